import assert from 'node:assert/strict'
import test from 'node:test'
import type { Theme } from '#platform/schema.ts'
import { drawFate, formOf, type Fate } from './fate.ts'
import { randomOf } from './random.ts'

const MANY = 6000
const child: { age: number; themes: Theme[] } = { age: 12, themes: ['worry'] }
const fates = Array.from({ length: MANY }, (_, nth) => drawFate(randomOf('fate', nth), child))
const share = (of: readonly Fate[], willDo: (fate: Fate) => boolean) => (100 * of.filter(willDo).length) / of.length
const between = (value: number, low: number, high: number) => assert.ok(value >= low && value <= high, `${value}`)

test('of the forsamtaler 75 % lead to screening, and 94.5 % of those to treatment (domain 8.6)', () => {
  const talked = fates.filter(({ reaches }) => reaches !== 'enquiry')
  const screened = talked.filter(({ reaches }) => reaches !== 'preliminary_talk')
  between((100 * screened.length) / talked.length, 73, 77)
  between(
    share(screened, ({ reaches }) => reaches === 'treatment'),
    93,
    96,
  )
})

test('service goals are meant to be met in 65 to 80 % of the cases', () => {
  between(
    share(fates, ({ preliminaryAfter }) => preliminaryAfter <= 14),
    65,
    80,
  )
  between(
    share(fates, ({ screeningAfter }) => screeningAfter <= 30),
    65,
    80,
  )
})

test('each part comes after the one before it, and treatment has four to ten talks', () => {
  for (const { preliminaryAfter, screeningAfter, treatments } of fates) {
    assert.ok(screeningAfter > preliminaryAfter)
    between(treatments, 4, 10)
  }
})

test('small children with restlessness are mostly helped through their parents, and most others come themselves', () => {
  const small = Array.from({ length: MANY }, (_, nth) =>
    drawFate(randomOf('small', nth), { age: 7, themes: ['restlessness'] }),
  )
  between(
    share(small, ({ track }) => formOf(track, 1).endsWith('without_child')),
    65,
    95,
  )
  const forms = fates.map(({ track }) => formOf(track, 1))
  between((100 * forms.filter((form) => form === 'individual_with_child').length) / MANY, 50, 75)
})
