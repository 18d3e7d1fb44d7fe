import type { Ctx, StaffCtx } from '#platform/ctx.ts'
import { problem } from '#platform/problem.ts'
import { dayOf } from '#platform/time.ts'
import type { BandSet } from '../norm.ts'
import { formsInUse, ownTitle } from '../own-forms.ts'
import { packHash, readPack } from '../pack-content.ts'
import { fitsDefinition } from '../pack.ts'
import { readNorms } from './norms-content.ts'

/** Every content pack of the municipality, those in use first. */
export const packsOf = (ctx: Ctx) =>
  ctx.db
    .selectFrom('measure_packs')
    .select(['id', 'form_id as formId', 'form_version as formVersion', 'language', 'installed_at as installedAt'])
    .select(ownTitle('measure_packs.form_id').as('ownTitle'))
    .select([
      'licence_holder as holder',
      'licence_number as number',
      'valid_to as validTo',
      'withdrawn_at as withdrawnAt',
    ])
    .orderBy((order) => order('withdrawn_at', 'is not', null))
    .orderBy('form_id')
    .orderBy('installed_at', 'desc')
    .execute()

export type KnownPack = Awaited<ReturnType<typeof packsOf>>[number]

/**
 * Installs the wording of a form, in place of the one that was in use in that language. Gives what is wrong, in Danish words:
 * what is no pack, does not fit the form, holds part of it, or lacks the licence (R41).
 */
export async function installPack(ctx: StaffCtx, given: string): Promise<string[]> {
  const { pack, faults } = readPack(jsonIn(given))
  if (!pack) return faults
  const definition = (await formsInUse(ctx)).find(({ id }) => id === pack.form)
  if (!definition) return [`Der er ikke noget skema, der hedder ${pack.form}.`]
  const wrong = fitsDefinition(pack, definition, dayOf(ctx.now).toString())
  if (wrong.length) return wrong
  await ctx.db
    .updateTable('measure_packs')
    .set({ withdrawn_at: ctx.now, withdrawn_by: ctx.actor.id })
    .where('form_id', '=', pack.form)
    .where('form_version', '=', pack.version)
    .where('language', '=', pack.language)
    .where('withdrawn_at', 'is', null)
    .execute()
  await ctx.db
    .insertInto('measure_packs')
    .values({
      form_id: pack.form,
      form_version: pack.version,
      language: pack.language,
      content: JSON.stringify(pack),
      sha256: Buffer.from(packHash(pack), 'hex'),
      licence_holder: pack.licence.holder ?? '',
      licence_number: pack.licence.number ?? '',
      valid_to: pack.licence.validTo ?? null,
      installed_at: ctx.now,
    })
    .execute()
  return []
}

/** Its questions are shown no more; what was answered keeps them. */
export async function withdrawPack(ctx: StaffCtx, id: string): Promise<void> {
  const { numUpdatedRows } = await ctx.db
    .updateTable('measure_packs')
    .set({ withdrawn_at: ctx.now, withdrawn_by: ctx.actor.id })
    .where('id', '=', id)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows !== 1n) throw problem.notFound('Pakken')
}

/** The norm sets that the municipality has installed, those in use first. */
export const normsOf = (ctx: Ctx) =>
  ctx.db
    .selectFrom('measure_norms')
    .select(['id', 'norm_id as normId', 'norm_version as version', 'content', 'withdrawn_at as withdrawnAt'])
    .$castTo<{ id: string; normId: string; version: string; content: BandSet; withdrawnAt: Date | null }>() // as `readNorms` let them in
    .orderBy((order) => order('withdrawn_at', 'is not', null))
    .orderBy('norm_id')
    .execute()

/** Installs a norm set. Gives what is wrong, in Danish words. A version stands: what is changed is another version. */
export async function installNorms(ctx: StaffCtx, given: string): Promise<string[]> {
  const { norms, faults } = readNorms(jsonIn(given), await formsInUse(ctx))
  if (!norms) return faults
  await ctx.db
    .updateTable('measure_norms')
    .set({ withdrawn_at: ctx.now, withdrawn_by: ctx.actor.id })
    .where('norm_id', '=', norms.id)
    .where('norm_version', '<>', norms.version)
    .where('withdrawn_at', 'is', null)
    .execute()
  const added = await ctx.db
    .insertInto('measure_norms')
    .values({ norm_id: norms.id, norm_version: norms.version, content: JSON.stringify(norms), installed_at: ctx.now })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return added ? [] : ['Den version er allerede lagt ind. Giv den rettede et nyt versionsnummer.']
}

export async function withdrawNorms(ctx: StaffCtx, id: string): Promise<void> {
  const { numUpdatedRows } = await ctx.db
    .updateTable('measure_norms')
    .set({ withdrawn_at: ctx.now, withdrawn_by: ctx.actor.id })
    .where('id', '=', id)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows !== 1n) throw problem.notFound('Normerne')
}

export const firstNormOf = async (ctx: Ctx): Promise<string | null> =>
  (await ctx.db.selectFrom('measure_settings').select('first_norm').executeTakeFirst())?.first_norm ?? null

/** Chooses which norm set is used first, or leaves it to the order of the software. What was scored keeps its own. */
export async function chooseFirstNorm(ctx: StaffCtx, firstNorm: string | null): Promise<void> {
  const values = { first_norm: firstNorm, changed_at: ctx.now, changed_by: ctx.actor.id }
  await ctx.db
    .insertInto('measure_settings')
    .values({ municipality_id: ctx.actor.municipalityId, ...values })
    .onConflict((conflict) => conflict.column('municipality_id').doUpdateSet(values))
    .execute()
}

/** What stands in a file, as it is read; text that is no JSON is read as itself, and refused as such. */
function jsonIn(given: string): unknown {
  try {
    return JSON.parse(given)
  } catch {
    return given
  }
}
