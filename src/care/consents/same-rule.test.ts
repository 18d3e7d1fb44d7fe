import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { dayOf, instantOf, plainDate } from '#platform/time.ts'
import { pathwayById } from '#care/pathways/pathways.ts'
import { childForBanner } from '#registry/people/people.ts'
import { casesIn } from '../../../test/cases.ts'
import { aFamily } from '../../../test/consents.ts'
import { aWorld } from '../../../test/world.ts'
import { lacking } from './consent.ts'
import { consentRecord, factsOf } from './load.ts'

// The rule in TypeScript and the rule in the database, on random families, days and acts; and that what the database lets be
// held had consent at its time.
const BEGAN = '2026-09-01'
const world = await aWorld({ now: `${BEGAN}T09:00:00Z` })
const { aPathway } = casesIn(world)

const deed = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ does: fc.constant('say' as const), who: fc.nat(2), yes: fc.boolean(), back: fc.nat(4) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      does: fc.constant('withdraw' as const),
      nth: fc.nat(4),
      byChild: fc.boolean(),
      hoursAgo: fc.constantFrom(0, 0, 5, 30),
    }),
  },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('assess' as const), able: fc.boolean(), back: fc.nat(4) }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('tell' as const), who: fc.nat(2), back: fc.nat(4) }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('mistake' as const), nth: fc.nat(6) }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('custody' as const), nth: fc.nat(3) }) },
  {
    weight: 4,
    arbitrary: fc.record({
      does: fc.constant('hold' as const),
      back: fc.nat(6),
      hour: fc.integer({ min: 7, max: 18 }),
    }),
  },
)
const life = fc.record({
  born: fc.constantFrom('2014-05-05', '2011-09-12', '2011-09-20', '2010-03-04', '2008-09-15', '2008-09-25'),
  custody: fc.nat(3),
  deeds: fc.array(fc.tuple(fc.integer({ min: 1, max: 60 }), deed), { minLength: 4, maxLength: 16 }),
})

const CUSTODY = [
  [],
  [[0, 'sole']],
  [[0, 'shared']],
  [
    [0, 'shared'],
    [1, 'shared'],
  ],
] as const

