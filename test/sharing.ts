import { addContact, recordCustody } from '#registry/people/people.ts'
import { object, recordConsent, type NewConsent } from '#care/sharing/sharing.ts'
import { casesIn } from './cases.ts'
import type { Fields, Person, World } from './world.ts'

/** Children with custody, and what was said about sharing, for the tests of one world. */
export function sharingIn(world: World) {
  const { aPathway, versionOf } = casesIn(world)

  return {
    /** A child of 12 whose parents share custody and whose stepfather does not, or one born on another day. */
    aFamily: async ({
      born = '2014-05-05',
      sharing = 'shared',
    }: { born?: string; sharing?: 'shared' | 'sole' } = {}) => {
      const { id, childId } = await aPathway({ born })
      const adult = (givenName: string, relationship: 'mother' | 'father' | 'step_parent') =>
        world.acting('ida', async (ctx) => {
          await addContact(ctx, childId, {
            adult: { givenName, familyName: 'Test Holm' },
            relationship,
            isPrimary: relationship === 'mother',
          })
          const { id: adultId } = await ctx.db
            .selectFrom('child_contacts')
            .select('adult_id as id')
            .where('child_id', '=', childId)
            .where('relationship', '=', relationship)
            .executeTakeFirstOrThrow()
          return adultId
        })
      const anne = await adult('Anne', 'mother')
      const jens = await adult('Jens', 'father')
      const bo = await adult('Bo', 'step_parent')
      const holders = (sharing === 'shared' ? [anne, jens] : [anne]).map((adultId) => ({ adultId }))
      await world.acting('ida', (ctx) =>
        recordCustody(ctx, childId, {
          holders,
          sharing,
          source: 'cpr_register',
          sourceDate: '2026-11-20',
          validFrom: born,
        }),
      )
      return { id, childId, anne, jens, bo, sharing: `/pathways/${id}/sharing` }
    },

    /** A consent to the school, given by both parents today, unless something else is said. */
    aConsent: (
      { id, childId, anne, jens }: { id: string; childId: string; anne: string; jens: string },
      changes: Partial<NewConsent> = {},
    ): Promise<string> =>
      world.acting('ida', (ctx) =>
        recordConsent(
          ctx,
          { id, child_id: childId },
          {
            kind: 'school',
            receiver: 'Vestre Skole',
            partnerId: null,
            purpose: 'other_legislation',
            aim: 'Så skolen kan tage hensyn.',
            what: 'At hun går i behandling.',
            speakers: [anne, jens],
            givenBy: 'Anne og Jens',
            writtenAs: 'paper',
            givenOn: '2026-11-23',
            validUntil: '2027-11-22',
            ...changes,
          },
        ),
      ),

    anObjection: (
      { id, childId, anne }: { id: string; childId: string; anne: string },
      kind: Parameters<typeof object>[2]['kind'] = null,
    ): Promise<string> =>
      world.acting('ida', (ctx) =>
        object(ctx, { id, child_id: childId }, { kind, speakers: [anne], saidBy: 'Anne', words: '', on: '2026-11-23' }),
      ),

    /** Posts one of the forms about sharing as Ida does, from the page as it is now. */
    post: async (id: string, noun: string, fields: Fields, by: Person = 'ida') =>
      world.as(by).post(`/pathways/${id}/sharing/${noun}`, { version: await versionOf(id), ...fields }),

    registered: async (childId: string) =>
      (
        await world.owner.query('select * from disclosures where child_id = $1 order by disclosed_at, recorded_at', [
          childId,
        ])
      ).rows,

    tasksOf: async (childId: string, kind: string) =>
      (
        await world.owner.query('select * from tasks where child_id = $1 and kind::text = $2 order by due_on', [
          childId,
          kind,
        ])
      ).rows,
  }
}
