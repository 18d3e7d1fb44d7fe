import type { Errors, Typed } from '#platform/form.ts'
import { buttonLink, button, disabledAction, postButton } from '#ui/button.ts'
import { card, columns, facts, heading } from '#ui/card.ts'
import { capital, count } from '#ui/danish.ts'
import { form, formActions, hiddenFields } from '#ui/form.ts'
import { html } from '#ui/html.ts'
import { staffPage, type Frame } from '#ui/layout.ts'
import { backLink } from '#ui/links.ts'
import { notice } from '#ui/notice.ts'
import { HOURS_TO_ACTIVATE } from '../local/account.ts'
import { accessOf } from '../member.ts'
import type { StaffMember } from '../staff.ts'
import { accessTag } from './access-tag.ts'
import { staffFields, type UnitChoice } from './fields.ts'

const LIST = '/administration/staff'

type Asked = { units: readonly UnitChoice[]; typed?: Typed | undefined; errors?: Errors | undefined }

/** An empty page for somebody new. */
export const newMemberPage = (frame: Frame, { units, typed, errors }: Asked) =>
  staffPage(
    frame,
    { title: 'Tilføj medarbejder', errors },
    html`${backLink(LIST, 'Medarbejdere')} ${heading('Tilføj medarbejder')}
    ${card(
      null,
      form({ action: LIST, errors }, [
        staffFields({ units, typed, errors }),
        formActions(button('Tilføj, og lav link'), buttonLink('Fortryd', LIST, { kind: 'quiet' })),
      ]),
    )}`,
  )

export type MemberPage = Asked & {
  member: StaffMember
  now: Date
  mayChange: boolean
  /** So many delegations end when the access is closed. */
  delegations: number
  /** Somebody else saved a change first. */
  isStale?: boolean | undefined
  isSelf: boolean
  /** The activation link, in full, shown this once. */
  link?: string | undefined
}

/** One member of staff: what is known, and how they stand with signing in. */
export const memberPage = (frame: Frame, page: MemberPage) =>
  staffPage(
    frame,
    { title: 'Medarbejder', errors: page.errors },
    html`${backLink(LIST, 'Medarbejdere')} ${heading(page.member.name, { line: capital(page.member.profession) })}
    ${page.link && linkNotice(page.member, page.link)} ${page.isStale && staleNotice(page.member)}
    ${columns(details(page), access(page))}`,
  )

const linkNotice = ({ name }: StaffMember, link: string) =>
  notice(
    'success',
    'Giv dette link videre nu. Det vises kun denne ene gang',
    html`<p class="key"><code>${link}</code></p>
      <p>
        ${name} vælger selv adgangskode og forbinder en app til koder. Linket virker én gang og i ${HOURS_TO_ACTIVATE}
        timer. Giv det personligt, ikke i en fælles postkasse.
      </p>`,
    { live: true },
  )

const staleNotice = ({ name, email, profession }: StaffMember) =>
  notice(
    'warning',
    'En anden har gemt en ændring, mens du skrev',
    html`<p>
      Der står nu: ${name}, ${email}, ${profession}. Det, du skrev, står stadig i felterne. Se det igennem, og gem igen,
      hvis det er dit, der skal gælde.
    </p>`,
    { live: true },
  )

const details = ({ member, units, typed, errors, mayChange, isSelf }: MemberPage) =>
  card(
    'Oplysninger',
    mayChange
      ? form({ action: `${LIST}/${member.id}`, errors }, [
          hiddenFields({ version: member.version }),
          staffFields({ member, units, typed, errors, isSelf }),
          formActions(button('Gem')),
        ])
      : facts([
          ['E-mail', member.email],
          ['Autorisations-ID', member.authorisationNumber || 'ikke oplyst'],
          ['Enhed', member.unitName ?? 'ingen'],
        ]),
  )

const access = ({ member, delegations, mayChange, isSelf, now }: MemberPage) => {
  const post = (label: string, path: string, kind?: 'danger') =>
    html`<div>${postButton(label, `${LIST}/${member.id}/${path}`, { ...(kind && { kind }) })}</div>`
  const state = accessOf(member, now)
  const isNew = state !== 'ready' && state !== 'locked'
  const linkLabel = isSelf ? 'Skift adgangskode og app nu' : isNew ? 'Lav link til første login' : 'Lav nyt link'
  return card(
    'Adgang',
    html`<p class="chips">${accessTag(member, now)}</p>
      ${
        mayChange &&
        html`<div class="stack access">
          ${state === 'locked' && post('Lås op', 'unlocking')}
          ${
            state === 'closed'
              ? post('Luk op for adgang igen', 'reopening')
              : html`${post(linkLabel, 'activation')}
                  <p class="quiet small">
                    Bruges ved første login, ny telefon eller glemt adgangskode. Den gamle adgangskode og app holder op
                    med at virke med det samme, og ${isSelf ? 'du bliver' : 'personen bliver'} logget ud.
                  </p>
                  ${isSelf ? disabledAction('Luk adgang', 'Du kan ikke lukke din egen adgang.') : post('Luk adgang', 'closure', 'danger')}
                  ${!isSelf && delegations > 0 && closingNote(delegations)}`
          }
        </div>`
      }`,
  )
}

const closingNote = (delegations: number) =>
  html`<p class="quiet small">
    Når adgangen lukkes, ophører ${count(delegations, 'delegation', 'delegationer')}, som personen har givet eller fået.
    Der kan ikke længere behandles under ${delegations === 1 ? 'den' : 'dem'}. Det, der er holdt, bliver stående.
  </p>`
