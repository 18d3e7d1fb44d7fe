import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { allKeys, given, passagesOf, TEST_QUESTION, WITHHELD } from './passages.ts'

test('a text is sentences and lines, and nothing of it is lost', () => {
  assert.deepEqual(passagesOf('Hun sover dårligt. Mor er bekymret! Hvad nu?'), [
    'Hun sover dårligt. ',
    'Mor er bekymret! ',
    'Hvad nu?',
  ])
  assert.deepEqual(passagesOf('Første linje\nAnden linje.\n\nTredje'), ['Første linje\n', 'Anden linje.\n\n', 'Tredje'])
  assert.deepEqual(passagesOf('Hun sagde: »Ja.« Og gik kl. 13.30.'), ['Hun sagde: »Ja.« ', 'Og gik kl. ', '13.30.'])
  assert.deepEqual(passagesOf(''), [])
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => assert.equal(passagesOf(text).join(''), text)))
  fc.assert(fc.property(fc.stringMatching(/^[a-z .!?\n»)]*$/), (text) => assert.equal(passagesOf(text).join(''), text)))
})

test('R63 what is withheld is not in what is given, and one mark stands for several in a row', () => {
  const sections = [{ heading: 'Notat', text: 'Ét. To. Tre. Fire.' }]
  assert.equal(given(sections, { withheld: ['0.1', '0.2'], testQuestions: [] })[0]?.text, `Ét. ${WITHHELD} Fire.`)
  const sentence = fc.stringMatching(/^[a-zæøå]{8,20}\. $/)
  fc.assert(
    fc.property(fc.uniqueArray(sentence, { minLength: 1 }), fc.nat(), (sentences, at) => {
      const text = sentences.join('')
      const hidden = at % sentences.length
      const [section] = given([{ heading: 'a', text }], { withheld: [`0.${hidden}`], testQuestions: [] })
      for (const [n, each] of sentences.entries())
        assert.equal(section?.text.includes(each.trim()), n !== hidden && true)
    }),
  )
})

test('R68 a test question is left out with the words that say so, and its answer is given', () => {
  const sections = [{ heading: 'Test', text: '1. Hvor tit er du bange?\nSvar: tit.' }]
  const keys = allKeys(sections)
  assert.deepEqual(keys, ['0.0', '0.1', '0.2'])
  const [section] = given(sections, { withheld: [], testQuestions: ['0.0', '0.1'] })
  assert.equal(section?.text, `${TEST_QUESTION} Svar: tit.`)
})
