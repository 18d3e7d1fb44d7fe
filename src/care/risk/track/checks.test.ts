import assert from 'node:assert/strict'
import test from 'node:test'
import { casesIn } from '../../../../test/cases.ts'
import { validateHtml } from '../../../../test/html.ts'
import { anAssessment } from '../../../../test/risk.ts'
import { aWorld, type Fields } from '../../../../test/world.ts'
import { CRITERIA } from './criteria.ts'

const world = await aWorld()
const { aPathway, act, versionOf } = casesIn(world)
const mette = world.as('mette')

const rows = async (sql: string, values: unknown[]) =>
  (await world.owner.query({ text: sql, values, rowMode: 'array' })).rows
const fitting: Fields = Object.fromEntries(CRITERIA.map(({ id, kind }) => [id, kind === 'exclude' ? 'no' : 'yes']))

async function aCase(born = '2012-05-05', more: Fields = {}) {
  const { id } = await aPathway({ born, assessedDays: 0 })
  await act(id, 'responsibility', { staffId: world.staff.mette.id, unitId: '' })
  await act(id, 'themes', { themes: ['self_harm'] })
  const post = async (noun: string, fields: Fields) =>
    mette.post(`/pathways/${id}/${noun}`, { version: await versionOf(id), ...fields })
  await post('risk/new', anAssessment(world, { harmNow: 'yes', harmRecently: 'yes', level: 'low', ...more }))
  return { id, post }
}
const see = async (id: string, noun = 'risk') => (await mette.get(`/pathways/${id}/${noun}`)).html

test('R37 R38 the answers give advice, that is kept with the assessment and the values that counted', async () => {
  const { id, post } = await aCase()
  assert.match(await see(id), /Kriterierne er ikke gennemgået/)
  const form = await see(id, 'risk/track')
  assert.deepEqual(await validateHtml(form), [])
  assert.match(form, /Sporet er her for 12-17 år\. Barnet\/den unge er 14 år/)
  assert.equal((await post('risk/track', { ...fitting, rising: undefined })).status, 422)
  assert.equal((await post('risk/track', { ...fitting, rising: 'yes' })).status, 303)
  const page = await see(id)
  assert.match(page, /Selvskade-forløbet passer ikke[\s\S]*oftere og oftere[\s\S]*børne- og ungdomspsykiatrien/)
  assert.deepEqual(await validateHtml(page), [])
  assert.deepEqual(
    await rows(
      'select age, from_age, to_age, act_within_months, result::text, answers ->> $2 from self_harm_checks where pathway_id = $1',
      [id, 'rising'],
    ),
    [[14, 12, 17, 3, 'does_not_fit', 'yes']],
  )

  assert.equal((await post('risk/track/choice', { chosen: 'fits', because: 'Nej' })).status, 422)
  assert.equal(
    (await post('risk/track/choice', { chosen: 'does_not_fit', because: 'Det samme som rådet.' })).status,
    422,
  )
  assert.equal((await post('risk/track/choice', { chosen: 'fits', because: 'Aftalt med psykiatrien.' })).status, 303)
  assert.match(
    await see(id),
    /Selvskade-forløbet passer<[\s\S]*Aftalt med psykiatrien[\s\S]*Rådet var: selvskade-forløbet passer ikke/,
  )
  const entries = await rows(
    "select body -> 0 ->> 'text' from journal_entries where pathway_id = $1 and kind = 'risk' order by sequence",
    [id],
  )
  assert.match(
    String(entries.at(-1)),
    /vejledende[\s\S]*Valgt i stedet[\s\S]*Gentager selvskaden sig, oftere og oftere\? Ja\./,
  )
})

test('R37 an increased or acute risk is not answered no', async () => {
  const { id, post } = await aCase('2012-05-05', { level: 'increased' })
  const refused = await post('risk/track', fitting)
  assert.equal(refused.status, 422)
  assert.match(refused.html, /Svar ja, eller skriv en ny vurdering/)
  assert.equal((await post('risk/track', { ...fitting, high_risk: 'yes' })).status, 303)
  assert.match(await see(id), /forhøjet eller akut selvmordsrisiko/)
})

test('R38 a leader sets the ages and the months of the municipality, and what was checked keeps its own', async () => {
  const { id, post } = await aCase()
  await post('risk/track', fitting)
  const settings = '/administration/risk-guideline/track'
  const set = (fields: Fields) =>
    world.as('lise').post(settings, { fromAge: '12', toAge: '13', actWithinMonths: '6', ...fields })
  assert.equal((await mette.get(settings)).status, 403)
  assert.equal((await set({ fromAge: '15' })).status, 422)
  assert.equal((await set({ actWithinMonths: 'x' })).status, 422)
  assert.equal((await set({})).status, 303)
  assert.match((await world.as('lise').get('/administration/risk-guideline')).html, /For 12-13 år[\s\S]*6 måneder/)
  assert.match(await see(id), /Selvskade-forløbet passer</)
  await post('risk/track', fitting)
  assert.match(await see(id), /14 år, og sporet er for 12-13 år/)
})

test('the criteria are not asked before the risk is assessed', async () => {
  const { id } = await aPathway({ assessedDays: 0 })
  await act(id, 'responsibility', { staffId: world.staff.mette.id, unitId: '' })
  assert.match(await see(id, 'risk/track'), /Vurdér risikoen først/)
  const refused = await mette.post(`/pathways/${id}/risk/track`, { version: await versionOf(id), ...fitting })
  assert.equal(refused.status, 409)
})
