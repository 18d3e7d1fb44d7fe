import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import type { Db } from '#platform/database.ts'
import { instantOf, plainDate } from '#platform/time.ts'
import { aWorld, HOLBAEK } from '../../../test/world.ts'
import { sharingIn } from '../../../test/sharing.ts'
import { faultOf, type Claim, type Consent, type Objection } from './basis.ts'
import { latestDayOf } from './consents.ts'
import { faultOfSpeakers, spoken, whoSpeaks, YOUNG, type Assessment } from './speakers.ts'

// The rule stands twice, in TypeScript for the words and in the database for good. They are asked the same at random.
const world = await aWorld({ now: '2029-06-01T09:00:00Z' })
const { aFamily } = sharingIn(world)
const shared = await aFamily({ born: '2014-02-28' })
const other = await aFamily({ born: '2012-02-29' })
const alone = await aFamily({ born: '2015-01-02', sharing: 'sole' })
const unable = await aFamily({ born: '2011-09-09' })
/** Found unable at 16, and able again at 17. */
const FINDINGS: readonly Assessment[] = [
  { finding: 'able', assessed_on: '2028-12-01' },
  { finding: 'unable', assessed_on: '2028-03-01' },
]
for (const { finding, assessed_on: on } of FINDINGS)
  await world.owner.query(
    `insert into capacity_assessments (municipality_id, pathway_id, finding, reason, assessed_on, recorded_at)
     values ($1, $2, $3, 'Forstod ikke, hvad det fører til.', $4, '2029-06-01T09:00Z')`,
    [HOLBAEK, unable.id, finding, on],
  )
const families = [
  { ...shared, birthDate: '2014-02-28' },
  { ...other, birthDate: '2012-02-29' },
  { ...alone, birthDate: '2015-01-02' },
  { ...unable, birthDate: '2011-09-09' },
]
const findingsOf = (of: { id: string }): readonly Assessment[] => (of.id === unable.id ? FINDINGS : [])

class Undone extends Error {}

/** The code with which the database refuses, or null; nothing is left behind. */
async function asked(work: (db: Db) => Promise<unknown>): Promise<string | null> {
  try {
    return await world.acting('ida', async (ctx) => {
      await work(ctx.db)
      throw new Undone()
    })
  } catch (error) {
    if (error instanceof Undone) return null
    return (error as { code?: string }).code ?? String(error) // what PostgreSQL throws has a code
  }
}

const family = fc.constantFrom(...families)
/** Days around the birthdays and the ends of consents. */
const day = fc.integer({ min: 0, max: 500 }).map((days) => plainDate('2028-01-15').add({ days }).toString())
const kind = fc.constantFrom('general_practice', 'hospital', 'school', 'ppr', 'supervisory_authority' as const)
const purpose = fc.constantFrom(
  'current_treatment',
  'other_legislation',
  'other',
  'law_requires',
  'essential_regard',
  'supervision' as const,
)
const basis = fc.constantFrom(
  'treatment',
  'consent',
  'law_requires',
  'essential_regard',
  'supervision',
  'none' as const,
)
/** Clock times around noon, when it is said that something was passed on. */
const time = fc.constantFrom(null, '11:00', '12:00', '13:00')
const ending = fc.option(
  fc.record({
    how: fc.constantFrom('withdrawn', 'entered_in_error' as const),
    after: fc.integer({ min: 0, max: 300 }),
    time,
  }),
)

test('R75 R76 R77 who may give a consent to share, and for how long, is the same in the rule and in the database', async () => {
  await fc.assert(
    fc.asyncProperty(
      family,
      day,
      fc.integer({ min: -2, max: 370 }),
      fc.subarray(['young', 'anne', 'jens', 'bo']),
      async (of, givenOn, days, who) => {
        const speakers = who.map((each) =>
          each === 'anne' ? of.anne : each === 'jens' ? of.jens : each === 'bo' ? of.bo : YOUNG,
        )
        fc.pre(!(speakers.includes(YOUNG) && speakers.length > 1) && speakers.length <= 2)
        const validUntil = plainDate(givenOn).add({ days }).toString()
        const custody = (of === families[2] ? [of.anne] : [of.anne, of.jens]).map((holderId) => ({
          holderId,
          sharing: of === families[2] ? ('sole' as const) : ('shared' as const),
          validFrom: of.birthDate,
          validTo: null,
        }))
        const isRefused =
          faultOfSpeakers(speakers, {
            birthDate: of.birthDate,
            assessments: findingsOf(of),
            custody,
            day: givenOn,
            all: true,
          }) !== null ||
          validUntil < givenOn ||
          validUntil > latestDayOf(givenOn)
        const { capacity, first, second } = spoken(speakers)
        const code = await asked((db) =>
          db
            .insertInto('sharing_consents')
            .values({
              ...consentRow(of),
              capacity,
              giver_id: first,
              second_giver_id: second,
              given_on: givenOn,
              valid_until: validUntil,
            })
            .execute(),
        )
        assert.equal(code !== null, isRefused, `${code}`)
      },
    ),
    { numRuns: 200 },
  )
})

const endOf = ({ ended_how, ended_on, ended_time }: Consent | Objection) => ({
  ...{ ended_how, ended_on, ended_time, end_words: 'Anne' },
  ...{ ended_by: world.staff.ida.id, ended_at: new Date() },
})

const consentRow = ({ id, childId }: { id: string; childId: string }) => ({
  child_id: childId,
  pathway_id: id,
  receiver_kind: 'school' as const,
  receiver: 'Vestre Skole',
  purpose: 'other_legislation' as const,
  aim: 'Hensyn',
  what: 'Behandling',
  written_as: 'paper' as const,
  recorded_at: new Date('2029-06-01T09:00:00Z'),
})

