import assert from 'node:assert/strict'
import test from 'node:test'
import { casesIn } from '../../../test/cases.ts'
import { validateHtml } from '../../../test/html.ts'
import { aWorld, HOLBAEK } from '../../../test/world.ts'
import { overviewOf } from './monitoring.ts'

/** One small municipality on 23 November 2026: each child has a name for what becomes of it. */
const NOW = '2026-11-23T09:00:00Z'
const world = await aWorld({ now: NOW })
const { aPathway, act, regretted, talk, way } = casesIn(world)
const done = async (id: string, noun: string, fields: Record<string, string>) => {
  const { status, html } = await act(id, noun, fields)
  assert.equal(status, 303, `${noun}: ${html.match(/form-error-message[^>]*>[^<]*/g)?.join()}`)
}
const aChild = async (givenName: string, enquiryOn: string, more: { isUnder126a?: boolean; born?: string } = {}) =>
  (await aPathway({ givenName, enquiryOn, ...more })).id

const treated = await aChild('Behandlet', '2026-11-01')
await done(treated, 'talks/preliminary-talk', talk('2026-11-10', { inTargetGroup: 'yes' }))
await done(treated, 'outcome', { outcome: 'treatment', reason: '', guidance: '', target: '' })
await done(treated, 'talks/screening', talk('2026-11-20'))
for (const day of ['2026-11-21', '2026-11-22'])
  await done(treated, 'talks/treatment', talk(day, { form: 'individual_with_child' }))

const shownOn = await aChild('Vistvidere', '2026-09-01')
await done(shownOn, 'talks/preliminary-talk', talk('2026-09-20'))
await done(shownOn, 'outcome', {
  outcome: 'other_effort',
  reason: '',
  guidance: '',
  ...way('civil_society', '2026-09-21'),
  checkBy: '2026-10-01',
})
await done(shownOn, 'ending', {
  endedOn: '2026-09-30',
  closingReason: 'other_effort',
  resumption: '',
  noWayReason: '',
  note: '',
})

const gaveUp = await aChild('Opgav', '2026-10-01')
world.setTime('2026-10-05T09:00:00Z')
await done(gaveUp, 'plans/preliminary-talk', talk('2026-11-20'))
world.setTime(NOW)
await done(gaveUp, 'delays/new', { from: '2026-10-05', to: '2026-10-20', reason: 'Familien var rejst.' })
await done(gaveUp, 'outcome', { outcome: 'closed', reason: 'Familien svarer ikke mere.', guidance: '', target: '' })
await done(gaveUp, 'ending', {
  endedOn: '2026-10-20',
  closingReason: 'declined',
  resumption: '',
  noWayReason: 'Familien ønskede ikke mere.',
  note: '',
})

const overdue = await aChild('Overfristen', '2026-11-05')
const unplanned = await aChild('Ikkeaftalt', '2026-11-12')
const tooLate = await aChild('Forsent', '2026-11-13')
await done(tooLate, 'plans/preliminary-talk', talk('2026-11-30'))
await aChild('Lille', '2026-11-20', { isUnder126a: false, born: '2023-01-05' })
const earlier = await aChild('Tidligere', '2024-05-01')
await done(earlier, 'talks/preliminary-talk', talk('2024-05-10'))
const plannedOn = async (day: string): Promise<string> => {
  world.setTime('2026-11-10T09:00:00Z')
  await done(earlier, 'plans/screening', talk(day))
  world.setTime(NOW)
  const { rows } = await world.owner.query<{ id: string }>(
    'select id from contacts where pathway_id = $1 and on_day = $2',
    [earlier, day],
  )
  return `contacts/${rows[0]?.id}`
}
await done(earlier, `${await plannedOn('2026-11-16')}/absence`, { reason: 'Ingen kom.' })
await done(earlier, `${await plannedOn('2026-11-17')}/cancellation`, { by: 'family', reason: 'Barnet er sygt.' })
await done(earlier, `${await plannedOn('2026-11-25')}/cancellation`, { by: 'offer', reason: 'Sygdom hos os.' })
await plannedOn('2026-11-18')

const seen = (query: Record<string, string> = {}) => world.acting('lise', (ctx) => overviewOf(ctx, query))

