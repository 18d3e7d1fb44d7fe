import assert from 'node:assert/strict'
import test from 'node:test'
import { casesIn } from '../../../test/cases.ts'
import { validateHtml } from '../../../test/html.ts'
import { anAssessment } from '../../../test/risk.ts'
import { aWorld, type Fields, type Person } from '../../../test/world.ts'

const MONDAY = '2026-11-23T09:00:00Z'
const world = await aWorld()
const { aPathway, act, talk, versionOf } = casesIn(world)

const rows = async (sql: string, values: unknown[]) =>
  (await world.owner.query({ text: sql, values, rowMode: 'array' })).rows
const openTasks = (id: string, kind: string) =>
  rows('select title, due_on::text from tasks where pathway_id = $1 and kind = $2 and done_at is null order by title', [
    id,
    kind,
  ])
const see = async (id: string, noun = '') => (await world.as('mette').get(`/pathways/${id}${noun}`)).html
const as = async (person: Person, id: string, noun: string, fields: Fields) =>
  world.as(person).post(`/pathways/${id}/${noun}`, { version: await versionOf(id), ...fields })
const assess = (id: string, more: Fields = {}) => as('mette', id, 'risk/new', anAssessment(world, more))
const treat = (id: string, day: string, time = '10:30') =>
  act(id, 'talks/treatment', talk(day, { form: 'individual_with_child', time }))
const entries = (id: string) =>
  rows("select body -> 0 ->> 'text' from journal_entries where pathway_id = $1 and kind = 'risk' order by sequence", [
    id,
  ])

/** A child that Mette is responsible for, screened and offered treatment, and not assessed. Registered on Monday at 12. */
async function aScreened({ on = '2026-11-23' } = {}) {
  world.setTime('2026-11-23T11:00:00Z')
  const pathway = await aPathway({ assessedDays: 0 })
  await act(pathway.id, 'talks/screening', talk(on, { time: '08:00' }))
  await act(pathway.id, 'outcome', { outcome: 'treatment', on: '2026-11-23', reason: 'I målgruppen.', guidance: '' })
  await act(pathway.id, 'responsibility', { staffId: world.staff.mette.id, unitId: '' })
  return pathway
}

test('R36 no treatment is held before the risk is assessed; a screening is, and asks for it the same day', async () => {
  const { id } = await aScreened()
  assert.deepEqual(await openTasks(id, 'risk_assessment'), [
    ['Vurdér risikoen for selvskade og selvmord efter screeningen', '2026-11-23'],
  ])
  const refused = await treat(id, '2026-11-23')
  assert.equal(refused.status, 422)
  assert.match(refused.html, /Risikoen for selvskade og selvmord er ikke vurderet/)
  assert.match(refused.html, /Gik godt\./, 'what was typed is kept')
  assert.match(await see(id), /Risiko ikke vurderet[\s\S]*aria-disabled="true"[^>]*>\s*Registrér behandling/)

  assert.equal((await assess(id)).status, 303)
  assert.deepEqual(await openTasks(id, 'risk_assessment'), [])
  assert.equal((await treat(id, '2026-11-23', '08:30')).status, 422, 'held before it was assessed')
  assert.equal((await treat(id, '2026-11-23')).status, 303)
  const [[entry] = []] = await entries(id)
  assert.match(
    entry,
    /Risikovurdering 23\. november 2026 kl\. 9[.:]00 ved Mette Lund, psykolog: ingen tegn på risiko\./i,
  )
  assert.match(
    entry,
    /Begrundelse: Rolig og åben[\s\S]*Talt med: Barnet\/den unge alene[\s\S]*Vejledning: Trin 2s korte vejledning/,
  )
})

test('R36 the database refuses a held treatment without an assessment, whatever asks', async () => {
  const { id } = await aScreened()
  const held = `insert into contacts (municipality_id, pathway_id, type, status, starts_at, on_day, delivery, participant, staff_id, registered_at)
    values ('0316', $1, 'treatment', 'held', '2026-11-23T10:30:00+01:00', '2026-11-23', 'individual', 'with_child', $2, now())`
  await assert.rejects(world.owner.query(held, [id, world.staff.mette.id]), { code: 'TR036' })
  await assess(id, { level: 'increased' })
  await assert.rejects(world.owner.query(held, [id, world.staff.mette.id]), { code: 'TR037' })
})

