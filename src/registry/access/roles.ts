import type { Actor } from '#platform/ctx.ts'
import type { StaffRole } from '#platform/schema.ts'

/** What each role may do. A person may have several roles. Opening a child's record asks for a relation besides. */
const granted = {
  intake: [
    'entrance.read',
    'entrance.register',
    'entrance.open',
    'pathway.list',
    'pathway.read',
    'pathway.work',
    'journal.read',
    'journal.write',
    'delegation.work',
    'pathway.assign',
    'pathway.end',
    'search',
  ],
  therapist: [
    'request.read',
    'request.register',
    'request.handle',
    'request.deliver',
    'entrance.read',
    'entrance.register',
    'entrance.open',
    'pathway.list',
    'pathway.read',
    'pathway.work',
    'journal.read',
    'journal.write',
    'risk.decide',
    'delegation.work',
    'pathway.end',
    'search',
  ],
  adviser: [
    'pathway.list',
    'pathway.read',
    'pathway.work',
    'journal.read',
    'journal.write',
    'delegation.work',
    'search',
  ],
  secretary: [
    'request.read',
    'request.oversee',
    'request.register',
    'request.deliver',
    'entrance.read',
    'entrance.register',
    'entrance.open',
    'pathway.list',
    'pathway.assign',
    'search',
    'reporting.read',
    'reporting.send',
  ],
  leader: [
    'request.read',
    'request.register',
    'request.handle',
    'request.deliver',
    'request.approve',
    'request.oversee',
    'entrance.read',
    'entrance.register',
    'entrance.open',
    'pathway.list',
    'pathway.read',
    'pathway.work',
    'journal.read',
    'journal.write',
    'pathway.assign',
    'pathway.end',
    'risk.decide',
    'risk.settings',
    'concern.read',
    'delegation.work',
    'delegation.oversee',
    'search',
    'overview.read',
    'reporting.read',
    'reporting.send',
    'administration.read',
    'partners.write',
    'goals.write',
    'log.review',
    'log.extract',
    'access.restrict',
    'quality.permit',
    'retention.read',
    'retention.write',
    'phrases.write',
    'measures.administer',
  ],
  administrator: [
    'administration.read',
    'administration.write',
    'partners.write',
    'goals.write',
    'phrases.write',
    'measures.administer',
    'jobs.read',
    'reporting.settings',
    'retention.read',
  ],
} as const satisfies Record<StaffRole, readonly string[]>

export type Permission = (typeof granted)[StaffRole][number]

export const ROLES = [
  'intake',
  'therapist',
  'adviser',
  'secretary',
  'leader',
  'administrator',
] as const satisfies StaffRole[]

export const roleName = {
  intake: 'forsamtaler',
  therapist: 'behandler',
  adviser: 'vejleder',
  secretary: 'sekretær',
  leader: 'leder',
  administrator: 'systemadministrator',
} as const satisfies Record<StaffRole, string>

/** Whether a person, by one of their roles, may do this. Nobody but staff may do any of it. */
export const may = (permission: Permission, actor: Actor): boolean =>
  actor.kind === 'staff' && actor.roles.some((role) => (granted[role] as readonly string[]).includes(permission)) // a union of tuples narrows `includes` to never

/** The roles that a permission is granted to, for the words of a refusal. */
export const rolesThatMay = (permission: Permission): StaffRole[] =>
  ROLES.filter((role) => (granted[role] as readonly string[]).includes(permission))