test("R22 R23 KL's counts: each way once at each step, by the day of its first held talk in the period", async () => {
  const { arrivals, talks, ways } = await seen()
  assert.deepEqual(arrivals, {
    enquiries: 6,
    preliminaryTalks: 2,
    toScreening: 1,
    toTreatment: 1,
    followUp: 0,
    ended: 2,
  })
  assert.equal(talks.ofType('treatment').held, 2)
  assert.deepEqual([ways.total, ways.families], [1, 1])
  const all = await seen({ period: 'all' })
  assert.deepEqual([all.arrivals.enquiries, all.arrivals.preliminaryTalks], [7, 3])
  assert.equal((await seen({ period: 'last-year' })).arrivals.enquiries, 0)
})

test('R8 a way outside § 126 a is told of, counted in no statistic, and waits with the others', async () => {
  const { besides, arrivals, now } = await seen({ period: '30-days' })
  assert.equal(besides.outside, 1)
  assert.equal(arrivals.enquiries, 4)
  assert.equal(now.queues[0]?.waiting, 4)
})

test('R15 SM1: held in time, held too late, waiting beyond the day, gone beyond the day; the family waits apart', async () => {
  const { raw, adjusted, spread } = (await seen()).goals.preliminaryTalk
  assert.deepEqual(raw, { met: 1, late: 1, over: 1, gave_up: 1, running: 2, spared: 0, counted: 4, share: 0.25 })
  assert.deepEqual([adjusted.gave_up, adjusted.spared, adjusted.counted], [0, 1, 3])
  assert.deepEqual([spread.median, spread.nineTenths], [9, 19])
})

test('R16 R17 SM2 counts the one who was clearly in the target group at the first conversation, in that reading only', async () => {
  const { goals } = await seen()
  assert.deepEqual([goals.screening.raw.met, goals.screening.raw.counted], [1, 1])
  assert.equal(goals.screeningByFirstContact.raw.counted, 0)
})

test('R16 nobody waits for a screening once another outcome than treatment is chosen', async () => {
  const id = await aChild('Andenvej', '2026-08-01')
  await done(id, 'talks/preliminary-talk', talk('2026-08-05', { inTargetGroup: 'yes' }))
  assert.equal((await seen()).goals.screening.raw.over, 1)
  await done(id, 'outcome', { outcome: 'other_effort', reason: '', guidance: 'Vejledt om PPR.', target: '' })
  assert.equal((await seen()).goals.screening.raw.gave_up, 1)
  await world.owner.query("update pathways set outcome_on = '2026-08-20' where id = $1", [id])
  const { raw } = (await seen()).goals.screening
  await regretted(id)
  assert.deepEqual([raw.spared, raw.over, raw.gave_up], [1, 0, 0])
})

test("R20 the municipality's own goal for treatment is measured when it has one", async () => {
  assert.equal((await seen()).goals.treatment.days, null)
  await world.owner.query('update municipalities set treatment_goal_days = 21 where id = $1', [HOLBAEK])
  const { treatment } = (await seen()).goals
  await world.owner.query('update municipalities set treatment_goal_days = null where id = $1', [HOLBAEK])
  assert.deepEqual([treatment.raw.met, treatment.spread.median], [1, 1])
})

test('a screening without a forsamtale before it takes the way out of the waiting for one', async () => {
  const id = await aChild('Direkte', '2026-10-25')
  await done(id, 'talks/screening', talk('2026-10-30'))
  const { raw } = (await seen()).goals.preliminaryTalk
  await regretted(id)
  assert.deepEqual([raw.spared, raw.counted], [1, 4])
})

test('waiting now: who is over the day, and who will be within a week, tells the same as the list it leads to', async () => {
  const [queue] = (await seen()).now.queues
  assert.deepEqual([queue?.over, queue?.unplanned, queue?.tooLate, queue?.planned], [1, 1, 1, 1])
  const { html } = await world.as('lise').get('/overview')
  const hrefOf = (clock: string) =>
    new RegExp(`href="(/pathways\\?step=enquiry&amp;clock=${clock})"`).exec(html)?.[1]?.replace('&amp;', '&') ?? ''
  const over = await world.as('lise').get(hrefOf('over'))
  assert.ok(over.html.includes(overdue) && !over.html.includes(unplanned))
  const soon = await world.as('lise').get(hrefOf('unplanned'))
  assert.ok(soon.html.includes(unplanned) && !soon.html.includes(tooLate) && !soon.html.includes(overdue))
})

