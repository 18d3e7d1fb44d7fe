import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { definitionById, score } from '#care/measures/measures.ts'
import { anAnswer } from '../../../../test/fhir-forms.ts'
import { CHILD, between, faultsOf, foreign, is, option, question, when } from '../../../../test/foreign-forms.ts'
import { questionnaireOf, readForm, readQuestionnaire } from '../fhir.ts'

test('any other condition is refused in words, at its place', () => {
  const exists = { question: 'a', operator: 'exists', answerBoolean: false }
  for (const [condition, words] of [
    [when(is('c0')), /fra en bestemt værdi og opefter/],
    [when(is('c0'), is('c2')), /fra en bestemt værdi og opefter/],
    [when({ question: 'a', operator: '!=', answerCoding: { code: 'c0' } }), /Betingelsen != på a kan ikke holdes/],
    [when(is('nope')), /nævner et svar, som spørgsmålet ikke har/],
    [when({ question: 'z', operator: 'exists', answerBoolean: true }), /peger på z/],
    [when({ question: 'b', operator: 'exists', answerBoolean: true }), /peger på b/],
    [when(exists), /kun, når der ikke er svaret/],
    [{ ...when(is('c1'), is('c2')), enableBehavior: 'all' }, /flere betingelser på en gang/],
  ] as const) {
    const [fault = ''] = faultsOf(foreign([question('a'), question('b', condition)]))
    assert.ok(fault.startsWith('Questionnaire.item[1].enableWhen: '), fault)
    assert.match(fault, words)
  }
})

test('what cannot be asked here is refused in words, at its place', () => {
  for (const [item, place, words] of [
    [question('a', { type: 'open-choice' }), 'item[0]', /slagsen open-choice/],
    [question('a', { type: 'date', answerOption: undefined }), 'item[0]', /slagsen date/],
    [question('a', { repeats: true }), 'item[0]', /flere svar på en gang/],
    [question('a', { answerValueSet: 'http://example.org/vs' }), 'item[0]', /værdisæt/],
    [question('a', { answerOption: [option(1)] }), 'item[0]', /mindst to svar/],
    [question('a', { answerOption: [option(1), option(1, 'Igen')] }), 'item[0].answerOption[1]', /samme talværdi/],
    [question('a', { answerOption: [option(-1), option(1)] }), 'item[0].answerOption[0]', /fra 0 til/],
    [question('a', { text: undefined }), 'item[0]', /mangler sin tekst/],
    [question('a', { type: 'integer', answerOption: undefined }), 'item[0]', /mindste og en største/],
    [question('a b'), 'item[0].linkId', /linkId har højst 60 tegn/],
    [question('constructor'), 'item[0].linkId', /kan ikke bruges/],
    [question('score.x'), 'item[0]', /forbeholdt scorer/],
    [question('a', { text: 'x'.repeat(1001) }), 'item[0].text', /plads til 1000/],
    [{ linkId: 'g', type: 'group' }, 'item[0]', /Gruppen er tom/],
    [{ type: 'choice' }, 'item[0].linkId', /mangler noget/],
  ] as const) {
    const found = faultsOf(foreign([item]))
    assert.ok(
      found.some((each) => each.startsWith(`Questionnaire.${place}: `) && words.test(each)),
      `${found.join('\n')} is not ${words}`,
    )
  }
  assert.match(faultsOf(foreign([question('a'), question('a')])).join(), /item\[1\]: Et andet spørgsmål/)
  assert.match(
    faultsOf(foreign(Array.from({ length: 301 }, (_, nth) => question(`q${nth}`)))).join(),
    /højst 300 spørgsmål/,
  )
  let deep = question('a')
  for (let nth = 0; nth < 6; nth += 1) deep = { linkId: `g${nth}`, type: 'group', item: [deep] }
  assert.match(faultsOf(foreign([deep])).join(), /højst 5 lag/)
})

