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

  /** What a page of ours holds in a hidden field; nothing when it cannot be seen. */
  const hidden = async (path: string, name: string, by: Person): Promise<string> =>
    new RegExp(`name="${name}" value="([^"]*)"`).exec((await world.as(by).get(path)).html)?.[1] ?? ''

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

    /** Says what becomes of one thing, as its page shows it now; `item` is the id of an entry, or a kind and an id. */
    review: async (id: string, item: string, fields: Fields, by: Person = 'mette') => {
      const path = `/record-requests/${id}/review/${item.includes('/') ? item : `entry/${item}`}`
      return world.as(by).post(path, { version: 0, seen: await hidden(path, 'seen', by), ...fields })
    },

    /** Gives all the rest, as the page of the review shows it now. */
    giveTheRest: async (id: string, by: Person = 'mette') => {
      const path = `/record-requests/${id}/review`
      return world.as(by).post(`${path}/rest`, { rest: await hidden(path, 'rest', by) })
    },

    /** Writes a notice and sends it. */
    notify: async (id: string, expectedOn: string) => {
      const version = async () => ({ version: await versionOf(id) })
      const at = `/record-requests/${id}`
      await world.as('mette').post(`${at}/notice`, { ...(await version()), reason: 'Langvarig sygdom.', expectedOn })
      const { rows } = await world.owner.query(
        "select id from record_request_letters where request_id = $1 and kind = 'notice' and sent_on is null",
        [id],
      )
      const sent = { ...(await version()), on: '2026-11-23', channel: 'digital_post' }
      return world.as('mette').post(`${at}/letters/${rows[0].id}/sending`, sent)
    },

    /** A file of ours, as bytes. */
    file: (path: string, by: Person = 'mette') => world.as(by).getFile(path),
  }
}
