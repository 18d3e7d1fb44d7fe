import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import test from 'node:test'
import { fileURLToPath } from 'node:url'

const src = fileURLToPath(new URL('../src/', import.meta.url))

/** Imports point up this list only: a module may import what stands above it. */
const ORDER = [
  'platform',
  'ui',
  'registry/access',
  'registry/organisations',
  'registry/people',
  'registry/staff',
  'registry/delegation',
  'registry/log-control',
  'care/pathways',
  'care/journal',
  'care/sharing',
  'care/consents',
  'care/measures',
  'care/risk',
  'care/entrance',
  'care/transfers',
  'care/concerns',
  'care/record-requests',
  'care/retention',
  'insight/monitoring',
  'exchange/ltt',
  'exchange/post',
  'exchange/fhir',
  'demo',
  'story',
]
/** Files beside the wings, and the command line, put them together. */
const TOP = ORDER.length

const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'))
const moduleOf = (file: string): string | null => ORDER.find((name) => file.startsWith(`${name}/`)) ?? null
const rank = (file: string): number => {
  const name = moduleOf(file)
  return name ? ORDER.indexOf(name) : TOP
}
const importsOf = (file: string): string[] =>
  [...readFileSync(join(src, file), 'utf8').matchAll(/(?:from|import) '([#.][^']+)'/g)].map(([, to = '']) =>
    to.startsWith('#') ? to.slice(1) : relative(src, join(src, dirname(file), to)),
  )

test('every folder below src stands in the order', () => {
  const strangers = files.filter(
    (file) => file.includes('/') && !file.startsWith('commands/') && moduleOf(file) === null,
  )
  assert.deepEqual(strangers, [])
})

/** A test may ask the composed application, as `test/world.ts` does. */
const isTestOfTheWhole = (file: string, to: string): boolean => file.endsWith('.test.ts') && rank(to) === TOP

test('imports point one way only', () => {
  const wrong = files.flatMap((file) =>
    importsOf(file)
      .filter((to) => !to.startsWith('..') && rank(to) > rank(file) && !isTestOfTheWhole(file, to))
      .map((to) => `${file} imports ${to}`),
  )
  assert.deepEqual(wrong, [])
})

test('a module is entered only through the file that bears its name, its routes, or its guard', () => {
  const wrong = files
    .filter((file) => !file.endsWith('.test.ts'))
    .flatMap((file) =>
      importsOf(file)
        .filter((to) => {
          const [, name] = (moduleOf(to) ?? '').split('/')
          if (!name || moduleOf(to) === moduleOf(file)) return false
          const door = [
            `${moduleOf(to)}/${name}.ts`,
            `${moduleOf(to)}/routes.ts`,
            `${moduleOf(to)}/guard.ts`,
            `${moduleOf(to)}/roles.ts`,
          ]
          return !door.includes(to)
        })
        .map((to) => `${file} enters by ${to}`),
    )
  assert.deepEqual(wrong, [])
})

test('each module says what it is in a README of at most 25 lines', () => {
  for (const name of ORDER.filter((each) => each.includes('/'))) {
    const lines = readFileSync(join(src, name, 'README.md'), 'utf8')
      .trim()
      .split('\n')
    assert.ok(lines.length <= 25, `${name}: ${lines.length} lines`)
  }
})

test('no file is longer than 300 lines, and no module reads the clock or the environment', () => {
  for (const file of files.filter((each) => each !== 'platform/schema.ts')) {
    const text = readFileSync(join(src, file), 'utf8')
    assert.ok(text.split('\n').length <= 300, `${file} is too long`)
    if (/^(registry|care|insight|ui)\//.test(file) && !file.endsWith('.test.ts')) {
      assert.ok(!/new Date\(\)|Date\.now\(\)|process\.env/.test(text), `${file} reads the clock or the environment`)
    }
  }
})