test('a form must say its rights, its version, who answers and for whom it is', () => {
  for (const [more, importer, place] of [
    [{ copyright: undefined }, CHILD, 'copyright'],
    [{ version: undefined }, CHILD, 'version'],
    [{ title: undefined }, CHILD, 'title'],
    [{ url: undefined }, CHILD, 'id'],
    [{ id: 'søvn', url: undefined }, CHILD, 'id'],
    [{ language: 'de' }, CHILD, 'language'],
    [{ status: 'retired' }, CHILD, 'status'],
    [{}, { ages: [6, 9] }, 'extension'],
    [{}, { informant: 'parent' }, 'useContext'],
    [{}, { informant: 'parent', ages: [9, 6] }, 'useContext'],
    [{ item: [] }, CHILD, 'item'],
  ] as const)
    assert.match(
      faultsOf(JSON.parse(JSON.stringify(foreign([question('a')], more))), importer).join('\n'),
      new RegExp(`^Questionnaire\\.${place}: `, 'm'),
    )
})

test('a hostile file is refused at once, and takes no time', () => {
  let deep: unknown = {}
  for (let nth = 0; nth < 100_000; nth += 1) deep = { item: [deep] }
  for (const [json, words] of [
    [deep, /for dybt/],
    [JSON.parse('{"resourceType":"Questionnaire","__proto__":{"version":"1"}}'), /navn, som FHIR ikke har/],
    [foreign([question('a', { text: 'Hej\u0000' })]), /tegn, som ikke kan vises/],
    [foreign([question('a', { text: 'Hej\ud800' })]), /tegn, som ikke kan vises/],
    [foreign([question('a', { text: 'Hej\u202eabc' })]), /tegn, som ikke kan vises/],
    [foreign([question('a', { modifierExtension: [] })]), /ændrer, hvordan skemaet skal forstås/],
    [foreign([], { implicitRules: 'http://example.org' }), /ændrer, hvordan/],
    [Array.from({ length: 250_000 }, () => 1), /for stor/],
    [null, /mangler noget/],
    [[], /mangler noget/],
    [{ resourceType: 'Patient' }, /ikke et FHIR Questionnaire/],
  ] as const)
    assert.match(faultsOf(json)[0] ?? '', words)
})

test('a file that is not JSON, or has the id of a form of ours, is refused', () => {
  const [own] = ['phq-9'].flatMap((id) => definitionById(id) ?? [])
  for (const [text, words] of [
    ['{', /ikke JSON/],
    [' '.repeat(2_000_001), /for stor/],
    [JSON.stringify(own && questionnaireOf(own, null, 'da')), /phq-9 er et af de skemaer/],
  ] as const) {
    const found = readForm(text)
    assert.match('faults' in found ? (found.faults[0]?.words ?? '') : '', words)
  }
  assert.ok('definition' in readForm(`\uFEFF${JSON.stringify(foreign([question('a')]))}`, CHILD))
})

test('whatever is changed in a file, it is read as a form that can be answered and scored, or refused', () => {
  const original = JSON.stringify(
    foreign([
      question('a'),
      question('b', when(is('c1'), is('c2'))),
      { linkId: 'c', text: 'Timer', type: 'integer', extension: between(0, 12) },
    ]),
  )
  const parts = [...original.matchAll(/"[^"]*"|\d+/g)]
  const other = fc.oneof(
    fc.json({ maxDepth: 2 }),
    fc.constantFrom('"c"', '"a"', '""', '-1', '0.5', '1e9', 'null', '"display"', '"group"'),
  )
  const outcomes = { read: 0, refused: 0 }
  fc.assert(
    fc.property(fc.integer({ min: 0, max: parts.length - 1 }), other, fc.gen(), (nth, value, gen) => {
      const part = parts[nth] ?? assert.fail()
      const text = original.slice(0, part.index) + value + original.slice(part.index + part[0].length)
      const found = readForm(text, { ...CHILD, sum: 'low' })
      outcomes['definition' in found ? 'read' : 'refused'] += 1
      if ('faults' in found) {
        assert.ok(found.faults.every(({ location, words }) => location && words))
        return
      }
      const { definition } = found
      const answers = Object.fromEntries(definition.items.map((item) => [item.id, gen(anAnswer, item)]))
      score(definition, answers)
      const again = readQuestionnaire(JSON.parse(JSON.stringify(questionnaireOf(definition, null, 'da'))))
      assert.deepEqual('definition' in again && again.definition.items, definition.items)
    }),
    { numRuns: 400 },
  )
  assert.ok(outcomes.read > 20 && outcomes.refused > 20, JSON.stringify(outcomes))
})
