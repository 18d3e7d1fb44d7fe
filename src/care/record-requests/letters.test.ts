import assert from 'node:assert/strict'
import test from 'node:test'
import { validateHtml } from '../../../test/html.ts'
import { readPdf } from '../../../test/pdf.ts'
import { requestsIn } from '../../../test/record-requests.ts'
import { aWorld } from '../../../test/world.ts'

const world = await aWorld()
const { aFamily, aRequest, doing, file, giveTheRest, review } = requestsIn(world)
const lettersOf = async (id: string) =>
  (
    await world.owner.query(
      'select id, body from record_request_letters where request_id = $1 order by written_at, expected_on',
      [id],
    )
  ).rows
const paperOf = async (id: string, letterId: string) =>
  (await readPdf((await file(`/record-requests/${id}/letters/${letterId}/document`, 'lise')).bytes)).text
const late = { reason: 'Langvarig sygdom.' }

test('R60 a notice says what is true of the day it is written on, and promises a day later than the one that counts', async () => {
  const { id: pathwayId, motherId } = await aFamily()
  const id = await aRequest(pathwayId, { adultId: motherId })
  const same = await doing(id, 'notice', { ...late, expectedOn: '2026-12-02' })
  assert.equal(same.status, 422)
  assert.match(same.html, /Vælg en dag efter den, der gælder nu: 2\. december 2026/)
  assert.match(same.html, /Svaret skal være givet senest 2\. december/)
  assert.equal((await doing(id, 'notice', { ...late, expectedOn: '2026-12-09' })).status, 303)
  const [first] = await lettersOf(id)
  assert.match(first.body, /Vi skal svare senest 2\. december 2026\. Det når vi ikke\./)
  await doing(id, `letters/${first.id}/sending`, { on: '2026-11-23', channel: 'letter' })
  assert.equal((await doing(id, 'notice', { ...late, expectedOn: '2026-12-09' })).status, 422)
  await assert.rejects(
    world.owner.query(
      `insert into record_request_letters (municipality_id, request_id, kind, body, expected_on, written_by, written_at)
       values ('0316', $1, 'notice', 'Det bliver den dag.', '2026-12-08', $2, '2026-11-23T11:00Z')`,
      [id, world.staff.mette.id],
    ),
    /not later/,
  )
  world.setTime('2026-12-10T09:00:00Z')
  try {
    assert.match(
      (await world.as('mette').get(`/record-requests/${id}/notice`)).html,
      /skulle være givet senest 9\. december/,
    )
    assert.equal((await doing(id, 'notice', { ...late, expectedOn: '2026-12-15' })).status, 303)
    const [, second] = await lettersOf(id)
    assert.match(second.body, /at vi forventede at svare senest 9\. december 2026\. Det har vi ikke nået\./)
  } finally {
    world.setTime('2026-11-23T11:00:00Z')
  }
})

test('R65 a letter to a stranger names what they wrote, and does not tell that the child is known', async () => {
  const { id: pathwayId, childId } = await aFamily()
  const { rows } = await world.owner.query('select family_name from people where id = $1', [childId])
  const name = String(rows[0].family_name)
  const stranger = { by: 'other', name: 'Nabo Ida Bæk', about: 'Alt om drengen i nummer 4' }
  const id = await aRequest(pathwayId, stranger)
  assert.match((await world.as('lise').get(`/record-requests/${id}/decision`)).html, /Skriv ikke, om der er en journal/)
  await doing(id, 'decision', { decision: 'refused', reason: 'Du har ikke ret til det.' })
  await doing(id, 'approval', { answer: 'approve' }, 'lise')
  const [letter] = await lettersOf(id)
  const text = await paperOf(id, letter.id)
  assert.match(text, /Alt om drengen i nummer 4/)
  assert.doesNotMatch(text, new RegExp(`${name}|født|2014`))

  const deletion = await aRequest(pathwayId, { ...stranger, wants: 'deletion' })
  const { html } = await world.as('mette').get(`/record-requests/${deletion}/answer`)
  assert.match(html, /hverken be- eller afkræfte/)
  assert.doesNotMatch(html, /En journal må ikke slettes/)
  await doing(deletion, 'answer', { body: 'Vi kan hverken be- eller afkræfte, om vi kender nogen.' })
  const [answer] = await lettersOf(deletion)
  const told = await paperOf(deletion, answer.id)
  assert.match(told, /Datatilsynet/)
  assert.doesNotMatch(told, new RegExp(`${name}|født|2014`))
})

