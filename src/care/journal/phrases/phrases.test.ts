import assert from 'node:assert/strict'
import test from 'node:test'
import { validateHtml } from '../../../../test/html.ts'
import { notesIn } from '../../../../test/notes.ts'
import { aWorld } from '../../../../test/world.ts'

const world = await aWorld()
const { aTalk, entriesOf, sign } = notesIn(world)
const LIST = '/administration/phrases'
const lise = world.as('lise')
const phrase = { name: 'Aftale', kind: '', heading: 'follow_up', text: 'Vi ses [dag].', position: '10' }
const phrasesNamed = async (name: string) =>
  (await world.owner.query('select * from journal_phrases where name = $1', [name])).rows

test('a leader adds a phrase, changes it, and takes it out of use; notes offer it under its heading', async () => {
  const none = await lise.get(LIST)
  assert.match(none.html, /Der er ingen fraser endnu/)
  assert.deepEqual(await validateHtml(none.html), [])
  assert.equal((await lise.post(`${LIST}/new`, phrase)).location, LIST)
  const [added] = await phrasesNamed('Aftale')
  const { note } = await aTalk()
  const form = await world.as('ida').get(note)
  assert.match(form.html, /Vi ses <mark>\[dag\]<\/mark>\./)
  assert.match(form.html, /data-phrase-for="follow_up"/)
  assert.deepEqual(await validateHtml(form.html), [])
  const changed = { ...phrase, kind: 'treatment', isActive: 'on', version: 1 }
  assert.equal((await lise.post(`${LIST}/${added.id}`, changed)).status, 303)
  assert.ok(!(await world.as('ida').get(note)).html.includes('[dag]'))
  const stale = await lise.post(`${LIST}/${added.id}`, { ...changed, text: 'Skrevet imens.' })
  assert.equal(stale.status, 409)
  assert.match(stale.html, /Skrevet imens\./)
  assert.equal((await lise.post(`${LIST}/${added.id}`, { ...phrase, version: 2 })).status, 303)
  assert.ok(!(await world.as('ida').get(note)).html.includes('[dag]'))
  const list = await world.as('adam').get(LIST)
  assert.match(list.html, /bruges ikke/)
  assert.deepEqual(await validateHtml(list.html), [])
})

test('a phrase that is not one is refused with words, and what was typed is kept', async () => {
  for (const [fields, words] of [
    [{ name: '' }, /hvad frasen kaldes/],
    [{ text: '' }, /Skriv frasen/],
    [{ text: 'x'.repeat(2001) }, /højst 2\.000 tegn/],
    [{ text: 'Barnet 120514-1234 kom.' }, /ligner et CPR-nummer/],
    [{ heading: '' }, /hvilken overskrift/],
    [{ kind: 'preliminary_talk', heading: 'effect' }, /har ikke den overskrift/],
    [{ kind: 'consent' }, /Vælg en af mulighederne/],
    [{ position: 'første' }, /Skriv/],
  ] as const) {
    const answer = await lise.post(`${LIST}/new`, { ...phrase, name: 'Afvist', ...fields })
    assert.equal(answer.status, 422)
    assert.match(answer.html, words)
    assert.deepEqual(await validateHtml(answer.html), [])
  }
  assert.deepEqual(await phrasesNamed('Afvist'), [])
})

test('only those who administer change phrases, and each municipality has its own', async () => {
  await lise.post(`${LIST}/new`, { ...phrase, name: 'Vores' })
  const [ours] = await phrasesNamed('Vores')
  for (const person of ['ida', 'mette', 'vera', 'bo'] as const) {
    assert.equal((await world.as(person).get(LIST)).status, 403)
    assert.equal((await world.as(person).post(`${LIST}/new`, phrase)).status, 403)
  }
  assert.ok(!(await world.as('karen').get(LIST)).html.includes('Vores'))
  assert.equal((await world.as('karen').post(`${LIST}/${ours.id}`, { ...phrase, version: 1 })).status, 404)
  assert.equal((await world.signedOut().get(LIST)).status, 303)
  assert.equal((await world.signedOut().post(`${LIST}/new`, phrase)).status, 401)
})

test('R47 a note is not signed while something is to be filled in, and says what and where', async () => {
  const { childId, note } = await aTalk()
  const refused = await sign('ida', note, { problem: 'Sover [timer] om natten.', follow_up: 'Vi ses [dag].' })
  assert.equal(refused.status, 422)
  assert.match(refused.html, /Her står stadig \[timer\]/)
  assert.match(refused.html, /Her står stadig \[dag\]/)
  assert.match(refused.html, /Sover \[timer\] om natten/)
  assert.deepEqual(await entriesOf(childId), [])
  assert.equal((await sign('ida', note, { problem: 'Sover 6 om natten.' })).status, 303)
})
