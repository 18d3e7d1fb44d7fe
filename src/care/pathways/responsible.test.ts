import assert from 'node:assert/strict'
import { test } from 'node:test'
import { giveDelegation, responsibleFor } from '#registry/delegation/delegation.ts'
import { instantOf } from '#platform/time.ts'
import { casesIn } from '../../../test/cases.ts'
import { CARE, delegationsIn } from '../../../test/delegations.ts'
import { notesIn } from '../../../test/notes.ts'
import { aWorld, HOLBAEK, type Person } from '../../../test/world.ts'

// On whose responsibility a treatment was held, and that it stands whatever changes afterwards.
const world = await aWorld()
const cases = casesIn(world)
const { anInstruction, delegated } = delegationsIn(world)
const { contactOf, sign } = notesIn(world, cases)

/** A child who has been offered treatment. */
async function anOffer() {
  const { id, childId } = await cases.aPathway({ enquiryOn: '2026-11-02' })
  await cases.act(id, 'talks/screening', cases.talk('2026-11-10'))
  await cases.act(id, 'outcome', { outcome: 'treatment', reason: '', guidance: '', target: '' })
  await cases.act(id, 'responsibility', { staffId: world.staff.vera.id, unitId: '' })
  return { id, childId }
}
const treat = (id: string, who: Person, extra: Record<string, string> = {}) =>
  cases.act(id, 'talks/treatment', {
    ...cases.talk('2026-11-20', { staffId: world.staff[who].id, form: 'individual_with_child', ...extra }),
  })

test('R85 on whose responsibility it was stands as it was: the child moves unit, the delegator’s authorisation ends, and the note waits all the same', async () => {
  const { id } = await anOffer()
  const delegationId = await delegated('mette', 'vera', { pathwayId: id })
  await treat(id, 'vera', { time: '09:00' })
  const own = await anOffer()
  await treat(own.id, 'mette')
  const held = async (of: string) =>
    (
      await world.owner.query<{ id: string; held_by_authorised: boolean; delegation_id: string | null }>(
        "select id, held_by_authorised, delegation_id from contacts where pathway_id = $1 and type = 'treatment'",
        [of],
      )
    ).rows
  const [contact] = await held(id)
  assert.deepEqual(contact, { id: contact?.id, held_by_authorised: false, delegation_id: delegationId })
  assert.deepEqual(
    (await held(own.id)).map(({ held_by_authorised: is, delegation_id: by }) => [is, by]),
    [[true, null]],
  )
  const without = async () =>
    (await world.owner.query('select 1 from treatments_without_delegation where pathway_id = any($1)', [[id, own.id]]))
      .rows
  await world.owner.query("update staff set authorised_from = '2026-11-22' where id = $1", [world.staff.mette.id])
  try {
    assert.deepEqual(await without(), [], 'what was lawful stays so')
    const asked = await world.acting('vera', (ctx) =>
      responsibleFor(ctx, {
        staffId: ctx.actor.id,
        pathwayId: id,
        contactId: contact?.id ?? '',
        day: '2026-11-20',
        at: instantOf('2026-11-20', '09:00'),
      }),
    )
    assert.deepEqual(asked, { cosignerId: world.staff.mette.id, basis: 'delegation', delegationId })
  } finally {
    await world.owner.query('update staff set authorised_from = null where id = $1', [world.staff.mette.id])
  }
  // by nobody, not even in the words of the application
  await world.acting('vera', ({ db }) =>
    db
      .updateTable('contacts')
      .set({ delegation_id: null, held_by_authorised: true })
      .where('id', '=', contact?.id ?? '')
      .execute(),
  )
  assert.deepEqual(await held(id), [contact])
})

test('R85 under a frame of one unit the note waits for its giver, also when the child has moved unit before it is signed', async () => {
  const { id } = await anOffer()
  const { rows } = await world.owner.query<{ id: string }>(
    "insert into units (municipality_id, name) values ($1, 'Nord'), ($1, 'Syd') returning id",
    [HOLBAEK],
  )
  const [nord, syd] = rows.map((unit) => unit.id)
  await world.owner.query('update pathways set unit_id = $2 where id = $1', [id, nord])
  await delegated('mette', 'vera', { unitId: nord ?? '' })
  await treat(id, 'vera')
  await world.owner.query('update pathways set unit_id = $2 where id = $1', [id, syd])
  const address = `/pathways/${id}/contacts/${await contactOf(id, 'treatment')}/note`
  const note = { treatment: 'Hun fortalte om skolen.', lateReason: 'Skrevet dagen efter.' }
  const { status } = await sign('vera', address, note)
  assert.equal(status, 303)
  const asked = await world.owner.query(
    'select r.cosigner_id from journal_cosign_requests r join journal_entries e on e.id = r.entry_id where e.pathway_id = $1',
    [id],
  )
  assert.deepEqual(asked.rows, [{ cosigner_id: world.staff.mette.id }])
})

test('R85 a delegation that is given later that day covers nothing before', async () => {
  const { id } = await anOffer()
  const give = (at: string) =>
    world.acting('mette', async (ctx) => {
      const days = { validFrom: '2026-11-20', validTo: '2026-12-20' }
      const instructionId = await anInstruction()
      const words = { ...CARE, instructionId, helperId: world.staff.vera.id }
      return giveDelegation({ ...ctx, now: new Date(at) }, { kind: 'single', pathwayId: id, ...words, ...days })
    })
  await give('2026-11-20T13:00:00Z')
  const refused = await treat(id, 'vera', { time: '09:00' })
  assert.equal(refused.status, 422)
  assert.match(refused.html, /ingen delegation, som dækker barnet den dag/)
  assert.equal((await treat(id, 'vera', { time: '14:00' })).status, 303)
})

test('R85 when her access is closed nobody treats on her responsibility any more; what was held before stands, and can be registered', async () => {
  const { id } = await anOffer()
  const delegationId = await delegated('mette', 'vera', { pathwayId: id })
  const member = `/administration/staff/${world.staff.mette.id}`
  assert.match((await world.as('adam').get(member)).html, /Når adgangen lukkes, ophører \d+ delegation/)
  world.setTime('2026-11-21T09:00:00Z')
  assert.equal((await world.as('adam').post(`${member}/closure`)).status, 303)
  world.setTime('2026-11-23T09:00:00Z')
  try {
    assert.match(
      (await world.as('lise').get(`/delegations/${delegationId}`)).html,
      /Adgangen er lukket for en af de to/,
    )
    assert.equal((await treat(id, 'vera', { day: '2026-11-22' })).status, 422)
    assert.equal((await treat(id, 'vera')).status, 303)
    await assert.rejects(delegated('mette', 'vera', { pathwayId: id }), { code: 'TR085' })
  } finally {
    await world.as('adam').post(`${member}/reopening`)
  }
  assert.equal((await treat(id, 'vera', { day: '2026-11-22' })).status, 422, 'it is given anew')
})
