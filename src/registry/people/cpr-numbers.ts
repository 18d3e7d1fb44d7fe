import { sql, type NotNull } from 'kysely'
import type { Ctx } from '#platform/ctx.ts'
import { Problem, problem } from '#platform/problem.ts'
import { dayOf, daysBetween } from '#platform/time.ts'
import { day } from '#ui/danish.ts'
import { listedNames } from './listed.ts'
import { readCpr } from './cpr.ts'

/** What a seal on a CPR number is bound to. */
export const ABOUT = 'cpr'

/** A CPR number ready to be kept: sealed, and with the keyed hash by which this municipality alone finds it again. */
export function sealCpr(ctx: Ctx, digits: string): { sealed: Buffer; key_id: string; lookup: Buffer } {
  const { sealed, keyId } = ctx.vault.seal(digits, ABOUT)
  return { sealed, key_id: keyId, lookup: lookupOf(ctx, digits) }
}

/** The ten digits of a number that `sealCpr` sealed. */
export const openCpr = (ctx: Ctx, kept: { sealed: Buffer; key_id: string }): string =>
  ctx.vault.open({ sealed: kept.sealed, keyId: kept.key_id }, ABOUT)

export const lookupOf = (ctx: Ctx, digits: string): Buffer =>
  ctx.vault.lookup(digits, `cpr:${ctx.actor.municipalityId}`)

const TAKEN = 'En anden i kommunen har allerede det CPR-nummer. Søg barnet frem i stedet.'

/**
 * Why a CPR number cannot be given to somebody, as a sentence for the field; null when it can. It must be a number whose
 * date exists, agree with the birth date, and belong to nobody else here. `personId` is the one who may have it already.
 */
export async function cprFault(
  ctx: Ctx,
  digits: string,
  { birthDate, personId }: { birthDate?: string | null | undefined; personId?: string | undefined } = {},
): Promise<string | null> {
  const read = readCpr(digits)
  if (!read || read.birthDate.year < 1900 || daysBetween(read.birthDate, dayOf(ctx.now)) < 0) {
    return 'CPR-nummeret findes ikke. Skriv ti cifre, fx 050514-9995.'
  }
  if (birthDate && birthDate !== read.birthDate.toString()) {
    return `CPR-nummeret passer ikke med fødselsdatoen ${day(birthDate)}. Ret det, der er forkert.`
  }
  const holder = await holderOf(ctx, digits)
  return holder && holder.person_id !== personId ? TAKEN : null
}

const holderOf = (ctx: Ctx, digits: string) =>
  ctx.db
    .selectFrom('person_identifiers')
    .select('person_id')
    .where('lookup', '=', lookupOf(ctx, digits))
    .where('valid_to', 'is', null)
    .executeTakeFirst()

/**
 * Gives a person a CPR number from today on, and closes the one they had: numbers can change. An adult whose birth date
 * was not known gets it from the number. Refuses what `cprFault` finds; does nothing when they have that number already.
 */
export async function giveCpr(ctx: Ctx, personId: string, digits: string): Promise<void> {
  const person = await ctx.db
    .selectFrom('people')
    .select('birth_date')
    .where('id', '=', personId)
    .executeTakeFirstOrThrow(() => problem.notFound('Personen'))
  const fault = await cprFault(ctx, digits, { birthDate: person.birth_date, personId })
  if (fault) throw refused(fault)
  if (!person.birth_date) {
    const birthDate = readCpr(digits)?.birthDate.toString() ?? null
    await ctx.db.updateTable('people').set({ birth_date: birthDate }).where('id', '=', personId).execute()
  }

  const today = dayOf(ctx.now).toString()
  const { sealed, key_id, lookup } = sealCpr(ctx, digits)
  await ctx.db
    .updateTable('person_identifiers')
    .set({ valid_to: sql`greatest(valid_from, ${today}::date)` })
    .where('person_id', '=', personId)
    .where('valid_to', 'is', null)
    .where('lookup', '<>', lookup)
    .execute()
  await ctx.db
    .insertInto('person_identifiers')
    .values({ person_id: personId, sealed, key_id, lookup, valid_from: today, recorded_at: ctx.now })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  // Somebody may have given the same number to another in the same moment.
  if ((await holderOf(ctx, digits))?.person_id !== personId) throw refused(TAKEN)
}

const refused = (why: string) => new Problem(422, 'cpr-refused', 'CPR-nummeret kan ikke bruges', why)

/** The child that has this CPR number now. */
export async function childByCpr(ctx: Ctx, digits: string) {
  const child = await ctx.db
    .selectFrom('person_identifiers as number')
    .innerJoin('people', (join) =>
      join.onRef('people.municipality_id', '=', 'number.municipality_id').onRef('people.id', '=', 'number.person_id'),
    )
    .select(['people.id', 'birth_date as birthDate', 'has_protected_address as hasProtectedAddress'])
    .select(listedNames(ctx))
    .where('number.lookup', '=', lookupOf(ctx, digits))
    .where('number.valid_to', 'is', null)
    .where('is_child', '=', true)
    .$narrowType<{ birthDate: NotNull }>() // by a check of the table a child has one
    .executeTakeFirst()
  return child ?? null
}

/** The ten digits of somebody's CPR number, for the few who must see it and for the reports; null when there is none. */
export async function cprOf(ctx: Ctx, personId: string): Promise<string | null> {
  const kept = await ctx.db
    .selectFrom('person_identifiers')
    .select(['sealed', 'key_id'])
    .where('person_id', '=', personId)
    .where('valid_to', 'is', null)
    .executeTakeFirst()
  return kept ? openCpr(ctx, kept) : null
}

/** Since when each of these people has had the CPR number that they have now, by when it was registered. */
export async function cprSince(ctx: Ctx, personIds: readonly string[]): Promise<Map<string, Date>> {
  if (personIds.length === 0) return new Map()
  const kept = await ctx.db
    .selectFrom('person_identifiers')
    .select(['person_id', 'recorded_at'])
    .where('person_id', 'in', personIds)
    .where('valid_to', 'is', null)
    .execute()
  return new Map(kept.map(({ person_id, recorded_at }) => [person_id, recorded_at]))
}

/** The ten digits of each of these people who have a CPR number, for the reports. */
export async function cprNumbersOf(ctx: Ctx, personIds: readonly string[]): Promise<Map<string, string>> {
  if (personIds.length === 0) return new Map()
  const kept = await ctx.db
    .selectFrom('person_identifiers')
    .select(['person_id', 'sealed', 'key_id'])
    .where('person_id', 'in', personIds)
    .where('valid_to', 'is', null)
    .execute()
  return new Map(kept.map((each) => [each.person_id, openCpr(ctx, each)]))
}

/** All CPR numbers that somebody has had, the present one first. */
export async function cprHistory(
  ctx: Ctx,
  personId: string,
): Promise<{ digits: string; validFrom: string; validTo: string | null }[]> {
  const kept = await ctx.db
    .selectFrom('person_identifiers')
    .select(['sealed', 'key_id', 'valid_from', 'valid_to'])
    .where('person_id', '=', personId)
    .orderBy('valid_to', (order) => order.desc().nullsFirst())
    .orderBy('recorded_at', 'desc')
    .execute()
  return kept.map((each) => ({ digits: openCpr(ctx, each), validFrom: each.valid_from, validTo: each.valid_to }))
}
