import { addAdult, addContact, recordCustody } from '#registry/people/people.ts'
import { casesIn } from './cases.ts'
import { notesIn } from './notes.ts'
import type { Fields, Person, World } from './world.ts'

/** What a request says as a browser posts it, from the mother of a child, unless something is changed. */
export const asked = (changes: Fields = {}): Fields => ({
  wants: 'access',
  by: 'custody_holder',
  day: '2026-11-23',
  time: '09:00',
  channel: 'digital_post',
  scope: 'all',
  identity: 'Digital Post',
  ...changes,
})

/** Aktindsigt for the tests of one world, each test with its own child. */
export function requestsIn(world: World) {
  const cases = casesIn(world)
  const notes = notesIn(world, cases)
  const versionOf = async (id: string): Promise<number> =>
    (await world.owner.query<{ version: number }>('select version from record_requests where id = $1', [id])).rows[0]
      ?.version ?? 0
  const ask = (pathwayId: string, fields: Fields, by: Person = 'mette') =>
    world.as(by).post(`/pathways/${pathwayId}/record-requests/new`, fields)

  return {
    ...cases,
    ...notes,
    ask,
    versionOf,

    /** A child whom Mette treats, with a mother who holds custody alone and a father who does not, and one note. */
    aFamily: async ({ born = '2014-05-05', note = 'Hun sover dårligt. Hun er bange for far. Mor er syg.' } = {}) => {
      const { id, childId } = await cases.aPathway({ born })
      await cases.act(id, 'responsibility', { staffId: world.staff.mette.id, unitId: '' })
      const [motherId, fatherId] = await world.acting('mette', async (ctx) => {
        const mother = await addAdult(ctx, { givenName: 'Anne', familyName: 'Holm' })
        const father = await addAdult(ctx, { givenName: 'Jens', familyName: 'Bruun' })
        for (const [adultId, relationship] of [
          [mother, 'mother'],
          [father, 'father'],
        ] as const)
          await addContact(ctx, childId, { adult: { id: adultId }, relationship, isPrimary: adultId === mother })
        await recordCustody(ctx, childId, {
          holders: [{ adultId: mother }],
          sharing: 'sole',
          source: 'cpr_register',
          sourceDate: '2020-01-01',
          validFrom: '2020-01-01',
        })
        return [mother, father]
      })
      await notes.sign('mette', `/pathways/${id}/journal/note`, { text: note, day: '2026-11-23', time: '08:00' })
      const [entry] = await notes.entriesOf(childId)
      return { id, childId, motherId, fatherId, entryId: String(entry.id) }
    },

    /** Registers a request as Mette does, and gives its id. */
    aRequest: async (pathwayId: string, fields: Fields): Promise<string> =>
      (await ask(pathwayId, asked(fields))).location?.split('/')[2] ?? '',

    /** Posts one of a request's forms, from its page as it is now. */
    doing: async (id: string, noun: string, fields: Fields = {}, by: Person = 'mette') =>
      world.as(by).post(`/record-requests/${id}/${noun}`, { version: await versionOf(id), ...fields }),

    review: (id: string, entryId: string, fields: Fields, by: Person = 'mette') =>
      world.as(by).post(`/record-requests/${id}/review/entry/${entryId}`, { version: 0, ...fields }),

    /** A file of ours, as bytes. */
    file: (path: string, by: Person = 'mette') => world.as(by).getFile(path),
  }
}
