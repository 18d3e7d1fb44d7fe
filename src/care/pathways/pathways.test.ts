import assert from 'node:assert/strict'
import test from 'node:test'
import { addChild } from '#registry/people/people.ts'
import { casesIn } from '../../../test/cases.ts'
import { aWorld, HOLBAEK } from '../../../test/world.ts'
import { openPathway } from './pathways.ts'

const world = await aWorld()
const { aPathway, act, rowOf, talk, way } = casesIn(world)
const ida = world.as('ida')

test("the national example of a child's way is lived through the forms, and R21 misses both goals", async () => {
  const { id } = await aPathway({ enquiryOn: '2025-05-14' })
  const done = async (noun: string, fields: Record<string, string>) => {
    const { status, html } = await act(id, noun, fields)
    assert.equal(
      status,
      303,
      `${noun}: ${html.match(/form-error-message[^>]*>[^<]*/g)?.join()} ${html.match(/<h1>[^<]*/)?.[0]}`,
    )
  }
  await done('talks/preliminary-talk', talk('2025-06-02', { inTargetGroup: 'yes' }))
  await done('outcome', { outcome: 'treatment', reason: '', guidance: '', target: '' })
  await done('talks/screening', talk('2025-06-23'))
  await done('talks/treatment', talk('2025-07-07', { form: 'individual_with_child' }))
  await done('ways/new', way('civil_society', '2025-07-07'))
  for (const day of ['2025-08-04', '2025-09-01', '2025-10-06'])
    await done('talks/treatment', talk(day, { form: 'individual_with_child' }))
  await done('talks/final-talk', talk('2025-11-06'))
  await done('ending', {
    endedOn: '2025-11-08',
    closingReason: 'treatment_completed',
    resumption: '',
    noWayReason: '',
    note: 'Afsluttet som aftalt.',
  })

  const page = await ida.get(`/pathways/${id}`)
  assert.equal(page.status, 200)
  assert.match(page.html, /5 dage over 14/)
  assert.match(page.html, /10 dage over 30/)
  const row = await rowOf(id)
  assert.deepEqual([row.status, row.step, row.treatments_held], ['completed', 'ending', 4])
})

test('R24 a treatment that does not say its form is not saved, and what was typed is still there', async () => {
  const { id } = await aPathway()
  await act(id, 'talks/screening', talk('2026-11-21'))
  await act(id, 'outcome', { outcome: 'treatment', reason: '', guidance: '', target: '' })
  const { status, html } = await act(id, 'talks/treatment', talk('2026-11-22', { summary: 'Første samtale om <mad>' }))
  assert.equal(status, 422)
  assert.match(html, /Vælg, om behandlingen var individuel eller i gruppe/)
  assert.match(html, /Første samtale om &lt;mad&gt;/)
})

test('R24 the database itself refuses a held treatment without its form', async () => {
  const { id } = await aPathway()
  await assert.rejects(
    world.owner.query(
      "insert into contacts (municipality_id, pathway_id, staff_id, type, status, starts_at, on_day, registered_at) values ($1, $2, $3, 'treatment', 'held', now(), '2026-11-22', now())",
      [HOLBAEK, id, world.staff.mette.id],
    ),
    /r24_treatment_says_how/,
  )
})

test('R26 themes change over time and keep their history', async () => {
  const { id } = await aPathway()
  await act(id, 'themes', { themes: ['worry', 'sadness'] })
  const { rows } = await world.owner.query(
    'select theme::text, until is null as current from pathway_themes where pathway_id = $1 order by theme::text',
    [id],
  )
  assert.deepEqual(rows, [
    { theme: 'body_and_food', current: false },
    { theme: 'sadness', current: true },
    { theme: 'worry', current: true },
  ])
})

test('R14 residence and acting municipality stand on the pathway', async () => {
  const { id } = await aPathway()
  assert.equal((await act(id, 'residence', { residence: '0326', acting: HOLBAEK })).status, 303)
  const row = await rowOf(id)
  assert.deepEqual([row.residence_municipality_id, row.acting_municipality_id], ['0326', HOLBAEK])
  assert.equal((await act(id, 'residence', { residence: '9999', acting: '' })).status, 422)
})

test('R3 a pathway is not opened for a child without a CPR number', async () => {
  const childId = await world.acting('ida', (ctx) =>
    addChild(ctx, { givenName: 'Uden', familyName: 'Nummer', birthDate: '2014-05-05' }),
  )
  await assert.rejects(
    world.acting('ida', (ctx) =>
      openPathway(ctx, {
        childId,
        enquiryAt: ctx.now,
        contactedBy: 'mother',
        channel: 'phone',
        referredBy: null,
        residenceMunicipalityId: HOLBAEK,
        actingMunicipalityId: null,
        unitId: null,
        isUnder126a: true,
        themes: [],
        summary: '',
      }),
    ),
    { code: 'TR003' },
  )
})

