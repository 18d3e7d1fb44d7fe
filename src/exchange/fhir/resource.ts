/** The shapes that we write, as FHIR R4 JSON: what is not here is not written. */
export type Coding = { system?: string; version?: string; code: string; display?: string; _display?: Translated }
export type Concept = { coding?: Coding[]; text?: string }

export type Extension = {
  url: string
  extension?: Extension[]
  valueBoolean?: boolean
  valueCode?: string
  valueCodeableConcept?: Concept
  valueDecimal?: number
  valueExpression?: { language: 'text/fhirpath'; expression: string }
  valueInteger?: number
  valueMarkdown?: string
  valueString?: string
}

/** Beside a text: the same in other languages. */
export type Translated = { extension: Extension[] }

/** About somebody by their role, or by an id that stays the same; never by a name unless it was given. */
export type Reference = {
  reference?: string
  type?: 'Patient' | 'RelatedPerson' | 'Practitioner'
  identifier?: { system: string; value: string }
  display?: string
}

export type EnableWhen = { question: string } & (
  | { operator: 'exists'; answerBoolean: boolean }
  | { operator: '='; answerCoding: Coding }
  | { operator: '>='; answerInteger: number }
  | { operator: '>='; answerDecimal: number }
)

export type QuestionnaireItem = {
  linkId: string
  extension?: Extension[]
  text?: string
  _text?: Translated
  type: 'choice' | 'integer' | 'decimal' | 'text' | 'display'
  enableWhen?: EnableWhen[]
  enableBehavior?: 'any'
  readOnly?: true
  answerOption?: { extension?: Extension[]; valueCoding: Coding }[]
  item?: QuestionnaireItem[]
}

export type Questionnaire = {
  resourceType: 'Questionnaire'
  id: string
  language: string
  extension: Extension[]
  url: string
  version: string
  name: string
  title: string
  derivedFrom?: string[]
  status: 'active'
  subjectType: ['Patient']
  useContext: {
    code: Coding
    valueRange: { low: Quantity; high: Quantity }
  }[]
  copyright: string
  code: Coding[]
  item?: QuestionnaireItem[]
}

export type Quantity = { value: number; unit: string; system: string; code: string }

export type Answer =
  | { valueCoding: Coding }
  | { valueInteger: number }
  | { valueDecimal: number }
  | { valueString: string }

export type QuestionnaireResponse = {
  resourceType: 'QuestionnaireResponse'
  id: string
  language: string
  questionnaire: string
  status: 'completed' | 'entered-in-error'
  subject: Reference
  authored: string
  author?: Reference
  source: Reference
  item?: { linkId: string; text?: string; answer: [Answer] }[]
}

export type Observation = {
  resourceType: 'Observation'
  id: string
  status: 'final' | 'entered-in-error'
  category: Concept[]
  code: Concept
  subject: Reference
  effectiveDateTime: string
  issued: string
  valueInteger?: number
  valueQuantity?: Quantity
  dataAbsentReason?: Concept
  interpretation?: Concept[]
  note?: { text: string }[]
  method: Concept
  referenceRange?: { text: string }[]
  derivedFrom: Reference[]
}

export type Bundle = {
  resourceType: 'Bundle'
  id: string
  type: 'collection'
  timestamp: string
  entry: { fullUrl: string; resource: Questionnaire | QuestionnaireResponse | Observation }[]
}
