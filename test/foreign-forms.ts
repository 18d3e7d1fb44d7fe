import assert from 'node:assert/strict'
import { readQuestionnaire } from '../src/exchange/fhir/fhir.ts'

export type Json = Record<string, unknown>

/** A form as another system writes it: no word of ours. */
export const foreign = (item: Json[], more: Json = {}): Json => ({
  resourceType: 'Questionnaire',
  url: 'http://example.org/Questionnaire/Sleep_Check',
  version: '2.0',
  title: 'Søvn',
  status: 'active',
  copyright: 'Søvnforeningen. Fri brug.',
  language: 'da-DK',
  item,
  ...more,
})
export const ordinal = (value: number) => ({
  extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/ordinalValue', valueDecimal: value }],
})
export const option = (value: number, display = `Svar ${value}`) => ({
  valueCoding: { code: `c${value}`, display, ...ordinal(value) },
})
export const question = (linkId: string, more: Json = {}): Json => ({
  linkId,
  text: `Spørgsmål ${linkId}`,
  type: 'choice',
  answerOption: [option(0), option(1), option(2)],
  ...more,
})
export const between = (min: number, max: number) => [
  { url: 'http://hl7.org/fhir/StructureDefinition/minValue', valueInteger: min },
  { url: 'http://hl7.org/fhir/StructureDefinition/maxValue', valueInteger: max },
]
export const CHILD = { informant: 'self', ages: [11, 17] } as const

export const when = (...enableWhen: Json[]): Json => ({
  enableWhen,
  ...(enableWhen.length > 1 ? { enableBehavior: 'any' } : {}),
})
export const is = (code: string) => ({ question: 'a', operator: '=', answerCoding: { code } })

/** What is wrong with it, each as place and sentence. */
export const faultsOf = (json: unknown, importer: Parameters<typeof readQuestionnaire>[1] = CHILD): string[] => {
  const found = readQuestionnaire(json, importer)
  assert.ok('faults' in found && found.faults.length > 0, 'it was read')
  return found.faults.map(({ location, words }) => `${location}: ${words}`)
}