test('R69 R70 R71 R72 R73 R74 the database and the pure rule say the same, and nothing is held without consent', async () => {
  await fc.assert(
    fc.asyncProperty(life, async ({ born, custody, deeds }) => {
      world.setTime(`${BEGAN}T09:00:00Z`)
      const { id, childId } = await aPathway({ born, enquiryOn: BEGAN, withConsent: false })
      const { Anne = '', Peter = '' } = await aFamily(world, { childId }, [], ['Anne', 'Peter'])
      const people = [childId, Anne, Peter]
      const put = (sql: string, values: unknown[]) =>
        world.owner.query(sql, values).catch((error: { code?: string }) => {
          if (!/^(TR|23)/.test(error.code ?? '')) throw error
        })
      const setCustody = async (kind: number, from: string) => {
        await put(
          'update custody set valid_to = greatest(valid_from, $2::date) where child_id = $1 and valid_to is null',
          [childId, from],
        )
        for (const [holder, sharing] of CUSTODY[kind] ?? [])
          await put(
            "insert into custody (municipality_id, child_id, holder_id, sharing, source, source_date, valid_from) values ('0316', $1, $2, $3, 'document', $4, $4)",
            [childId, people[holder + 1], sharing, from],
          )
      }
      await setCustody(custody, '2026-01-01')

      for (const [hours, does] of deeds) {
        world.setTime(new Date(world.clock().getTime() + hours * 3_600_000).toISOString())
        const now = world.clock()
        const back = 'back' in does ? does.back : 0
        const day = dayOf(now).subtract({ days: back }).toString()
        const one = async (table: string, nth: number) => {
          const { rows } = await world.owner.query<{ id: string }>(
            `select id from ${table} where pathway_id = $1 order by nth`,
            [id],
          )
          return rows[nth % Math.max(1, rows.length)]?.id
        }
        if (does.does === 'say')
          await put(
            "insert into treatment_consents (municipality_id, pathway_id, giver_id, decision, form, given_on, informed_of, recorded_at) values ('0316', $1, $2, $3, 'oral', $4, 'Alt.', $5)",
            [id, people[does.who], does.yes ? 'permit' : 'deny', day, now],
          )
        if (does.does === 'withdraw')
          await put(
            `insert into consent_withdrawals (municipality_id, pathway_id, consent_id, withdrawn_by, withdrawn_at, recorded_at)
             select '0316', $1, id, case when $3 then $4 else giver_id end, $5, $6 from treatment_consents where id = $2`,
            [
              id,
              await one('treatment_consents', does.nth),
              does.byChild,
              childId,
              new Date(now.getTime() - does.hoursAgo * 3_600_000),
              now,
            ],
          )
        if (does.does === 'assess')
          await put(
            "insert into capacity_assessments (municipality_id, pathway_id, finding, reason, assessed_on, recorded_at) values ('0316', $1, $2, 'Efter en samtale.', $3, $4)",
            [id, does.able ? 'able' : 'unable', day, now],
          )
        if (does.does === 'tell')
          await put(
            does.who === 0
              ? "insert into custody_notices (municipality_id, pathway_id, decision, on_day, reason, review_on, recorded_at) values ('0316', $1, 'not_told', $2::date, 'En konkret grund.', $2::date + 9, $3)"
              : "insert into custody_notices (municipality_id, pathway_id, holder_id, decision, on_day, how, recorded_at) values ('0316', $1, $4, 'told', $2, 'Ringet.', $3)",
            does.who === 0 ? [id, day, now] : [id, day, now, people[does.who]],
          )
        if (does.does === 'custody') await setCustody(does.nth, day)
        if (does.does === 'mistake')
          await put(
            "insert into consent_errors (municipality_id, pathway_id, of_id, reason, recorded_at) values ('0316', $1, $2, 'Forkert.', $3)",
            [
              id,
              await one(
                ['treatment_consents', 'consent_withdrawals', 'capacity_assessments', 'custody_notices'][
                  does.nth % 4
                ] ?? '',
                does.nth,
              ),
              now,
            ],
          )

        // any moment of these days is asked about, by both
        const hour = 'hour' in does ? does.hour : now.getUTCHours()
        const at = instantOf(plainDate(day), `${String(hour).padStart(2, '0')}:15`)
        const ours = await world.acting('ida', async (ctx) => {
          const record = await consentRecord(ctx, await pathwayById(ctx, id))
          const child = await childForBanner(ctx, childId)
          return lacking(factsOf(record, child), { at, onDay: day })
        })
        const { rows } = await world.owner.query<{ said: string }>(
          "select concat_ws(' ', rule, code, person_id) as said from consent_missing('0316', $1, $2, $3)",
          [id, at, day],
        )
        const said = ours.map(({ rule, code, personId }) => [rule, code, personId].filter(Boolean).join(' '))
        assert.deepEqual(said.toSorted(), rows.map((row) => row.said).toSorted(), `${born} ${day}`)

        if (does.does !== 'hold' || day < BEGAN) continue
        const held = await world.owner
          .query(
            "insert into contacts (municipality_id, pathway_id, type, status, starts_at, on_day, registered_at) values ('0316', $1, 'screening', 'held', $2, $3, $4)",
            [id, at, day, now],
          )
          .then(() => null)
          .catch((error: { code: string }) => error.code)
        assert.equal(held, ours[0] ? held : null)
        if (ours.length)
          assert.ok(
            ours.some(({ rule }) => rule === held),
            `${held} for ${said.join(', ')}`,
          )
      }
    }),
    { numRuns: 20, endOnFailure: true },
  )
})
