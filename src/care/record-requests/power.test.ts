import assert from 'node:assert/strict'
import test from 'node:test'
import { addAdult, addContact } from '#registry/people/people.ts'
import { validateHtml } from '../../../test/html.ts'
import { asked, requestsIn } from '../../../test/record-requests.ts'
import { aWorld } from '../../../test/world.ts'

const world = await aWorld()
const { aFamily, aRequest, ask } = requestsIn(world)

test('R64 R67 a father without custody gets no more through his lawyer, and a grandparent is not oriented', async () => {
  const { id: pathwayId, childId, fatherId } = await aFamily()
  const id = await aRequest(pathwayId, {
    by: 'representative',
    name: 'Advokat Bo',
    powerOfAttorney: 'Brev af 1. november',
    powerFrom: 'parent_without_custody',
    adultId: fatherId,
  })
  const row = (await world.owner.query('select * from record_requests where id = $1', [id])).rows[0]
  assert.deepEqual([row.track, row.name, row.adult_id], ['orientation', 'Advokat Bo', fatherId])
  await assert.rejects(world.owner.query("update record_requests set track = 'access' where id = $1", [id]), /r64/)

  const grandId = await world.acting('mette', async (ctx) => {
    const adultId = await addAdult(ctx, { givenName: 'Karl', familyName: 'Bruun' })
    await addContact(ctx, childId, { adult: { id: adultId }, relationship: 'grandparent', isPrimary: false })
    return adultId
  })
  const { html } = await world.as('mette').get(`/pathways/${pathwayId}/record-requests/new`)
  assert.match(html, /Jens Bruun, far/)
  assert.doesNotMatch(html, /Karl Bruun/)
  assert.deepEqual(await validateHtml(html), [])
  const oriented = asked({ by: 'parent_without_custody', adultId: grandId })
  assert.equal((await ask(pathwayId, oriented)).status, 422)
  const byHand = (adultId: string, by: string, track: string) =>
    world.owner.query(
      `insert into record_requests (municipality_id, child_id, pathway_id, track, asked_by, adult_id, name, received_at, channel, scope,
         identity, age_then, custody_then, due_on, registered_by, registered_at)
       select municipality_id, child_id, pathway_id, $3, $2, $4, name, received_at, channel, scope, identity, age_then, custody_then,
         due_on, registered_by, registered_at from record_requests where id = $1`,
      [id, by, track, adultId],
    )
  await assert.rejects(byHand(grandId, 'parent_without_custody', 'orientation'), /not a parent/)
  await assert.rejects(byHand(fatherId, 'custody_holder', 'access'), /no custody on that day/)
})
