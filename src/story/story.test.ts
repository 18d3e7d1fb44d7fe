import assert from 'node:assert/strict'
import test from 'node:test'
import { plainDate } from '#platform/time.ts'
import { syntheticCpr } from '#registry/people/cpr.ts'
import { aWorld, HOLBAEK } from '../../test/world.ts'
import { readStory, Refused, tell } from './story.ts'

const world = await aWorld()
let nth = 0

type Events = readonly Record<string, unknown>[]

/** A story about one child, who is called Kaja and makes contact on 1 September 2026. */
const about = (events: Events, child: object = {}) => {
  nth += 1
  const enquiry = { by: 'mother', channel: 'phone', themes: ['sadness'] }
  const read = readStory(
    JSON.stringify({
      municipality: HOLBAEK,
      children: [
        {
          key: 'kaja',
          givenName: 'Kaja',
          familyName: 'Test Holm',
          cpr: syntheticCpr(plainDate('2013-03-02'), nth),
          adults: [{ relationship: 'mother', givenName: 'Anne', familyName: 'Holm', holdsCustody: true }],
          custody: { sharing: 'sole', source: 'document', from: '2013-03-02' },
          ...child,
        },
      ],
      events: [{ day: '2026-09-01', time: '09:00', enquiry }, ...events].map((event) => ({ child: 'kaja', ...event })),
    }),
  )
  assert.deepEqual(read.faults, undefined)
  if (!read.story) throw new Error('has faults')
  return read.story
}

const on = (day: string, what: Record<string, unknown>) => ({ day, time: '12:00', ...what })
const screening = on('2026-09-10', { contact: { type: 'screening' } })
const said = { by: ['mother'], informedOf: 'Hvad behandlingen går ud på.' }
const agrees = on('2026-09-02', { consent: said })
const treatment = { type: 'treatment', delivery: 'group_without_child' }
const offered = on('2026-09-11', { outcome: { choice: 'treatment' } })
const way = { target: 'general_practice', receiver: 'Lægehuset', agreedBy: 'Anne Holm' }

const told = async (events: Events) => {
  const [kaja] = await tell(world.machine, about(events))
  assert.ok(kaja)
  return kaja
}
const rowOf = async (id: string | undefined) =>
  (await world.owner.query('select * from pathways where id = $1', [id])).rows[0]
const contactsOf = async (id: string | undefined) =>
  (
    await world.owner.query<{ contact: string }>(
      "select type || ' ' || status || ' ' || on_day as contact from contacts where pathway_id = $1 order by starts_at, registered_at",
      [id],
    )
  ).rows.map(({ contact }) => contact)

test('a talk is planned, and then held as it was planned', async () => {
  const { pathways } = await told([
    on('2026-09-01', { key: 'agreed', plan: { type: 'preliminary_talk', for: { day: '2026-09-08', time: '10:00' } } }),
    on('2026-09-08', { contact: { type: 'preliminary_talk', mode: 'video', plan: 'agreed', inTargetGroup: false } }),
  ])
  assert.deepEqual(await contactsOf(pathways[0]?.id), ['enquiry held 2026-09-01', 'preliminary_talk held 2026-09-08'])
  assert.equal((await rowOf(pathways[0]?.id)).in_target_group, false)
  assert.deepEqual(
    pathways[0]?.clocks.map(({ days, counts }) => [days, counts]),
    [
      [7, true],
      [null, false],
    ],
  )
})

test('what was registered late bears the day on which it was held', async () => {
  const { pathways } = await told([
    agrees,
    on('2026-09-20', { contact: { type: 'screening', held: { day: '2026-09-10', time: '10:00' } } }),
  ])
  assert.deepEqual(await contactsOf(pathways[0]?.id), ['enquiry held 2026-09-01', 'screening held 2026-09-10'])
})

