import type { StaffRole } from '#platform/schema.ts'

/** The local part of addresses that several people read; what follows a dot, a hyphen or a plus does not make it personal. */
const SHARED = new Set(
  `admin administration administrator behandler behandlere behandling booking bruger demo drift familie familiehuset forsamtale
  forsamtaler forvaltning faelles fælles faellespost fællespost henvendelse hej hello hovedpostkasse hovednummer info information
  it itsupport kommune kommunen kontakt kontor ledelse leder mail modtagelse noreply no-reply office personale post postkasse
  ppr psykolog psykologer raadgivning rådgivning reception receptionen sekretaer sekretær sekretariat sekretariatet service
  servicedesk sikkerpost sikkermail skole staff sundhed support team teamet test trin2 ungehus ungehuset ungeteam vagt vagten
  vejleder vikar vikarer visitation webmaster`.split(/\s+/),
)

/**
 * R54: whether an address looks as if several people read it (`info@`, `kontakt.ungehuset@`), so that it cannot be one
 * person's sign-in. Takes the whole address. Compares with a list of our own; a personal address may happen to look so,
 * and then another one is used.
 */
export function looksShared(email: string): boolean {
  const local = email.split('@')[0]?.toLowerCase() ?? ''
  const [first = ''] = local.split(/[.+_-]|\d/)
  return SHARED.has(local) || SHARED.has(first)
}

/** What a change may take from the one who makes it: nobody locks themselves out of the administration. */
export const mayLoseAdministration = (actorId: string | null, staffId: string, roles: readonly StaffRole[]): boolean =>
  actorId !== staffId || roles.includes('administrator')

export type Access = 'closed' | 'locked' | 'ready' | 'invited' | 'invitation-over' | 'none'

/** How a member of staff stands with signing in by a local account. */
export function accessOf(
  member: {
    isActive: boolean
    hasPassword: boolean
    lockedUntil: Date | null
    activationUntil: Date | null
  },
  now: Date,
): Access {
  if (!member.isActive) return 'closed'
  if (member.lockedUntil && member.lockedUntil > now) return 'locked'
  if (member.hasPassword) return 'ready'
  if (!member.activationUntil) return 'none'
  return member.activationUntil > now ? 'invited' : 'invitation-over'
}
