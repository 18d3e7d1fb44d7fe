import type { Definition, Item, Scale, Sum } from '#care/measures/measures.ts'
import { harmOf, limits } from './items.ts'
import { expressionOf, plainOf } from './plain.ts'
import type { Extension, QuestionnaireItem } from './resource.ts'
import { EXTENSIONS } from './systems.ts'

/** A score stands beside the questions, under a name that no question has. */
export const SCORE = 'score.'

/**
 * The scores of a form as read-only items. A plain sum has its expression; any other has a note of why it has none: another
 * system must not compute it differently from us.
 */
export const scoreItemsOf = (definition: Definition, form: ReadonlyMap<string, Item>): QuestionnaireItem[] =>
  [...definition.scales, ...definition.sums].map((score) => {
    const plain = plainOf(definition, score)
    const type = isWhole(score, form) ? 'integer' : 'decimal'
    return {
      linkId: `${SCORE}${score.id}`,
      extension: [
        plain ? calculated(expressionOf(plain, form)) : { url: EXTENSIONS.note, valueMarkdown: whyNot(score) },
        ...limits(score.range, type),
        { url: EXTENSIONS.better, valueCode: score.better },
        ...(score.asked ? [{ url: EXTENSIONS.first, valueBoolean: true }] : []),
        ...('of' in score ? [] : harmOf(score)),
      ],
      text: score.title,
      type,
      readOnly: true,
    }
  })

const calculated = (expression: string): Extension => ({
  url: EXTENSIONS.calculated,
  valueExpression: { language: 'text/fhirpath', expression },
})

/** Whether a score can only be a whole number. */
export function isWhole(score: Scale | Sum, form: ReadonlyMap<string, Item>): boolean {
  if (!score.range.every(Number.isInteger) || score.how === 'mean') return false
  if ('of' in score) return true
  if (score.rounding) return true
  if (score.how === 'given' || !Number.isInteger(score.times ?? 1)) return false
  if ('prorate' in score.missing && score.missing.prorate) return false
  return score.items.every((id) => {
    const item = form.get(id)
    if (item?.kind === 'choice') return item.options.every(({ value }) => value === null || Number.isInteger(value))
    return item?.kind === 'number' && [item.min, item.step].every(Number.isInteger)
  })
}

const OURS = 'Regnes af Trin 2, ikke af et udtryk her:'

function whyNot(score: Scale | Sum): string {
  if ('of' in score)
    return `${OURS} ${score.how === 'mean' ? 'gennemsnittet' : 'summen'} af ${score.of.join(', ')}, som hver har deres egen regel.`
  if (score.how === 'given') return 'Tages over fra papir: hvilke spørgsmål den er lavet af, er ikke kendt.'
  const { how, missing, recode, rounding, zeroWhen, needs } = score
  const reasons = [
    ...(how === 'mean' ? ['et gennemsnit'] : []),
    ...(missing.kind === 'none' ? [] : [ruleOf(missing, score.items.length)]),
    ...(recode ? ['svarene regnes om til andre tal'] : []),
    ...(zeroWhen ? [`0, når ${zeroWhen.item} er ${zeroWhen.is}`] : []),
    ...(rounding ? ['x,5 rundes op'] : []),
    ...(needs ? [`kun når ${needs.join(', ')} har en score`] : []),
  ]
  return `${OURS} ${reasons.join('; ')}. Spørgsmål: ${score.items.join(', ')}${score.reversed ? `; vendt: ${score.reversed.join(', ')}` : ''}.`
}

function ruleOf(missing: Scale['missing'], of: number): string {
  if (missing.kind === 'any') return 'ubesvarede spørgsmål tæller 0, når blot et er besvaret'
  if (missing.kind === 'none') return 'alle spørgsmål skal være besvaret'
  const least = missing.kind === 'at_least' ? missing.answered : of - missing.missing
  return `mindst ${least} af ${of} svar${missing.prorate ? ', regnet op til alle' : ''}`
}
