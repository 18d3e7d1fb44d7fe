import assert from 'node:assert/strict'
import test from 'node:test'
import { plainDate } from '#platform/time.ts'
import { casesIn } from '../../../test/cases.ts'
import { aWorld, HOLBAEK } from '../../../test/world.ts'
import { differenceOf, type Count, type Counted } from './count.ts'
import { countsOf, leftOutOf } from './counts.ts'
import { periodOf } from './period.ts'
import { setSorCode } from './settings.ts'

const world = await aWorld()
const { aPathway, act, talk, way, versionOf } = casesIn(world)
const YEAR = periodOf('year', plainDate('2026-11-23'))

const counts = (period = YEAR) => world.acting('lise', (ctx) => countsOf(ctx, period))
const lines = async (of: keyof Count) =>
  Object.fromEntries(Object.entries(await counts()).map(([name, each]) => [name, each[of]])) as Record<Counted, number> // the same keys
const differences = async () => Object.values(await counts()).reduce((sum, each) => sum + differenceOf(each), 0)
const send = async () => {
  await world.acting('lise', (ctx) => ctx.enqueue('ltt.send', HOLBAEK, { now: 'yes' }))
  await world.jobs.runDue()
}

await world.acting('adam', (ctx) => setSorCode(ctx, '325421000016003'))
const { id, childId } = await aPathway({ enquiryOn: '2026-10-01' })
for (const [kind, day] of [
  ['preliminary-talk', '2026-10-08'],
  ['screening', '2026-10-20'],
  ['screening', '2026-10-27'],
] as const)
  assert.equal((await act(id, `talks/${kind}`, talk(day, { inTargetGroup: 'yes' }))).status, 303)
await act(id, 'ways/new', way('civil_society', '2026-11-02'))

test('what was registered and is not told yet waits, and is no difference', async () => {
  assert.deepEqual(await lines('inPathways'), {
    enquiries: 1,
    toScreening: 1,
    toTreatment: 0,
    followUp: 0,
    onward: 1,
    contacts: 4,
  })
  assert.deepEqual(await lines('waiting'), await lines('inPathways'))
  assert.equal((await counts()).contacts.reported, 0)
  assert.equal(await differences(), 0)
})

test('once told the two agree thing by thing, and nothing waits', async () => {
  await send()
  assert.deepEqual(await lines('reported'), await lines('inPathways'))
  assert.equal((await counts()).contacts.waiting, 0)
  assert.equal(await differences(), 0)
})

test('a pathway comes to screening once, in the period of its first', async () => {
  const october = await counts({ name: 'month', from: '2026-10-21', to: '2026-10-31' })
  assert.deepEqual([october.toScreening.inPathways, october.toScreening.reported], [0, 0])
  assert.deepEqual([october.contacts.inPathways, october.contacts.reported], [1, 1])
})

test('R94 what was told and is found to be a mistake is withdrawn, and is no difference while it waits', async () => {
  const { rows } = await world.owner.query<{ id: string }>(
    "select id from contacts where pathway_id = $1 and type = 'preliminary_talk'",
    [id],
  )
  const answer = await act(id, `contacts/${rows[0]?.id}/correction`, { reason: 'Det var en anden dag.' })
  assert.equal(answer.status, 303)
  const { contacts } = await counts()
  assert.deepEqual([contacts.inPathways, contacts.reported, contacts.withdrawn, contacts.waiting], [3, 4, 1, 0])
  assert.equal(await differences(), 0)
  await send()
  const after = (await counts()).contacts
  assert.deepEqual([after.inPathways, after.reported, after.withdrawn], [3, 3, 0])
})

test('R8 pathways outside § 126 a are counted beside, and neither in the pathways nor as reported', async () => {
  await aPathway({ isUnder126a: false, enquiryOn: '2026-11-10' })
  await send()
  assert.deepEqual(await world.acting('lise', (ctx) => leftOutOf(ctx, YEAR)), { notUnder126a: 1, outsideAge: 0 })
  assert.equal((await counts()).enquiries.inPathways, 1)
  assert.equal(await differences(), 0)
})

test('what is lost shows: a contact that was not told, of a child of whom nothing is on its way', async () => {
  await world.owner.query(
    `insert into contacts (municipality_id, pathway_id, type, status, starts_at, on_day, staff_id, registered_at, delivery, participant)
     values ($1, $2, 'treatment', 'held', '2026-11-05T10:00Z', '2026-11-05', $3, '2026-11-05T10:00Z', 'individual', 'with_child')`,
    [HOLBAEK, id, world.staff.mette.id],
  )
  const { contacts, toTreatment } = await counts()
  assert.deepEqual([contacts.lost, contacts.waiting, toTreatment.lost], [1, 0, 1])
  await world.owner.query('insert into ltt_due (municipality_id, child_id, since) values ($1, $2, $3)', [
    HOLBAEK,
    childId,
    '2026-11-05',
  ])
  assert.deepEqual([(await counts()).contacts.lost, (await counts()).contacts.waiting], [0, 1])
  await world.owner.query('delete from ltt_due')
})

test('what is told and stands in no pathway shows, and does not make up for what is lost', async () => {
  await world.owner.query(
    `update ltt_items set resource_id = gen_random_uuid() where stands and contact_type = 'enquiry' and pathway_id = $1`,
    [id],
  )
  const { enquiries } = await counts()
  assert.deepEqual([enquiries.inPathways, enquiries.reported], [1, 1])
  assert.deepEqual([enquiries.lost, enquiries.astray, differenceOf(enquiries)], [1, 1, 2])
  const { html } = await world.as('lise').get('/reporting')
  assert.match(html, /Tallene stemmer ikke/)
  assert.match(html, /chip-bad">1 mangler og 1 for meget/)
})

test('another municipality counts its own', async () => {
  const karen = await world.acting('karen', (ctx) => countsOf(ctx, YEAR))
  assert.equal(karen.contacts.inPathways + karen.contacts.reported, 0)
  assert.ok((await versionOf(id)) > 0)
})
