import { Failure } from '../command.ts'

/** A cell as it stands in the file: text, a number or nothing. Anything else cannot be an answer. */
export type Cell = string | number | null | { unreadable: string; value: unknown }

/** A row as a spreadsheet numbers it, with what is wrong with it before anything is read of it. */
export type Row = { number: number; cells: ReadonlyMap<string, Cell>; fault?: string }

export type Table = { columns: string[]; rows: Row[] }

/** Reads a CSV file: comma, semicolon or tab, whichever its first line holds most of; quoted as RFC 4180 has it. */
export function readCsv(text: string): Table {
  const [head, ...lines] = linesOf(text.replace(/^\uFEFF/, ''))
  if (!head) throw new Failure('The file is empty: its first row must name the columns.')
  const columns = head.cells.map((cell) => cell.trim())
  while (columns.at(-1) === '' && lines.every(({ cells }) => !cells[columns.length - 1]?.trim())) {
    columns.pop()
    for (const { cells } of lines) cells.length = Math.min(cells.length, Math.max(columns.length, filled(cells)))
  }
  refuseTwice(columns)
  const rows = lines.map(({ cells, number }): Row => {
    const row = { number, cells: new Map(columns.map((column, nth) => [column, cells[nth]?.trim() ?? null])) }
    return cells.length === columns.length
      ? row
      : { ...row, fault: `it has ${cells.length} cells, and the first row names ${columns.length} columns` }
  })
  return { columns, rows }
}

/** How many cells there are up to the last that holds something. */
const filled = (cells: readonly string[]): number => cells.findLastIndex((cell) => cell.trim() !== '') + 1

function refuseTwice(columns: readonly string[]): void {
  const twice = columns.find((column, nth) => columns.indexOf(column) !== nth)
  if (twice !== undefined) throw new Failure(`Two columns are called "${twice}".`)
}

type Line = { number: number; cells: string[] }

/** Lines that hold something, cut at the separator, with their number among all lines. Excel may say it first: `sep=;`. */
function linesOf(whole: string): Line[] {
  const [said = '', named] = /^sep=([,;\t])\r?\n/i.exec(whole) ?? []
  const text = whole.slice(said.length)
  const separator = named ?? separatorOf(text)
  const lines: Line[] = []
  let cells: string[] = []
  let number = said ? 2 : 1
  const parts = text.matchAll(
    new RegExp(
      `(?:"((?:[^"]|"")*)"|([^"${separator}\\r\\n][^${separator}\\r\\n]*)|)(${separator}|\\r\\n|\\n|\\r|$|.)`,
      'gy',
    ),
  )
  for (const { 0: all, 1: quoted, 2: bare = '', 3: end = '', index } of parts) {
    if (end !== '' && end !== separator && !/[\r\n]/.test(end))
      throw new Failure(`Row ${number}: a quotation mark is not closed, or something follows it.`)
    cells.push(quoted === undefined ? bare : quoted.replaceAll('""', '"'))
    if (end === separator) continue
    if (cells.length > 1 || cells[0]?.trim()) lines.push({ number, cells })
    cells = []
    number += 1
    if (index + all.length >= text.length) break
  }
  return lines
}

function separatorOf(text: string): string {
  const [first = ''] = text.split(/\r?\n/, 1)
  const counts = [',', ';', '\t'].map((separator) => ({ separator, count: first.split(separator).length }))
  return counts.toSorted((a, b) => b.count - a.count)[0]?.separator ?? ','
}

/** Reads one object, or a list of them; their answers may stand by themselves under `answers`. The first object is row 1. */
export function readJson(text: string): Table {
  let content: unknown
  try {
    content = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    throw new Failure('The file is not JSON.')
  }
  const rows = (Array.isArray(content) ? content : [content]).map((each: unknown, nth): Row => {
    const number = nth + 1
    if (!isObject(each)) return { number, cells: new Map(), fault: 'it is not an object' }
    const { answers, ...rest } = each
    const flat = isObject(answers) ? { ...rest, ...answers } : each
    return { number, cells: new Map(Object.entries(flat).map(([column, value]) => [column, cellOf(value)])) }
  })
  return { columns: [...new Set(rows.flatMap(({ cells }) => [...cells.keys()]))], rows }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const cellOf = (value: unknown): Cell =>
  value === null || typeof value === 'string' || typeof value === 'number'
    ? value
    : { unreadable: JSON.stringify(value), value }