test('R75 R76 R77 R78 R80 a disclosure is refused by the database with the code that the rule gives', async () => {
  let refused = 0
  let taken = 0
  await fc.assert(
    fc.asyncProperty(
      fc.record({
        of: family,
        of2: family,
        givenOn: day,
        days: fc.integer({ min: 0, max: 360 }),
        end: ending,
        objectedOn: day,
        objectedTime: time,
        // most often another day; on the day itself the clock decides
        isSameDay: fc.integer({ min: 0, max: 3 }),
        objectedKind: fc.constantFrom('general_practice' as const, null),
        lifted: ending,
        hasObjection: fc.boolean(),
        kind,
        purpose,
        basis,
        // most often the basis that goes with the purpose, so that what lies behind is asked too
        isOwnBasis: fc.integer({ min: 0, max: 9 }),
        receiver: fc.constantFrom('Vestre Skole', 'Vestre Skole', 'Østre Skole'),
        reason: fc.constantFrom('', 'Kort.', 'Konkret og alvorlig fare for drengen.'),
        on: day,
      }),
      async (given) => {
        const { of, of2 } = given
        const isYoung = whoSpeaks(of2.birthDate, findingsOf(of2), given.givenOn) === 'young_person'
        const objectsYoung = whoSpeaks(of.birthDate, findingsOf(of), given.objectedOn) === 'young_person'
        const withdrawnOn = given.end && plainDate(given.givenOn).add({ days: given.end.after }).toString()
        const on = [given.on, given.on, withdrawnOn ?? given.on, given.objectedOn][given.isSameDay] ?? given.on
        fc.pre(on < '2029-06-01')
        const consent: Consent = {
          id: crypto.randomUUID(),
          child_id: of2.childId,
          receiver_kind: 'school',
          receiver: 'Vestre Skole',
          partner_id: null,
          purpose: 'other_legislation',
          capacity: isYoung ? 'young_person' : 'custody_holder',
          given_on: given.givenOn,
          valid_until: plainDate(given.givenOn).add({ days: given.days }).toString(),
          ended_how: given.end?.how ?? null,
          ended_on: withdrawnOn,
          ended_time: given.end?.time ?? null,
        }
        const objection: Objection = {
          receiver_kind: given.objectedKind,
          objected_on: given.objectedOn,
          ended_how: given.lifted?.how === 'entered_in_error' ? 'entered_in_error' : null,
          ended_on: given.lifted?.how === 'entered_in_error' ? given.objectedOn : null,
          objected_time: given.objectedTime,
          ended_time: null,
        }
        const own = {
          law_requires: 'law_requires',
          essential_regard: 'essential_regard',
          supervision: 'supervision',
          other: 'consent',
          other_legislation: 'consent',
          current_treatment: 'treatment',
        } as const
        const claimed = given.isOwnBasis > 0 ? own[given.purpose] : given.basis
        const claim: Claim = {
          kind: given.kind,
          receiver: given.receiver,
          purpose: given.purpose,
          basis: claimed,
          consent: claimed === 'consent' ? consent : null,
          reason: given.reason,
          day: on,
          time: '12:00',
        }
        const expected = faultOf(claim, {
          child: { id: of.childId, birthDate: of.birthDate, assessments: findingsOf(of) },
          consents: [consent],
          objections: given.hasObjection ? [objection] : [],
        })
        const code = await asked(async (db) => {
          await db
            .insertInto('sharing_consents')
            .values({
              ...consentRow(of2),
              id: consent.id,
              capacity: consent.capacity,
              giver_id: isYoung ? null : of2.anne,
              second_giver_id: isYoung || of2 === families[2] ? null : of2.jens,
              given_on: consent.given_on,
              valid_until: consent.valid_until,
            })
            .execute()
          if (consent.ended_how)
            await db.updateTable('sharing_consents').set(endOf(consent)).where('id', '=', consent.id).execute()
          if (given.hasObjection) {
            const { id: objectionId } = await db
              .insertInto('sharing_objections')
              .values({
                child_id: of.childId,
                pathway_id: of.id,
                receiver_kind: objection.receiver_kind,
                capacity: objectsYoung ? 'young_person' : 'custody_holder',
                objector_id: objectsYoung ? null : of.anne,
                objected_on: objection.objected_on,
                objected_time: objection.objected_time,
                recorded_at: new Date('2029-06-01T09:00:00Z'),
              })
              .returning('id')
              .executeTakeFirstOrThrow()
            if (objection.ended_how)
              await db.updateTable('sharing_objections').set(endOf(objection)).where('id', '=', objectionId).execute()
          }
          await db
            .insertInto('disclosures')
            .values({
              child_id: of.childId,
              pathway_id: of.id,
              receiver_kind: claim.kind,
              receiver: claim.receiver,
              purpose: claim.purpose,
              basis: claim.basis,
              consent_id: claim.consent?.id ?? null,
              reason: claim.reason,
              what: 'Noget',
              channel: 'phone',
              disclosed_at: instantOf(claim.day, '12:00'),
              recorded_at: new Date('2029-06-01T09:00:00Z'),
            })
            .execute()
        })
        if (expected) refused += 1
        else taken += 1
        assert.equal(code, expected?.code ?? null)
      },
    ),
    { numRuns: 350 },
  )
  assert.ok(refused > 50 && taken > 50, `${refused} refused, ${taken} taken`)
})
