import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { readForm } from '#exchange/fhir/fhir.ts'
import { Failure, type Command } from './command.ts'
import { read, text } from './given.ts'

const options = z.object({
  check: z.literal(true, { error: 'must be given: the file is read, and nothing is changed' }),
  json: z.boolean().optional(),
  informant: z
    .enum(['self', 'parent', 'teacher', 'clinician'], { error: 'self, parent, teacher or clinician' })
    .optional(),
  ages: z
    .string()
    .regex(/^\d{1,2}-\d{1,2}$/, 'from and to, such as 6-17')
    .transform((ages): [number, number] => {
      const [from = 0, to = 0] = ages.split('-').map(Number)
      return [from, to]
    })
    .optional(),
  sum: z.enum(['low', 'high'], { error: 'low or high: which end of the sum is good' }).optional(),
})

export const fhirImport: Command = {
  summary: 'check whether a FHIR Questionnaire can be used as a form',
  usage: ` FILE --check [--informant self] [--ages 6-17] [--sum low] [--json]

Reads a FHIR R4 Questionnaire in JSON as Trin 2 would, and changes nothing. Ends with 0 when it can be used, and says what is
read otherwise than it may be meant; otherwise it prints one line per fault (file: place: sentence, in Danish) and ends with 1.
It needs no database and no environment.

  --check      must be given
  --informant  who answers, when the file does not say: self, parent, teacher or clinician
  --ages       from and to which age, when the file does not say
  --sum        the form has one score, the sum of all answers, when the file has none; low or high is good
  --json       prints the form as it was read, or the faults, in JSON`,
  operands: { name: 'FILE', many: false, required: true },
  options: { check: { type: 'boolean' }, json: { type: 'boolean' }, informant: text, ages: text, sum: text },
  runAlone: async (given, [file = '']) => {
    const { json, ...importer } = read(given, options)
    const found = readForm(await textOf(file), importer)
    if (json) console.log(JSON.stringify(found, null, 2))
    else
      for (const { location, words } of 'faults' in found ? found.faults : found.notes)
        console.log(`${file}: ${location}: ${words}`)
    if ('faults' in found)
      throw new Failure(
        `${found.faults.length} ${found.faults.length === 1 ? 'fault' : 'faults'}: the form cannot be used.`,
      )
    const { id, items, scales } = found.definition
    if (!json) console.log(`The form ${id} can be used: ${items.length} questions, ${scales.length} scores.`)
  },
}

async function textOf(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8')
  } catch {
    throw new Failure(`${file} cannot be read.`)
  }
}
