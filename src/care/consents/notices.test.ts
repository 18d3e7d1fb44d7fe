import assert from 'node:assert/strict'
import test from 'node:test'
import { casesIn } from '../../../test/cases.ts'
import { aFamily } from '../../../test/consents.ts'
import { aWorld } from '../../../test/world.ts'

const world = await aWorld()
const { aPathway, act, talk } = casesIn(world)

const SIXTEEN = '2010-05-05'
const said = { decision: 'permit', givenAs: 'oral', givenOn: '2026-11-21', informedOf: 'Hvad behandlingen går ud på.' }

const aCase = async (born: string) => {
  const pathway = await aPathway({ born, withConsent: false })
  return { ...pathway, ids: await aFamily(world, pathway, ['Anne', 'Peter']) }
}
const rows = async (sql: string, values: unknown[]) =>
  (await world.owner.query({ text: sql, values, rowMode: 'array' })).rows
const see = async (id: string, noun = 'consent') => (await world.as('ida').get(`/pathways/${id}/${noun}`)).html
const journal = (id: string) =>
  rows(
    "select body -> 0 ->> 'text' from journal_entries where pathway_id = $1 and kind = 'consent' order by sequence",
    [id],
  )
const contacts = async (id: string) =>
  (await rows("select type || ' ' || status from contacts where pathway_id = $1 and type <> 'enquiry'", [id])).flat()

test('R71 a young person of sixteen says yes, and treatment waits until those who hold custody are told', async () => {
  const { id, childId, ids } = await aCase(SIXTEEN)
  const parent = await act(id, 'consents/new', { ...said, givers: ids['Anne'] })
  assert.match(parent.html, /Den unge er fyldt 15 og giver selv samtykke/)
  assert.equal((await act(id, 'consents/new', { ...said, givers: childId })).status, 303)
  assert.match(await see(id), /Ikke orienteret: Anne Holm og Peter Holm/)
  assert.equal((await act(id, 'talks/screening', talk('2026-11-22'))).status, 422)
  assert.deepEqual(await contacts(id), [])
  const notice = { holders: [ids['Anne'] ?? '', ids['Peter'] ?? ''], onDay: '2026-11-21', how: 'I telefonen.' }
  assert.equal((await act(id, 'notices/new', { ...notice, onDay: '2026-12-01' })).status, 422)
  assert.equal((await act(id, 'notices/new', notice)).status, 303)
  assert.equal((await act(id, 'talks/screening', talk('2026-11-22'))).status, 303)
})

test('R71 a young person who does not want the parents told: the wish, the reason, and a day on which it is asked again', async () => {
  const { id, childId } = await aCase(SIXTEEN)
  await act(id, 'consents/new', { ...said, givers: childId, givenOn: '2026-11-23' })
  const wish = { wish: 'Vil selv sige det.', decision: 'told_later', reason: 'Frygter en konkret konflikt hjemme.' }
  const past = await act(id, 'notices/wish', { ...wish, reviewOn: '2026-11-23' })
  assert.equal(past.status, 422)
  assert.match(past.html, /Vil selv sige det\./)
  assert.equal((await act(id, 'notices/wish', { ...wish, reviewOn: '2026-12-14' })).status, 303)
  assert.match(await see(id), /Samtykke givet[\s\S]*orienteres ikke nu/)
  const tasks = await rows("select due_on::text from tasks where pathway_id = $1 and kind = 'notice_review'", [id])
  assert.deepEqual(tasks, [['2026-12-14']])
  assert.match(String((await journal(id)).at(-1)), /Vil selv sige det\.[\s\S]*konkret konflikt/)
})

const wish = {
  wish: 'Vil selv sige det.',
  decision: 'told_later',
  reason: 'Frygter en konkret konflikt hjemme.',
  reviewOn: '2026-12-14',
}
const reviews = (id: string) =>
  rows("select done_at is not null from tasks where pathway_id = $1 and kind = 'notice_review' order by created_at", [
    id,
  ])
const tell = (id: string, ...holders: string[]) =>
  act(id, 'notices/new', { holders, onDay: '2026-11-23', how: 'I telefonen.' })

test('R71 the question of telling them stands until each of the two has been told, and again when that was a mistake', async () => {
  const { id, childId, ids } = await aCase(SIXTEEN)
  const { Anne = '', Peter = '' } = ids
  await act(id, 'consents/new', { ...said, givers: childId })
  await act(id, 'notices/wish', wish)
  assert.equal((await tell(id, Anne)).status, 303)
  assert.deepEqual(await reviews(id), [[false]], 'the father is not told')
  assert.match(await see(id), /Peter Holm[\s\S]*orienteres ikke nu/)
  assert.equal((await tell(id, Peter)).status, 303)
  assert.deepEqual(await reviews(id), [[true]])
  const told = String(
    (await rows('select id from custody_notices where pathway_id = $1 and holder_id = $2', [id, Peter]))[0],
  )
  world.setTime('2026-11-23T10:00:00Z')
  assert.equal((await act(id, `consent/mistakes/${told}`, { reason: 'Det var en anden far.' })).status, 303)
  assert.deepEqual(await reviews(id), [[true], [false]])
  const decision = String(
    (await rows('select id from custody_notices where pathway_id = $1 and holder_id is null', [id]))[0],
  )
  assert.equal((await act(id, `consent/mistakes/${decision}`, { reason: 'Det var en anden ung.' })).status, 303)
  assert.deepEqual(await reviews(id), [[true], [true]])
  assert.match(await see(id), /Ikke orienteret: Peter Holm/)
  world.setTime('2026-11-23T09:00:00Z')
})

test('R71 what they were told before the fifteenth birthday is not taken for it, by the database neither', async () => {
  const fourteen = await aCase('2011-11-24')
  const early = await act(fourteen.id, 'notices/new', {
    holders: fourteen.ids['Anne'] ?? '',
    onDay: '2026-11-22',
    how: 'I telefonen.',
  })
  assert.equal(early.status, 409)
  assert.match(early.html, /Barnet er under 15 år/)
  const { id, ids } = await aCase('2011-11-22')
  const { status, html } = await act(id, 'notices/new', {
    holders: ids['Anne'] ?? '',
    onDay: '2026-11-21',
    how: 'Fortalt 😀.',
  })
  assert.equal(status, 422)
  assert.match(html, /Den dag var den unge ikke fyldt 15/)
  assert.match(html, /Fortalt 😀\./)
  await assert.rejects(
    world.owner.query(
      "insert into custody_notices (municipality_id, pathway_id, holder_id, decision, on_day, how, recorded_at) values ('0316', $1, $2, 'told', '2026-11-21', 'Ringet.', $3)",
      [id, ids['Anne'], world.clock()],
    ),
    { code: 'TR071' },
  )
  assert.equal((await tell(id, ids['Anne'] ?? '')).status, 303)
})
