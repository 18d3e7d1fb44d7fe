import assert from 'node:assert/strict'
import test from 'node:test'
import { casesIn } from '../../../../test/cases.ts'
import { groupsIn } from '../../../../test/groups.ts'
import { validateHtml } from '../../../../test/html.ts'
import { aWorld, HOLBAEK } from '../../../../test/world.ts'

// A draft of a joint note is found again, whatever became of the talk it is about.
const world = await aWorld()
const cases = casesIn(world)
const { aGroup, groupDrafts, joint } = groupsIn(world, cases)
const mette = world.as('mette')
const json = { Accept: 'application/json' }

type Child = Awaited<ReturnType<typeof aGroup>>[number]
let hour = 0

/** Two children in a group, and Mette's draft about both. */
async function aDraft(names: readonly [string, string]) {
  const on = `2026-11-23T0${(hour += 1)}:00:00Z`
  const [one, other] = await aGroup(names, { on })
  assert.ok(one && other)
  const words = {
    'common-treatment': 'Gruppen øvede at sige fra.',
    [`own-${one.contactId}-problem`]: `${names[0]} var tavs.`,
    [`own-${other.contactId}-effect`]: `${names[1]} sover bedre.`,
  }
  assert.equal((await mette.post(`${one.address}/draft`, joint([one, other], words), json)).status, 200)
  const { id } = (await groupDrafts()).at(-1)
  return { id, on, one, other, page: `/day/group-drafts/${id}`, removal: `/day/group-drafts/${id}/removal` }
}

const mistaken = async ({ id, contactId }: Child) =>
  assert.equal((await cases.act(id, `contacts/${contactId}/correction`, { reason: 'Forkert klokkeslæt.' })).status, 303)
const handedOver = ({ childId }: Child) =>
  world.owner.query("update care_relations set ends_at = '2026-11-22' where child_id = $1 and staff_id = $2", [
    childId,
    world.staff.mette.id,
  ])

test('R47 Min dag leads to a joint note that waits, and a talk registered at the wrong hour does not lose its text', async () => {
  const { one, other, page, removal, on } = await aDraft(['Asta', 'Birk'])
  const day = await mette.get('/day')
  assert.match(day.html, /Fælles notat om en gruppe/)
  assert.ok(
    day.html.includes(`href="${[one, other].toSorted((a, b) => (a.contactId < b.contactId ? -1 : 1))[0]?.address}"`),
  )
  assert.ok(!day.html.includes(page))
  assert.deepEqual(await validateHtml(day.html), [])

  await mistaken(one)
  await mistaken(other)
  await aGroup(['Cirkeline'], { on: on.replace(':00:', ':30:') })
  const gone = await mette.get('/day')
  assert.ok(gone.html.includes(`href="${page}"`) && gone.html.includes(`action="${removal}"`))
  assert.ok(!/Asta|Birk/.test(gone.html), 'the list names no child')
  assert.deepEqual(await validateHtml(gone.html), [])
  const read = await mette.get(page)
  assert.match(
    read.html,
    /Der kan ikke skrives videre[^]*Gruppen øvede at sige fra[^]*Asta var tavs[^]*Birk sover bedre/,
  )
  assert.deepEqual(await validateHtml(read.html), [])
  const { rows } = await world.owner.query(
    "select distinct child_id from access_log where staff_id = $1 and what = 'group_note' and child_id = any($2)",
    [world.staff.mette.id, [one.childId, other.childId]],
  )
  assert.equal(rows.length, 2, 'each look is logged')

  for (const [person, status] of [
    ['ali', 404],
    ['lise', 404],
    ['karen', 404],
    ['bo', 403],
  ] as const) {
    assert.equal((await world.as(person).get(page)).status, status, person)
    assert.equal((await world.as(person).post(removal)).status, status, person)
  }
  assert.equal((await world.signedOut().get(page)).status, 303)
  assert.equal((await world.signedOut().post(removal)).status, 401)
  for (const path of ['/day/group-drafts/skrald', '/day/group-drafts/00000000-0000-4000-8000-000000000000'])
    assert.deepEqual([(await mette.get(path)).status, (await mette.post(`${path}/removal`)).status], [404, 404])
  assert.equal((await groupDrafts()).length, 1)
  assert.equal((await mette.post(removal)).location, '/day')
  assert.deepEqual(await groupDrafts(), [])
})

test('R55 of children who are handed over the draft shows nothing, and it can be deleted', async () => {
  const { one, other, page, removal } = await aDraft(['Dagmar', 'Elias'])
  await handedOver(other)
  const half = await mette.get(page)
  assert.match(half.html, /Det, der står om 1 barn, vises ikke/)
  assert.match(half.html, /Dagmar var tavs/)
  assert.match(half.html, new RegExp(`href="${one.address}"`))
  assert.ok(!half.html.includes('Elias'))
  await handedOver(one)
  const none = await mette.get(page)
  assert.match(none.html, /Teksten vises ikke/)
  assert.ok(!/Gruppen øvede|Dagmar|Elias/.test(none.html))
  assert.deepEqual(await validateHtml(none.html), [])
  assert.ok((await mette.get('/day')).html.includes(`href="${page}"`))
  assert.equal((await mette.post(removal)).status, 303)
  assert.deepEqual(await groupDrafts(), [])
})

test('a restricted record is no way to the draft', async () => {
  const { one, other, page, removal } = await aDraft(['Frida', 'Gorm'])
  for (const { childId } of [one, other])
    await world.owner.query(
      "insert into restricted_records (municipality_id, child_id, reason, decided_by, decided_at) values ($1, $2, 'Barnet er i familie med en kollega.', $3, now())",
      [HOLBAEK, childId, world.staff.lise.id],
    )
  const { html } = await mette.get(page)
  assert.ok(!/Gruppen øvede|Frida|Gorm/.test(html))
  assert.ok((await mette.get('/day')).html.includes(`href="${page}"`))
  await mette.post(removal)
})

test('what was written of a child whose talk is registered anew at the same hour is told of before it is signed', async () => {
  const { one, other, page, on } = await aDraft(['Hjalte', 'Ida'])
  assert.ok(!(await mette.get(one.address)).html.includes('ikke er med her'))
  await mistaken(other)
  const { html } = await mette.get(one.address)
  assert.match(html, /Kladden har også tekst om en samtale, der ikke er med her/)
  assert.ok(html.includes(`href="${page}"`))
  assert.deepEqual(await validateHtml(html), [])
  assert.match((await mette.get(page)).html, /Ida sover bedre[^]*/)
  await aGroup(['Johan'], { on })
  assert.match((await mette.get(one.address)).html, /Johan/)
  await mette.post(`${one.address}/removal`)
})

test('Min dag costs the same with many of them', async () => {
  const cost = async () => (await mette.get('/day')).statements
  await aDraft(['Karla', 'Laust'])
  const before = await cost()
  await aDraft(['Mie', 'Noah'])
  await aDraft(['Olga', 'Pelle'])
  assert.equal(await cost(), before)
})
