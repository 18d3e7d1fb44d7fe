import type { ContactStatus } from '#platform/schema.ts'
import { casesIn } from './cases.ts'
import { HOLBAEK, type Person, type World } from './world.ts'

/** Talks with a group, for the tests of one world: each child with its own pathway, and the address of the joint note. */
export function groupsIn(world: World, cases = casesIn(world)) {
  const relate = (childId: string, person: Person) =>
    world.owner.query(
      "insert into care_relations (municipality_id, child_id, staff_id, basis, starts_at) values ($1, $2, $3, 'treating', '2026-11-01')",
      [HOLBAEK, childId, world.staff[person].id],
    )

  return {
    /** Children of these names, whom Mette, or whoever is named, met together, or was to meet; all of them theirs but those whom `others` names. */
    aGroup: async (
      names: readonly string[],
      {
        on = '2026-11-23T08:00:00Z',
        others = [],
        by = 'mette',
        status = 'held',
      }: { on?: string; others?: readonly string[]; by?: Person; status?: ContactStatus } = {},
    ) => {
      const children = []
      for (const givenName of names) {
        const { id, childId } = await cases.aPathway({ givenName })
        await cases.act(id, 'responsibility', { staffId: world.staff.ida.id, unitId: '' })
        if (!others.includes(givenName)) await relate(childId, by)
        const { rows } = await world.owner.query<{ id: string }>(
          `insert into contacts (municipality_id, pathway_id, type, status, starts_at, on_day, delivery, participant, staff_id, registered_by, registered_at, cancelled_by, status_reason)
           values ($1, $2, 'treatment', $5::contact_status, $3, ($3::timestamptz)::date, 'group', 'with_child', $4, $4, $3,
             case when $5 = 'cancelled' then 'family'::cancelling_party end, case when $5 = 'cancelled' then 'Syg.' end) returning id`,
          [HOLBAEK, id, on, world.staff[by].id, status],
        )
        const contactId = rows[0]?.id ?? ''
        children.push({ id, childId, contactId, address: `/pathways/${id}/contacts/${contactId}/group-note` })
      }
      return children
    },

    /** What is posted to sign for all of these, with `more` besides. */
    joint: (children: readonly { contactId: string }[], more: Record<string, string | number> = {}) => ({
      ...Object.fromEntries(children.map(({ contactId }) => [`covers-${contactId}`, 'on'])),
      'common-treatment': 'Gruppen øvede at sige fra.',
      act: 'sign',
      version: 0,
      ...more,
    }),

    groupDrafts: async () => (await world.owner.query('select * from journal_group_drafts order by begun_at')).rows,
  }
}
