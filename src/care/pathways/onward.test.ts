import assert from 'node:assert/strict'
import test from 'node:test'
import { casesIn } from '../../../test/cases.ts'
import { aWorld } from '../../../test/world.ts'
import { endPathway, pathwayById } from './pathways.ts'

const world = await aWorld()
const { aPathway, act, rowOf, way } = casesIn(world)
const ida = world.as('ida')

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

test('R11 R12 the database refuses an ending that says more than the ways do, also when the way was a mistake', async () => {
  const { id } = await aPathway()
  const over = { endedOn: '2026-11-23', resumption: '', note: '' }
  await act(id, 'outcome', { outcome: 'closed', reason: 'Familien ville blot spørge.', guidance: '', target: '' })
  await act(id, 'ways/new', way('civil_society', '2026-11-22'))
  const refused = await act(id, 'ending', { ...over, closingReason: 'child_psychiatry', noWayReason: '' })
  assert.equal(refused.status, 422)
  assert.match(refused.html, /Vis først vejen til børne- og ungdomspsykiatrien[^]*Vis en vej mere/)
  for (const [reason, code] of [
    ['child_psychiatry', 'TR011'],
    ['other_effort', null],
  ] as const) {
    const ends = world.acting('ida', async (ctx) => {
      const ending = { endedOn: '2026-11-23', note: '', noWayReason: '', resumption: '', closingReason: reason }
      await endPathway(ctx, await pathwayById(ctx, id), ending)
    })
    if (code) await assert.rejects(ends, { code })
    else await ends
  }
  const { rows } = await world.owner.query('select id from ways where pathway_id = $1', [id])
  await world.owner.query("update pathways set no_way_reason = 'Familien klarer sig selv.' where id = $1", [id])
  const mistaken = await act(id, `ways/${rows[0].id}/correction`, { reason: 'Forkert barn' })
  assert.deepEqual([mistaken.status, /hvad familien er vejledt om/.test(mistaken.html)], [409, true])
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
  world.setTime('2026-11-23T09:02:00Z')
  assert.equal((await act(id, 'reopening', { reason: 'Afsluttet på det forkerte barn.' })).status, 303)
  const row = await rowOf(id)
  assert.deepEqual([row.status, row.step, row.clock], ['active', 'enquiry', 'preliminary_talk'])
  const { html } = await ida.get(`/pathways/${id}`)
  assert.match(html, /Genåbnet[^]*Afsluttet på det forkerte barn\.[^]*Afslutning[^]*markeret som en fejl/)

  // a second ending stands until it is taken back too, each with its own reason
  world.setTime('2026-11-23T09:05:00Z')
  const again = { endedOn: '2026-11-23', closingReason: 'no_need', resumption: '', note: '' }
  await act(id, 'ending', { ...again, noWayReason: 'Familien klarer sig selv nu.' })
  const marks = async () => ((await ida.get(`/pathways/${id}`)).html.match(/markeret som en fejl/g) ?? []).length
  assert.equal(await marks(), 1)
  world.setTime('2026-11-23T09:10:00Z')
  await act(id, 'reopening', { reason: 'Familien ringede igen.' })
  assert.equal(await marks(), 2)
  assert.match(
    (await ida.get(`/pathways/${id}`)).html,
    /Genåbnet[^]*Familien ringede igen\.[^]*Genåbnet[^]*Afsluttet på det forkerte barn\./,
  )
  world.setTime('2026-11-23T09:00:00Z')
})

test('a reason too short to understand gets a message also where it was not asked for', async () => {
  const { id } = await aPathway()
  await act(id, 'outcome', { outcome: 'other_effort', reason: '', guidance: '', ...way('civil_society', '2026-11-22') })
  const ending = {
    endedOn: '2026-11-23',
    closingReason: 'other_effort',
    resumption: 'nej',
    noWayReason: 'nej',
    note: '',
  }
  const { status, html } = await act(id, 'ending', ending)
  assert.equal(status, 422)
  assert.match(html, /Skriv mindst 10 tegn/)
})

test('an ended way is not opened again beside a newer one, and its responsible person can open it again', async () => {
  const { id, childId } = await aPathway()
  await act(id, 'responsibility', { staffId: world.staff.mette.id, unitId: '' })
  const ended = {
    endedOn: '2026-11-23',
    closingReason: 'no_need',
    resumption: '',
    noWayReason: 'Familien klarer sig selv.',
    note: '',
  }
  await act(id, 'outcome', { outcome: 'closed', reason: 'Familien klarer sig selv.', guidance: '', target: '' })
  await act(id, 'ending', ended)
  await world.owner.query(
    "update care_relations set ends_at = starts_at + interval '1 second' where child_id = $1 and staff_id = $2",
    [childId, world.staff.mette.id],
  )
  assert.equal((await act(id, 'reopening', { reason: 'Afsluttet ved en fejl.' })).status, 303)
  world.setTime('2026-11-23T09:05:00Z')
  const again = await world.as('mette').get(`/pathways/${id}`)
  world.setTime('2026-11-23T09:00:00Z')
  assert.equal(again.status, 200)
})
