import assert from 'node:assert/strict'
import test from 'node:test'
import { casesIn } from '../../../test/cases.ts'
import { validateHtml } from '../../../test/html.ts'
import { aWorld, HOLBAEK } from '../../../test/world.ts'
import { recordResponse, setGoal } from './measures.ts'

const world = await aWorld()
const { aPathway, act } = casesIn(world)

/** A child of fourteen whose mother and who themselves answered, before and after. */
async function measuredTwice() {
  const { id, childId } = await aPathway({ born: '2012-05-05', enquiryOn: '2026-05-20' })
  await act(id, 'responsibility', { staffId: world.staff.mette.id, unitId: '' })
  const { rows } = await world.owner.query<{ id: string }>(
    "insert into people (municipality_id, given_name, family_name, is_child) values ($1, 'Anne', 'Holm', false) returning id",
    [HOLBAEK],
  )
  const mother = rows[0]?.id ?? null
  const sdq = (each: number) => ({
    ...Object.fromEntries(Array.from({ length: 25 }, (_, nth) => [`q${nth + 1}`, each])),
    ...Object.fromEntries([26, 28, 29, 30, 31, 32].map((nth) => [`q${nth}`, each])),
  })
  await world.acting('mette', async (ctx) => {
    await setGoal(ctx, id, { words: 'Sove i min egen seng', setBy: 'self' })
    const record = (formId: string, answeredOn: string, answers: Record<string, number>, personId: string | null) =>
      recordResponse(ctx, { pathwayId: id, formId, moment: 'talk', entry: 'paper', answeredOn, answers, personId })
    await record('sdq-p11-17', '2026-06-01', sdq(2), mother)
    await record('sdq-p11-17-follow-up', '2026-11-10', sdq(0), mother)
    await record('sdq-s11-17', '2026-11-12', sdq(2), childId)
    await record('goals-self', '2026-06-10', { goal1: 2 }, childId)
  })
  return id
}

test('the curves of a child: each informant, the bands and the corridor by name, in a fixed number of statements', async () => {
  const id = await measuredTwice()
  const { status, html, statements } = await world.as('mette').get(`/pathways/${id}/measures`)
  assert.equal(status, 200)
  assert.equal(statements, 11)
  assert.deepEqual(await validateHtml(html), [])
  assert.match(html, /Vanskeligheder i alt, forælder/)
  assert.match(html, /Vanskeligheder i alt, barnet eller den unge/)
  assert.match(html, /SD 5,8, pålidelighed 0,82/)
  assert.match(html, /ikke læst i kilden/)
  assert.match(html, /Mål 1: Sove i min egen seng/)
  assert.match(html, /Målt én gang, og kan ikke sammenlignes endnu/)
  assert.match(html, /Der bliver set forskelligt på barnet/)
})

test('what the family is shown has the same curves without reckoning', async () => {
  const id = await measuredTwice()
  const { html, statements } = await world.as('mette').get(`/pathways/${id}/measures?view=family`)
  assert.equal(statements, 11)
  assert.deepEqual(await validateHtml(html), [])
  assert.match(html, /Sådan er det gået/)
  assert.doesNotMatch(html, /pålidelighed|RCI|Der bliver set forskelligt/)
})

test('a child whom nobody asked yet has a page that says so', async () => {
  const { id } = await aPathway({ by: 'mette' })
  await act(id, 'responsibility', { staffId: world.staff.mette.id, unitId: '' })
  const page = await world.as('mette').get(`/pathways/${id}/measures`)
  assert.match(page.html, /Der er ikke besvaret nogen skemaer endnu/)
  assert.doesNotMatch(page.html, /Vis for familien/)
  const family = await world.as('mette').get(`/pathways/${id}/measures?view=family`)
  assert.match(family.html, /Der er ikke svaret på nogen spørgsmål endnu/)
})
