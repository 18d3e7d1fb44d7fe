import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { coverOf, coversOf, endDelegation, mayTreat } from '#registry/delegation/delegation.ts'
import { instantOf } from '#platform/time.ts'
import { casesIn } from '../../../test/cases.ts'
import { CARE, delegationsIn } from '../../../test/delegations.ts'
import { validateHtml } from '../../../test/html.ts'
import { aWorld, HOLBAEK, KALUNDBORG, type Person } from '../../../test/world.ts'
import { holdContact } from './contacts.ts'

const world = await aWorld()
const cases = casesIn(world)
const { delegated } = delegationsIn(world)

/** A child who has been offered treatment. */
async function anOffer() {
  const { id, childId } = await cases.aPathway({ enquiryOn: '2026-11-02' })
  await cases.act(id, 'talks/screening', cases.talk('2026-11-10'))
  await cases.act(id, 'outcome', { outcome: 'treatment', reason: '', guidance: '', target: '' })
  await cases.act(id, 'responsibility', { staffId: world.staff.vera.id, unitId: '' })
  return { id, childId }
}
const treat = (id: string, who: Person, extra: Record<string, string> = {}) =>
  cases.act(id, 'talks/treatment', {
    ...cases.talk('2026-11-20', { staffId: world.staff[who].id, form: 'individual_with_child', ...extra }),
  })
const byDatabase = (id: string, staffId: string | null, day = '2026-11-20') =>
  world.acting('mette', (ctx) =>
    holdContact(
      ctx,
      id,
      {
        talk: 'treatment',
        day,
        time: '10:00',
        mode: 'in_person',
        staffId: staffId ?? '',
        placeId: null,
        form: 'individual_with_child',
        summary: '',
      },
      null,
    ),
  )

test('R85 an authorised person treats, and needs nothing more', async () => {
  const { id } = await anOffer()
  assert.equal((await treat(id, 'mette')).status, 303)
})

test('R85 who is not authorised is refused, by the form with what was typed kept, and by the database', async () => {
  const { id } = await anOffer()
  const { status, html } = await treat(id, 'bo', { summary: 'Vi talte om <skolen>.' })
  assert.equal(status, 422, 'who does not treat at all is no choice')
  const refused = await treat(id, 'vera', { summary: 'Vi talte om <skolen>.' })
  assert.equal(refused.status, 422)
  assert.match(refused.html, /Vera Krogh er ikke autoriseret og har ingen delegation, som dækker barnet den dag/)
  assert.match(refused.html, /Vi talte om &lt;skolen&gt;/)
  assert.deepEqual(await validateHtml(refused.html), [])
  assert.match(html, /Vælg en medarbejder/)
  await assert.rejects(byDatabase(id, world.staff.vera.id), { code: 'TR085', hint: /autoriseret kollega/ })
})

test('R85 the page of the pathway and the form say it beforehand', async () => {
  const { id } = await anOffer()
  await world.owner.query(
    "insert into care_relations (municipality_id, child_id, staff_id, basis, starts_at) select municipality_id, child_id, $2, 'treating', '2026-11-01' from pathways where id = $1",
    [id, world.staff.vera.id],
  )
  const vera = world.as('vera')
  assert.match(
    (await vera.get(`/pathways/${id}`)).html,
    /ikke autoriseret og har ingen delegation, som dækker barnet i dag/,
  )
  const form = (await vera.get(`/pathways/${id}/talks/treatment`)).html
  assert.match(form, /Vera Krogh, pædagogisk vejleder \(mangler delegation\)/)
  assert.match(form, />Mette Lund, psykolog</)
})

test('R85 under a delegation of just this pathway she treats; another child is not covered; after it is withdrawn she is refused', async () => {
  const [{ id }, other] = [await anOffer(), await anOffer()]
  const delegationId = await delegated('mette', 'vera', { pathwayId: id })
  assert.equal((await treat(id, 'vera')).status, 303)
  assert.equal((await treat(other.id, 'vera')).status, 422)
  await world.acting('mette', (ctx) =>
    endDelegation({ ...ctx, now: new Date('2026-11-21T10:00Z') }, delegationId, 'Opgaven er løst.'),
  )
  assert.equal((await treat(id, 'vera', { day: '2026-11-22' })).status, 422)
  assert.equal(
    (await treat(id, 'vera', { time: '14:00' })).status,
    303,
    'what was held before it was withdrawn is registered',
  )
})

