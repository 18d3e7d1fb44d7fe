import assert from 'node:assert/strict'
import test from 'node:test'
import { casesIn } from './cases.ts'
import { measured } from './measures.ts'
import { aWorld } from './world.ts'
import { itemsOf } from '#care/record-requests/items.ts'
import { archiveOf } from '#care/retention/retention.ts'
import { retentionOf } from '#care/retention/load.ts'
import { answerFlag, lastMeasuredAt, lookForMissing, measuredSince, recordResponse } from '#care/measures/measures.ts'

const world = await aWorld()
const { aPathway, act, talk } = casesIn(world)
const mette = world.as('mette')

const treated = async () => {
  const made = await aPathway({ born: '2012-05-05' })
  await act(made.id, 'responsibility', { staffId: world.staff.mette.id, unitId: '' })
  return made
}

test('R68 who asks for the record is given answers, scores, goals and what was done, and no question of others', async () => {
  const { id, childId } = await treated()
  const { flagId, goalId, responseId } = await measured(world, id)
  await world.acting('mette', async (ctx) => {
    await answerFlag(ctx, { pathwayId: id, flagId, answer: 'Talt med den unge og mor.' })
    await recordResponse(ctx, {
      pathwayId: id,
      formId: 'five-areas-self',
      moment: 'screening',
      entry: 'on_screen',
      answeredOn: '2026-11-23',
      answers: { family: 3, friends: 2, school: 0, leisure: 2, mood: 1 },
    })
  })
  const items = await world.acting('mette', (ctx) =>
    itemsOf(ctx, { child_id: childId, pathway_id: id, scope: 'all', scope_from: null, scope_to: null }),
  )
  const form = items.find((item) => item.id === responseId)
  assert.deepEqual(form?.facts.at(-1)?.slice(0, 1), ['Tegn på depression'])
  assert.match(form?.sections[0]?.text ?? '', /^Spørgsmål 1: 1\nSpørgsmål 2: 1/)
  assert.equal(form?.sections[1]?.text, 'Talt med den unge og mor.')
  assert.ok(items.some((item) => item.id === goalId && item.sections[0]?.text === 'Sove i min egen seng'))
  const ours = items.find((item) => item.title.includes('Fem områder'))
  assert.match(ours?.sections[0]?.text ?? '', /Hvordan går det i skolen\?: Rigtig dårligt/)
})

test('an answered form is in the archive, and the record is kept from its day on', async () => {
  const { id, childId } = await treated()
  await measured(world, id)
  const { document } = await world.acting('mette', (ctx) => archiveOf(ctx, childId))
  const tables = document['tables'] as Record<string, unknown[]>
  for (const table of ['measure_responses', 'measure_scores', 'measure_flags', 'measure_goals', 'measure_invitations'])
    assert.ok(tables[table]?.length, table)
  const kept = await world.acting('mette', (ctx) => lastMeasuredAt(ctx, childId))
  assert.equal(kept?.toISOString(), '2026-11-23T09:00:00.000Z')
  assert.equal((await world.acting('mette', (ctx) => retentionOf(ctx, id, 'read'))).lastEntry?.toString(), '2026-11-23')
  const since = (day: string) => world.acting('mette', (ctx) => measuredSince(ctx, new Date(day)))
  assert.ok((await since('2026-11-01')).includes(childId))
  assert.ok(!(await since('2026-12-01')).includes(childId))
})

test('R40 a pathway ends without its post-measures only with a reason, and nobody asks for them again', async () => {
  const { id } = await treated()
  await act(id, 'outcome', { outcome: 'treatment', on: '2026-11-23', reason: '', guidance: '' })
  await act(id, 'talks/screening', talk('2026-11-23', { time: '07:00' }))
  const held = await act(id, 'talks/treatment', talk('2026-11-23', { time: '08:00', form: 'individual_with_child' }))
  assert.equal(held.status, 303, held.html)
  assert.match((await mette.get(`/pathways/${id}`)).html, /skemaer mangler/)
  assert.match((await mette.get(`/pathways/${id}/ending`)).html, /Skemaer, der mangler ved afslutningen/)
  const end = (missingReason: string) =>
    act(id, 'ending', {
      endedOn: '2026-11-23',
      closingReason: 'treatment_completed',
      resumption: '',
      noWayReason: 'Den unge har det godt.',
      note: '',
      missingReason,
    })
  const refused = await end('')
  assert.equal(refused.status, 422)
  assert.match(refused.html, /hvorfor skemaerne mangler/)
  assert.equal((await end('Familien ønsker ikke at svare.')).status, 303)
  await world.actingAsSystem('0316', lookForMissing)
  const { rows } = await world.owner.query(
    "select count(*) filter (where done_at is null) as open, count(*) filter (where answer = 'Familien ønsker ikke at svare.') as reasons from tasks where pathway_id = $1 and kind = 'measure_missing'",
    [id],
  )
  assert.equal(Number(rows[0].open), 0)
  assert.ok(Number(rows[0].reasons) > 2)
})
