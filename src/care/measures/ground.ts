import { sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { Ctx } from '#platform/ctx.ts'
import { problem } from '#platform/problem.ts'
import { dayOf } from '#platform/time.ts'
import type { Definition } from './definition.ts'
import { definitionById } from './definitions.ts'
import type { BandSet } from './norm.ts'
import { packWording } from './pack.ts'
import type { Pack } from './pack-content.ts'
import { setsInOrder } from './norms-in-use.ts'
import { shippedWording, type Shown } from './wording.ts'

/** What a form is answered on: the pathway and its child, the form as it is in use here, its wording and the goals. */
export type Ground = Awaited<ReturnType<typeof groundOf>>

/**
 * Everything that it takes to ask or score a form in a pathway, in one statement. Refuses a form that neither comes with the
 * software nor is in use here, and a pathway that is not there. `version`: the one that a link asked for, also when it was
 * withdrawn since.
 */
export async function groundOf(ctx: Ctx, pathwayId: string, formId: string, language = 'da', version?: string) {
  const today = dayOf(ctx.now).toString()
  const found = await ctx.db
    .selectFrom('pathways')
    .innerJoin('people as child', (join) =>
      join.onRef('child.municipality_id', '=', 'pathways.municipality_id').onRef('child.id', '=', 'pathways.child_id'),
    )
    .select(['pathways.id', 'pathways.child_id', 'pathways.responsible_id', 'pathways.status'])
    .select('child.birth_date')
    .select((pathway) => [
      jsonArrayFrom(
        pathway
          .selectFrom('measure_forms as form')
          .select(['form.form_version', 'form.definition'])
          .where('form.form_id', '=', formId)
          .where((where) =>
            where.or([where('form.withdrawn_at', 'is', null), where('form.form_version', '=', version ?? null)]),
          )
          .orderBy(
            (order) => order('form.form_version', '=', version ?? null),
            (order) => order.desc().nullsLast(),
          )
          .orderBy('form.installed_at', 'desc'),
      ).as('imported'),
      jsonArrayFrom(
        pathway
          .selectFrom('measure_packs as pack')
          .select(['pack.id', 'pack.form_version', 'pack.content'])
          .$castTo<{ id: string; form_version: string; content: Pack }>() // as `readPack` let them in
          .where('pack.form_id', '=', formId)
          .where('pack.language', '=', language)
          .where('pack.withdrawn_at', 'is', null)
          .where((where) => where.or([where('pack.valid_to', 'is', null), where('pack.valid_to', '>=', today)])),
      ).as('packs'),
      jsonArrayFrom(
        pathway
          .selectFrom('measure_goals as goal')
          .select(['goal.nth', 'goal.words', 'goal.id'])
          .whereRef('goal.municipality_id', '=', 'pathways.municipality_id')
          .whereRef('goal.pathway_id', '=', 'pathways.id')
          .where('goal.until', 'is', null)
          .orderBy('goal.nth'),
      ).as('goals'),
      jsonArrayFrom(
        pathway
          .selectFrom('measure_norms as norm')
          .select('norm.content')
          .$castTo<{ content: BandSet }>() // as they were let in
          .where('norm.withdrawn_at', 'is', null)
          .orderBy('norm.installed_at', 'desc'),
      ).as('norms'),
      jsonArrayFrom(
        pathway
          .selectFrom('measure_plans as plan')
          .select(['plan.id', 'plan.form_id', 'plan.informant', 'plan.moment'])
          .where('plan.is_active', '=', true),
      ).as('plans'),
    ])
    .select(
      sql<string | null>`(select first_norm from measure_settings where municipality_id = pathways.municipality_id)`.as(
        'firstNorm',
      ),
    )
    .where('pathways.id', '=', pathwayId)
    .executeTakeFirstOrThrow(() => problem.notFound('Forløbet'))
  const definition = definitionById(formId) ?? importedDefinition(found.imported)
  if (!definition) throw problem.notFound('Skemaet')
  const bandSets = setsInOrder(
    found.norms.map(({ content }) => content),
    found.firstNorm,
  )
  return { ...found, definition, language, bandSets, ...wordingOf(definition, language, found) }
}

/** As `installForm` let it in. */
const importedDefinition = (imported: readonly { definition: unknown }[]): Definition | undefined =>
  imported[0]?.definition as Definition | undefined

type Wording = { shown: Shown | null; packId: string | null }

/** Our own words, or those of a pack in force in this language for this version of the form. */
function wordingOf(
  definition: Definition,
  language: string,
  {
    goals,
    packs,
  }: { goals: readonly { words: string }[]; packs: readonly { id: string; form_version: string; content: Pack }[] },
): Wording {
  const pack = packs.find(({ form_version: version }) => version === definition.version)
  if (pack) return { shown: packWording(pack.content), packId: pack.id }
  const shown = shippedWording(
    definition,
    language,
    goals.map(({ words }) => words),
  )
  return { shown, packId: null }
}
