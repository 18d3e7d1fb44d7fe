import assert from 'node:assert/strict'
import test from 'node:test'
import pg from 'pg'
import { sharingIn } from '../../../test/sharing.ts'
import { aWorld, HOLBAEK } from '../../../test/world.ts'
import { correctDisclosure, remindOfExpiry } from './sharing.ts'

// What the database itself keeps of consents, objections and disclosures, asked by SQL; and the reminders of the night.
const world = await aWorld()
const { aFamily, aConsent, aDisclosure, anObjection, tasksOf } = sharingIn(world)
const family = await aFamily()
const consentId = await aConsent(family)
const objectionId = await anObjection(family, 'hospital')
await aDisclosure(family)
const wrong = await aDisclosure(family)
await world.acting('ida', (ctx) =>
  correctDisclosure(ctx, family.id, { id: wrong, receiver: 'Lægehuset', disclosed_at: ctx.now }, 'Ikke sendt.'),
)

async function asApplication(sql: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: world.appUrl })
  await client.connect()
  try {
    await client.query(`set trin2.municipality = '${HOLBAEK}'`)
    return await client.query(sql)
  } finally {
    await client.end()
  }
}
const asOwner = (sql: string) => world.owner.query(sql)
const code =
  (...wanted: string[]) =>
  (error: { code?: string }) => {
    assert.ok(wanted.includes(error.code ?? ''), error.code)
    return true
  }

test('R79 what was given, objected to and passed on is changed, deleted and emptied by nobody', async () => {
  for (const sql of [
    `update sharing_consents set receiver = 'Andre' where id = '${consentId}'`,
    `update sharing_consents set valid_until = valid_until - 1 where id = '${consentId}'`,
    `update sharing_objections set receiver_kind = null where id = '${objectionId}'`,
    `update disclosures set what = 'Intet'`,
    'delete from sharing_consents',
    'delete from sharing_objections',
    'delete from disclosures',
    'truncate disclosures cascade',
    `update disclosure_errors set reason = 'Intet'`,
    'delete from disclosure_errors',
    'truncate disclosure_errors',
    'truncate sharing_objections',
    'truncate sharing_consents cascade',
  ]) {
    await assert.rejects(asApplication(sql), code('TR079', '42501'), sql)
    await assert.rejects(asOwner(sql), code('TR079'), sql)
  }
})

test('R76 a consent that has ended cannot begin again, nor end otherwise', async () => {
  const other = await aFamily()
  const ended = await aConsent(other)
  const end = (words: string, rest = '') =>
    asOwner(
      `update sharing_consents set ended_how = 'withdrawn', ended_on = '2026-11-23', end_words = '${words}',
       ended_by = '${world.staff.ida.id}', ended_at = now() ${rest} where id = '${ended}'`,
    )
  await assert.rejects(end('Anne', ", receiver = 'Andre'"), code('TR079'))
  await end('Anne')
  await assert.rejects(end('Jens'), code('TR079'))
  await assert.rejects(
    asOwner(
      `update sharing_consents set ended_how = null, ended_on = null, end_words = null, ended_by = null, ended_at = null where id = '${ended}'`,
    ),
    code('TR079'),
  )
})

test('R75 a consent of one child is no basis for another, and a pathway is that of the child', async () => {
  const other = await aFamily()
  const values = (childId: string, pathwayId: string) => `insert into disclosures
    (municipality_id, child_id, pathway_id, receiver_kind, receiver, purpose, basis, consent_id, what, channel, disclosed_at, disclosed_by, recorded_at)
    values ('${HOLBAEK}', '${childId}', '${pathwayId}', 'school', 'Vestre Skole', 'other_legislation', 'consent', '${consentId}', 'Noget', 'phone',
      '2026-11-23T08:00Z', '${world.staff.ida.id}', '2026-11-23T09:00Z')`
  await assert.rejects(asOwner(values(other.childId, other.id)), code('TR075'))
  await assert.rejects(asOwner(values(family.childId, other.id)), code('TR075'))
  await asOwner(values(family.childId, family.id))
})

test('another municipality sees none of it', async () => {
  for (const table of ['sharing_consents', 'sharing_objections', 'disclosures', 'disclosure_errors'] as const) {
    const rows = await world.inMunicipality('0326', (db) => db.selectFrom(table).selectAll().execute())
    assert.deepEqual(rows, [], table)
  }
})

const remind = () =>
  world.actingAsSystem(HOLBAEK, (ctx) =>
    'run' in remindOfExpiry ? remindOfExpiry.run(ctx, {}) : Promise.reject(new Error('steps')),
  )

test('R76 R77 thirty days before a consent lapses, or the child turns 15, the responsible is reminded, once', async () => {
  const lapsing = await aFamily()
  await aConsent(lapsing, { validUntil: '2026-12-23' })
  const later = await aFamily()
  await aConsent(later, { validUntil: '2026-12-24' })
  const turning = await aFamily({ born: '2011-12-01' })
  await aConsent(turning)
  const withdrawn = await aFamily()
  const gone = await aConsent(withdrawn, { validUntil: '2026-12-01' })
  await world.owner.query(
    "update sharing_consents set ended_how = 'withdrawn', ended_on = '2026-11-23', end_words = 'Anne', ended_by = $2, ended_at = now() where id = $1",
    [gone, world.staff.ida.id],
  )
  await remind()
  await remind()
  const titles = async (of: { childId: string }) =>
    (await tasksOf(of.childId, 'sharing_expires')).map(({ title, due_on }) => `${title} (${due_on})`)
  assert.equal((await titles(lapsing)).length, 1)
  assert.match(
    (await titles(lapsing))[0] ?? '',
    /Samtykket til at dele med Vestre Skole gælder til og med 23\. december 2026/,
  )
  assert.deepEqual(await titles(later), [])
  assert.match((await titles(turning))[0] ?? '', /Den unge fylder 15 år[\s\S]*30\. november 2026/)
  assert.deepEqual(await titles(withdrawn), [])
})
