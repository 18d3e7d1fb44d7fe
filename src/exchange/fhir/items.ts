import { valuesOf, type ChoiceItem, type Gate, type Item, type NumberItem } from '#care/measures/measures.ts'
import type { Coding, EnableWhen, Extension, QuestionnaireItem } from './resource.ts'
import { EXTENSIONS, SYSTEMS } from './systems.ts'
import { translated, type Said, type Wordbook } from './words.ts'

/** An answer by the number that it counts. "Don't know" counts none. No system: the number says nothing outside its question. */
export const codeOf = (value: number | null): string => (value === null ? 'unknown' : String(value))

/** A question of a form, with its choices and what they count, and when it is asked. */
export function questionOf(item: Item, form: ReadonlyMap<string, Item>, words: Wordbook): QuestionnaireItem {
  const extension = item.kind === 'words' ? [] : [...extentOf(item), ...harmOf(item)]
  return {
    linkId: item.id,
    ...(extension.length ? { extension } : {}),
    ...textOf(words.text(item)),
    type: typeOf(item),
    ...(item.askedWhen ? { enableWhen: conditionsOf(item.askedWhen, form), enableBehavior: 'any' } : {}),
    ...(item.kind === 'choice' ? { answerOption: optionsOf(item, words) } : {}),
    ...endsOf(item, words),
  }
}

const textOf = (said: Said | null): Pick<QuestionnaireItem, 'text' | '_text'> => {
  const others = said && translated(said)
  return { ...(said ? { text: said.content } : {}), ...(others ? { _text: others } : {}) }
}

function typeOf(item: Item): QuestionnaireItem['type'] {
  if (item.kind === 'words') return 'text'
  return item.kind === 'choice' ? 'choice' : numberType(item)
}

export const numberType = ({ min, max, step }: NumberItem): 'integer' | 'decimal' =>
  [min, max, step].every(Number.isInteger) ? 'integer' : 'decimal'

function extentOf(item: ChoiceItem | NumberItem): Extension[] {
  if (item.kind === 'choice') return []
  const { min, max, step } = item
  const ends = limits([min, max], numberType(item))
  if (numberType(item) === 'decimal')
    return [...ends, { url: EXTENSIONS.decimals, valueInteger: String(step).split('.')[1]?.length ?? 0 }]
  return step === 1 ? ends : [...ends, { url: EXTENSIONS.step, valueInteger: step }]
}

/** Least and greatest value of a number. */
export const limits = ([min, max]: readonly [number, number], type: 'integer' | 'decimal'): Extension[] =>
  type === 'integer'
    ? [
        { url: EXTENSIONS.min, valueInteger: min },
        { url: EXTENSIONS.max, valueInteger: max },
      ]
    : [
        { url: EXTENSIONS.min, valueDecimal: min },
        { url: EXTENSIONS.max, valueDecimal: max },
      ]

/** From which value somebody must look at once. */
export const harmOf = ({ harm }: { harm?: { atLeast: number } }): Extension[] =>
  harm ? [{ url: EXTENSIONS.harm, valueDecimal: harm.atLeast }] : []

const optionsOf = (item: ChoiceItem, words: Wordbook): NonNullable<QuestionnaireItem['answerOption']> =>
  item.options.map((option) => {
    const said = words.label(item, option)
    const others = said && translated(said)
    const coding: Coding = {
      code: codeOf(option.value),
      ...(said ? { display: said.content } : {}),
      ...(others ? { _display: others } : {}),
    }
    if (option.value === null) return { valueCoding: coding }
    return { extension: [{ url: EXTENSIONS.ordinal, valueDecimal: option.value }], valueCoding: coding }
  })

/** What the two ends of a number mean, as SDC has it: texts below the question. */
function endsOf(item: Item, words: Wordbook): Pick<QuestionnaireItem, 'item'> {
  const ends = words.ends(item)
  if (!ends) return {}
  return {
    item: (['lower', 'upper'] as const).map((code, nth) => ({
      linkId: `${item.id}.${code}`,
      extension: [{ url: EXTENSIONS.control, valueCodeableConcept: { coding: [{ system: SYSTEMS.control, code }] } }],
      ...textOf(ends[nth] ?? null),
      type: 'display',
    })),
  }
}

/** A gate that was not answered lets everything through, as in our engine; otherwise one of the answers from the value on. */
const conditionsOf = ({ anyOf, atLeast }: Gate, form: ReadonlyMap<string, Item>): EnableWhen[] =>
  anyOf.flatMap((question): EnableWhen[] => [
    { question, operator: 'exists', answerBoolean: false },
    ...passingAnswers(question, form.get(question), atLeast),
  ])

function passingAnswers(question: string, item: Item | undefined, atLeast: number): EnableWhen[] {
  if (item?.kind === 'number')
    return numberType(item) === 'integer' && Number.isInteger(atLeast)
      ? [{ question, operator: '>=', answerInteger: atLeast }]
      : [{ question, operator: '>=', answerDecimal: atLeast }]
  const passing = item ? valuesOf(item).filter((value) => value >= atLeast) : []
  return passing.map((value) => ({ question, operator: '=', answerCoding: { code: codeOf(value) } }))
}