test('R36 an assessment from before the screening does not count for the treatment, and one from another day may be recorded late', async () => {
  world.setTime('2026-11-23T11:00:00Z')
  const { id } = await aPathway({ assessedDays: 0 })
  await assess(id, { day: '2026-11-20', time: '11:00' })
  await act(id, 'talks/screening', talk('2026-11-22'))
  await act(id, 'outcome', { outcome: 'treatment', on: '2026-11-22', reason: 'I målgruppen.', guidance: '' })
  const refused = await treat(id, '2026-11-23')
  assert.equal(refused.status, 422)
  assert.match(refused.html, /ikke vurderet siden screeningen/)
  assert.match(await see(id, '/risk'), /Risikoen skal vurderes/)
  assert.equal((await assess(id, { day: '2026-11-22', time: '11:00' })).status, 303)
  assert.equal((await treat(id, '2026-11-23')).status, 303)
})

test('R36 when self-harm becomes a theme the risk is assessed anew before the treatment of the next day', async () => {
  const { id } = await aScreened()
  await assess(id, { day: '2026-11-23', time: '08:30' })
  await act(id, 'themes', { themes: ['body_and_food', 'self_harm'] })
  assert.deepEqual(await openTasks(id, 'risk_assessment'), [], 'it was assessed the same day')
  world.setTime('2026-11-24T09:00:00Z')
  await act(id, 'themes', { themes: ['body_and_food'] })
  await act(id, 'themes', { themes: ['body_and_food', 'self_harm'] })
  assert.equal((await openTasks(id, 'risk_assessment')).length, 1)
  assert.match(await see(id), /Risiko skal vurderes igen/)
  world.setTime('2026-11-24T12:00:00Z')
  assert.equal((await treat(id, '2026-11-24')).status, 303, 'the talk in which it came up')
  world.setTime('2026-11-25T12:00:00Z')
  const refused = await treat(id, '2026-11-25')
  assert.equal(refused.status, 422)
  assert.match(refused.html, /Selvskade er blevet et tema/)
  await assess(id, { day: '2026-11-25', time: '09:00', harmNow: 'yes', level: 'low' })
  assert.equal((await treat(id, '2026-11-25')).status, 303)
  assert.deepEqual(await openTasks(id, 'risk_assessment'), [])
})

