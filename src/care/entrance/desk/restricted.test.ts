import assert from 'node:assert/strict'
import test from 'node:test'
import { validateHtml } from '../../../../test/html.ts'
import { casesIn } from '../../../../test/cases.ts'
import { enquiriesIn } from '../../../../test/enquiries.ts'
import { aWorld } from '../../../../test/world.ts'

const world = await aWorld({ now: '2026-11-23T09:00:00Z' })
const { anEnquiry, act } = enquiriesIn(world)
const { aPathway, lastCpr, regretted } = casesIn(world)
const ida = world.as('ida')
const pathwayIn = (location: string | null) => /^\/pathways\/(.+)$/.exec(location ?? '')?.[1] ?? ''
const rows = async (sql: string, values: unknown[] = []) => (await world.owner.query(sql, values)).rows

test('of a restricted child a henvendelse like it tells no more than the work asks for, and is joined all the same', async () => {
  const born = '2013-05-07'
  const pathway = await aPathway({ givenName: 'Alfrida', born })
  const cpr = lastCpr(born)
  const { id } = await anEnquiry({ givenName: 'Alfride', familyName: 'Test Holm', birthDate: '2013-07-05' })
  await world.as('lise').post(`/children/${pathway.childId}/restriction`, {
    readers: [world.staff.mette.id],
    known: '',
    reason: 'Barnet er i familie med en kollega.',
  })
  const page = await ida.get(`/entrance/${id}`)
  assert.match(page.html, /Barn med begrænset adgang[^]*vises ikke[^]*Kun udpegede kan åbne forløbet[^]*Læg sammen/)
  const told = /Alfrida|7\. maj 2013|nu ved henvendelse/
  assert.doesNotMatch(page.html, told)
  assert.deepEqual(await validateHtml(page.html), [])
  const refused = await act(id, 'pathway', { cpr, correctBirth: 'on' })
  assert.match(refused.html, /Barn med begrænset adgang har allerede et åbent forløb/)
  assert.doesNotMatch(refused.html, told)
  const other = await aPathway({ givenName: 'Henriette', born: '2013-08-19' })
  const mixed = await act(id, 'pathway', { cpr, childId: other.childId })
  assert.equal(mixed.status, 422)
  assert.doesNotMatch(mixed.html, told)
  assert.match((await world.as('mette').get(`/entrance/${id}`)).html, /Alfrida[^]*7\. maj 2013/)
  const { location } = await act(id, 'joining', { with: `child:${pathway.childId}` })
  assert.equal(location, `/pathways/${pathway.id}`)
})

test('a restricted child without an open pathway gets a new one, by the day that its number says', async () => {
  const born = '2013-09-20'
  const old = await aPathway({ givenName: 'Benedikte', born })
  await regretted(old.id)
  await world.as('lise').post(`/children/${old.childId}/restriction`, {
    readers: [world.staff.ida.id],
    known: '',
    reason: 'Barnet er i familie med en kollega.',
  })
  const { id } = await anEnquiry({ givenName: 'Benedikte', familyName: 'Test Holm', birthDate: born })
  const opened = await world.as('mette').post(`/entrance/${id}/pathway`, {
    version: 1,
    residence: '0316',
    childId: old.childId,
    cpr: lastCpr(born),
  })
  assert.equal(opened.status, 303)
  assert.deepEqual(await rows('select child_id from pathways where id = $1', [pathwayIn(opened.location)]), [
    { child_id: old.childId },
  ])
})
