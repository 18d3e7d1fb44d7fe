import assert from 'node:assert/strict'
import test from 'node:test'
import { fits, PHRASE_HEADINGS, PHRASE_KINDS, partsOf, placeholdersIn } from './phrase.ts'

test('words in square brackets are to be filled in, each named once', () => {
  const cases: [text: string, placeholders: string[]][] = [
    ['Barnet har [sæt ind] siden [måned].', ['[sæt ind]', '[måned]']],
    ['[sæt ind] og [sæt ind]', ['[sæt ind]']],
    ['[Æble]', ['[Æble]']],
    ['[[sæt ind]]', ['[sæt ind]']],
    ['Scoren var [12], se [1] og [].', []],
    ['Mor sagde [', []],
    ['[over\nto linjer]', []],
    [`[${'a'.repeat(61)}]`, []],
    ['Ingen her.', []],
    ['', []],
  ]
  for (const [text, placeholders] of cases) assert.deepEqual(placeholdersIn(text), placeholders, text)
})

test('the parts of a text are the text', () => {
  for (const text of ['', '[sæt ind]', 'Har [sæt ind] nu.', 'Uden.', '[a1] b [c2]'])
    assert.equal(
      partsOf(text)
        .map((part) => part.text)
        .join(''),
      text,
    )
})

test('R51 a phrase stands only under a heading that its kind of note has', () => {
  assert.ok(fits('treatment', 'effect'))
  assert.ok(!fits('preliminary_talk', 'effect'))
  assert.ok(!fits('treatment', 'text'))
  assert.ok(PHRASE_HEADINGS.every((heading) => fits(null, heading)))
  for (const kind of PHRASE_KINDS) assert.ok(PHRASE_HEADINGS.some((heading) => fits(kind, heading)))
})
