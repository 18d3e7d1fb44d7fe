import assert from 'node:assert/strict'
import test from 'node:test'
import { joinEnquiry } from '#care/pathways/pathways.ts'
import { casesIn } from '../../../../test/cases.ts'
import { enquiriesIn } from '../../../../test/enquiries.ts'
import { aWorld } from '../../../../test/world.ts'

const world = await aWorld({ now: '2026-11-23T09:00:00Z' })
const { anEnquiry, act, aBirthDate, aCall, cprOf } = enquiriesIn(world)
const { aPathway } = casesIn(world)
const ida = world.as('ida')
const rows = async (sql: string, values: unknown[] = []) => (await world.owner.query(sql, values)).rows

/** A pathway opened by a call of 20 November, and what was sent from the page before, joined to it afterwards. */
async function joinedLate(givenName: string, { birthDate = aBirthDate(), sentAt = '2026-11-12T08:00:00Z' } = {}) {
  const first = await anEnquiry({ givenName, birthDate, receivedAt: new Date(sentAt), contactedBy: 'father' })
  const { location } = await ida.post('/entrance/new', {
    ...aCall({ givenName, birthDate, cpr: cprOf(birthDate), receivedDay: '2026-11-20', same: 'other' }),
  })
  const pathwayId = location?.split('/').at(-1) ?? ''
  const [{ child_id: childId } = { child_id: '' }] = await rows('select child_id from pathways where id = $1', [
    pathwayId,
  ])
  const joined = await act(first.id, 'joining', { with: `child:${childId}` })
  assert.equal(joined.location, `/pathways/${pathwayId}`)
  return { pathwayId, enquiryId: first.id }
}
const beginningOf = (pathwayId: string) =>
  rows(
    `select p.enquiry_on, p.contacted_by, p.channel, p.clock_due_on, c.on_day, c.mode
    from pathways p join contacts c on c.pathway_id = p.id where p.id = $1`,
    [pathwayId],
  )

test('R15 R18 what came first is the henvendelse that counts, also when a later call has opened the pathway', async () => {
  const { pathwayId, enquiryId } = await joinedLate('Ventede')
  assert.deepEqual(await beginningOf(pathwayId), [
    {
      enquiry_on: '2026-11-12',
      contacted_by: 'father',
      channel: 'written',
      clock_due_on: '2026-11-26',
      on_day: '2026-11-12',
      mode: 'written',
    },
  ])
  const { html } = await ida.get(`/pathways/${pathwayId}`)
  assert.match(html, /dag 11 af 14/)
  assert.match(html, /Henvendelse[^]*Mor ringer[^]*Første henvendelse[^]*Fristerne tælles herfra/)
  assert.ok(html.includes(`/entrance/${enquiryId}`))
})

test('R18 a henvendelse of an earlier pathway, or from before the offer was there for the child, moves no clock', async () => {
  const young = await joinedLate('Lige fem', { birthDate: '2021-11-15' })
  assert.equal((await beginningOf(young.pathwayId))[0]?.enquiry_on, '2026-11-20')

  const { id, childId } = await aPathway()
  await world.owner.query(
    `update pathways set enquiry_at = '2026-11-20T09:00Z', enquiry_on = '2026-11-20' where id = $1`,
    [id],
  )
  await world.owner.query('begin')
  await world.owner.query('set local session_replication_role = replica')
  await world.owner.query(
    `insert into pathways (municipality_id, child_id, status, enquiry_at, enquiry_on, contacted_by, channel, residence_municipality_id,
      outcome, outcome_on, ended_at, ended_on, closing_reason)
    values ('0316', $1, 'completed', '2026-10-01', '2026-10-01', 'mother', 'phone', '0316', 'closed', '2026-11-15', '2026-11-15', '2026-11-15', 'no_need')`,
    [childId],
  )
  await world.owner.query('commit')
  const join = (at: string) =>
    world.acting('ida', (ctx) =>
      joinEnquiry(ctx, id, {
        at: new Date(at),
        contactedBy: 'mother',
        channel: 'phone',
        referredBy: null,
        enquiryId: id,
      }),
    )
  await join('2026-11-15T09:00:00Z')
  assert.equal((await beginningOf(id))[0]?.enquiry_on, '2026-11-20')
  await join('2026-11-16T09:00:00Z')
  assert.equal((await beginningOf(id))[0]?.enquiry_on, '2026-11-16')
})
