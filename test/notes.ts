import { casesIn } from './cases.ts'
import type { Fields, Person, World } from './world.ts'

/** Writing in the journal, for the tests of one world. */
export function notesIn(world: World, cases = casesIn(world)) {
  const one = async <Row extends object>(sql: string, values: unknown[] = []): Promise<Row | undefined> =>
    (await world.owner.query<Row>(sql, values)).rows[0]

  const { aPathway, act, talk } = cases
  const contactOf = async (pathwayId: string, type: string): Promise<string> =>
    (
      await one<{ id: string }>(
        'select id from contacts where pathway_id = $1 and type = $2 order by registered_at desc, starts_at desc',
        [pathwayId, type],
      )
    )?.id ?? ''

  return {
    /** A child whose forsamtale was held at nine on the day of the tests, and the address of its note. */
    aTalk: async (extra: Record<string, string> = {}) => {
      const { id, childId } = await aPathway()
      await act(id, 'talks/preliminary-talk', talk('2026-11-23', { time: '09:00', ...extra }))
      const contactId = await contactOf(id, 'preliminary_talk')
      const journal = `/pathways/${id}/journal`
      return { id, childId, contactId, note: `/pathways/${id}/contacts/${contactId}/note`, journal }
    },

    /** The latest contact of a type on a pathway. */
    contactOf,

    /** Posts a note's form as it stands for that person, and signs it. */
    sign: (person: Person, address: string, fields: Fields) =>
      world.as(person).post(address, { version: 0, act: 'sign', ...fields }),

    save: (person: Person, address: string, fields: Fields) =>
      world.as(person).post(`${address}/draft`, { version: 0, ...fields }, { Accept: 'application/json' }),

    /** The signed entries of a child, in the order of their journals. */
    entriesOf: async (childId: string) =>
      (
        await world.owner.query(
          `select e.*, j.place_id from journal_entries e join journals j on j.id = e.journal_id and j.municipality_id = e.municipality_id
           where j.child_id = $1 order by e.journal_id, e.sequence`,
          [childId],
        )
      ).rows,
    draftsOf: async (pathwayId: string) =>
      (await world.owner.query('select * from journal_drafts where pathway_id = $1', [pathwayId])).rows,
  }
}
