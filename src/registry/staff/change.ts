import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx.ts'
import type { Errors } from '#platform/form.ts'
import { problem } from '#platform/problem.ts'
import type { StaffRole } from '#platform/schema.ts'
import { endSessionsOf } from '#platform/sessions.ts'
import { mayLoseAdministration } from './member.ts'

export type StaffDetails = {
  name: string
  email: string
  profession: string
  authorisationNumber: string
  /** When it is known. */
  authorisedFrom?: string | null
  authorisedTo?: string | null
  unitId: string | null
  roles: StaffRole[]
}

/** `stale`: somebody else has changed the same person since. */
export type Saved = { id: string; errors?: never } | { errors: Errors } | 'stale'

const actorId = (ctx: Ctx): string | null => (ctx.actor.kind === 'staff' ? ctx.actor.id : null)

/**
 * R54: adds a member of staff, or changes one whose `version` was seen. One row is one person: an address or an
 * authorisation number that somebody else has is refused, and so is taking the administration from oneself.
 */
export async function saveStaff(
  ctx: Ctx,
  details: StaffDetails,
  known?: { id: string; version: number },
): Promise<Saved> {
  if (known && !mayLoseAdministration(actorId(ctx), known.id, details.roles)) {
    return { errors: { roles: 'Du kan ikke tage rollen som systemadministrator fra dig selv. Bed en anden om det.' } }
  }
  if (details.authorisationNumber === '' && (details.authorisedFrom ?? details.authorisedTo))
    return { errors: { authorisationNumber: 'Skriv autorisations-ID’et, eller lad dagene være tomme.' } }
  if (details.authorisedFrom && details.authorisedTo && details.authorisedTo < details.authorisedFrom)
    return { errors: { authorisedTo: 'Autorisationen kan ikke ophøre, før den er givet.' } }
  await oneAtATime(ctx)
  const errors = await clashes(ctx, details, known?.id)
  if (errors) return { errors }

  const id = known ? await update(ctx, details, known) : await insert(ctx, details)
  if (!id) return 'stale'
  await setRoles(ctx, id, details.roles)
  return { id }
}

/** What somebody answers for that ends when they leave, as the delegations, which lie above, tell and end it (R85). */
export type Leaving = {
  standing: (ctx: Ctx, staffId: string) => Promise<number>
  end: (ctx: Ctx, staffId: string) => Promise<void>
}

/**
 * Closes somebody's access at once: no session of theirs goes on, no way of signing in lets them in, and nobody treats on their
 * responsibility any more.
 */
export async function closeAccess(ctx: Ctx, staffId: string, leaving: Leaving): Promise<void> {
  if (actorId(ctx) === staffId)
    throw problem.notAllowedNow('Du kan ikke lukke din egen adgang. Bed en anden systemadministrator om det.')
  await setActive(ctx, staffId, false)
  await endSessionsOf(ctx, staffId)
  await leaving.end(ctx, staffId)
}

export const openAccess = (ctx: Ctx, staffId: string): Promise<void> => setActive(ctx, staffId, true)

async function setActive(ctx: Ctx, staffId: string, isActive: boolean): Promise<void> {
  await ctx.db
    .updateTable('staff')
    .set({ is_active: isActive, version: sql`version + 1` })
    .where('municipality_id', '=', ctx.actor.municipalityId)
    .where('id', '=', staffId)
    .returning('id')
    .executeTakeFirstOrThrow(() => problem.notFound('Medarbejderen'))
}

/** Two who save staff of one municipality wait for each other, so that what was free when we looked is still free. */
async function oneAtATime(ctx: Ctx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('staff', ${ctx.actor.municipalityId}::bigint))`.execute(
    ctx.db,
  )
}

async function clashes(
  ctx: Ctx,
  { email, authorisationNumber }: StaffDetails,
  exceptId?: string,
): Promise<Errors | null> {
  let taken = ctx.db
    .selectFrom('staff')
    .select(['email', 'authorisation_number'])
    .where('municipality_id', '=', ctx.actor.municipalityId)
    .where(({ or, eb, and }) =>
      or([
        eb('email', '=', email),
        and([eb('authorisation_number', '=', authorisationNumber), eb('authorisation_number', '<>', '')]),
      ]),
    )
  if (exceptId) taken = taken.where('id', '<>', exceptId)
  const rows = await taken.execute()
  if (rows.length === 0) return null
  return {
    ...(rows.some((row) => row.email === email) && {
      email: 'Adressen bruges af en anden medarbejder. Et login kan ikke deles; hver skal have sin egen adresse.',
    }),
    ...(rows.some((row) => row.authorisation_number !== '' && row.authorisation_number === authorisationNumber) && {
      authorisationNumber: 'Autorisations-ID’et hører til en anden medarbejder. Ret det, eller lad feltet være tomt.',
    }),
  }
}

const columns = (details: StaffDetails) => ({
  name: details.name,
  email: details.email,
  profession: details.profession,
  authorisation_number: details.authorisationNumber,
  authorised_from: details.authorisedFrom ?? null,
  authorised_to: details.authorisedTo ?? null,
  unit_id: details.unitId,
})

async function insert(ctx: Ctx, details: StaffDetails): Promise<string> {
  const { id } = await ctx.db.insertInto('staff').values(columns(details)).returning('id').executeTakeFirstOrThrow()
  return id
}

async function update(ctx: Ctx, details: StaffDetails, known: { id: string; version: number }): Promise<string | null> {
  const changed = await ctx.db
    .updateTable('staff')
    .set({ ...columns(details), version: known.version + 1 })
    .where('municipality_id', '=', ctx.actor.municipalityId)
    .where('id', '=', known.id)
    .where('version', '=', known.version)
    .returning('id')
    .executeTakeFirst()
  return changed?.id ?? null
}

async function setRoles(ctx: Ctx, staffId: string, roles: readonly StaffRole[]): Promise<void> {
  await ctx.db
    .deleteFrom('staff_roles')
    .where('municipality_id', '=', ctx.actor.municipalityId)
    .where('staff_id', '=', staffId)
    .where('role', 'not in', roles)
    .execute()
  await ctx.db
    .insertInto('staff_roles')
    .values(roles.map((role) => ({ staff_id: staffId, role })))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
