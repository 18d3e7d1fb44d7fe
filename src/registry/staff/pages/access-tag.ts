import { dayOf, shortDay, time } from '#ui/danish.ts'
import type { Html } from '#ui/html.ts'
import { tag } from '#ui/tag.ts'
import { accessOf, type Access } from '../member.ts'
import type { StaffMember } from '../staff.ts'

const at = (instant: Date | null) => (instant ? `${shortDay(dayOf(instant))} kl. ${time(instant)}` : '')

const tags = {
  closed: () => tag('plain', 'lukket'),
  locked: ({ lockedUntil }) => tag('bad', `låst til ${at(lockedUntil)}`),
  ready: () => tag('ok', 'kan logge ind'),
  invited: ({ activationUntil }) => tag('info', `link til ${at(activationUntil)}`),
  'invitation-over': () => tag('warn', 'link er udløbet'),
  none: () => tag('plain', 'uden adgangskode'),
} satisfies Record<Access, (member: StaffMember) => Html>

/** How somebody stands with signing in, in a few words. */
export const accessTag = (member: StaffMember, now: Date): Html => tags[accessOf(member, now)](member)