test('R37 an increased risk stops treatment and opens what is to be done, until a newer assessment', async () => {
  const { id } = await aScreened()
  await assess(id, { level: 'increased', thoughts: 'of_suicide', steps: ['parents_told'] })
  assert.deepEqual(
    (await openTasks(id, 'risk_step')).map(([, due]) => due),
    ['2026-11-24', '2026-11-24', '2026-11-24'],
  )
  const refused = await treat(id, '2026-11-23')
  assert.equal(refused.status, 422)
  assert.match(refused.html, /Risikoen er vurderet som forhøjet/)
  const page = await world.as('mette').get(`/pathways/${id}/risk`)
  assert.match(page.html, /Behandlingen venter[\s\S]*Beslut, at behandlingen går videre/)
  assert.deepEqual(await validateHtml(page.html), [])
  await assess(id, { level: 'acute', time: '10:00' })
  assert.equal((await openTasks(id, 'risk_step')).length, 4, 'what the earlier one asked for is replaced')
  assert.match(await see(id), /chip-bad">Akut risiko, /)
  await assess(id, { level: 'low', time: '10:20' })
  assert.deepEqual(await openTasks(id, 'risk_step'), [])
  assert.equal((await treat(id, '2026-11-23')).status, 303)
})

test('R37 an authorised therapist or a leader decides that treatment goes on, with a reason; nobody else does', async () => {
  const { id } = await aScreened()
  await assess(id, { level: 'increased' })
  const decision = { day: '2026-11-23', time: '10:10', reason: 'Talt med psykiatrien, som følger med.' }
  assert.equal((await as('ida', id, 'risk/decision', decision)).status, 403)
  assert.equal((await as('mette', id, 'risk/decision', { ...decision, reason: 'Ok' })).status, 422)
  assert.equal(
    (await as('mette', id, 'risk/decision', { ...decision, time: '08:00' })).status,
    422,
    'before the assessment',
  )
  assert.equal((await as('mette', id, 'risk/decision', decision)).status, 303)
  assert.equal((await treat(id, '2026-11-23')).status, 303)
  assert.match(await see(id, '/risk'), /Det er besluttet med en begrundelse/)
  assert.match(
    (await entries(id)).at(-1)?.[0],
    /behandlingen går videre[\s\S]*forhøjet risiko[\s\S]*Talt med psykiatrien/,
  )
  assert.match(await see(id), /chip-bad">Forhøjet risiko/, 'the banner says it still')

  await world.owner.query("update staff set authorisation_number = '' where id = $1", [world.staff.mette.id])
  await assess(id, { level: 'increased', time: '11:00' })
  const refused = await as('mette', id, 'risk/decision', { ...decision, time: '11:05' })
  await world.owner.query("update staff set authorisation_number = '3MT5L' where id = $1", [world.staff.mette.id])
  assert.equal(refused.status, 409)
  assert.match(refused.html, /En autoriseret behandler eller en leder/)
})

test('R36 a mistake stays to be read and counts no more, but not while a held treatment rests on it', async () => {
  const { id } = await aScreened()
  await assess(id)
  await treat(id, '2026-11-23')
  const idOf = async (level: string) =>
    String((await rows('select id from risk_assessments where pathway_id = $1 and level = $2', [id, level]))[0])
  const rests = await as('mette', id, `risk/mistakes/${await idOf('none')}`, { reason: 'Forkert barn.' })
  assert.equal(rests.status, 409)
  assert.match(rests.html, /En behandling, der er holdt, hviler på det/)
  await assess(id, { level: 'acute', time: '11:00' })
  assert.equal((await as('mette', id, `risk/mistakes/${await idOf('acute')}`, { reason: 'Forkert barn.' })).status, 303)
  assert.deepEqual(await openTasks(id, 'risk_step'), [])
  assert.match(await see(id, '/risk'), /registreret ved en fejl[\s\S]*Forkert barn\./)
  for (const change of ["update risk_assessments set level = 'none'", 'delete from risk_assessments'])
    await assert.rejects(world.owner.query(`${change} where pathway_id = $1`, [id]), { code: 'TR036' })
})

test('a wrong answer comes back with words and with what was typed', async () => {
  const { id } = await aScreened()
  const cases: [Fields, RegExp][] = [
    [{ day: '2026-11-24' }, /Dagen ligger i fremtiden/],
    [{ day: '2026-11-19' }, /Dagen ligger før henvendelsen/],
    [{ time: '23:00' }, /Klokken er ikke så mange endnu/],
    [{ talkedWith: undefined }, /Vælg, hvem der er talt med/],
    [{ level: undefined }, /Vælg, hvad vurderingen er/],
    [{ plan: 'yes' }, /Vælg mindst let forhøjet risiko/],
    [{ reason: '' }, /Skriv, hvad vurderingen bygger på/],
    [{ assessedBy: id }, /Vælg en medarbejder/],
    [{ guidelineId: id }, /Vejledningen findes ikke længere/],
  ]
  for (const [more, words] of cases) {
    const { status, html } = await assess(id, { protective: 'Sin <mormor> og hunden', ...more })
    assert.equal(status, 422)
    assert.match(html, words)
    assert.match(html, /Sin &lt;mormor&gt; og hunden/)
  }
  assert.deepEqual(await rows('select id from risk_assessments where pathway_id = $1', [id]), [])
})

test('the page asks the database a fixed number of times, and who does not treat the child is refused', async () => {
  const { id } = await aScreened()
  const first = await world.as('mette').get(`/pathways/${id}/risk`)
  for (const time of ['09:00', '09:10', '09:20']) await assess(id, { time })
  const { html, statements } = await world.as('mette').get(`/pathways/${id}/risk`)
  assert.equal(statements, first.statements)
  assert.deepEqual(await validateHtml(html), [])
  assert.equal((await world.as('ali').get(`/pathways/${id}/risk`)).status, 403)
  assert.equal((await world.as('bo').get(`/pathways/${id}/risk`)).status, 403)
  assert.equal((await world.as('karen').get(`/pathways/${id}/risk`)).status, 404)
})

test('a leader enters the guideline in versions; the one that was shown stands with the assessment', async () => {
  const { id } = await aScreened()
  assert.match(await see(id, '/risk/new'), /Kommunen har ikke godkendt sin egen vejledning endnu/)
  const version = (title: string, validFrom: string) =>
    world.as('lise').post('/administration/risk-guideline/new', {
      title,
      text: 'Spørg først.\n\nSpørg til\n- selvskade\n- tanker',
      approvedBy: 'Styregruppen',
      approvedOn: '2026-11-01',
      validFrom,
    })
  assert.equal((await world.as('mette').post('/administration/risk-guideline/new', {})).status, 403)
  assert.equal((await version('Partnerskabets vejledning', '2026-10-01')).status, 422)
  assert.equal((await version('Partnerskabets vejledning', '2026-11-01')).status, 303)
  assert.equal((await version('Partnerskabets vejledning', '2027-01-01')).status, 303)
  const form = await see(id, '/risk/new')
  assert.match(form, /Partnerskabets vejledning, version 1[\s\S]*<li>selvskade<\/li>/)
  const guidelineId = /name="guidelineId" value="([^"]+)"/.exec(form)?.[1]
  assert.equal((await assess(id, { guidelineId })).status, 303)
  assert.match(await see(id, '/risk'), /Vejledning: Partnerskabets vejledning, version 1/)
  assert.match(
    (await world.as('lise').get('/administration/risk-guideline')).html,
    /version 2, gælder fra 1\. januar 2027/,
  )
  await assert.rejects(world.owner.query('delete from risk_guidelines'), { code: 'TR036' })
  world.setTime(MONDAY)
})