test('R9 the four groupings and what is undecided add up to the henvendelser; the funnel and its ends do too', async () => {
  const { cohort } = await seen()
  const sum = cohort.outcomes.reduce((all, { many }) => all + many, 0)
  assert.deepEqual([sum, cohort.total], [6, 6])
  assert.deepEqual(
    cohort.outcomes.map(({ many }) => many),
    [1, 1, 1, 0, 3],
  )
  assert.deepEqual(
    [cohort.came('preliminary_talk'), cohort.came('screening'), cohort.came('treatment'), cohort.ended],
    [2, 1, 1, 2],
  )
  assert.deepEqual(cohort.furthest('preliminary_talk'), { active: 0, ended: 1 })
})

test('never a no without a way: the endings tell how many had a way and how many a reason that none was needed', async () => {
  const { endings, ways, desk } = await seen()
  assert.deepEqual([endings.total, endings.withWay], [2, 1])
  assert.equal(endings.reasons.find(({ reason }) => reason === 'declined')?.many, 1)
  assert.equal(ways.targets.find(({ target }) => target === 'civil_society')?.found(null), 1)
  assert.equal(desk.checksOverdue, 1)
})

test('R23 lost talks: missed, cancelled by whom, and forgotten; what was taken off because the way ended is none of them', async () => {
  const { talks } = await seen({ period: '30-days' })
  const none = { held: 0, cancelledByFamily: 0, cancelledByOffer: 0, missed: 0, unregistered: 0 }
  assert.deepEqual(talks.ofType('preliminary_talk'), { ...none, held: 1 })
  assert.deepEqual(talks.ofType('screening'), { ...none, held: 1, cancelledByFamily: 1, missed: 1, unregistered: 1 })
  const columns = talks.overTime.columns.map(({ values }) => values.reduce((all, value) => all + value, 0))
  assert.deepEqual(columns, [0, 0, 0, 1, 3, 0])
})

test('R4 those who were guided to the anonymous counselling are a number', async () => {
  await world.owner.query(
    "insert into anonymous_guidance (municipality_id, on_day, count) values ($1, '2026-11-01', 4), ($1, '2024-01-01', 9)",
    [HOLBAEK],
  )
  assert.equal((await seen()).besides.anonymous, 4)
  assert.match((await world.as('lise').get('/overview')).html, /4 gange er nogen vejledt/)
})

test('R55 looks for a reason wait for the leader', async () => {
  await act(treated, 'responsibility', { staffId: world.staff.mette.id, unitId: world.staff.mette.unitId })
  await world.as('ali').post(`/pathways/${treated}/access`, { reason: 'Vikar for Mette Lund i dag.' })
  const { desk } = await seen()
  assert.deepEqual([desk.reviews, desk.tasks], [1, 1])
})

test('a unit shows its own ways, and says what is for the whole municipality', async () => {
  const unit = world.staff.mette.unitId
  const { arrivals, now } = await seen({ unit })
  assert.deepEqual([arrivals.enquiries, now.open], [1, 1])
  const { html } = await world.as('lise').get(`/overview?unit=${unit}`)
  assert.match(html, /Opgaver, opslag og Indgangen er for hele kommunen/)
})

test('an address with nonsense in it shows the whole, and never fails', async () => {
  for (const query of [
    'period=x',
    'period=',
    'unit=1',
    `unit=${crypto.randomUUID()}`,
    'period=<script>&unit=%00',
    'period=all&period=year',
    'x=y',
  ]) {
    const { status, html } = await world.as('lise').get(`/overview?${query}`)
    assert.equal(status, 200, query)
    assert.match(html, /hele kommunen/, query)
  }
})

test('every period is a sound page in the same number of statements, and names no child', async () => {
  for (const query of ['', '?period=30-days', '?period=quarter', '?period=year', '?period=last-year', '?period=all']) {
    const { status, html, statements } = await world.as('lise').get(`/overview${query}`)
    assert.deepEqual([status, statements], [200, 14], query)
    assert.deepEqual(await validateHtml(html), [], query)
    assert.doesNotMatch(html, /Behandlet|Vistvidere|Opgav|Overfristen|Test Holm/)
  }
  for (let more = 0; more < 3; more += 1) await aChild('Flere', '2026-11-20')
  assert.equal((await world.as('lise').get('/overview')).statements, 14)
})

test('the overview is for the leader: who is signed out is sent to sign in, a therapist is refused', async () => {
  assert.equal((await world.signedOut().get('/overview')).status, 303)
  assert.equal((await world.as('mette').get('/overview')).status, 403)
  const { html } = await world.as('karen').get('/overview?period=all')
  assert.match(html, /<dt>Henvendelser<\/dt>\s*<dd>\s*<strong>0<\/strong>/)
})
