import type { Fields, World } from './world.ts'
import { plainDate } from '#platform/time.ts'
import { receiveEnquiry } from '#care/entrance/receive.ts'
import type { NewEnquiry } from '#care/entrance/entrance.ts'
import { syntheticCpr } from '#registry/people/cpr.ts'

/** Henvendelser for the tests of one world, each about a child of its own. */
export function enquiriesIn(world: World) {
  let nth = 0
  /** A birth date that no other test here has, nor one that is alike: matching looks at birth dates. */
  const aBirthDate = () =>
    plainDate('2012-03-14')
      .add({ days: 37 * (nth += 1) })
      .toString()
  const rowOf = async (id: string) => (await world.owner.query('select * from enquiries where id = $1', [id])).rows[0]

  return {
    aBirthDate,
    rowOf,
    cprOf: (birthDate: string, number = 0): string => syntheticCpr(plainDate(birthDate), number) ?? '',

    /** One that came from the page, about a child without CPR number. */
    anEnquiry: async (over: Partial<NewEnquiry> = {}) => {
      const birthDate = over.birthDate ?? aBirthDate()
      const { id, receipt } = await world.acting('ida', (ctx) =>
        receiveEnquiry(ctx, {
          source: 'public_page',
          receivedAt: new Date(world.clock().getTime() - 3_600_000),
          contactedBy: 'mother',
          channel: 'written',
          givenName: 'Emma',
          familyName: 'Holm',
          birthDate,
          cpr: null,
          contactName: 'Mette Holm',
          contactPhone: '12 34 56 78',
          about: 'Hun sover ikke.',
          themes: ['worry'],
          referral: null,
          ...over,
        }),
      )
      return { id, receipt, birthDate }
    },

    /** Posts one of the forms on the page of a henvendelse as Ida does, from the page as it is now. */
    act: async (id: string, noun: string, fields: Fields) =>
      world
        .as('ida')
        .post(`/entrance/${id}/${noun}`, { version: (await rowOf(id)).version, residence: '0316', ...fields }),

    /** What stands in the form of a call, for a child without CPR number. */
    aCall: (over: Fields = {}): Fields => ({
      contactName: 'Mette Holm',
      contactedBy: 'mother',
      contactPhone: '12 34 56 78',
      channel: 'phone',
      receivedDay: '2026-11-23',
      receivedTime: '09:30',
      givenName: 'Emma',
      familyName: 'Holm',
      residence: '0316',
      language: 'da',
      themes: ['worry', 'sadness'],
      about: 'Mor ringer. Emma sover ikke.',
      ...over,
    }),
  }
}
