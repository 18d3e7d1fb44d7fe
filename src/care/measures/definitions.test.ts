import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import test from 'node:test'
import { extent, type Definition, type Item } from './definition.ts'
import { DEFINITIONS, definitionById, definitionsOf } from './definitions.ts'
import { BAND_SETS, RELIABILITY_SETS } from './norms.ts'
import { score } from './score.ts'

const wordsOf = (item: Item): unknown[] => [
  item.text,
  ...(item.kind === 'choice' ? item.options.map(({ label }) => label) : []),
  ...(item.kind === 'number' ? (item.ends ?? [null]) : []),
]
function all(name: string, holds: (definition: Definition) => void): void {
  test(name, () => {
    for (const definition of DEFINITIONS) holds(definition)
  })
}

all('R41 no form whose words are somebody else’s holds any of them, neither questions nor choices', (definition) => {
  const words = definition.items.flatMap(wordsOf)
  if (definition.wording === 'pack')
    assert.deepEqual(new Set(words), new Set(words.length ? [null] : []), definition.id)
  else assert.ok(!words.includes(null), definition.id)
})

test('R41 only forms of our own come with words', () => {
  const shipped = new Set(DEFINITIONS.filter(({ wording }) => wording === 'shipped').map(({ family }) => family))
  assert.deepEqual(shipped, new Set(['goals', 'five-areas', 'satisfaction', 'session']))
  assert.ok(definitionsOf('sdq').every(({ licence, whole }) => licence.required && whole))
})

test('each form is found by its id, and no two have the same', () => {
  assert.equal(new Set(DEFINITIONS.map(({ id }) => id)).size, DEFINITIONS.length)
  for (const definition of DEFINITIONS) {
    assert.equal(definitionById(definition.id), definition)
    assert.match(definition.id, /^[a-z0-9][a-z0-9-]{1,60}$/)
  }
  assert.equal(definitionById('toString'), undefined)
})

all('each scale names items and scales that are there, and each of them once', ({ id, items, scales, sums }) => {
  const names = (all: readonly { id: string }[]) => all.map((each) => each.id)
  const scored = items.filter(({ kind }) => kind !== 'words')
  assert.equal(new Set(names(items)).size, items.length, id)
  assert.equal(new Set(names([...scales, ...sums])).size, scales.length + sums.length, id)
  for (const scale of scales) {
    const used = [...scale.items, ...(scale.zeroWhen ? [scale.zeroWhen.item] : [])]
    assert.deepEqual(new Set(used).difference(new Set(names(scored))), new Set(), `${id} ${scale.id}`)
    assert.equal(new Set(scale.items).size, scale.items.length, `${id} ${scale.id}`)
    assert.ok(
      (scale.reversed ?? []).every((item) => scale.items.includes(item)),
      `${id} ${scale.id}`,
    )
    assert.ok(
      (scale.needs ?? []).every((other) => names(scales).includes(other)),
      `${id} ${scale.id}`,
    )
    assert.equal(scale.items.length === 0, scale.how === 'given', `${id} ${scale.id}`)
  }
  for (const sum of sums)
    assert.ok(
      sum.of.every((part) => names(scales).includes(part)),
      `${id} ${sum.id}`,
    )
  for (const { id: name, askedWhen } of items)
    assert.ok(
      (askedWhen?.anyOf ?? []).every((gate) => names(scored).includes(gate)),
      `${id} ${name}`,
    )
})

all('the ends of each range are what the least and the most answers give', (definition) => {
  const { id, items, scales, sums } = definition
  const measured = [...scales.filter(({ how }) => how !== 'given'), ...sums]
  for (const { id: scale, range } of measured) {
    const reversed = new Set(scales.flatMap((each) => each.reversed ?? []))
    const ends = [0, 1].map((end) => {
      const answers = Object.fromEntries(
        items.flatMap((item) =>
          item.kind === 'words' ? [] : [[item.id, extent(item)[reversed.has(item.id) ? 1 - end : end] ?? null]],
        ),
      )
      return score(definition, answers).scores.find((each) => each.scale === scale)?.value
    })
    if (ends[0] === undefined) continue
    assert.deepEqual(ends, range, `${id} ${scale}`)
  }
})

all('each form says where its key is from, whom it is for, and what it may be used for', (definition) => {
  const { id, ages, source, licence, scoresOnly, items, languages, wording, unknown = [], scales } = definition
  assert.ok(ages[0] <= ages[1] && source && licence.holder && licence.terms, id)
  assert.equal(scoresOnly, items.length === 0, id)
  assert.deepEqual(languages, wording === 'shipped' ? ['da', 'en'] : [], id)
  if (scales.some(({ how }) => how === 'given')) assert.ok(unknown.length > 0, id)
})

test('docs/measures.md lists every form and norm set, and no other', () => {
  const told = readFileSync(new URL('../../../docs/measures.md', import.meta.url), 'utf8')
  const [forms = '', sets = ''] = told.slice(told.indexOf('## Instruments')).split('## Norm sets')
  const ids = (text: string) =>
    new Set([...text.matchAll(/^\| (`[^|]+`) \|/gm)].flatMap(([, cell = '']) => cell.replaceAll('`', '').split(' ')))
  assert.deepEqual(ids(forms), new Set(DEFINITIONS.map(({ id }) => id)))
  assert.deepEqual(ids(sets), new Set([...BAND_SETS, ...RELIABILITY_SETS].map(({ id }) => id)))
})
