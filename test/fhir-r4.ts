import assert from 'node:assert/strict'
import { z } from 'zod'

/**
 * FHIR R4 for what we write: which elements a resource has, how many of each, exactly one value, codes of required value sets, and
 * the invariants of the specification that can be seen in one resource. Anything that is not here is refused.
 */
const uri = z.string().regex(/^\S+$/)
const code = z.string().regex(/^[^\s]+(\s[^\s]+)*$/)
const id = z.string().regex(/^[A-Za-z0-9\-.]{1,64}$/)
const said = z.string().regex(/\S/)
const dateTime = z.string().regex(/^\d{4}(-\d{2}(-\d{2}(T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2}))?)?)?$/)
const instant = z.iso.datetime({ offset: true })
const some = <T extends z.ZodType>(of: T) => z.array(of).min(1)

const oneValue = (element: object): boolean =>
  Object.keys(element).filter((name) => /^value[A-Z]/.test(name)).length === 1

const beside = z.strictObject({ extension: z.lazy(() => some(extension)) })
const coding = z.strictObject({
  system: uri.optional(),
  version: said.optional(),
  code: code.optional(),
  display: said.optional(),
  _display: beside.optional(),
})
const concept = z
  .strictObject({ coding: some(coding).optional(), text: said.optional() })
  .refine(({ coding: codings, text }) => codings ?? text, 'ele-1: not empty')
const quantity = z.strictObject({ value: z.number(), unit: said, system: uri, code })

type Extension = { url: string; extension?: Extension[] | undefined }
const extension: z.ZodType<Extension> = z
  .strictObject({
    url: uri,
    get extension() {
      return some(extension).optional()
    },
    valueBoolean: z.boolean().optional(),
    valueCode: code.optional(),
    valueCodeableConcept: concept.optional(),
    valueDecimal: z.number().optional(),
    valueExpression: z.strictObject({ language: z.literal('text/fhirpath'), expression: said }).optional(),
    valueInteger: z.int().optional(),
    valueMarkdown: said.optional(),
    valueString: said.optional(),
  })
  .refine((each) => oneValue(each) !== (each.extension !== undefined), 'ext-1: extensions or a value')

const condition = z
  .strictObject({
    question: said,
    operator: z.enum(['exists', '=', '!=', '>', '<', '>=', '<=']),
    answerBoolean: z.boolean().optional(),
    answerCoding: coding.optional(),
    answerDecimal: z.number().optional(),
    answerInteger: z.int().optional(),
  })
  .refine((each) => Object.keys(each).filter((name) => name.startsWith('answer')).length === 1, 'one answer')
  .refine(({ operator, answerBoolean }) => operator !== 'exists' || answerBoolean !== undefined, 'que-7')

const option = z
  .strictObject({ extension: some(extension).optional(), valueCoding: coding })
  .refine(oneValue, 'one value')

const TYPES = ['group', 'display', 'boolean', 'decimal', 'integer', 'string', 'text', 'choice', 'open-choice'] as const
type Item = { linkId: string; item?: Item[] | undefined }
const item: z.ZodType<Item> = z
  .strictObject({
    linkId: said,
    extension: some(extension).optional(),
    text: said.optional(),
    _text: beside.optional(),
    type: z.enum(TYPES),
    enableWhen: some(condition).optional(),
    enableBehavior: z.enum(['all', 'any']).optional(),
    readOnly: z.boolean().optional(),
    answerOption: some(option).optional(),
    get item() {
      return some(item).optional()
    },
  })
  .refine(({ type, item: items }) => type !== 'display' || !items, 'que-1')
  .refine(({ enableWhen = [], enableBehavior }) => enableWhen.length < 2 || enableBehavior, 'que-12')
  .refine(({ type, readOnly }) => type !== 'display' || readOnly === undefined, 'que-9')
  .refine(({ type, answerOption }) => type === 'choice' || !answerOption, 'choices belong to a choice')

const linkIds = (items: readonly Item[]): string[] =>
  items.flatMap((each) => [each.linkId, ...linkIds(each.item ?? [])])

