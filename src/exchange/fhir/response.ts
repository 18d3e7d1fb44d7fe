import { itemsById, type Answers, type Definition, type Informant, type Item } from '#care/measures/measures.ts'
import { codeOf, numberType } from './items.ts'
import type { Answer, QuestionnaireResponse, Reference } from './resource.ts'
import { canonicalOf } from './systems.ts'
import { wordbook, type Shown } from './words.ts'

/** A form that was answered, as it leaves the house: the child by an id that stays the same, everybody else by their role. */
export type Answered = {
  id: string
  childId: string
  definition: Definition
  /** Empty when only scores were taken over from paper. */
  answers: Answers
  answeredOn: string
  recordedAt: Date
  /** The informant's name, where it was given and may leave; otherwise the role alone. */
  informantName?: string
  /** Whether somebody here entered it: from paper, or on screen for who answered. */
  enteredByStaff: boolean
  isMistake: boolean
  language: string
  /** The words as they stood, where they may leave; without them our own, or none. */
  shown: Shown | null
}

const ROLES: Record<Informant, Reference> = {
  self: { type: 'Patient', display: 'Barnet eller den unge' },
  parent: { type: 'RelatedPerson', display: 'Forælder' },
  teacher: { type: 'RelatedPerson', display: 'Lærer eller pædagog' },
  clinician: { type: 'Practitioner', display: 'Behandler' },
}

/** The child, by the id that the record has: no name, no CPR number, nothing to be fetched. */
export const subjectOf = (childId: string): Reference => ({
  type: 'Patient',
  identifier: { system: 'urn:ietf:rfc:3986', value: `urn:uuid:${childId}` },
})

/** The answers to a form as a FHIR R4 QuestionnaireResponse. What was not answered is left out. */
export function questionnaireResponseOf(answered: Answered): QuestionnaireResponse {
  const { id, definition, childId, answers, answeredOn, informantName, enteredByStaff, isMistake } = answered
  const words = wordbook(definition, answered.shown, answered.language)
  const role = ROLES[definition.informant]
  const item = [...itemsById(definition).values()].flatMap((question) => {
    const answer = answerOf(question, answers[question.id] ?? null, answered)
    const text = words.text(question)?.content
    return answer ? [{ linkId: question.id, ...(text === undefined ? {} : { text }), answer }] : []
  })
  return {
    resourceType: 'QuestionnaireResponse',
    id,
    language: words.language,
    questionnaire: `${canonicalOf(definition.id)}|${definition.version}`,
    status: isMistake ? 'entered-in-error' : 'completed',
    subject: subjectOf(childId),
    authored: answeredOn,
    ...(enteredByStaff ? { author: { type: 'Practitioner', display: 'Medarbejder' } } : {}),
    source: { ...role, ...(informantName ? { display: informantName } : {}) },
    ...(item.length ? { item } : {}),
  }
}

function answerOf(
  item: Item,
  given: number | string | null,
  { definition, shown, language }: Answered,
): [Answer] | null {
  if (given === null || given === '') return null
  if (typeof given === 'string') return [{ valueString: given }]
  if (item.kind !== 'choice')
    return [
      item.kind === 'number' && numberType(item) === 'integer' ? { valueInteger: given } : { valueDecimal: given },
    ]
  const option = item.options.find(({ value }) => value === given)
  const said = option && wordbook(definition, shown, language).label(item, option)
  return [{ valueCoding: { code: codeOf(given), ...(said ? { display: said.content } : {}) } }]
}
