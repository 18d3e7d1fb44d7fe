import { sql } from 'kysely'
import type { Ctx, StaffCtx } from '#platform/ctx.ts'
import { problem } from '#platform/problem.ts'
import type { Definition } from './definition.ts'
import { DEFINITIONS, definitionById } from './definitions.ts'
import { informantName } from './words.ts'

/** Forms that a municipality has taken in itself, beside those that come with the software. */
const forms = (ctx: Ctx) =>
  ctx.db
    .selectFrom('measure_forms')
    .select(['id', 'form_id as formId', 'form_version as version', 'withdrawn_at as withdrawnAt'])
    .select((form) => form.ref('definition').$castTo<Definition>().as('definition')) // as `installForm` let it in
    .orderBy((order) => order('withdrawn_at', 'is not', null))
    .orderBy('form_id')
    .orderBy('installed_at', 'desc')

/** All of them, those in use first; for the administration. */
export const ownFormsOf = (ctx: Ctx) => forms(ctx).execute()

export type OwnForm = Awaited<ReturnType<typeof ownFormsOf>>[number]

/** Every form that may be asked with here, those of the municipality's own last. One statement. */
export async function formsInUse(ctx: Ctx): Promise<Definition[]> {
  const own = await forms(ctx).where('withdrawn_at', 'is', null).execute()
  return [...DEFINITIONS, ...own.map(({ definition }) => definition)]
}

/** The form by which something was answered; `own` is the municipality's own in that version, read with the answer. */
export const formOf = ({ form_id, own }: { form_id: string; own?: Definition | null }): Definition | undefined =>
  definitionById(form_id) ?? own ?? undefined

/** SQL: the short title of the municipality's own form, by a column that names a form; null when it is none of its own. */
export const ownTitle = (column: string) =>
  sql<string | null>`(select own.definition ->> 'shortTitle' from measure_forms own
    where own.form_id = ${sql.ref(column)} order by own.installed_at desc limit 1)`

/**
 * Takes a form into use, in place of its version before. It is a family of its own: it stands for no other, and no other for it.
 * Gives what is wrong, in Danish words: the id of a form that comes with the software, another informant than its version
 * before, a version that is here already. A version stands; what is changed is another version.
 */
export async function installForm(ctx: StaffCtx, given: Definition): Promise<string[]> {
  const definition = { ...given, family: given.id }
  if (DEFINITIONS.some(({ id, family }) => id === definition.id || family === definition.id))
    return [`${definition.id} er et af de skemaer, der følger med Trin 2. Giv det et andet id.`]
  const known = await forms(ctx).where('form_id', '=', definition.id).execute()
  if (known.some(({ version }) => version === definition.version))
    return ['Den version er allerede lagt ind. Giv den rettede et nyt versionsnummer.']
  const other = known.find((form) => form.definition.informant !== definition.informant)?.definition.informant
  if (other) return [`Skemaet blev før besvaret af ${informantName[other]}. Giv det et andet id.`]
  await ctx.db
    .updateTable('measure_forms')
    .set({ withdrawn_at: ctx.now, withdrawn_by: ctx.actor.id })
    .where('form_id', '=', definition.id)
    .where('withdrawn_at', 'is', null)
    .execute()
  const added = await ctx.db
    .insertInto('measure_forms')
    .values({
      form_id: definition.id,
      form_version: definition.version,
      definition: JSON.stringify(definition),
      installed_at: ctx.now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return added ? [] : ['Den version er allerede lagt ind. Giv den rettede et nyt versionsnummer.']
}

/** It is asked with no more, by no plan either; what was answered stays as it is, and links that are out can be answered. */
export async function withdrawForm(ctx: StaffCtx, id: string): Promise<void> {
  const { form_id: formId } = await ctx.db
    .updateTable('measure_forms')
    .set({ withdrawn_at: ctx.now, withdrawn_by: ctx.actor.id })
    .where('id', '=', id)
    .where('withdrawn_at', 'is', null)
    .returning('form_id')
    .executeTakeFirstOrThrow(() => problem.notFound('Skemaet'))
  await ctx.db
    .updateTable('measure_plans')
    .set((set) => ({ is_active: false, version: set('version', '+', 1) }))
    .where('form_id', '=', formId)
    .where('is_active', '=', true)
    .execute()
}
