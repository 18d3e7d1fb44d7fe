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
      "insert into contacts (municipality_id, pathway_id, type, status, starts_at, on_day, registered_at) values ($1, $2, 'treatment', 'held', now(), '2026-11-22', now())",
      [HOLBAEK, id],
    ),
    /r24_treatment_says_how/,
  )
})

test('never a no without a way: the ending is refused until there is a way or a reason', async () => {
  const { id } = await aPathway()
  await act(id, 'outcome', { outcome: 'closed', reason: 'Familien ville blot spørge.', guidance: '', target: '' })
  const ending = { endedOn: '2026-11-23', closingReason: 'no_need', resumption: '', noWayReason: '', note: '' }
  const refused = await act(id, 'ending', ending)
  assert.equal(refused.status, 422)
  assert.match(refused.html, /Vis familien en vej/)
  assert.equal((await act(id, 'ending', { ...ending, noWayReason: 'Familien klarer sig selv nu.' })).status, 303)
  assert.equal((await rowOf(id)).status, 'completed')
})

test('never a no without a way holds in the database, also when the only way turns out to be a mistake', async () => {
  const { id } = await aPathway()
  await act(id, 'outcome', { outcome: 'other_effort', reason: '', guidance: '', ...way('civil_society', '2026-11-22') })
  await act(id, 'ending', {
    endedOn: '2026-11-23',
    closingReason: 'other_effort',
    resumption: '',
    noWayReason: '',
    note: '',
  })
  const { rows } = await world.owner.query('select id from ways where pathway_id = $1', [id])
  const { status, html } = await act(id, `ways/${rows[0].id}/correction`, { reason: 'Forkert barn' })
  assert.equal(status, 409)
  assert.match(html, /vis en vej|skriv, hvad familien er vejledt om/i)
  const still = await world.owner.query('select entered_in_error_reason from ways where pathway_id = $1', [id])
  assert.equal(still.rows[0].entered_in_error_reason, null)
})

test('R11 child psychiatry is chosen only together with the way to it', async () => {
  const { id } = await aPathway()
  const refused = await act(id, 'outcome', { outcome: 'psychiatry', reason: '', guidance: '', target: '' })
  assert.equal(refused.status, 422)
  assert.match(refused.html, /vejen til børne- og ungdomspsykiatrien/)
  assert.equal(
    (
      await act(id, 'outcome', {
        outcome: 'psychiatry',
        reason: '',
        guidance: '',
        ...way('child_psychiatry', '2026-11-22'),
      })
    ).status,
    303,
  )
})

test('R11 the database refuses child psychiatry without its way', async () => {
  const { id } = await aPathway()
  await assert.rejects(
    world.owner.query("update pathways set outcome = 'psychiatry', outcome_on = '2026-11-22' where id = $1", [id]),
    { code: 'TR011' },
  )
})

test('R13 another effort gives somebody the task of drawing the other department in', async () => {
  const { id } = await aPathway()
  await act(id, 'outcome', { outcome: 'other_effort', reason: '', guidance: 'Vejledt om PPR.', target: '' })
  const { rows } = await world.owner.query(
    "select due_on::text from tasks where pathway_id = $1 and kind = 'involve_department'",
    [id],
  )
  assert.deepEqual(rows, [{ due_on: '2026-11-30' }])
})

test('R27 a way is shown without ending anything, and its check comes back until it is answered', async () => {
  const { id } = await aPathway()
  await act(id, 'ways/new', way('general_practice', '2026-11-22'))
  assert.equal((await rowOf(id)).status, 'active')
  const open = async () =>
    (await world.owner.query('select id from tasks where pathway_id = $1 and done_at is null', [id])).rows as {
      id: string
    }[]
  const [task] = await open()
  const tooEarly = await act(id, `tasks/${task?.id}`, {
    check: 'not_in_contact',
    answer: 'Ringet, intet svar.',
    askAgainOn: '',
  })
  assert.equal(tooEarly.status, 422)
  await act(id, `tasks/${task?.id}`, {
    check: 'not_in_contact',
    answer: 'Ringet, intet svar.',
    askAgainOn: '2026-12-07',
  })
  const [again, ...others] = await open()
  assert.equal(others.length, 0)
  await act(id, `tasks/${again?.id}`, { check: 'in_contact', answer: 'Første samtale er holdt.', askAgainOn: '' })
  assert.deepEqual(await open(), [])
  assert.match((await ida.get(`/pathways/${id}`)).html, /familien er i kontakt/)
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

test('R29 drop-out without a judgement that resumption is unrealistic is refused, also by the database', async () => {
  const { id } = await aPathway()
  await act(id, 'outcome', { outcome: 'closed', reason: 'Familien svarer ikke.', guidance: '', target: '' })
  const ending = {
    endedOn: '2026-11-23',
    closingReason: 'drop_out',
    resumption: '',
    noWayReason: 'Ingen har svaret på vores breve.',
    note: '',
  }
  assert.equal((await act(id, 'ending', ending)).status, 422)
  await assert.rejects(
    world.owner.query(
      "update pathways set status = 'completed', ended_at = now(), ended_on = '2026-11-23', closing_reason = 'drop_out', no_way_reason = 'ingen svarer nu' where id = $1",
      [id],
    ),
    /r29_drop_out/,
  )
  assert.equal((await act(id, 'ending', { ...ending, resumption: 'Fire forgæves opkald og et brev.' })).status, 303)
})

test('R28 R30 an ending has its time and makes an Afslutning contact', async () => {
  const { id } = await aPathway()
  await act(id, 'outcome', { outcome: 'closed', reason: 'Familien ville blot spørge.', guidance: '', target: '' })
  await act(id, 'ending', {
    endedOn: '2026-11-23',
    closingReason: 'no_need',
    resumption: '',
    noWayReason: 'Familien klarer sig selv nu.',
    note: '',
  })
  const { rows } = await world.owner.query(
    "select on_day::text, status from contacts where pathway_id = $1 and type = 'ending'",
    [id],
  )
  assert.deepEqual(rows, [{ on_day: '2026-11-23', status: 'held' }])
  assert.ok((await rowOf(id)).ended_at)
  await assert.rejects(
    world.owner.query('update pathways set ended_at = null where id = $1', [id]),
    /r28_completed_has_an_end/,
  )
})

test('R31 a pathway may end straight after the henvendelse', async () => {
  const { id } = await aPathway()
  await act(id, 'outcome', { outcome: 'closed', reason: 'Et enkelt råd var nok.', guidance: '', target: '' })
  assert.equal(
    (
      await act(id, 'ending', {
        endedOn: '2026-11-23',
        closingReason: 'no_need',
        resumption: '',
        noWayReason: 'Et enkelt råd var nok.',
        note: '',
      })
    ).status,
    303,
  )
})

test('an ending taken back lets the way go on where it was, and its clocks do not start again', async () => {
  const { id } = await aPathway()
  await act(id, 'outcome', { outcome: 'closed', reason: 'Familien ville blot spørge.', guidance: '', target: '' })
  await act(id, 'ending', {
    endedOn: '2026-11-23',
    closingReason: 'no_need',
    resumption: '',
    noWayReason: 'Familien klarer sig selv nu.',
    note: '',
  })
  assert.equal((await act(id, 'reopening', { reason: 'Afsluttet på det forkerte barn.' })).status, 303)
  const row = await rowOf(id)
  assert.deepEqual([row.status, row.step, row.clock], ['active', 'enquiry', 'preliminary_talk'])
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
