import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { aWorld, HOLBAEK, KALUNDBORG } from '../../test/world.ts'
import { housekeeping } from './housekeeping.ts'

const world = await aWorld({ now: '2026-11-23T09:00:00Z' })

const sessions = async (municipality: string) =>
  world.inMunicipality(municipality, (db) => db.selectFrom('sessions').select('method').execute())

async function aSession(municipality: string, staffId: string, method: string, startedAt: string, seenAt: string) {
  await world.owner.query('insert into sessions values ($1, $2, $3, $4, $5, $6)', [
    municipality,
    Buffer.from(randomUUID()),
    staffId,
    method,
    startedAt,
    seenAt,
  ])
}

test('the night deletes what has done its duty, tells how much in numbers, and leaves the rest', async () => {
  const { mette, karen } = world.staff
  await aSession(HOLBAEK, mette.id, 'in use', '2026-11-23T08:00:00Z', '2026-11-23T08:30:00Z')
  await aSession(HOLBAEK, mette.id, 'left idle', '2026-11-23T07:00:00Z', '2026-11-23T08:14:00Z')
  await aSession(HOLBAEK, mette.id, 'too long', '2026-11-22T22:00:00Z', '2026-11-23T08:59:00Z')
  await aSession(KALUNDBORG, karen.id, 'left idle', '2026-11-23T07:00:00Z', '2026-11-23T08:14:00Z')
  for (const at of ['2026-11-23T08:45:00Z', '2026-11-21T08:45:00Z']) {
    await world.owner.query("insert into attempts values ('sign-in', $1, $2, 3)", [Buffer.alloc(32, 1), at])
    await world.owner.query('insert into forms_received values ($1, $2, $3)', [HOLBAEK, randomUUID(), at])
  }
  await world.owner.query('insert into forms_received values ($1, $2, $3)', [
    HOLBAEK,
    randomUUID(),
    '2026-10-01T08:00:00Z',
  ])
  for (const at of ['2026-11-01T08:00:00Z', '2026-08-01T08:00:00Z'])
    await world.owner.query(
      "insert into post_messages (municipality_id, channel, about, about_id, state, created_at, sent_at) values ($1, 'sms', 'measure.invitation', $2, 'sent', $3, $3)",
      [HOLBAEK, randomUUID(), at],
    )

  const counts = await world.actingAsSystem(HOLBAEK, async (ctx) => housekeeping.run(ctx))

  assert.deepEqual(counts, { sessions: 2, attempts: 1, forms: 1, messages: 1 })
  assert.deepEqual(await sessions(HOLBAEK), [{ method: 'in use' }])
  assert.deepEqual(await sessions(KALUNDBORG), [{ method: 'left idle' }], 'each municipality cleans for itself')
})

test('as a job it runs for each open municipality, and the log holds counts only', async () => {
  await world.database.as({ municipalityId: '' }, (db) => world.jobs.enqueue(db, housekeeping.name, ''))
  world.log.length = 0
  assert.equal(await world.jobs.runDue(), 3)
  const told = world.log.flatMap((line) => ('counts' in line ? [JSON.stringify(line)] : []))
  assert.deepEqual(told.toSorted(), [
    '{"event":"job.done","job":"housekeeping","counts":{"sessions":0,"attempts":0,"forms":0,"messages":0}}',
    '{"event":"job.done","job":"housekeeping","counts":{"sessions":1,"attempts":0,"forms":0,"messages":0}}',
  ])
})
