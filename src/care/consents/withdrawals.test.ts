import assert from 'node:assert/strict'
import test from 'node:test'
import { casesIn } from '../../../test/cases.ts'
import { aFamily } from '../../../test/consents.ts'
import { validateHtml } from '../../../test/html.ts'
import { aWorld } from '../../../test/world.ts'

const MONDAY = '2026-11-23T09:00:00Z'
const world = await aWorld()
const { aPathway, act, talk, moment } = casesIn(world)

const TEN = '2016-05-05'
const said = { decision: 'permit', givenAs: 'oral', givenOn: '2026-11-10', informedOf: 'Hvad behandlingen går ud på.' }
const byGiver = { by: 'giver', reason: '' }

const aCase = async (born = TEN, holders: string[] = ['Anne']) => {
  world.setTime(MONDAY)
  const pathway = await aPathway({ born, enquiryOn: '2026-11-02', withConsent: false })
  const ids = await aFamily(world, pathway, holders)
  return { ...pathway, anne: ids['Anne'] ?? '', peter: ids['Peter'] ?? '' }
}
const rows = async (sql: string, values: unknown[]) =>
  (await world.owner.query({ text: sql, values, rowMode: 'array' })).rows
const yesesOf = async (id: string): Promise<string[]> =>
  (await rows('select id from treatment_consents where pathway_id = $1 order by nth', [id])).flat()
const see = async (id: string, noun = 'consent') => (await world.as('ida').get(`/pathways/${id}/${noun}`)).html
const lastEntry = async (id: string) =>
  String(
    (
      await rows(
        "select body -> 0 ->> 'text' from journal_entries where pathway_id = $1 and kind = 'consent' order by sequence",
        [id],
      )
    ).at(-1),
  )
/** Those about consent: what was not measured after a screening is another matter. */
const openTasks = async (id: string) =>
  (
    await rows(
      "select kind from tasks where pathway_id = $1 and done_at is null and kind <> 'measure_missing' order by kind",
      [id],
    )
  ).flat()
const yes = (id: string, giver: string, day = said.givenOn) =>
  act(id, 'consents/new', { ...said, givers: giver, givenOn: day })
const takeBack = (id: string, consent: string | undefined, more: Record<string, string> = {}) =>
  act(id, `consents/${consent}/withdrawal`, { ...byGiver, ...moment(), ...more })
const screen = (id: string, day: string, time = '10:00') => act(id, 'talks/screening', talk(day, { time }))

test('R74 the signed paper that is recorded after the spoken yes is taken back with it, whichever of them is named', async () => {
  for (const named of [0, 1]) {
    const { id, anne } = await aCase()
    await yes(id, anne, '2026-11-12')
    await yes(id, anne, '2026-11-07')
    world.setTime('2026-11-23T10:30:00Z')
    assert.equal((await takeBack(id, (await yesesOf(id))[named])).status, 303)
    world.setTime('2026-11-23T12:00:00Z')
    const after = await screen(id, '2026-11-23', '12:30')
    assert.equal(after.status, 422)
    assert.match(after.html, /Anne Holm har trukket sit samtykke tilbage/)
    assert.match(await see(id), /trukket tilbage/)
    assert.equal((await takeBack(id, (await yesesOf(id))[1 - named])).status, 409, 'there is nothing more to take back')
  }
})

test('R74 a yes that was recorded twice does not come back when the second one is marked as a mistake', async () => {
  const { id, anne } = await aCase()
  await yes(id, anne)
  await yes(id, anne)
  const [, second] = await yesesOf(id)
  world.setTime('2026-11-23T10:30:00Z')
  await takeBack(id, second)
  world.setTime('2026-11-23T12:00:00Z')
  assert.equal((await act(id, `consent/mistakes/${second}`, { reason: 'Skrevet to gange.' })).status, 303)
  assert.equal((await screen(id, '2026-11-23', '12:30')).status, 422)
  assert.doesNotMatch(await see(id), /Trækkes tilbage<|samtykke givet/)
})

test('R74 a withdrawal by telephone counts from when it was made, and what was held in between stands and is looked at', async () => {
  const { id, anne } = await aCase()
  await yes(id, anne)
  assert.equal((await screen(id, '2026-11-13', '08:00')).status, 303)
  assert.equal((await screen(id, '2026-11-16')).status, 303)
  const [consent] = await yesesOf(id)
  const form = await see(id, `consents/${consent}/withdrawal`)
  assert.match(form, /value="2026-11-23"[\s\S]*value="10:00"/)
  assert.deepEqual(await validateHtml(form), [])
  const onFriday = { day: '2026-11-13', time: '14:30' }
  for (const [wrong, words] of [
    [{ day: '2026-11-24', time: '08:00' }, /Dagen ligger i fremtiden/],
    [{ day: '2026-11-23', time: '23:00' }, /Klokken er ikke så mange endnu/],
    [{ day: '2026-11-09', time: '08:00' }, /Da var samtykket ikke givet endnu/],
    [{ day: '', time: '' }, /Skriv, hvilken dag det blev trukket tilbage/],
  ] as const) {
    const { status, html } = await takeBack(id, consent, { ...wrong, reason: 'Vil ikke 😀.' })
    assert.equal(status, 422)
    assert.match(html, words)
    assert.match(html, /Vil ikke 😀\./)
  }
  assert.equal((await takeBack(id, consent, onFriday)).status, 303)
  assert.match(
    await lastEntry(id),
    /^Anne Holm trak sit samtykke til screening og behandling tilbage 13\. november 2026 kl\. 14\.30\. .*stopper.*\nHoldt, efter at samtykket var trukket tilbage: screening 16\. november 2026 kl\. 10\.00\./,
  )
  assert.deepEqual(await openTasks(id), ['consent_withdrawn', 'held_without_consent'])
  assert.deepEqual(
    await rows("select role, assignee_id from tasks where pathway_id = $1 and kind = 'held_without_consent'", [id]),
    [['leader', null]],
  )
  const page = await see(id)
  assert.match(page, /Holdt, efter at samtykket var trukket tilbage[\s\S]*screening 16\. november 2026 kl\. 10\.00/)
  assert.deepEqual(await validateHtml(page), [])
  assert.equal((await screen(id, '2026-11-14')).status, 422, 'on the Saturday after')
  assert.equal((await screen(id, '2026-11-13', '13:00')).status, 303, 'before the call')
})