test('R7 a henvendelse at eighteen is refused; R8 a child of four is never under § 126 a', async () => {
  await assert.rejects(aPathway({ born: '2008-11-20', enquiryOn: '2026-11-20' }), { code: 'TR007' })
  await assert.rejects(aPathway({ born: '2022-01-05' }), { code: 'TR008' })
  await aPathway({ born: '2022-01-05', isUnder126a: false })
})

test('R5 treatment begins before the eighteenth birthday; R6 what began before may go on after it', async () => {
  const { id } = await aPathway({ born: '2008-11-22', enquiryOn: '2026-11-01' })
  await act(id, 'talks/screening', talk('2026-11-10'))
  await act(id, 'outcome', { outcome: 'treatment', reason: '', guidance: '', target: '' })
  const late = await act(id, 'talks/treatment', talk('2026-11-22', { form: 'individual_with_child' }))
  assert.equal(late.status, 422)
  assert.match(late.html, /før 18-års-dagen/)
  assert.equal((await act(id, 'talks/treatment', talk('2026-11-21', { form: 'individual_with_child' }))).status, 303)
  assert.equal((await act(id, 'talks/treatment', talk('2026-11-22', { form: 'individual_with_child' }))).status, 303)
})

test('R89 treatment at a place before the day of its registration is refused, also by the database', async () => {
  const { id } = await aPathway()
  const place = await world.owner.query(
    "insert into treatment_places (municipality_id, unit_id, name, address, registration_number, registered_from) values ($1, $2, 'Ungehuset', 'Ahlgade 1', '123456', '2026-11-22') returning id",
    [HOLBAEK, world.staff.mette.unitId],
  )
  const placeId = place.rows[0].id as string
  await act(id, 'talks/screening', talk('2026-11-20'))
  await act(id, 'outcome', { outcome: 'treatment', reason: '', guidance: '', target: '' })
  const refused = await act(id, 'talks/treatment', talk('2026-11-21', { form: 'individual_with_child', placeId }))
  assert.equal(refused.status, 422)
  assert.match(refused.html, /ikke registreret som behandlingssted/)
  await assert.rejects(
    world.owner.query(
      "insert into contacts (municipality_id, pathway_id, type, status, starts_at, on_day, place_id, delivery, participant, registered_at) values ($1, $2, 'treatment', 'held', '2026-11-21T10:00Z', '2026-11-21', $3, 'individual', 'with_child', now())",
      [HOLBAEK, id, placeId],
    ),
    { code: 'TR089' },
  )
  assert.equal(
    (await act(id, 'talks/treatment', talk('2026-11-22', { form: 'individual_with_child', placeId }))).status,
    303,
  )
})

test('R19 a missed goal hinders nothing', async () => {
  const { id } = await aPathway({ enquiryOn: '2026-08-01' })
  assert.equal((await act(id, 'talks/preliminary-talk', talk('2026-11-20'))).status, 303)
  assert.equal((await act(id, 'talks/screening', talk('2026-11-21'))).status, 303)
})

test('R23 planned, cancelled and missed talks are kept apart from those that were held', async () => {
  const { id } = await aPathway()
  await act(id, 'plans/preliminary-talk', talk('2026-11-25'))
  const contact = async () =>
    (
      await world.owner.query(
        "select id, status::text from contacts where pathway_id = $1 and type = 'preliminary_talk'",
        [id],
      )
    ).rows[0]
  const planned = await contact()
  assert.equal((await act(id, `contacts/${planned.id}/absence`, { reason: 'Kom ikke' })).status, 409)
  assert.equal(
    (await act(id, `contacts/${planned.id}/cancellation`, { by: 'family', reason: 'Barnet er sygt' })).status,
    303,
  )
  assert.equal((await contact()).status, 'cancelled')
  assert.equal((await act(id, `contacts/${planned.id}`, talk('2026-11-23'))).status, 409)
  assert.equal((await rowOf(id)).step, 'enquiry')
})

test('R20 when the municipality changes its own goal, the clocks that run are counted anew', async () => {
  const { id } = await aPathway()
  await act(id, 'talks/screening', talk('2026-11-21'))
  await act(id, 'outcome', { outcome: 'treatment', reason: '', guidance: '', target: '' })
  assert.equal((await rowOf(id)).clock, null)
  const { rows } = await world.owner.query<{ version: number }>('select version from municipalities where id = $1', [
    HOLBAEK,
  ])
  const set = await world
    .as('lise')
    .post('/administration/settings/treatment-goal', { version: rows[0]?.version, days: '21' })
  assert.equal(set.status, 303)
  await world.jobs.runDue()
  const { clock, due } = (
    await world.owner.query('select clock::text, clock_due_on::text as due from pathways where id = $1', [id])
  ).rows[0]
  assert.deepEqual([clock, due], ['treatment', '2026-12-12'])
})