test('R85 a treatment held by nobody in particular is refused with words', async () => {
  const { id } = await anOffer()
  await assert.rejects(
    world.owner.query(
      "insert into contacts (municipality_id, pathway_id, type, status, starts_at, on_day, delivery, participant, registered_at) values ($1, $2, 'treatment', 'held', now(), '2026-11-22', 'individual', 'with_child', now())",
      [HOLBAEK, id],
    ),
    { code: 'TR085', hint: 'Vælg, hvem der holdt behandlingen.' },
  )
})

test('R85 who is given as held a planned treatment is asked as well, and other talks need no authorisation', async () => {
  const { id } = await anOffer()
  const { rows } = await world.owner.query<{ id: string }>(
    "insert into contacts (municipality_id, pathway_id, type, status, starts_at, on_day, staff_id, registered_at) values ($1, $2, 'treatment', 'planned', '2026-11-20T10:00Z', '2026-11-20', $3, now()) returning id",
    [HOLBAEK, id, world.staff.vera.id],
  )
  await assert.rejects(
    world.owner.query(
      "update contacts set status = 'held', delivery = 'individual', participant = 'with_child' where id = $1",
      [rows[0]?.id],
    ),
    { code: 'TR085' },
  )
  const early = await cases.aPathway()
  assert.equal(
    (await cases.act(early.id, 'talks/preliminary-talk', cases.talk('2026-11-21', { staffId: world.staff.vera.id })))
      .status,
    303,
  )
})

test('R85 where nobody is authorised and nothing delegated, the step itself says why', async () => {
  const karens = await cases.aPathway({ by: 'karen' })
  const karen = world.as('karen')
  await world.owner.query(
    "update pathways set step = 'screening', outcome = 'treatment', outcome_on = '2026-11-22' where id = $1",
    [karens.id],
  )
  await world.owner.query("update staff set authorisation_number = '' where municipality_id = $1", [KALUNDBORG])
  assert.match((await karen.get(`/pathways/${karens.id}`)).html, /Ingen her er autoriseret eller har en delegation/)
  await world.owner.query("update staff set authorisation_number = '6KR8S' where municipality_id = $1", [KALUNDBORG])
})

const days = ['2026-11-18', '2026-11-19', '2026-11-20', '2026-11-21', '2026-11-22']
const day = fc.constantFrom(...days)
const maybeDay = fc.option(day, { nil: null })
const between = fc.tuple(day, day).map(([a, b]) => (a < b ? ([a, b] as const) : ([b, a] as const)))
const drawn = fc.record({
  here: fc.array(fc.constantFrom(true, true, true, false), { minLength: 3, maxLength: 3 }),
  numbers: fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }),
  authorised: fc.array(fc.tuple(maybeDay, maybeDay), { minLength: 3, maxLength: 3 }),
  versions: fc.array(fc.record({ days: between, ends: fc.boolean() }), { minLength: 1, maxLength: 3 }),
  delegations: fc.array(
    fc.record({
      from: fc.nat(2),
      to: fc.nat(2),
      version: fc.nat(2),
      days: between,
      covers: fc.constantFrom('this', 'that', 'all', 'unit', 'otherUnit'),
      endedOn: maybeDay,
      isLate: fc.boolean(),
    }),
    { maxLength: 4 },
  ),
  asked: fc.record({ who: fc.nat(2), day }),
})

