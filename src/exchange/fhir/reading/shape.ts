import { z } from 'zod'
import { locationOf, type Fault } from './faults.ts'

/** What of a FHIR R4 Questionnaire we read. The rest is not looked at; what would change the meaning was refused before. */
const text = (most: number) => z.string().min(1, 'Her mangler en tekst.').max(most, `Der er plads til ${most} tegn.`)

const id = z
  .string()
  .regex(
    /^[A-Za-z0-9/][A-Za-z0-9._/-]{0,59}$/,
    'Et linkId har højst 60 tegn: bogstaver uden æ, ø og å, tal, punktum, bindestreg, understreg og skråstreg.',
  )
  .refine((given) => !(given in {}), 'Dette linkId kan ikke bruges.')

type Extension = {
  url: string
  extension?: Extension[] | undefined
  valueBoolean?: boolean | undefined
  valueCode?: string | undefined
  valueCodeableConcept?: { coding?: Coding[] | undefined } | undefined
  valueDecimal?: number | undefined
  valueExpression?: { language?: string | undefined; expression?: string | undefined } | undefined
  valueInteger?: number | undefined
  valueMarkdown?: string | undefined
  valueString?: string | undefined
}
type Coding = { system?: string | undefined; code?: string | undefined; display?: string | undefined }

const coding = z.object({ system: text(400).optional(), code: text(200).optional(), display: text(300).optional() })

const extension: z.ZodType<Extension> = z.object({
  url: text(400),
  get extension(): z.ZodOptional<z.ZodArray<z.ZodType<Extension>>> {
    return z.array(extension).max(50).optional()
  },
  valueBoolean: z.boolean().optional(),
  valueCode: text(200).optional(),
  valueCodeableConcept: z.object({ coding: z.array(coding).max(10).optional() }).optional(),
  valueDecimal: z.number().optional(),
  valueExpression: z.object({ language: text(100).optional(), expression: text(20_000).optional() }).optional(),
  valueInteger: z.int().optional(),
  valueMarkdown: text(2000).optional(),
  valueString: text(2000).optional(),
})

const extensions = z.array(extension).max(50).optional()
const beside = z.object({ extension: extensions }).optional()

const option = z.object({
  extension: extensions,
  valueCoding: coding.extend({ extension: extensions, _display: beside }).optional(),
  valueInteger: z.int().optional(),
  _valueInteger: beside,
  valueString: text(300).optional(),
  _valueString: beside,
})

const condition = z.object({
  question: id,
  operator: text(10),
  answerBoolean: z.boolean().optional(),
  answerCoding: coding.optional(),
  answerDecimal: z.number().optional(),
  answerInteger: z.int().optional(),
  answerString: text(300).optional(),
})

const own = z.object({
  linkId: id,
  extension: extensions,
  text: text(1000).optional(),
  _text: beside,
  type: text(20),
  enableWhen: z.array(condition).max(100, 'Et spørgsmål kan have højst 100 betingelser.').optional(),
  enableBehavior: z.enum(['all', 'any']).optional(),
  repeats: z.boolean().optional(),
  readOnly: z.boolean().optional(),
  answerValueSet: text(400).optional(),
  answerOption: z.array(option).max(60, 'Et spørgsmål kan have højst 60 svar.').optional(),
})

export type Condition = z.infer<typeof condition>
export type AnswerOption = z.infer<typeof option>
export type ReadExtension = Extension
export type ReadItem = z.infer<typeof own> & { item?: ReadItem[] | undefined }

const item: z.ZodType<ReadItem> = own.extend({
  get item(): z.ZodOptional<z.ZodArray<z.ZodType<ReadItem>>> {
    return z.array(item).max(600).optional()
  },
})

const quantity = z.object({ value: z.number().optional() }).optional()

const questionnaire = z.object({
  resourceType: z.literal('Questionnaire', 'Filen er ikke et FHIR Questionnaire.'),
  id: text(100).optional(),
  language: text(20).optional(),
  extension: extensions,
  url: text(400).optional(),
  version: text(40).optional(),
  name: text(200).optional(),
  title: text(200).optional(),
  derivedFrom: z.array(text(400)).max(20).optional(),
  status: z.enum(['draft', 'active', 'retired', 'unknown'], 'Status er draft, active, retired eller unknown.'),
  publisher: text(200).optional(),
  useContext: z
    .array(
      z.object({
        code: coding,
        valueRange: z.object({ low: quantity, high: quantity }).optional(),
      }),
    )
    .max(50)
    .optional(),
  copyright: text(4000).optional(),
  code: z.array(coding).max(50).optional(),
  item: z.array(item).max(600, 'Et skema kan have højst 300 spørgsmål.').optional(),
})

export type ReadQuestionnaire = z.infer<typeof questionnaire>

/** Reads the shape, or says for each place what is wrong with it. */
export function readShape(json: unknown): ReadQuestionnaire | { faults: Fault[] } {
  const parsed = questionnaire.safeParse(json)
  if (parsed.success) return parsed.data
  return {
    faults: parsed.error.issues.slice(0, 50).map(({ path, message, code }) => ({
      location: locationOf(path),
      words: isOurs(message) ? message : (WORDS[code] ?? 'Det er ikke skrevet, som FHIR R4 har det.'),
    })),
  }
}

const WORDS: Readonly<Record<string, string>> = {
  invalid_type: 'Her mangler noget, eller det er af en anden slags, end FHIR R4 har.',
  too_big: 'Her er for meget.',
}

/** zod's own words are English. */
const isOurs = (message: string): boolean => !/^(Invalid|Too|Expected|Unrecognized)/.test(message)

/** The first extension of this kind. */
export const extensionOf = (
  { extension: all }: { extension?: ReadExtension[] | undefined },
  url: string,
): ReadExtension | undefined => all?.find((each) => each.url === url)