test('R74 a withdrawal that comes to light after a new yes stands in the journal, and stops nothing', async () => {
  const { id, anne } = await aCase()
  await yes(id, anne)
  await yes(id, anne, '2026-11-20')
  const [, later] = await yesesOf(id)
  assert.equal((await takeBack(id, later, { day: '2026-11-13', time: '14:30' })).status, 303)
  assert.match(await lastEntry(id), /Der er givet samtykke igen siden\./)
  assert.deepEqual(await openTasks(id), [])
  assert.equal((await screen(id, '2026-11-18')).status, 422)
  assert.equal((await screen(id, '2026-11-21')).status, 303)
})

test('R74 from fifteen a parent’s lapsed yes is not offered and not taken back, by the database neither', async () => {
  const { id, childId, anne } = await aCase('2011-11-20')
  await yes(id, anne)
  const [consent] = await yesesOf(id)
  assert.doesNotMatch(await see(id), /\/withdrawal"/)
  const { status, html } = await takeBack(id, consent)
  assert.equal(status, 409)
  assert.match(html, /gælder ikke længere/)
  const put = (by: string) =>
    world.owner.query(
      "insert into consent_withdrawals (municipality_id, pathway_id, consent_id, withdrawn_by, withdrawn_at, recorded_at) values ('0316', $1, $2, $3, $4, $4)",
      [id, consent, by, world.clock()],
    )
  await assert.rejects(put(anne), { code: 'TR074' })
  assert.deepEqual(await openTasks(id), [])
  await yes(id, childId, '2026-11-21')
  assert.match(await see(id), /\/withdrawal"/)
})

test('R74 nobody but the giver takes a yes back, and a child only from fifteen', async () => {
  const { id, childId, anne, peter } = await aCase(TEN, ['Anne', 'Peter'])
  await yes(id, anne)
  await yes(id, peter)
  const [consent] = await yesesOf(id)
  assert.doesNotMatch(await see(id, `consents/${consent}/withdrawal`), /value="child"/)
  const { status, html } = await takeBack(id, consent, { by: 'child' })
  assert.equal(status, 422)
  assert.match(html, /Barnet var under 15 år/)
  const put = (by: string) =>
    world.owner.query(
      "insert into consent_withdrawals (municipality_id, pathway_id, consent_id, withdrawn_by, withdrawn_at, recorded_at) values ('0316', $1, $2, $3, $4, $4)",
      [id, consent, by, world.clock()],
    )
  await assert.rejects(put(childId), { code: 'TR074' })
  await assert.rejects(put(peter), { code: 'TR074' })
  await put(anne)
})

test('R72 R74 a young person found unable takes the parents’ yes back, as a parent does', async () => {
  const { id, anne } = await aCase('2010-05-05')
  const reason = 'Kunne efter tre forklaringer ikke gengive, hvad behandling er.'
  await act(id, 'capacity/new', { finding: 'unable', assessedOn: '2026-11-09', reason })
  await yes(id, anne)
  const [consent] = await yesesOf(id)
  assert.match(await see(id, `consents/${consent}/withdrawal`), /value="child"/)
  world.setTime('2026-11-23T10:30:00Z')
  assert.equal((await takeBack(id, consent, { by: 'child' })).status, 303)
  assert.match(
    await lastEntry(id),
    /^Josefine Test Holm trak samtykket fra Anne Holm til screening og behandling tilbage/,
  )
})

test('R74 a withdrawal that was a mistake takes its tasks with it, and a mistaken renewal asks the family again', async () => {
  const { id, anne } = await aCase()
  await yes(id, anne)
  await screen(id, '2026-11-16')
  const [consent] = await yesesOf(id)
  await takeBack(id, consent, { day: '2026-11-13', time: '14:30' })
  assert.deepEqual(await openTasks(id), ['consent_withdrawn', 'held_without_consent'])
  world.setTime('2026-11-23T10:30:00Z')
  await yes(id, anne, '2026-11-23')
  assert.deepEqual(await openTasks(id), ['held_without_consent'])
  const again = (await yesesOf(id))[1]
  await act(id, `consent/mistakes/${again}`, { reason: 'Forkert barn.' })
  assert.deepEqual(await openTasks(id), ['consent_withdrawn', 'held_without_consent'])
  const withdrawal = String((await rows('select id from consent_withdrawals where pathway_id = $1', [id]))[0])
  await act(id, `consent/mistakes/${withdrawal}`, { reason: 'Det var en anden mor.' })
  assert.deepEqual(await openTasks(id), [])
  assert.doesNotMatch(await see(id), /Holdt, efter at/)
})

test('R74 a yes given again the day it was taken back, both recorded later, counts from the end of that day', async () => {
  const { id, anne } = await aCase()
  await yes(id, anne, '2026-11-05')
  assert.equal((await takeBack(id, (await yesesOf(id))[0], { day: '2026-11-13', time: '09:00' })).status, 303)
  assert.equal((await yes(id, anne, '2026-11-13')).status, 303)
  assert.equal((await screen(id, '2026-11-13', '16:00')).status, 422)
  assert.equal((await screen(id, '2026-11-16')).status, 303)
})