test('R85 the database and the rule agree, whatever has been written', { timeout: 120_000 }, async () => {
  const [{ id: here }, { id: there }] = [await anOffer(), await anOffer()]
  const unitOf = (name: string) =>
    world.owner.query<{ id: string }>('insert into units (municipality_id, name) values ($1, $2) returning id', [
      HOLBAEK,
      name,
    ])
  const [unit, otherUnit] = [(await unitOf('Her')).rows[0]?.id, (await unitOf('Der')).rows[0]?.id]
  await world.owner.query('update pathways set unit_id = $2 where id = $1', [here, unit])
  const who = [world.staff.vera.id, world.staff.bo.id, world.staff.ida.id]
  const seen = { covered: 0, refused: 0 }

  await fc.assert(
    fc.asyncProperty(drawn, async (draw) => {
      // triggers off: what the rule must decide includes what could never have been written
      await world.owner.query('begin')
      await world.owner.query('set local session_replication_role = replica')
      await world.owner.query('delete from delegation_endings')
      await world.owner.query('delete from delegations')
      for (const [at, id] of who.entries()) {
        const [a, b] = draw.authorised[at] ?? [null, null]
        const dates = draw.numbers[at] ? (a && b && a > b ? [b, a] : [a, b]) : [null, null]
        await world.owner.query(
          'update staff set authorisation_number = $2, authorised_from = $3, authorised_to = $4, is_active = $5 where id = $1',
          [id, draw.numbers[at] ? `7XY${at}Z` : '', ...dates, draw.here[at]],
        )
      }
      const series = crypto.randomUUID()
      const versions: string[] = []
      for (const [at, version] of draw.versions.entries()) {
        const { rows } = await world.owner.query<{ id: string }>(
          `insert into instructions (municipality_id, series_id, number, title, text, roles, drafted_by, drafted_at, approved_by, approved_at, valid_from, valid_to)
           values ($1, $2, $3, 'Instruks', 'Det, der skal gøres, når nogen behandler.', '{therapist}', $4, '2026-11-01', $4, '2026-11-01', $5, $6) returning id`,
          [HOLBAEK, series, at + 1, world.staff.lise.id, version.days[0], version.ends ? version.days[1] : null],
        )
        versions.push(rows[0]?.id ?? '')
      }
      for (const [nth, each] of draw.delegations.entries()) {
        if (each.from === each.to) continue
        const isSingle = each.covers === 'this' || each.covers === 'that'
        const { rows } = await world.owner.query<{ id: string }>(
          `insert into delegations (municipality_id, delegator_id, helper_id, kind, pathway_id, unit_id, group_words, instruction_id, selection, instruction, supervision, valid_from, valid_to, given_at)
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) returning id`,
          [
            HOLBAEK,
            who[each.from],
            who[each.to],
            isSingle ? 'single' : 'frame',
            isSingle ? (each.covers === 'this' ? here : there) : null,
            each.covers === 'unit' ? unit : each.covers === 'otherUnit' ? otherUnit : null,
            isSingle ? '' : 'Alle børn og unge.',
            versions[each.version % versions.length],
            CARE.selection,
            CARE.instruction,
            CARE.supervision,
            each.days[0],
            each.days[1],
            // on its first day after the hour that is asked about, or long before
            each.isLate ? `${each.days[0]}T09:30Z` : `2026-11-0${nth + 1}T08:00Z`,
          ],
        )
        if (each.endedOn)
          await world.owner.query(
            "insert into delegation_endings (municipality_id, delegation_id, at, ended_by, reason) values ($1, $2, $3, $4, 'Ophørt.')",
            [HOLBAEK, rows[0]?.id, `${each.endedOn}T09:00Z`, who[each.from]],
          )
      }
      await world.owner.query('commit')

      const staffId = who[draw.asked.who] ?? ''
      const asked = {
        staffId,
        pathwayId: here,
        unitId: unit ?? null,
        day: draw.asked.day,
        at: instantOf(draw.asked.day, '10:00'),
      }
      const covers = await world.acting('mette', (ctx) => coversOf(ctx, here))
      const { rows } = await world.owner.query<{
        cover: string | null
        number: string
        from: string | null
        to: string | null
        authorised: boolean
      }>(
        `select covering_delegation($1, $2, $3, $4, $5) as cover, authorisation_number as number, authorised_from::text as from,
          authorised_to::text as to, is_authorised_on(s, $4) as authorised from staff s where s.id = $2`,
        [HOLBAEK, staffId, here, asked.day, asked.at],
      )
      const [row] = rows
      assert.ok(row)
      const person = { authorisationNumber: row.number, authorisedFrom: row.from, authorisedTo: row.to }
      assert.equal(coverOf(covers, asked)?.id ?? null, row.cover)
      const may = mayTreat(person, covers, asked)
      assert.equal(may, row.authorised || row.cover !== null)
      // and the gate itself
      await world.owner.query('begin')
      const held = await world.owner
        .query(
          "insert into contacts (municipality_id, pathway_id, staff_id, type, status, starts_at, on_day, delivery, participant, registered_at) values ($1, $2, $3, 'treatment', 'held', $4, $5, 'individual', 'with_child', now())",
          [HOLBAEK, here, staffId, asked.at, asked.day],
        )
        .then(
          () => 'held',
          (error: { code?: string }) => error.code,
        )
      await world.owner.query('rollback')
      assert.equal(held, may ? 'held' : 'TR085')
      seen[may ? 'covered' : 'refused'] += 1
    }),
    { numRuns: 150 },
  )
  assert.ok(seen.covered > 20 && seen.refused > 20, JSON.stringify(seen))
})