test('judgement, themes, assignment and referral are entered', async () => {
  const { pathways, happened } = await told([
    on('2026-09-02', { judgement: { inTargetGroup: true, at: 'first_contact' } }),
    on('2026-09-02', { themes: ['worry', 'sadness'] }),
    on('2026-09-03', { assignment: { to: 'mette@example.org' } }),
    on('2026-09-04', { referral: { ...way, checkBy: '2026-09-30' } }),
  ])
  const id = pathways[0]?.id
  const row = await rowOf(id)
  assert.deepEqual([row.target_judged_at, row.responsible_id], ['first_contact', world.staff.mette.id])
  const themes = await world.owner.query('select theme from pathway_themes where pathway_id = $1 and until is null', [
    id,
  ])
  assert.equal(themes.rowCount, 2)
  const tasks = await world.owner.query('select due_on::text, assignee_id from tasks where pathway_id = $1', [id])
  assert.deepEqual(tasks.rows, [{ due_on: '2026-09-30', assignee_id: world.staff.mette.id }])
  // who is responsible goes on
  assert.deepEqual(
    happened.map(({ by }) => by.split('@')[0]),
    ['ida', 'ida', 'ida', 'ida', 'mette'],
  )
})

test('a wrong contact and a wrong referral are corrected', async () => {
  const { pathways } = await told([
    agrees,
    { ...screening, key: 'wrong' },
    on('2026-09-12', { correction: { of: 'wrong', reason: 'Forkert barn' } }),
    on('2026-09-13', { key: 'way', referral: way }),
    on('2026-09-14', { correction: { of: 'way', reason: 'Forkert barn' } }),
  ])
  const id = pathways[0]?.id
  assert.deepEqual(await contactsOf(id), ['enquiry held 2026-09-01', 'screening entered_in_error 2026-09-10'])
  const ways = await world.owner.query('select entered_in_error_reason from ways where pathway_id = $1', [id])
  assert.deepEqual(ways.rows, [{ entered_in_error_reason: 'Forkert barn' }])
})

const closed = on('2026-09-12', { outcome: { choice: 'closed', reason: 'Et enkelt råd var nok.' } })
const ended = { ending: { reason: 'no_need', noWayReason: 'Familien klarer sig selv nu.', on: '2026-09-12' } }

test('a pathway ends, is opened again, and ends', async () => {
  const { pathways } = await told([
    closed,
    on('2026-09-13', ended),
    on('2026-09-14', { reopening: { reason: 'Afsluttet for tidligt.' } }),
    on('2026-09-15', {
      ending: { reason: 'drop_out', noWayReason: 'Ingen svarer os.', resumption: 'Fire forgæves opkald.' },
    }),
  ])
  const { status, closing_reason } = await rowOf(pathways[0]?.id)
  assert.deepEqual([status, closing_reason], ['completed', 'drop_out'])
  assert.deepEqual(await contactsOf(pathways[0]?.id), [
    'enquiry held 2026-09-01',
    'ending entered_in_error 2026-09-12',
    'ending held 2026-09-15',
  ])
})

test('a regretted pathway gives way to a new one, and a second henvendelse joins the one that is open', async () => {
  const enquiry = { by: 'child', channel: 'video' }
  const { pathways, childId } = await told([
    on('2026-09-02', { regret: { reason: 'Oprettet på et forkert barn.' } }),
    on('2026-09-03', { enquiry }),
    on('2026-09-05', { enquiry: { ...enquiry, channel: 'phone' } }),
  ])
  assert.deepEqual(await Promise.all(pathways.map(async ({ id }) => (await rowOf(id)).status)), [
    'entered_in_error',
    'active',
  ])
  assert.ok(pathways[0]?.clocks.every(({ counts }) => !counts))
  const joined = await world.owner.query("select 1 from enquiries where pathway_id = $1 and status = 'joined'", [
    pathways[1]?.id,
  ])
  assert.equal(joined.rowCount, 1)
  assert.equal((await world.as('ida').get(`/children/${childId}`)).status, 200)
})

