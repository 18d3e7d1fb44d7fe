import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import test from 'node:test'

const root = new URL('../', import.meta.url)
const read = (file: string): string => readFileSync(new URL(file, root), 'utf8')

/** A line of docs/law.md: rule, what it says, statute or source, file, test. */
type Line = { rule: string; files: string[]; tests: string[] }
const inBackticks = (cell: string): string[] => [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name)
const lines: Line[] = read('docs/law.md')
  .split('\n')
  .flatMap((line) => {
    const [, rule = '', , , files = '', tests = ''] = line.split('|').map((cell) => cell.trim())
    const number = /R\d+/.exec(rule)?.[0]
    return number ? [{ rule: number, files: inBackticks(files), tests: inBackticks(tests) }] : []
  })

const testFiles = ['src/', 'test/'].flatMap((folder) =>
  readdirSync(new URL(folder, root), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.test.ts'))
    .map((file) => folder + file),
)

/** The rules that the names of a file's tests begin with or hold. */
const rulesIn = (file: string): Set<string> =>
  new Set(
    [...read(file).matchAll(/\b(?:test|it)\(\s*(['"`])((?:\\.|(?!\1).)*)\1/gs)].flatMap(
      ([, , name = '']) => name.match(/\bR\d{1,3}\b/g) ?? [],
    ),
  )
const tested = new Map(testFiles.map((file) => [file, rulesIn(file)]))

test('each rule stands in the table once, with files that exist', () => {
  assert.ok(lines.length > 30)
  assert.equal(new Set(lines.map(({ rule }) => rule)).size, lines.length)
  for (const { rule, files, tests } of lines) {
    assert.ok(files.length > 0 && tests.length > 0, rule)
    for (const file of [...files, ...tests]) assert.ok(existsSync(new URL(file, root)), `${rule}: ${file}`)
  }
})

test('each rule in the table has its number in the name of a test in the file that the table names', () => {
  const missing = lines.flatMap(({ rule, tests }) =>
    tests.filter((file) => !tested.get(file)?.has(rule)).map((file) => `${rule} in ${file}`),
  )
  assert.deepEqual(missing, [])
})

test('each rule that a test names stands in the table', () => {
  const known = new Set(lines.map(({ rule }) => rule))
  const missing = [...tested].flatMap(([file, rules]) =>
    [...rules].filter((rule) => !known.has(rule)).map((rule) => `${rule} in ${file}`),
  )
  assert.deepEqual(missing, [])
})
