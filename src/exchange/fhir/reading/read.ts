import { itemsById, type Definition, type Item } from '#care/measures/measures.ts'
import { SCORE } from '../scores.ts'
import { aboutOf, type Importer } from './about.ts'
import { noFindings, type Fault, type Findings } from './faults.ts'
import { flatten, type Question } from './flatten.ts'
import { gateOf } from './gates.ts'
import { hostileFault } from './hostile.ts'
import { readItem, type ReadQuestion } from './items.ts'
import { scalesOf, sumOfAll } from './scores.ts'
import { readShape, type ReadQuestionnaire } from './shape.ts'
import { translationsOf } from './wording.ts'

/** A form that can be used here, with what is read otherwise than it may be meant; or what is wrong, each with its place. */
export type Read = { definition: Definition; notes: Fault[] } | { faults: Fault[] }

/**
 * Reads a FHIR R4 Questionnaire as a form of ours, or says in Danish all that stands in the way.
 *
 * Taken in: choices with what they count, numbers with their ends, yes and no, free text; groups, flattened in order; conditions
 * that are one of our gates; plain sums as we write them. `importer` says what the file does not. Refused: whatever would be
 * asked or scored differently here than it is meant, no word of the rights, ids that cannot be kept, and hostile files.
 */
export function readQuestionnaire(json: unknown, importer: Importer = {}): Read {
  const hostile = hostileFault(json)
  if (hostile) return { faults: [hostile] }
  const read = readShape(json)
  if ('faults' in read) return read
  const findings = noFindings()
  const about = aboutOf(read, importer, findings)
  const all = flatten(read.item ?? [], findings)
  const { asked, computed } = apart(all, findings)
  const hasWords = asked.some(
    ({ item: { text, answerOption = [] } }) => text ?? answerOption.some(({ valueCoding }) => valueCoding?.display),
  )
  const language = languageOf(read, findings)
  const { items, scored } = itemsOf(asked, { language, hasWords, findings })
  const form = { items: new Map(items.map((item) => [item.id, item])), scored }
  const found = scalesOf(computed, form, findings)
  const scales = found.length === 0 && importer.sum ? sumOfAll(form, importer.sum, findings) : found
  if (items.length === 0 && scales.length === 0)
    findings.faults.push({ location: 'Questionnaire.item', words: 'Skemaet har ingen spørgsmål.' })
  if (scales.length === 0) findings.notes.push({ location: 'Questionnaire.item', words: 'Skemaet får ingen score.' })
  if (findings.faults.length) return { faults: findings.faults }
  const definition: Definition = {
    ...about,
    items,
    scales,
    sums: [],
    wording: hasWords ? 'shipped' : 'pack',
    languages: hasWords ? [language, ...otherLanguage(asked, language)] : [],
    scoresOnly: items.length === 0,
  }
  return { definition: inOrder(definition), notes: findings.notes }
}

/** What is asked, and what is computed. */
function apart(all: readonly Question[], { faults }: Findings): { asked: Question[]; computed: Question[] } {
  const seen = new Set<string>()
  for (const { item, location } of all) {
    if (seen.has(item.linkId)) faults.push({ location, words: 'Et andet spørgsmål har det samme linkId.' })
    seen.add(item.linkId)
    if (!item.readOnly && item.linkId.startsWith(SCORE))
      faults.push({ location, words: `Et linkId, der begynder med ${SCORE}, er forbeholdt scorer.` })
  }
  return { asked: all.filter(({ item }) => !item.readOnly), computed: all.filter(({ item }) => item.readOnly) }
}

type Reading = Parameters<typeof readItem>[1]

function itemsOf(asked: readonly Question[], reading: Reading): { items: Item[]; scored: Set<string> } {
  const read = asked.flatMap((question): ReadQuestion[] => {
    const own = readItem(question, reading)
    return own ? [own] : []
  })
  const byId = new Map(read.map((each) => [each.item.id, each]))
  const items = read.map((each): Item => {
    const gate = each.question.conditions.length ? gateOf(each, byId, reading.findings) : null
    return gate ? { ...each.item, askedWhen: gate } : each.item
  })
  return { items, scored: new Set(read.filter(({ isScored }) => isScored).map(({ item }) => item.id)) }
}

function languageOf({ language = 'da' }: ReadQuestionnaire, { faults }: Findings): 'da' | 'en' {
  const [tongue] = language.toLowerCase().split('-')
  if (tongue === 'da' || tongue === 'en') return tongue
  faults.push({ location: 'Questionnaire.language', words: 'Skemaet skal være på dansk (da) eller engelsk (en).' })
  return 'da'
}

/** The other language, when every question has it. */
function otherLanguage(asked: readonly Question[], language: 'da' | 'en'): ('da' | 'en')[] {
  const other = language === 'da' ? 'en' : 'da'
  const has =
    asked.length > 0 && asked.every(({ item }) => translationsOf(item['_text']).some(({ lang }) => lang === other))
  return has ? [other] : []
}

/** The languages in our order; and the items found once. */
function inOrder(definition: Definition): Definition {
  const ordered = { ...definition, languages: definition.languages.toSorted() }
  itemsById(ordered)
  return ordered
}
