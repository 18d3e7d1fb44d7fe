import type { Ctx } from '#platform/ctx.ts'
import { dayOf } from '#platform/time.ts'
import type { Definition } from '../definition.ts'
import { formsInUse } from '../own-forms.ts'
import { informantName } from '../words.ts'

/** A form that could be sent, and whether its words are here. */
export type Sendable = { definition: Definition; hasWords: boolean }

/**
 * The forms that fit a child's age and are answered by somebody else than staff: those that come with the software, and the
 * municipality's own; with the languages of the packs that are in force.
 */
export async function sendableForms(ctx: Ctx, age: number): Promise<{ forms: Sendable[]; languages: string[] }> {
  const today = dayOf(ctx.now).toString()
  const [inUse, packs] = await Promise.all([
    formsInUse(ctx),
    ctx.db
      .selectFrom('measure_packs')
      .select(['form_id', 'language'])
      .where('withdrawn_at', 'is', null)
      .where((where) => where.or([where('valid_to', 'is', null), where('valid_to', '>=', today)]))
      .execute(),
  ])
  const forms = inUse
    .filter(
      ({ informant, scoresOnly, ages: [from, to] }) =>
        informant !== 'clinician' && !scoresOnly && from <= age && age <= to,
    )
    .map((definition) => ({
      definition,
      hasWords: definition.wording === 'shipped' || packs.some(({ form_id: id }) => id === definition.id),
    }))
  return { forms, languages: [...new Set(['da', 'en', ...packs.map(({ language }) => language)])] }
}

/** *SDQ, forælder*; and that its words are missing. */
export const inList = ({
  definition: { id, title, informant },
  hasWords,
}: Sendable): { value: string; label: string } => ({
  value: id,
  label: `${title} · ${informantName[informant]}${hasWords ? '' : ' · ordlyden mangler'}`,
})
