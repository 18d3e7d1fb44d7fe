import assert from 'node:assert/strict'
import test from 'node:test'
import { instantOf, plainDate } from '#platform/time.ts'
import { openPathway } from '#care/pathways/pathways.ts'
import { syntheticCpr } from '#registry/people/cpr.ts'
import { addChild } from '#registry/people/people.ts'
import { aWorld, HOLBAEK, KALUNDBORG } from '../../../test/world.ts'

const world = await aWorld()
let nth = 0

async function aPathway() {
  nth += 1
  const cpr = syntheticCpr(plainDate('2014-05-05'), nth) ?? ''
  const id = await world.acting('ida', async (ctx) => {
    const childId = await addChild(ctx, { givenName: 'Freja', familyName: 'Test Krog', birthDate: '2014-05-05', cpr })
    return openPathway(ctx, {
      childId,
      enquiryAt: instantOf('2026-11-02', '10:00'),
      contactedBy: 'father',
      channel: 'phone',
      referredBy: null,
      residenceMunicipalityId: HOLBAEK,
      actingMunicipalityId: null,
      unitId: null,
      isUnder126a: true,
      themes: ['worry'],
      summary: 'Far ringede.',
    })
  })
  await world.as('ida').post(`/pathways/${id}/outcome`, {
    version: await version(id),
    outcome: 'treatment',
    reason: '',
    guidance: '',
    target: '',
  })
  return id
}
const version = async (id: string) =>
  (await world.owner.query<{ version: number }>('select version from pathways where id = $1', [id])).rows[0]?.version ??
  0
const letter = {
  to: KALUNDBORG,
  agreedBy: 'Far',
  agreedOn: '2026-11-23',
  text: 'Familien flytter den 1. december.',
  checkBy: '2026-12-07',
}
const arrived = async () =>
  (
    await world.owner.query(
      "select child_given_name, about, received_on::text from enquiries where municipality_id = $1 and source = 'transfer'",
      [KALUNDBORG],
    )
  ).rows

test('a child handed over ends here with a way, and waits in the other entrance, once', async () => {
  const id = await aPathway()
  const ida = world.as('ida')
  assert.equal((await ida.post(`/pathways/${id}/transfer`, { version: await version(id), ...letter })).status, 303)
  assert.deepEqual(await arrived(), [])
  assert.equal(await world.jobs.runDue(), 1)
  const [enquiry, ...others] = await arrived()
  assert.equal(others.length, 0)
  assert.equal(enquiry.child_given_name, 'Freja')
  assert.match(enquiry.about, /Overdraget fra Holbæk Kommune. Første henvendelse dér: 2026-11-02/)
  const { rows } = await world.owner.query(
    'select p.status::text, p.closing_reason::text, t.status::text as transfer from pathways p join transfers t on t.pathway_id = p.id where p.id = $1',
    [id],
  )
  assert.deepEqual(rows, [{ status: 'completed', closing_reason: 'transferred', transfer: 'delivered' }])
  assert.match((await world.as('karen').get('/entrance')).html, /Freja/)
})

test('what waits for delivery is sealed, and the job knows only ids', async () => {
  const id = await aPathway()
  await world.as('ida').post(`/pathways/${id}/transfer`, { version: await version(id), ...letter })
  const { rows } = await world.owner.query('select letter_sealed from transfers where pathway_id = $1', [id])
  assert.ok(!rows[0].letter_sealed.toString('latin1').includes('Freja'))
  const jobs = await world.owner.query("select data::text from pgboss.job where name = 'transfers.deliver'")
  assert.ok(jobs.rows.every(({ data }) => !/Freja|Krog|050514/.test(data)))
})

test('the letter of a pathway that was a mistake is not delivered', async () => {
  await world.jobs.runDue()
  const id = await aPathway()
  await world.as('ida').post(`/pathways/${id}/transfer`, { version: await version(id), ...letter })
  const before = (await arrived()).length
  const regret = { version: await version(id), reason: 'Henvendelsen gjaldt et andet barn.' }
  assert.equal((await world.as('ida').post(`/pathways/${id}/mistake`, regret)).status, 303)
  await world.jobs.runDue()
  assert.equal((await arrived()).length, before)
  const { rows } = await world.owner.query(
    'select status::text, length(letter_sealed) as left from transfers where pathway_id = $1',
    [id],
  )
  assert.deepEqual(rows, [{ status: 'withdrawn', left: 0 }])
})

test('a refused transfer leaves no letter and no job behind', async () => {
  const id = await aPathway()
  const before = await world.owner.query(
    "select count(*)::int as many from pgboss.job where name = 'transfers.deliver'",
  )
  const { status, html } = await world
    .as('ida')
    .post(`/pathways/${id}/transfer`, { version: await version(id), ...letter, to: '9999' })
  assert.equal(status, 422)
  assert.match(html, /Vælg en kommune på listen/)
  const after = await world.owner.query("select count(*)::int as many from pgboss.job where name = 'transfers.deliver'")
  assert.deepEqual(after.rows, before.rows)
  const { rows } = await world.owner.query('select id from transfers where pathway_id = $1', [id])
  assert.deepEqual(rows, [])
})

test('a secretary does not hand a child over', async () => {
  const id = await aPathway()
  assert.equal((await world.as('bo').get(`/pathways/${id}/transfer`)).status, 403)
  assert.equal((await world.as('karen').get(`/pathways/${id}/transfer`)).status, 404)
})
