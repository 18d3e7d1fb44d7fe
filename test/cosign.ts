import assert from 'node:assert/strict'
import { openPathway } from '#care/pathways/pathways.ts'
import { casesIn } from './cases.ts'
import { delegationsIn } from './delegations.ts'
import { notesIn } from './notes.ts'
import { HOLBAEK, type Person, type World } from './world.ts'

/** Notes that wait for a second signature, for the tests of one world. */
export function cosigningIn(world: World, cases = casesIn(world)) {
  const { sign } = notesIn(world, cases)
  const { delegated } = delegationsIn(world)

  /** A child whom Vera treats on Ali's responsibility, with a note of hers that waits for Ali, who has no relation to the child. */
  async function aNoteThatWaits() {
    const { id, childId } = await cases.aPathway()
    await cases.act(id, 'responsibility', { staffId: world.staff.vera.id, unitId: '' })
    await delegated('ali', 'vera', { pathwayId: id })
    const journal = `/pathways/${id}/journal`
    const note = { text: 'Hemmelige Marie fortalte om skolen.', day: '2026-11-23', time: '09:00' }
    const { status, location } = await sign('vera', `${journal}/note`, note)
    assert.equal(status, 303)
    const entryId = location?.split('#')[1] ?? ''
    return { id, childId, journal, entryId, address: `${journal}/${entryId}/cosignature` }
  }

  /** Whose signature each entry of a child was last asked for, in the order of the journal. */
  const askedOf = async (childId: string) =>
    (
      await world.owner.query<{ cosigner: string | null }>(
        `select (select s.name from journal_cosign_requests r join staff s on s.id = r.cosigner_id
         where r.entry_id = e.id order by r.asked_at desc limit 1) as cosigner
       from journal_entries e join journals j on j.id = e.journal_id where j.child_id = $1 order by e.sequence`,
        [childId],
      )
    ).rows.map(({ cosigner }) => cosigner)

  /** The child is in the person's care from now on. */
  const relate = (childId: string, person: Person) =>
    world.owner.query(
      "insert into care_relations (municipality_id, child_id, staff_id, basis, starts_at) values ($1, $2, $3, 'treating', '2026-11-01')",
      [HOLBAEK, childId, world.staff[person].id],
    )

  /** The child's pathway is over, and another one begun. Gives its id. */
  async function anotherPathway(childId: string): Promise<string> {
    await world.owner.query("set session_replication_role = 'replica'")
    await world.owner.query(
      `update pathways set status = 'completed', ended_at = '2026-11-23T08:30Z', ended_on = '2026-11-23', closing_reason = 'treatment_completed',
       outcome = 'treatment', outcome_on = '2026-11-22' where child_id = $1`,
      [childId],
    )
    await world.owner.query("set session_replication_role = 'origin'")
    return world.acting('ida', (ctx) =>
      openPathway(ctx, {
        childId,
        enquiryAt: ctx.now,
        contactedBy: 'mother',
        channel: 'phone',
        referredBy: null,
        residenceMunicipalityId: HOLBAEK,
        actingMunicipalityId: null,
        unitId: null,
        isUnder126a: true,
        themes: [],
        summary: '',
      }),
    )
  }

  return { aNoteThatWaits, askedOf, relate, anotherPathway }
}
