import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx.ts'
import type { Db } from '#platform/database.ts'
import { isUuid } from '#platform/form.ts'
import { problem } from '#platform/problem.ts'
import type { StaffRole } from '#platform/schema.ts'
import type { Authorisation } from './authorisation.ts'

export { actorFrom } from './actor.ts'
export { isAuthorisedOn, type Authorisation } from './authorisation.ts'
export { closeAccess, openAccess, saveStaff, type Leaving, type Saved, type StaffDetails } from './change.ts'
export { demoPeople, type DemoPerson } from './demo/people.ts'
export { staffSchema } from './form.ts'
export { accessOf, type Access } from './member.ts'
export { carriedLink, carryLink } from './link-once.ts'
export { accountFaults } from './local/account-faults.ts'
export { resealSecrets } from './local/reseal.ts'
export { invite, unlock } from './local/accounts.ts'
export type { Establish, Proved, SignInMethod } from './sign-in.ts'

export type StaffMember = {
  id: string
  name: string
  email: string
  profession: string
  authorisationNumber: string
  authorisedFrom: string | null
  authorisedTo: string | null
  unitId: string | null
  unitName: string | null
  roles: StaffRole[]
  isActive: boolean
  version: number
  hasPassword: boolean
  lockedUntil: Date | null
  activationUntil: Date | null
}

const members = (db: Db) =>
  db
    .selectFrom('staff')
    .leftJoin('units', (join) =>
      join.onRef('units.municipality_id', '=', 'staff.municipality_id').onRef('units.id', '=', 'staff.unit_id'),
    )
    .leftJoin('local_accounts as account', (join) =>
      join.onRef('account.municipality_id', '=', 'staff.municipality_id').onRef('account.staff_id', '=', 'staff.id'),
    )
    .select([
      'staff.id',
      'staff.name',
      'staff.email',
      'staff.profession',
      'staff.authorisation_number as authorisationNumber',
      'staff.authorised_from as authorisedFrom',
      'staff.authorised_to as authorisedTo',
      'staff.unit_id as unitId',
      'units.name as unitName',
      rolesOf.as('roles'),
      'staff.is_active as isActive',
      'staff.version',
      sql<boolean>`account.password_hash is not null`.as('hasPassword'),
      'account.locked_until as lockedUntil',
      'account.activation_until as activationUntil',
    ])

const rolesOf = sql<StaffRole[]>`array(select role from staff_roles
  where staff_roles.municipality_id = staff.municipality_id and staff_roles.staff_id = staff.id order by role)::text[]`

/** One member of staff. */
export async function staffMember(ctx: Ctx, staffId: string): Promise<StaffMember> {
  const notThere = () => problem.notFound('Medarbejderen')
  if (!isUuid(staffId)) throw notThere()
  return members(ctx.db)
    .where('staff.municipality_id', '=', ctx.actor.municipalityId)
    .where('staff.id', '=', staffId)
    .executeTakeFirstOrThrow(notThere)
}

export const STAFF_ON_A_PAGE = 50

/** Those who work here, or those whose access is closed, in Danish order of names; and how many they are. */
export async function staffPage(
  ctx: Ctx,
  { isActive, page }: { isActive: boolean; page: number },
): Promise<{ staff: StaffMember[]; total: number }> {
  const rows = await members(ctx.db)
    .select(sql<number>`count(*) over ()`.as('total'))
    .where('staff.municipality_id', '=', ctx.actor.municipalityId)
    .where('staff.is_active', '=', isActive)
    .orderBy(sql`staff.name collate danish`)
    .orderBy('staff.id')
    .limit(STAFF_ON_A_PAGE)
    .offset((page - 1) * STAFF_ON_A_PAGE)
    .execute()
  return { staff: rows, total: rows[0]?.total ?? 0 }
}

/** Those who work here and have one of the roles, in Danish order of names: whom something can be given to. */
export async function staffInRoles(
  ctx: Ctx,
  roles: readonly StaffRole[],
): Promise<({ id: string; name: string; profession: string; roles: StaffRole[] } & Authorisation)[]> {
  return ctx.db
    .selectFrom('staff')
    .select(['id', 'name', 'profession', rolesOf.as('roles'), 'authorisation_number as authorisationNumber'])
    .select(['authorised_from as authorisedFrom', 'authorised_to as authorisedTo'])
    .where('municipality_id', '=', ctx.actor.municipalityId)
    .where('is_active', '=', true)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('staff_roles')
          .select('role')
          .whereRef('staff_roles.municipality_id', '=', 'staff.municipality_id')
          .whereRef('staff_roles.staff_id', '=', 'staff.id')
          .where('role', 'in', roles),
      ),
    )
    .orderBy(sql`name collate danish`)
    .orderBy('id')
    .execute()
}

/** Whether somebody works here now. `db` acts for the municipality. */
export async function isAtWork(db: Db, staffId: string): Promise<boolean> {
  const found = await db
    .selectFrom('staff')
    .select('id')
    .where('id', '=', staffId)
    .where('is_active', '=', true)
    .executeTakeFirst()
  return found !== undefined
}

/** The member of staff with a certain address, for a way of signing in that knows only that. `db` acts for the municipality. */
export async function staffIdByEmail(db: Db, email: string): Promise<string | null> {
  const found = await db.selectFrom('staff').select('id').where('email', '=', email.toLowerCase()).executeTakeFirst()
  return found?.id ?? null
}
