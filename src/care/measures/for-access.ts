import type { Ctx } from '#platform/ctx.ts'
import { day, number } from '#ui/danish.ts'
import { answersInWords } from './answers-in-words.ts'
import { definitionById } from './definitions.ts'
import { formOf } from './own-forms.ts'
import { responses, type Response } from './responses.ts'
import { entryName, informantName, momentName, titleOf } from './words.ts'

/** Something measured, as it is given to who asks for the record. */
export type MeasureForAccess = {
  kind: 'measure' | 'goal'
  id: string
  pathwayId: string
  on: string
  at: Date
  title: string
  facts: [name: string, what: string][]
  sections: [heading: string, text: string | null][]
}

/**
 * R68: every answered form of a child with its answers and scores, and every goal; mistakes too. A question that is somebody
 * else's stands as its number on the form; our own stand as they were asked.
 */
export async function measuresForAccess(ctx: Ctx, childId: string): Promise<MeasureForAccess[]> {
  const ofChild = ctx.db.selectFrom('pathways').select('pathways.id').where('child_id', '=', childId)
  const [answered, goals] = await Promise.all([
    responses(ctx).where('response.pathway_id', 'in', ofChild).orderBy('response.nth').execute(),
    ctx.db.selectFrom('measure_goals').selectAll().where('pathway_id', 'in', ofChild).orderBy('recorded_at').execute(),
  ])
  return [
    ...answered.map(answeredForm),
    ...goals.map((goal): MeasureForAccess => ({
      kind: 'goal',
      id: goal.id,
      pathwayId: goal.pathway_id,
      on: goal.since,
      at: goal.recorded_at,
      title: `Mål, sat ${day(goal.since)}`,
      facts: [
        ['Sat af', informantName[goal.set_by]],
        ...(goal.until ? [['Afsluttet', day(goal.until)] as [string, string]] : []),
      ],
      sections: [['Målet', goal.words]],
    })),
  ]
}

const answeredForm = (response: Response): MeasureForAccess => ({
  kind: 'measure',
  id: response.id,
  pathwayId: response.pathway_id,
  on: response.answered_on,
  at: response.recorded_at,
  title: `Skema: ${titleOf(response.form_id, response.own?.title)}, besvaret ${day(response.answered_on)}`,
  facts: [
    ['Besvaret af', [informantName[response.informant], response.informant_name].filter(Boolean).join(', ')],
    ['Hvornår', `${momentName[response.moment]}, ${entryName[response.entry]}`],
    ...response.scores.map((score): [string, string] => [scaleTitle(response, score.scale), scoreInWords(score)]),
  ],
  sections: [
    ['Svar', answersOf(response)],
    ['Svar, der blev set på', response.flags.flatMap(({ answer }) => (answer ? [answer] : [])).join('\n') || null],
    ['Registreret ved en fejl', response.mistake],
  ],
})

const isOurs = (formId: string): boolean => definitionById(formId)?.wording === 'shipped'

function answersOf(response: Response): string {
  const ours = isOurs(response.form_id)
  return answersInWords(response)
    .map(({ question, answer }, nth) => `${ours ? question : `Spørgsmål ${nth + 1}`}: ${answer ?? 'ikke besvaret'}`)
    .join('\n')
}

const scaleTitle = (response: Response, scale: string): string => {
  const definition = formOf(response)
  return [...(definition?.sums ?? []), ...(definition?.scales ?? [])].find(({ id }) => id === scale)?.title ?? scale
}

const scoreInWords = ({ value, band_name }: Response['scores'][number]): string =>
  value === null
    ? 'kan ikke gøres op'
    : [number(value, Number.isInteger(value) ? 0 : 2), band_name].filter(Boolean).join(', ')