const refusals: [string, Events, number, RegExp][] = [
  [
    'R24 treatment before a screening',
    [on('2026-09-02', { contact: treatment })],
    2,
    /Først skal der være holdt en screening/,
  ],
  [
    'treatment that nobody offered',
    [agrees, screening, on('2026-09-12', { contact: treatment })],
    4,
    /besluttet, at barnet tilbydes behandling/,
  ],
  ['R69 a screening without consent', [screening], 2, /mangler samtykke/],
  [
    'R81 a consent from somebody who is not there',
    [on('2026-09-02', { consent: { ...said, by: ['father'] } })],
    2,
    /no such adult/,
  ],
  ['R9 an ending without an outcome', [on('2026-09-12', ended)], 2, /hvad henvendelsen førte til/],
  ['never a no without a way', [closed, on('2026-09-12', { ending: { reason: 'no_need' } })], 3, /Vis familien en vej/],
  [
    'R11 child psychiatry without its way',
    [on('2026-09-12', { outcome: { choice: 'psychiatry' } })],
    2,
    /vejen til børne- og ungdomspsykiatrien/,
  ],
  [
    'a talk after the ending',
    [closed, on('2026-09-12', ended), on('2026-09-14', { contact: { type: 'screening' } })],
    4,
    /Genåbn det først/,
  ],
  [
    'the only way of an ended pathway marked as a mistake',
    [
      on('2026-09-02', { key: 'way', referral: way }),
      on('2026-09-03', { outcome: { choice: 'other_effort' } }),
      on('2026-09-03', { ending: { reason: 'other_effort' } }),
      on('2026-09-04', { correction: { of: 'way', reason: 'Forkert' } }),
    ],
    5,
    /vis en vej/,
  ],
  [
    'anything after a regret',
    [on('2026-09-02', { regret: { reason: 'Oprettet på et forkert barn.' } }), screening],
    3,
    /oprettet ved en fejl/,
  ],
  ['somebody without the role', [{ ...screening, by: 'bo@example.org' }], 2, /Bo Bang has not the role/],
  [
    'R55 somebody without a relation to the child',
    [on('2026-09-02', { assignment: { to: 'mette@example.org' } }), { ...screening, by: 'ali@example.org' }],
    3,
    /ikke en aktiv behandlingsrelation/,
  ],
  ['somebody who does not work here', [{ ...screening, by: 'karen@example.org' }], 2, /Nobody who works here/],
  [
    'a place that nobody knows',
    [on('2026-09-10', { contact: { type: 'screening', place: 'Månen' } })],
    2,
    /hedder Månen/,
  ],
  ['a day to come', [on('2026-12-24', { contact: { type: 'screening' } })], 2, /ligger i fremtiden/],
  [
    'a plan for a day that is gone',
    [on('2026-09-10', { plan: { type: 'screening', for: { day: '2026-09-09', time: '10:00' } } })],
    2,
    /ikke ligge i fortiden/,
  ],
]

const nothing = {
  key: undefined,
  contact: undefined,
  plan: undefined,
  ending: undefined,
  consent: undefined,
  outcome: undefined,
  correction: undefined,
  by: undefined,
}

for (const [what, events, number, words] of refusals) {
  test(`${what} is refused with the event's number, and leaves nothing`, async () => {
    const count = async () =>
      (
        await world.owner.query(
          'select (select count(*) from people) + (select count(*) from pathways) + (select count(*) from contacts) + (select count(*) from events) + (select count(*) from enquiries) as all',
        )
      ).rows[0].all as string
    const before = await count()
    await assert.rejects(
      tell(world.machine, about([...events, { ...events.at(-1), ...nothing, themes: [] }])),
      (error) => {
        assert.ok(error instanceof Refused, String(error))
        assert.equal(error.number, number)
        assert.match(error.message, words)
        return true
      },
    )
    assert.equal(await count(), before)
  })
}

test('R7 a young person of eighteen is refused as on the screen', async () => {
  const story = about([], { cpr: syntheticCpr(plainDate('2008-08-30'), 3) })
  await assert.rejects(tell(world.machine, story), /fyldt 18 ved henvendelsen/)
})

test('another child under the same CPR number is not taken for the same', async () => {
  const cpr = syntheticCpr(plainDate('2013-03-02'), 400)
  await tell(world.machine, about([closed, on('2026-09-12', ended)], { cpr }))
  await assert.rejects(
    tell(world.machine, about([], { cpr, givenName: 'Birger', familyName: 'Zimmermann' })),
    /et barn, der hedder noget andet/,
  )
  const [again] = await tell(world.machine, about([offered], { cpr }), { again: true })
  assert.equal(again?.pathways.length, 1)
})