const questionnaire = z
  .strictObject({
    resourceType: z.literal('Questionnaire'),
    id,
    language: code,
    extension: some(extension).optional(),
    url: uri.optional(),
    version: said.optional(),
    name: z
      .string()
      .regex(/^[A-Z]([A-Za-z0-9_]){0,254}$/, 'que-0')
      .optional(),
    title: said.optional(),
    derivedFrom: some(uri).optional(),
    status: z.enum(['draft', 'active', 'retired', 'unknown']),
    subjectType: some(code).optional(),
    useContext: some(
      z.strictObject({ code: coding, valueRange: z.strictObject({ low: quantity, high: quantity }) }),
    ).optional(),
    copyright: said.optional(),
    code: some(coding).optional(),
    item: some(item).optional(),
  })
  .refine(({ item: items = [] }) => new Set(linkIds(items)).size === linkIds(items).length, 'que-2')

const reference = z
  .strictObject({
    reference: z
      .string()
      .regex(/^urn:uuid:[0-9a-f-]{36}$/)
      .optional(),
    type: code.optional(),
    identifier: z.strictObject({ system: uri, value: said }).optional(),
    display: said.optional(),
  })
  .refine((each) => each.reference ?? each.identifier ?? each.display, 'a reference says to whom')

const answer = z
  .strictObject({
    valueCoding: coding.optional(),
    valueInteger: z.int().optional(),
    valueDecimal: z.number().optional(),
    valueString: said.optional(),
  })
  .refine(oneValue, 'one value')

const response = z.strictObject({
  resourceType: z.literal('QuestionnaireResponse'),
  id,
  language: code.optional(),
  questionnaire: z.string().regex(/^\S+\|\S+$/),
  status: z.enum(['in-progress', 'completed', 'amended', 'entered-in-error', 'stopped']),
  subject: reference.optional(),
  authored: dateTime.optional(),
  author: reference.optional(),
  source: reference.optional(),
  item: some(z.strictObject({ linkId: said, text: said.optional(), answer: some(answer) })).optional(),
})

const observation = z
  .strictObject({
    resourceType: z.literal('Observation'),
    id,
    status: z.enum([
      'registered',
      'preliminary',
      'final',
      'amended',
      'corrected',
      'cancelled',
      'entered-in-error',
      'unknown',
    ]),
    category: some(concept).optional(),
    code: concept,
    subject: reference.optional(),
    effectiveDateTime: dateTime.optional(),
    issued: instant.optional(),
    valueInteger: z.int().optional(),
    valueQuantity: quantity.optional(),
    dataAbsentReason: concept.optional(),
    interpretation: some(concept).optional(),
    note: some(z.strictObject({ text: said })).optional(),
    method: concept.optional(),
    referenceRange: some(z.strictObject({ text: said })).optional(),
    derivedFrom: some(reference).optional(),
  })
  .refine((each) => oneValue(each) !== (each.dataAbsentReason !== undefined), 'obs-6')

const resource = z.union([questionnaire, response, observation])

const bundle = z
  .strictObject({
    resourceType: z.literal('Bundle'),
    id,
    type: z.literal('collection'),
    timestamp: instant,
    entry: some(z.strictObject({ fullUrl: uri, resource })),
  })
  .refine(({ entry }) => new Set(entry.map(({ fullUrl }) => fullUrl)).size === entry.length, 'bdl-7')

/** Fails, naming the place, unless this is FHIR R4 as far as it is written here. Gives it as it leaves: as JSON. */
export function assertR4(written: {
  resourceType: 'Questionnaire' | 'QuestionnaireResponse' | 'Observation' | 'Bundle'
}): unknown {
  const json: unknown = JSON.parse(JSON.stringify(written))
  const schema = {
    Questionnaire: questionnaire,
    QuestionnaireResponse: response,
    Observation: observation,
    Bundle: bundle,
  }[written.resourceType]
  const parsed = schema.safeParse(json)
  assert.ok(parsed.success, parsed.error && z.prettifyError(parsed.error))
  return json
}
