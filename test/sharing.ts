import { addContact, recordCustody } from '#registry/people/people.ts'
import { disclose, object, recordConsent, type NewConsent, type NewDisclosure } from '#care/sharing/sharing.ts'
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

    /** A letter to the general practitioner, unless something else is said. */
    aDisclosure: async (
      { id, childId }: { id: string; childId: string },
      changes: Partial<NewDisclosure> = {},
    ): Promise<string> => {
      const fault = await world.acting('ida', (ctx) =>
        disclose(
          ctx,
          { id, child_id: childId, responsible_id: null },
          {
            kind: 'general_practice',
            receiver: 'Lægehuset på Ahlgade',
            purpose: 'current_treatment',
            reason: '',
            what: 'Et brev om, hvad vi har talt om.',
            channel: 'letter',
            at: ctx.now,
            ...changes,
          },
        ),
      )
      if (fault) throw new Error(fault.words)
      const { rows } = await world.owner.query(
        'select id from disclosures where child_id = $1 order by recorded_at desc limit 1',
        [childId],
      )
      return rows[0].id
    },

    /** Why what was passed on is marked as a mistake, in the order of the register of the tests. */
    errorsOf: async (childId: string): Promise<string[]> =>
      (
        await world.owner.query<{ reason: string }>(
          `select e.reason from disclosure_errors e join disclosures d on d.id = e.disclosure_id where d.child_id = $1
           order by d.disclosed_at, d.recorded_at`,
          [childId],
        )
      ).rows.map(({ reason }) => reason),

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
