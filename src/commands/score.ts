import { z } from 'zod'
import { BAND_SETS, bandSetsOf, faultsOfAnswers, type BandSet, type Definition } from '#care/measures/measures.ts'
import { Failure, WrongUse, type Command } from './command.ts'
import { read, text } from './given.ts'
import { textOf } from './score/file.ts'
import { scoreRows, type RowFault } from './score/rows.ts'
import { readCsv, readJson } from './score/table.ts'
import { instrumentCalled } from './score/which.ts'
import { asCsv, asJson } from './score/written.ts'

const options = z.object({
  format: z.enum(['csv', 'json'], { error: 'csv or json' }).optional(),
  norms: z.string().optional(),
  missing: z
    .string()
    .default('')
    .transform((list) => list.split(',').map((code) => code.trim())),
})

export const score: Command = {
  summary: 'score answers to a questionnaire from a file',
  usage: ` INSTRUMENT FILE [--format csv|json] [--norms ID] [--missing 7,8,9]

Scores each row of FILE (.csv whose first row names the questions, or .json with one object or a list) by the key that the
screens use, and prints scores, bands and what needs a look. Other columns are kept as they are. A row with something wrong
is not scored: its number, the column and what is wrong go to standard error, the rest is scored, and it ends with 1. It
needs no database and no environment. INSTRUMENT is a form (sdq-p4-10), or an instrument (SDQ, rcads47-p) where the file has
columns informant and age that say which form. docs/measures.md lists instruments, questions, columns and norm sets.

  --format   csv or json; without it, as FILE
  --norms    the norm set that bands are of, or none; without it, the first that is listed for the instrument
  --missing  codes that mean no answer, such as 7,8,9; an empty cell, NA and . always do`,
  operands: { name: 'INSTRUMENT and FILE', many: true, required: true },
  options: { format: text, norms: text, missing: text },
  runAlone: async (given, [instrument = '', file = '', ...more]) => {
    const { format, norms, missing } = read(given, options)
    if (!file || more.length > 0)
      throw new WrongUse('Say which instrument and one file: trin2 score sdq-p4-10 answers.csv')
    const isJson = /\.json$/i.test(file)
    const table = (isJson ? readJson : readCsv)(await textOf(file))
    const definition = instrumentCalled(instrument, table)
    const set = normsCalled(norms, definition)
    for (const code of answersAmong(missing, definition))
      console.error(`--missing: ${code} is also an answer of ${definition.id}; it was read as none`)
    const result = scoreRows(table, { definition, norms: set, missing })
    const { faults, free, absent } = result
    if (free.length)
      console.error(
        `${file}: not questions of ${definition.id}, kept as they are: ${free.map((column) => column || '""').join(', ')}`,
      )
    if (absent.length) console.error(`${file}: no column for ${absent.join(', ')}; scored as not answered`)
    for (const { row, column, what } of faults)
      console.error(`${file}: row ${row}${column === null ? '' : `, column ${column}`}: ${what}`)
    console.log(((format ?? (isJson ? 'json' : 'csv')) === 'json' ? asJson : asCsv)(result, definition, set))
    const wrong = new Set(faults.map(({ row }) => row)).size
    if (wrong) throw new Failure(`${wrong} of ${wrong + result.rows.length} rows not scored.${codesSeen(faults)}`)
  },
}

function normsCalled(id: string | undefined, { id: form }: Definition): BandSet | null {
  const sets = bandSetsOf(form)
  if (id === undefined) return sets[0] ?? null
  if (id === 'none') return null
  const set = sets.find((each) => each.id === id)
  if (set) return set
  const known = sets.length ? `It has: ${sets.map((each) => each.id).join(', ')}` : 'It has none.'
  const what = BAND_SETS.some((each) => each.id === id) ? `says nothing of ${form}` : 'is no norm set'
  throw new WrongUse(`--norms: ${id} ${what}. ${known}`)
}

const answersAmong = (codes: readonly string[], definition: Definition): string[] =>
  codes.filter(
    (code) =>
      code !== '' &&
      definition.items.some(
        (item) =>
          item.kind !== 'words' &&
          faultsOfAnswers(definition, { [item.id]: Number(code.replace(',', '.')) }).length === 0,
      ),
  )

/** What is usually written for no answer: it is asked for, and never guessed, because another form has it as an answer. */
const USUAL = /^-?(?:[789]|77|88|99|777|888|999)$/

function codesSeen(faults: readonly RowFault[]): string {
  const codes = [...new Set(faults.flatMap(({ cell }) => (cell !== undefined && USUAL.test(cell) ? [cell] : [])))]
  return codes.length ? ` If ${codes.join(', ')} means no answer: --missing=${codes.join(',')}` : ''
}