test('R48 who is refused a deletion is always told of Datatilsynet and the courts, and the letter can be written anew until it is sent', async () => {
  const { id: pathwayId, motherId } = await aFamily()
  const id = await aRequest(pathwayId, { wants: 'deletion', adultId: motherId })
  await doing(id, 'answer', { body: 'Vi kan ikke slette det. Vi kan skrive en rettelse.' })
  const [first] = await lettersOf(id)
  assert.match(first.body, /rettelse\.\n\nDu kan klage til Datatilsynet.*domstol/s)
  assert.match((await world.as('mette').get(`/record-requests/${id}`)).html, /answer">Skriv det om/)
  const again = await world.as('mette').get(`/record-requests/${id}/answer`)
  assert.match(again.html, />\s*Vi kan ikke slette det\. Vi kan skrive en rettelse\.<\/textarea>/)
  assert.deepEqual(await validateHtml(again.html), [])
  world.setTime('2026-11-23T11:05:00Z')
  assert.equal(
    (await doing(id, 'answer', { body: 'Vi kan ikke slette det. Sig til, hvad der er forkert.' })).status,
    303,
  )
  const letters = await lettersOf(id)
  assert.equal(letters.length, 2)
  const sent = { on: '2026-11-23', channel: 'letter' }
  assert.equal((await doing(id, `letters/${first.id}/sending`, sent)).status, 409)
  assert.equal((await doing(id, `letters/${letters[1].id}/sending`, sent)).status, 303)
  world.setTime('2026-11-23T11:00:00Z')
})

test('R64 an orientation that leaves something out says so, why, and how to complain', async () => {
  const { id: pathwayId, fatherId } = await aFamily()
  const asks = { by: 'parent_without_custody', adultId: fatherId }
  const whole = await aRequest(pathwayId, asks)
  await doing(whole, 'answer', { body: 'Jeres datter går til samtaler og har det bedre.' })
  assert.equal((await lettersOf(whole))[0].body, 'Jeres datter går til samtaler og har det bedre.')
  const part = await aRequest(pathwayId, asks)
  await doing(part, 'answer', { body: 'Jeres datter går til samtaler.', withheld: 'Det vil være til skade for hende.' })
  const [letter] = await lettersOf(part)
  assert.match(
    letter.body,
    /vi ikke kan oplyse\.\n\nBegrundelse:\nDet vil være til skade for hende\..*Styrelsen for Patientsikkerhed/s,
  )
})

test('a leader sees in the list what is late, what each waits for, who has it, and what is theirs to approve', async () => {
  const { id: pathwayId, motherId, entryId } = await aFamily()
  const id = await aRequest(pathwayId, { adultId: motherId, handlerId: world.staff.mette.id })
  await aRequest(pathwayId, { adultId: motherId, day: '2026-11-10' })
  await review(id, entryId, { verdict: 'give_in_part', withheld: '0.1', reason: 'Hun bliver udsat for pres.' })
  await giveTheRest(id)
  await doing(id, 'decision', { decision: 'limited', reason: 'Af hensyn til jeres datter.' })
  const { html } = await world.as('lise').get('/record-requests')
  assert.match(html, /\d+ anmodninger, 1 er over fristen/)
  for (const words of ['En leders godkendelse', 'Besked om forsinkelse', 'Mette'])
    assert.ok(html.includes(words), words)
  assert.deepEqual(await validateHtml(html), [])
  const mine = (await world.as('lise').get('/record-requests?show=approval')).html
  assert.equal([...mine.matchAll(/href="\/record-requests\/[0-9a-f-]{36}"/g)].length, 1)
  assert.match(mine, new RegExp(id))
  assert.doesNotMatch((await world.as('mette').get('/record-requests')).html, /show=approval/)
})

test('R60 a notice that was written and replaced by another is not what a late request leads to', async () => {
  const { id: pathwayId, motherId } = await aFamily()
  const id = await aRequest(pathwayId, { adultId: motherId })
  for (const [at, expectedOn] of [
    ['11:00', '2026-12-08'],
    ['11:01', '2026-12-09'],
  ]) {
    world.setTime(`2026-11-23T${at}:00Z`)
    assert.equal((await doing(id, 'notice', { ...late, expectedOn: expectedOn ?? '' })).status, 303)
  }
  const { id: second } = (await lettersOf(id)).at(-1)
  assert.equal((await doing(id, `letters/${second}/sending`, { on: '2026-11-23', channel: 'letter' })).status, 303)
  world.setTime('2026-12-10T09:00:00Z')
  try {
    const { html } = await world.as('lise').get(`/record-requests/${id}`)
    assert.match(html, new RegExp(`href="/record-requests/${id}/notice"`))
    assert.doesNotMatch(html, /letters\/[^"]*\/sending/)
  } finally {
    world.setTime('2026-11-23T11:00:00Z')
  }
})
