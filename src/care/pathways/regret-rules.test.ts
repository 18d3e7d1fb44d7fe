import assert from 'node:assert/strict'
import test from 'node:test'
import { casesIn } from '../../../test/cases.ts'
import { aWorld, HOLBAEK } from '../../../test/world.ts'

const world = await aWorld()
const { aPathway, act, way } = casesIn(world)

test('the database keeps a regretted pathway regretted, with its reason, and empty', async () => {
  const { id } = await aPathway()
  await act(id, 'ways/new', way('civil_society', '2026-11-22'))
  const active = await aPathway()
  await act(id, 'mistake', { reason: 'Oprettet på lillebror ved en fejl.' })
  const refused = (sql: string, expected: object | RegExp, values: unknown[] = [id]) =>
    assert.rejects(world.owner.query(sql, values), expected, sql)
  const TR102 = { code: 'TR102' }
  await refused("update pathways set status = 'active', error_reason = null where id = $1", TR102)
  await refused("update pathways set error_reason = 'En anden grund' where id = $1", TR102)
  await refused("update pathways set status = 'entered_in_error' where id = $1", /entered_in_error_has_a_reason/, [
    active.id,
  ])
  await refused("update pathways set error_reason = 'En god grund' where id = $1", /entered_in_error_has_a_reason/, [
    active.id,
  ])
  await refused(
    "update pathways set status = 'entered_in_error', error_reason = 'for kort' where id = $1",
    /error_reason_check/,
    [active.id],
  )
  await refused(
    "update pathways set status = 'entered_in_error', error_reason = 'Kontakten står endnu' where id = $1",
    TR102,
    [active.id],
  )
  for (const status of ['held', 'entered_in_error'])
    await refused(
      `insert into contacts (municipality_id, pathway_id, type, status, starts_at, on_day, registered_at, status_reason) values ('${HOLBAEK}', $1, 'ending', '${status}', now(), '2026-11-23', now(), 'fordi')`,
      TR102,
    )
  await refused('update ways set entered_in_error_reason = null where pathway_id = $1', TR102)
  await refused(
    `insert into ways (municipality_id, pathway_id, target, receiver, agreed_by, agreed_on, handed_over_on, check_by, recorded_at) values ('${HOLBAEK}', $1, 'other', 'Andre', 'Mor', '2026-11-22', '2026-11-22', '2026-12-22', now())`,
    TR102,
  )
  await refused(
    `insert into pathway_themes (municipality_id, pathway_id, theme, since) values ('${HOLBAEK}', $1, 'worry', '2026-11-23')`,
    TR102,
  )
  await refused(
    `insert into family_delays (municipality_id, pathway_id, from_day, to_day, reason, recorded_at) values ('${HOLBAEK}', $1, '2026-11-22', '2026-11-23', 'Ferie', now())`,
    TR102,
  )
  const enquiry = await world.owner.query(
    `insert into enquiries (municipality_id, source, received_at, received_on, contacted_by, channel, child_given_name, child_family_name, child_birth_date, contact_name, contact_phone, receipt)
     values ($1, 'staff', '2026-11-22T10:00Z', '2026-11-22', 'mother', 'phone', 'Ny', 'Test', '2015-02-03', 'Mor', '12345678', 'TEST-0102') returning id`,
    [HOLBAEK],
  )
  await refused(
    `update enquiries set status = 'joined', pathway_id = $1, handled_at = now() where id = '${enquiry.rows[0].id}'`,
    TR102,
  )
  await refused(
    `insert into tasks (municipality_id, kind, child_id, pathway_id, title, due_on, role, created_at) select municipality_id, 'way_check', child_id, id, 'Se efter', '2026-12-01', 'intake', now() from pathways where id = $1`,
    TR102,
  )
})
