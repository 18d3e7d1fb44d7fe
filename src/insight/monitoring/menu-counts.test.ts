import assert from 'node:assert/strict'
import test from 'node:test'
import { casesIn } from '../../../test/cases.ts'
import { aWorld, HOLBAEK, type Person } from '../../../test/world.ts'
import { menuCounts } from './monitoring.ts'

const world = await aWorld()
const { aPathway, act, talk, way } = casesIn(world)
const countsFor = (person: Person) => world.acting(person, (ctx) => menuCounts(ctx))

const { id } = await aPathway({ enquiryOn: '2026-11-10' })
await act(id, 'responsibility', { staffId: world.staff.mette.id, unitId: '' })
for (const day of ['2026-11-23', '2026-11-24']) await act(id, 'plans/preliminary-talk', talk(day, { time: '15:00' }))

test('a talk of today counts until it is registered, and one of tomorrow does not', async () => {
  assert.equal((await countsFor('mette')).day, 1)
  assert.equal((await countsFor('ali')).day, 0)
})

test('one open way counts for the one who is responsible, and for nobody else', async () => {
  assert.deepEqual([(await countsFor('mette')).mine, (await countsFor('ida')).mine], [1, 0])
})

test('a task counts when its day has come: for the person who has it, or else for everybody in the role', async () => {
  await act(id, 'ways/new', { ...way('civil_society', '2026-11-22'), checkBy: '2026-11-25' })
  assert.equal((await countsFor('mette')).day, 1)
  const other = await aPathway()
  await act(other.id, 'ways/new', { ...way('civil_society', '2026-11-22'), checkBy: '2026-11-25' })
  assert.equal((await countsFor('ida')).day, 0)
  world.setTime('2026-11-25T09:00:00Z')
  const [mette, ida, vera] = [await countsFor('mette'), await countsFor('ida'), await countsFor('vera')]
  world.setTime('2026-11-23T09:00:00Z')
  // Mette then has both talks unregistered, too
  assert.deepEqual([mette.day, ida.day, vera.day], [3, 1, 0])
})

test('who waits in the entrance counts for everybody of the municipality, and stands in the menu', async () => {
  await world.owner.query(
    `insert into enquiries (municipality_id, source, received_at, received_on, contacted_by, channel, child_given_name, child_family_name, child_birth_date, contact_name, contact_phone, receipt)
     values ($1, 'staff', '2026-11-22T10:00Z', '2026-11-22', 'mother', 'phone', 'Ny', 'Test Holm', '2015-02-03', 'Mor', '12345678', 'MENU-0001')`,
    [HOLBAEK],
  )
  assert.deepEqual([(await countsFor('ida')).entrance, (await countsFor('karen')).entrance], [1, 0])
  const { html } = await world.as('ida').get('/pathways')
  assert.match(html, /href="\/entrance"\s*>Indgangen\s*<span class="amount">1<\/span>/)
  assert.doesNotMatch(html, /<span class="amount">0<\/span>/)
})
