import assert from 'node:assert/strict'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import test from 'node:test'

/** The documents say what is so: what they name exists. */
const root = join(import.meta.dirname, '..')
const read = (file: string): string => readFileSync(join(root, file), 'utf8')
const documents = globSync(['*.md', 'docs/**/*.md', 'src/**/README.md'], { cwd: root })

test('every link in a document leads to something', () => {
  const dead = documents.flatMap((file) =>
    [...read(file).matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)]
      .map(([, to = '']) => to)
      .filter((to) => !/^[a-z]+:/.test(to) && !existsSync(join(root, dirname(file), to)))
      .map((to) => `${file}: ${to}`),
  )
  assert.deepEqual(dead, [])
})

test('every file that a document names by its path is there', () => {
  const missing = documents
    .filter((file) => !file.startsWith('src/'))
    .flatMap((file) =>
      [...read(file).matchAll(/`((?:src|test|bin|bench|migrations)\/[\w./-]+\.(?:ts|mjs|sql))`/g)]
        .map(([, path = '']) => path)
        .filter((path) => !existsSync(join(root, path)))
        .map((path) => `${file}: ${path}`),
    )
  assert.deepEqual(missing, [])
})

test('each control of docs/security.md has the test that is named beside it', () => {
  const lines = [...read('docs/security.md').matchAll(/\| `([\w./-]+\.test\.ts)` \*([^|]+)\* \|$/gm)]
  assert.ok(lines.length > 30)
  const missing = lines
    .filter(([, file = '', name = '']) => !read(file).includes(`'${name}'`) && !read(file).includes(`"${name}"`))
    .map(([, file = '', name = '']) => `${file}: ${name}`)
  assert.deepEqual(missing, [])
})

test('each variable that is read from the environment stands in docs/operations.md, and no other', () => {
  const [, schema = ''] = /const environment = z\.object\(\{([\s\S]*?)\n\}\)/.exec(read('src/config.ts')) ?? []
  const known = [...schema.matchAll(/^ {2}([A-Z][A-Z0-9_]+):/gm)].map(([, name]) => name)
  const told = [...read('docs/operations.md').matchAll(/^\| `([A-Z][A-Z0-9_]+)` \|/gm)].map(([, name]) => name)
  assert.ok(known.length > 10)
  assert.deepEqual(new Set(told), new Set(known))
})

test('each command of npx trin2 stands in docs/operations.md, and no other', () => {
  const [, commands = ''] = /const COMMANDS[^=]*= \{([\s\S]*?)\n\}/.exec(read('src/commands/run.ts')) ?? []
  const known = [...commands.matchAll(/^ {2}'?([a-z][a-z -]+?)'?[:,]/gm)].map(([, name]) => name)
  const [, paragraph = ''] =
    /## Command line\n\n`npx trin2` lists([\s\S]*?)Exit 0/.exec(read('docs/operations.md')) ?? []
  const told = [...paragraph.matchAll(/`([a-z][a-z -]+)`/g)].map(([, name]) => name)
  assert.ok(known.length > 10)
  assert.deepEqual(new Set(told), new Set(known))
})

test('the index of docs/ leads to each document', () => {
  const pages = globSync(['*.md', '*/README.md'], { cwd: join(root, 'docs') }).filter((file) => file !== 'README.md')
  const index = read('docs/README.md')
  assert.ok(pages.length > 5)
  assert.deepEqual(
    pages.filter((file) => !index.includes(`](${file})`)),
    [],
  )
})

test('each direct dependency has its page among the decisions', () => {
  const { dependencies, devDependencies }: Record<string, Record<string, string>> = JSON.parse(read('package.json'))
  const decisions = globSync('docs/decisions/*.md', { cwd: root }).map(read).join('\n')
  const undecided = Object.keys({ ...dependencies, ...devDependencies })
    .filter((name) => !name.startsWith('@types/'))
    .filter((name) => !decisions.includes(`\`${name}\``))
  assert.deepEqual(undecided, [])
})

test('the order of modules in docs/architecture.md is the one that is kept', () => {
  const [, order = ''] = /const ORDER = \[([\s\S]*?)\]/.exec(read('test/architecture.test.ts')) ?? []
  const kept = [...order.matchAll(/'([^']+)'/g)].map(([, name]) => name)
  const told = [...read('docs/architecture.md').matchAll(/^\| `([a-z/-]+)` \|/gm)].map(([, name]) => name)
  assert.ok(kept.length > 5)
  assert.deepEqual(told.slice(0, kept.length), kept)
})
