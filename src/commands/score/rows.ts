import { bandOf, faultsOfAnswers, itemNames, score, triage } from '#care/measures/measures.ts'
import type { Answers, Band, BandSet, Definition, Item, Score, Sign, Triage } from '#care/measures/measures.ts'
import { Failure } from '../command.ts'
import type { Cell, Row, Table } from './table.ts'

export type ScoredRow = {
  row: number
  /** What else stood in the row, as it stood. */
  given: Record<string, unknown>
  scores: (Score & { band: Band | null })[]
  flags: Sign[]
  triage?: Triage
}
/** `cell`: what stood there, where it was read. */
export type RowFault = { row: number; column: string | null; what: string; cell?: string }
export type Result = { rows: ScoredRow[]; faults: RowFault[]; free: string[]; absent: string[] }

type How = { definition: Definition; norms: BandSet | null; missing: readonly string[] }

/** Scores each row that can be, and says for each other what is wrong with it, column by column. */
export function scoreRows({ columns, rows }: Table, how: How): Result {
  const { definition } = how
  const itemOf = itemNames(definition)
  const items = new Map<string, string>()
  for (const column of columns) {
    const item = itemOf(column)
    if (item === null) continue
    const twice = [...items].find(([, other]) => other === item)
    if (twice) throw new Failure(`The columns "${twice[0]}" and "${column}" are both ${item} of ${definition.id}.`)
    items.set(column, item)
  }
  if (items.size === 0)
    throw new Failure(
      `No column is a question of ${definition.id}. Its questions: ${idsOf(definition)}. The columns: ${columns.join(', ')}.`,
    )
  const free = columns.filter((column) => !items.has(column))
  const scored = rows.map((row) => scoreRow(row, { ...how, items, free }))
  const found = new Set(items.values())
  return {
    rows: scored.flatMap((each) => ('faults' in each ? [] : [each])),
    faults: scored.flatMap((each) => ('faults' in each ? each.faults : [])),
    free,
    absent: definition.items.flatMap(({ id, kind }) => (kind === 'words' || found.has(id) ? [] : [id])),
  }
}

type Columns = { items: ReadonlyMap<string, string>; free: readonly string[] }

function scoreRow({ number: row, cells, fault }: Row, how: How & Columns): ScoredRow | { faults: RowFault[] } {
  const { definition, norms, missing, items, free } = how
  if (fault) return { faults: [{ row, column: null, what: fault }] }
  const known = new Map(definition.items.map((item) => [item.id, item]))
  const answers: Record<string, number | string | null> = {}
  const faults: RowFault[] = []
  for (const [column, id] of items) {
    const item = known.get(id)
    const cell = cells.get(column) ?? null
    if (!item || isMissing(cell, missing)) continue
    const answer = answerIn(cell, item)
    if (answer === null || faultsOfAnswers(definition, { [id]: answer }).length > 0)
      faults.push({
        row,
        column,
        cell: told(cell).replaceAll('"', ''),
        what: `${told(cell)} is not an answer; it must be ${allowed(item)}`,
      })
    else answers[id] = answer
  }
  return faults.length ? { faults } : { row, given: givenIn(cells, free), ...meaning(definition, answers, norms) }
}

function meaning(definition: Definition, answers: Answers, norms: BandSet | null) {
  const { scores, signs } = score(definition, answers)
  const banded = scores.map((each) => ({
    ...each,
    band: norms && each.value !== null ? bandOf(norms, definition, each.scale, each.value) : null,
  }))
  return { scores: banded, flags: signs, ...(definition.family === 'c-ssrs' ? { triage: triage(answers) } : {}) }
}

/** What R, SPSS, SAS and spreadsheets write where nothing is. */
const NOTHING = ['', '.', 'NA', 'N/A', 'NaN', '#N/A', '#NULL!', 'NULL']

/** A code is the same with decimals: 9, 9.0, 9,00. */
const isMissing = (cell: Cell, missing: readonly string[]): boolean =>
  cell === null ||
  (typeof cell !== 'object' && [...NOTHING, ...missing].includes(String(cell).replace(/^(-?\d+)[.,]0+$/, '$1')))

/** A number may be written with a decimal comma. */
function answerIn(cell: Cell, item: Item): number | string | null {
  if (typeof cell === 'number') return cell
  if (typeof cell !== 'string') return null
  if (item.kind === 'words') return cell
  return /^-?\d+(?:[.,]\d+)?$/.test(cell) ? Number(cell.replace(',', '.')) : null
}

const givenIn = (cells: ReadonlyMap<string, Cell>, free: readonly string[]) =>
  Object.fromEntries(
    free.map((column) => {
      const cell = cells.get(column) ?? null
      return [column, cell !== null && typeof cell === 'object' ? cell.value : cell]
    }),
  )

const told = (cell: Cell): string =>
  cell !== null && typeof cell === 'object' ? cell.unreadable : `"${String(cell).slice(0, 40)}"`

function allowed(item: Item): string {
  if (item.kind === 'words') return 'text of at most 2000 characters'
  if (item.kind === 'number')
    return `${item.step === 1 ? 'a whole number' : `a number in steps of ${item.step}`} from ${item.min} to ${item.max}`
  const values = item.options.flatMap(({ value }) => value ?? []).toSorted((a, b) => a - b)
  return `${values.slice(0, -1).join(', ')} or ${values.at(-1)}`
}

const idsOf = ({ items }: Definition): string => items.map(({ id }) => id).join(', ')
