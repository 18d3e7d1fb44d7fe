import { sql } from 'kysely'
import type { Ctx, StaffCtx } from '#platform/ctx.ts'
import { isUuid } from '#platform/form.ts'
import { problem } from '#platform/problem.ts'
import type { StaffRole } from '#platform/schema.ts'
import { may } from '#registry/access/roles.ts'
import type { Validity } from './cover.ts'

/** The first day of a later approved version of the same series. `i` is the version asked about. */
export const supersededFrom = sql<string | null>`(select min(n.valid_from) from instructions n
  where n.municipality_id = i.municipality_id and n.series_id = i.series_id and n.number > i.number and n.approved_at is not null)`

const all = (ctx: StaffCtx) =>
  ctx.db
    .selectFrom('instructions as i')
    .leftJoin('staff as owner', (join) =>
      join.onRef('owner.municipality_id', '=', 'i.municipality_id').onRef('owner.id', '=', 'i.approved_by'),
    )
    .leftJoin('instruction_readings as own', (join) =>
      join
        .onRef('own.municipality_id', '=', 'i.municipality_id')
        .onRef('own.instruction_id', '=', 'i.id')
        .on('own.staff_id', '=', ctx.actor.id),
    )
    .select(['i.id', 'i.series_id as seriesId', 'i.number', 'i.title', 'i.text', 'i.version'])
    .select(sql<StaffRole[]>`i.roles::text[]`.as('roles'))
    .select(['i.approved_at as approvedAt', 'i.valid_from as validFrom', 'i.valid_to as validTo'])
    .select(['owner.name as owner', 'owner.profession as ownerProfession', 'own.read_at as readAt'])
    .select(supersededFrom.as('supersededFrom'))

const versions = (ctx: StaffCtx) =>
  all(ctx).where((where) =>
    may('delegation.oversee', ctx.actor)
      ? where.val(true)
      : where.and([
          where('i.approved_at', 'is not', null),
          where.or([
            sql<boolean>`i.roles::text[] && ${[...ctx.actor.roles]}::text[]`,
            where.exists(
              where
                .selectFrom('delegations as d')
                .select('d.id')
                .whereRef('d.instruction_id', '=', 'i.id')
                .where((of) => of.or([of('d.helper_id', '=', ctx.actor.id), of('d.delegator_id', '=', ctx.actor.id)])),
            ),
          ]),
        ]),
  )

export type Instruction = Awaited<ReturnType<ReturnType<typeof versions>['execute']>>[number]

/** R86: the versions that concern the reader, or all for who oversees; in Danish order of titles, the latest version first. */
export const instructionsFor = (ctx: StaffCtx): Promise<Instruction[]> =>
  versions(ctx)
    .orderBy(sql`i.title collate danish`)
    .orderBy('i.series_id')
    .orderBy('i.number', 'desc')
    .limit(500)
    .execute()

/** R86: every approved version, whomever it concerns, in the same order: an instruks can be given on by who does not follow it. */
export const approvedInstructions = (ctx: StaffCtx): Promise<Instruction[]> =>
  all(ctx)
    .where('i.approved_at', 'is not', null)
    .orderBy(sql`i.title collate danish`)
    .orderBy('i.series_id')
    .orderBy('i.number', 'desc')
    .limit(500)
    .execute()

/** One of those, or not found. */
export const instructionById = (ctx: StaffCtx, id: string): Promise<Instruction> => {
  if (!isUuid(id)) throw problem.notFound('Instruksen')
  return versions(ctx)
    .where('i.id', '=', id)
    .executeTakeFirstOrThrow(() => problem.notFound('Instruksen'))
}

/** Its days, or null while it is a draft. */
export const validityOf = ({ validFrom, validTo, supersededFrom: later }: Instruction): Validity | null =>
  validFrom === null ? null : { validFrom, validTo, supersededFrom: later }

export type Draft = { title: string; text: string; roles: StaffRole[] }

/** Begins an instruks. Gives its id. */
export async function draftInstruction(ctx: StaffCtx, draft: Draft): Promise<string> {
  const { id } = await ctx.db
    .insertInto('instructions')
    .values({ ...draft, series_id: crypto.randomUUID(), number: 1, drafted_at: ctx.now })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Begins the next version from the words of this one, or finds the draft that somebody has begun. Gives its id. */
export async function nextVersion(ctx: StaffCtx, { seriesId }: Instruction): Promise<string> {
  await sql`insert into instructions (series_id, number, title, text, roles, drafted_at)
    select series_id, number + 1, title, text, roles, ${ctx.now} from instructions
    where series_id = ${seriesId} order by number desc limit 1
    on conflict (municipality_id, series_id) where approved_at is null do nothing`.execute(ctx.db)
  const { id } = await ctx.db
    .selectFrom('instructions')
    .select('id')
    .where('series_id', '=', seriesId)
    .where('approved_at', 'is', null)
    .executeTakeFirstOrThrow()
  return id
}

/** Changes a draft whose version was seen; false when somebody has changed or approved it since. */
export async function changeDraft(ctx: Ctx, id: string, seen: number, draft: Draft): Promise<boolean> {
  const { numUpdatedRows } = await ctx.db
    .updateTable('instructions')
    .set({ ...draft, version: seen + 1 })
    .where('id', '=', id)
    .where('version', '=', seen)
    .where('approved_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** R86: approves a version in the leader's own name. From then on it stands; false when it has been changed or approved since. */
export async function approveInstruction(
  ctx: StaffCtx,
  id: string,
  seen: number,
  { validFrom, validTo }: { validFrom: string; validTo: string | null },
): Promise<boolean> {
  const { numUpdatedRows } = await ctx.db
    .updateTable('instructions')
    .set({
      approved_by: ctx.actor.id,
      approved_at: ctx.now,
      valid_from: validFrom,
      valid_to: validTo,
      version: seen + 1,
    })
    .where('id', '=', id)
    .where('version', '=', seen)
    .where('approved_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** The reader has read it. Said twice, the first time stands. */
export async function confirmReading(ctx: StaffCtx, id: string): Promise<void> {
  await ctx.db
    .insertInto('instruction_readings')
    .values({ instruction_id: id, read_at: ctx.now })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Who has read a version, and when, in Danish order of names. */
export const readersOf = (ctx: Ctx, id: string) =>
  ctx.db
    .selectFrom('instruction_readings as r')
    .innerJoin('staff as s', (join) =>
      join.onRef('s.municipality_id', '=', 'r.municipality_id').onRef('s.id', '=', 'r.staff_id'),
    )
    .select(['s.name', 's.profession', 'r.read_at as readAt'])
    .where('instruction_id', '=', id)
    .orderBy(sql`s.name collate danish`)
    .execute()

/** How many delegations that hold rest on versions of this series: they are to be given anew when a new one holds. */
export async function delegationsOnSeries(ctx: Ctx, seriesId: string, today: string): Promise<number> {
  const { total } = await ctx.db
    .selectFrom('delegations as d')
    .innerJoin('instructions as i', (join) =>
      join.onRef('i.municipality_id', '=', 'd.municipality_id').onRef('i.id', '=', 'd.instruction_id'),
    )
    .select((count) => count.fn.countAll<number>().as('total'))
    .where('i.series_id', '=', seriesId)
    .where('d.valid_to', '>=', today)
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('delegation_endings as e').select('e.at').whereRef('e.delegation_id', '=', 'd.id'))),
    )
    .executeTakeFirstOrThrow()
  return total
}
