import type { Item } from '#care/measures/measures.ts'
import { EXTENSIONS } from '../systems.ts'
import { isEnd, type Question } from './flatten.ts'
import { choicesOf, type Reading } from './options.ts'
import { extensionOf, type ReadItem } from './shape.ts'
import { wordsOf, type Words } from './wording.ts'

/** A question as ours, which answers its codes name, and whether they can be scored. */
export type ReadQuestion = { item: Item; named: ReadonlyMap<string, number>; isScored: boolean; question: Question }

/** Reads one question, without its condition. Null, with a fault, for a kind of question that we do not have. */
export function readItem(question: Question, reading: Reading): ReadQuestion | null {
  const { item, location } = question
  const { findings, language, hasWords } = reading
  const refuse = (words: string): null => {
    findings.faults.push({ location, words })
    return null
  }
  if (item.repeats) return refuse('Spørgsmål med flere svar på en gang kan ikke bruges.')
  if (hasWords && !item.text) return refuse('Spørgsmålet mangler sin tekst.')
  const own = { id: item.linkId, text: item.text ? wordsOf(item.text, item['_text'], language) : null, ...harmOf(item) }
  if (item.type === 'choice') {
    if (item.answerValueSet)
      return refuse('Svarene står i et værdisæt, som ikke er i skemaet. Skriv dem som answerOption.')
    const { options, named, areWeighed } = choicesOf(question, reading)
    return { item: { ...own, kind: 'choice', options }, named, isScored: areWeighed, question }
  }
  if (item.type === 'boolean') {
    const options = NO_AND_YES.map((label, value) => ({ value, label: hasWords ? label : null }))
    return { item: { ...own, kind: 'choice', options }, named: new Map(), isScored: true, question }
  }
  if (item.type === 'string' || item.type === 'text')
    return { item: { id: own.id, text: own.text, kind: 'words' }, named: new Map(), isScored: false, question }
  if (item.type !== 'integer' && item.type !== 'decimal')
    return refuse(`Spørgsmål af slagsen ${shortened(item.type)} kan ikke bruges.`)
  const extent = extentOf(item)
  if (typeof extent === 'string') return refuse(extent)
  return {
    item: { ...own, kind: 'number', ...extent, ends: endsOf(item, language) },
    named: new Map(),
    isScored: true,
    question,
  }
}

const NO_AND_YES = [
  { da: 'Nej', en: 'No' },
  { da: 'Ja', en: 'Yes' },
] as const

/** What stands in the file is shown to a person: not more of it than a person reads. */
const shortened = (text: string): string => (text.length > 20 ? `${text.slice(0, 20)}…` : text)

export function harmOf(item: ReadItem): { harm?: { atLeast: number } } {
  const atLeast = extensionOf(item, EXTENSIONS.harm)?.valueDecimal
  return atLeast === undefined ? {} : { harm: { atLeast } }
}

/** Least and greatest value as they are written. */
export function limitsOf(item: ReadItem): { min: number; max: number } | null {
  const [min, max] = [EXTENSIONS.min, EXTENSIONS.max].map((url) => {
    const limit = extensionOf(item, url)
    return limit?.valueInteger ?? limit?.valueDecimal
  })
  return min === undefined || max === undefined ? null : { min, max }
}

/** The numbers that may be answered, or what is wrong with them. */
function extentOf(item: ReadItem): { min: number; max: number; step: number } | string {
  const limits = limitsOf(item)
  if (!limits) return 'Et tal skal have en mindste og en største værdi (minValue og maxValue).'
  const { min, max } = limits
  if (min < 0 || max > 100_000 || min >= max) return 'Tallet skal gå fra mindst 0 og opad, højst til 100.000.'
  const step = stepOf(item)
  const steps = (max - min) / step
  return Math.abs(steps - Math.round(steps)) < 1e-6
    ? { min, max, step }
    : 'Største værdi kan ikke nås med de trin, tallet går i.'
}

function stepOf(item: ReadItem): number {
  if (item.type === 'integer') return Math.max(1, extensionOf(item, EXTENSIONS.step)?.valueInteger ?? 1)
  const decimals = extensionOf(item, EXTENSIONS.decimals)?.valueInteger ?? 1
  return 1 / 10 ** Math.min(4, Math.max(0, decimals))
}

function endsOf(item: ReadItem, language: 'da' | 'en'): readonly [Words, Words] | null {
  const [least, most] = (['lower', 'upper'] as const).map((end) => {
    const said = item.item?.find((each) => each.type === 'display' && isEnd(each, end))
    return said?.text ? wordsOf(said.text, said['_text'], language) : null
  })
  return least && most ? [least, most] : null
}
