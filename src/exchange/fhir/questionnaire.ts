import { itemsById, type Definition } from '#care/measures/measures.ts'
import { questionOf } from './items.ts'
import type { Coding, Extension, Quantity, Questionnaire } from './resource.ts'
import { scoreItemsOf } from './scores.ts'
import { EXTENSIONS, SYSTEMS, canonicalOf, snomedOf } from './systems.ts'
import { wordbook, type Shown } from './words.ts'

/**
 * A form as a FHIR R4 Questionnaire: its questions in order with what each answer counts, its gates, and its scores as
 * read-only items, with an expression where the score is a plain sum of answers.
 *
 * Words: those of `wording`, when whoever asks has the right to show them; otherwise our own where the form is ours, in the
 * language and with the other language beside it; otherwise none (R41). Titles of forms and scores are Danish.
 */
export function questionnaireOf(definition: Definition, wording: Shown | null, language: string): Questionnaire {
  const { id, version, title, followUpOf, licence } = definition
  const form = itemsById(definition)
  const words = wordbook(definition, wording, language)
  const item = [...definition.items.map((each) => questionOf(each, form, words)), ...scoreItemsOf(definition, form)]
  return {
    resourceType: 'Questionnaire',
    id,
    language: words.language,
    extension: extensionsOf(definition),
    url: canonicalOf(id),
    version,
    name: nameOf(id),
    title,
    ...(followUpOf ? { derivedFrom: [canonicalOf(followUpOf)] } : {}),
    status: 'active',
    subjectType: ['Patient'],
    useContext: [agesOf(definition)],
    copyright: [licence.holder, licence.terms, ...(licence.url ? [licence.url] : [])].join('\n\n'),
    code: codesOf(definition),
    ...(item.length ? { item } : {}),
  }
}

/** A name as programs write them: a capital, letters, digits, underscores. */
const nameOf = (id: string): string => {
  const name = id.replaceAll(/[^A-Za-z0-9]+/g, '_')
  return /^[a-z]/.test(name) ? `${name.charAt(0).toUpperCase()}${name.slice(1)}` : `Form_${name}`
}

const extensionsOf = ({ informant, period, source, whole, licence, unknown = [] }: Definition): Extension[] => [
  { url: EXTENSIONS.informant, valueCode: informant },
  { url: EXTENSIONS.period, valueString: period },
  { url: EXTENSIONS.source, valueString: source },
  { url: EXTENSIONS.whole, valueBoolean: whole },
  { url: EXTENSIONS.licenceRequired, valueBoolean: licence.required },
  ...unknown.map((words) => ({ url: EXTENSIONS.note, valueMarkdown: words })),
]

const agesOf = ({ ages: [from, to] }: Definition): Questionnaire['useContext'][number] => ({
  code: { system: SYSTEMS.context, code: 'age' },
  valueRange: { low: years(from), high: years(to) },
})

const years = (value: number): Quantity => ({ value, unit: 'år', system: SYSTEMS.ucum, code: 'a' })

function codesOf({ id, family, shortTitle }: Definition): Coding[] {
  const snomed = snomedOf(id)
  return [
    { system: SYSTEMS.form, code: id, display: shortTitle },
    { system: SYSTEMS.family, code: family },
    ...(snomed ? [{ system: SYSTEMS.snomed, code: snomed }] : []),
  ]
}
