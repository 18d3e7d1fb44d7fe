import { clockTimeOf, dayOf, plainDate, instantOf } from '#platform/time.ts'
import { openPathway, pathwayById, regretPathway } from '#care/pathways/pathways.ts'
import { syntheticCpr } from '#registry/people/cpr.ts'
import { addChild } from '#registry/people/people.ts'
import { consented } from './consents.ts'
import { assessed } from './risk.ts'
import { HOLBAEK, type Fields, type Person, type World } from './world.ts'

/** Children with pathways for the tests of one world, each test with its own, and the forms to work with them. */
export function casesIn(world: World) {
  let nth = 0
  const versionOf = async (id: string): Promise<number> =>
    (await world.owner.query<{ version: number }>('select version from pathways where id = $1', [id])).rows[0]
      ?.version ?? 0

  return {
    /** The CPR number of the child that was made last. */
    lastCpr: (born = '2014-05-05') => syntheticCpr(plainDate(born), nth) ?? '',

    /** A child with a pathway, consent to treatment and assessments of risk, taken in by Ida unless somebody else is named. */
    aPathway: async ({
      by = 'ida',
      born = '2014-05-05',
      enquiryOn = '2026-11-20',
      isUnder126a = true,
      givenName = 'Josefine',
      withConsent = true,
      assessedDays,
    }: {
      by?: Person
      born?: string
      enquiryOn?: string
      isUnder126a?: boolean
      givenName?: string
      withConsent?: boolean
      /** On how many days the risk is assessed. */
      assessedDays?: number
    } = {}) => {
      nth += 1
      const cpr = syntheticCpr(plainDate(born), nth) ?? ''
      const made = await world.acting(by, async (ctx) => {
        const at = instantOf(enquiryOn, '10:00')
        const childId = await addChild(ctx, { givenName, familyName: 'Test Holm', birthDate: born, cpr })
        const id = await openPathway(ctx, {
          childId,
          // one of today has come before it is registered
          enquiryAt: enquiryOn === dayOf(ctx.now).toString() && at > ctx.now ? ctx.now : at,
          contactedBy: 'mother',
          channel: 'phone',
          referredBy: null,
          residenceMunicipalityId: HOLBAEK,
          actingMunicipalityId: null,
          unitId: null,
          isUnder126a,
          themes: ['body_and_food'],
          summary: 'Mor ringede.',
        })
        return { id, childId }
      })
      const days = assessedDays === undefined ? {} : { days: assessedDays }
      if (withConsent) await consented(world, by, { ...made, ...days })
      else await assessed(world, by, { ...made, on: enquiryOn, ...days })
      return made
    },

    versionOf,
    rowOf: async (id: string) => (await world.owner.query('select * from pathways where id = $1', [id])).rows[0],

    /** Takes a pathway back: it should never have been, and its child has none that is open. */
    regretted: (id: string, by: Person = 'ida') =>
      world.acting(by, async (ctx) => regretPathway(ctx, await pathwayById(ctx, id), 'Oprettet ved en fejl.')),

    /** Posts one of a pathway's forms as Ida does, from the page as it is now. */
    act: async (id: string, noun: string, fields: Fields) =>
      world.as('ida').post(`/pathways/${id}/${noun}`, { version: await versionOf(id), ...fields }),

    talk: (day: string, extra: Record<string, string> = {}) => ({
      day,
      time: '10:00',
      mode: 'in_person',
      staffId: world.staff.mette.id,
      placeId: '',
      summary: 'Gik godt.',
      ...extra,
    }),

    /** Day and time as a form shows them when it is opened. */
    moment: () => ({ day: dayOf(world.clock()).toString(), time: clockTimeOf(world.clock()) }),

    way: (target: string, day: string) => ({
      target,
      receiver: 'headspace Holbæk',
      receiverId: '',
      receiverPerson: 'Sara',
      agreedBy: 'Anne Holm (mor)',
      agreedOn: day,
      handedOverOn: day,
      handedOver: '',
      checkBy: '2027-01-10',
    }),
  }
}
