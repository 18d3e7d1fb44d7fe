import type { Option } from '#care/measures/measures.ts'
import { EXTENSIONS } from '../systems.ts'
import type { Findings } from './faults.ts'
import type { Question } from './flatten.ts'
import { extensionOf, type AnswerOption } from './shape.ts'
import { wordsOf } from './wording.ts'

/** The choices of a question, and which code or text names which value in its conditions. */
export type Choices = { options: Option[]; named: ReadonlyMap<string, number>; areWeighed: boolean }

/** How the file is read: in which language, and whether it has words at all. */
export type Reading = { language: 'da' | 'en'; hasWords: boolean; findings: Findings }

/**
 * The choices with what each counts: `ordinalValue` or `itemWeight`, on the option or its value; a whole number counts itself.
 * Where some count and others do not, those are "don't know". Where none does, they are numbered, and cannot be scored.
 */
export function choicesOf({ item, location }: Question, { language, hasWords, findings }: Reading): Choices {
  const given = item.answerOption ?? []
  const weights = given.map(weightOf)
  const areWeighed = weights.some((weight) => weight !== null)
  if (given.length < 2)
    findings.faults.push({ location, words: 'Spørgsmålet skal have mindst to svar at vælge imellem.' })
  if (!areWeighed && given.length >= 2)
    findings.notes.push({
      location,
      words: 'Svarene har ingen talværdi i filen. De nummereres fra 0 og indgår ikke i en score.',
    })
  const values = areWeighed ? weights : given.map((_, nth) => nth)
  const options = given.map((option, nth): Option => {
    const place = `${location}.answerOption[${nth}]`
    const value = values[nth] ?? null
    const fault = value !== null && valueFault(value, values.indexOf(value) < nth)
    if (fault) findings.faults.push({ location: place, words: fault })
    const name = nameOf(option)
    if (name === null)
      findings.faults.push({ location: place, words: 'Et svar er en kode, et helt tal eller en tekst.' })
    const said = option.valueCoding?.display ?? (option.valueCoding ? option.valueCoding.code : name) ?? null
    return { value, label: hasWords && said !== null ? wordsOf(said, besideOf(option), language) : null }
  })
  const named = given.flatMap((option, nth): [string, number][] => {
    const [name, value] = [nameOf(option), values[nth] ?? null]
    return name === null || value === null ? [] : [[name, value]]
  })
  return { options, named: new Map(named), areWeighed }
}

const valueFault = (value: number, isTwice: boolean): string | null => {
  if (isTwice) return 'To svar har samme talværdi. Så kan de ikke kendes fra hinanden.'
  if (value < 0 || value > 100_000) return 'Talværdien skal være fra 0 til 100.000.'
  return Number(value.toFixed(4)) === value ? null : 'Talværdien har for mange decimaler.'
}

function weightOf(option: AnswerOption): number | null {
  const places = [option, option.valueCoding ?? {}, option['_valueInteger'] ?? {}, option['_valueString'] ?? {}]
  for (const place of places)
    for (const url of [EXTENSIONS.ordinal, EXTENSIONS.weight]) {
      const weight = extensionOf(place, url)
      const value = weight?.valueDecimal ?? weight?.valueInteger
      if (value !== undefined) return value
    }
  return option.valueInteger ?? null
}

/** What names an option in a condition. */
const nameOf = ({ valueCoding, valueInteger, valueString }: AnswerOption): string | null =>
  valueCoding?.code ?? valueCoding?.display ?? valueString ?? (valueInteger === undefined ? null : String(valueInteger))

const besideOf = (option: AnswerOption) => option.valueCoding?.['_display'] ?? option['_valueString']
