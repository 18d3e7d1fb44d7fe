import assert from 'node:assert/strict'
import test from 'node:test'
import { guardOf } from '#platform/guard.ts'
import { may, type Permission } from '#registry/access/roles.ts'
import { casesIn } from '../../../test/cases.ts'
import { notesIn } from '../../../test/notes.ts'
import { people } from '../../../test/routes.ts'
import { aWorld, HOLBAEK } from '../../../test/world.ts'

const world = await aWorld()
const cases = casesIn(world)
const { aTalk, entriesOf, sign } = notesIn(world, cases)

const RELATIONS = ['treats the child', 'has no relation', 'relation ended'] as const

/** A child with a signed note, whom everybody in Holbæk has this relation to. */
async function aChildWhom(relation: (typeof RELATIONS)[number]) {
  const { id, childId, contactId, note } = await aTalk()
  await sign('ida', note, { problem: 'Hemmelige Marie.' })
  const entryId = (await entriesOf(childId))[0].id as string
  await cases.act(id, 'responsibility', { staffId: world.staff.mette.id, unitId: '' })
  // the log refers to the relations there were: they are ended, and stay
  await world.owner.query(
    "update care_relations set starts_at = '2026-10-01', ends_at = '2026-11-23T08:59:58Z' where child_id = $1",
    [childId],
  )
  if (relation !== 'has no relation')
    for (const person of people.filter((each) => world.staff[each].municipality === HOLBAEK))
      await world.owner.query(
        "insert into care_relations (municipality_id, child_id, staff_id, basis, starts_at, ends_at) values ($1, $2, $3, 'treating', '2026-10-01', $4)",
        [HOLBAEK, childId, world.staff[person].id, relation === 'relation ended' ? '2026-11-23T08:59:59Z' : null],
      )
  const fileId = '00000000-0000-4000-8000-000000000000'
  return { pathwayId: id, contactId, entryId, fileId }
}

const routes = world.app.routes.flatMap(({ method, path, handler }) => {
  const guard = guardOf(handler)
  // signing too is for the one who was asked, whatever their relation: cosign.test.ts
  return guard?.who === 'staff' &&
    guard.permission.startsWith('journal.') &&
    path.startsWith('/pathways/') &&
    !path.endsWith('/retention') &&
    !/\/cosignature(\/|$)/.test(path)
    ? [{ method, path, permission: guard.permission as Permission }] // set by `staff()` alone
    : []
})

test('every address of the journal is asked', () => {
  assert.equal(routes.length, 30)
})

/** What who may is answered: a form without file, a file that is not there, and a group that is none, are said so. */
const answersOf = (path: string): number[] => {
  if (path.includes(':fileId')) return [404, 409]
  if (/\/(attachments|extract)$/.test(path)) return [200, 422]
  return path.includes('group-note') ? [303, 409] : [200, 303]
}

for (const relation of RELATIONS) {
  test(`R55 who ${relation}: each role at each address of the journal`, async () => {
    const child = await aChildWhom(relation)
    const { rows: before } = await world.owner.query('select count(*)::int as n from journal_entries')
    for (const { method, path, permission } of routes) {
      const address = path.replaceAll(/:(\w+)/g, (_, name: keyof typeof child) => child[name])
      for (const person of people) {
        const { status, html } =
          method === 'GET' ? await world.as(person).get(address) : await world.as(person).post(address, {})
        const where = `${person} ${method} ${path}`
        if (!may(permission, world.actorOf(person))) assert.equal(status, 403, where)
        else if (person === 'karen') assert.equal(status, 404, where)
        else if (relation === 'treats the child') assert.ok(answersOf(path).includes(status), `${where}: ${status}`)
        else assert.equal(status, 403, where)
        if (status >= 400) assert.ok(!html.includes('Marie'), where)
      }
    }
    const { rows: after } = await world.owner.query('select count(*)::int as n from journal_entries')
    assert.deepEqual(after, before)
  })
}

test('R55 a reason opens the journal for hours, and it is logged as such', async () => {
  const { pathwayId } = await aChildWhom('has no relation')
  const ali = world.as('ali')
  assert.equal((await ali.get(`/pathways/${pathwayId}/journal`)).status, 403)
  assert.equal(
    (await ali.post(`/pathways/${pathwayId}/access`, { reason: 'Vikar i dag, familien ringer.' })).status,
    303,
  )
  assert.equal((await ali.get(`/pathways/${pathwayId}/journal`)).status, 200)
  const { rows } = await world.owner.query(
    "select l.basis from access_log l join pathways p on p.child_id = l.child_id where p.id = $1 and l.staff_id = $2 and l.what = 'journal'",
    [pathwayId, world.staff.ali.id],
  )
  assert.deepEqual(rows, [{ basis: 'reason' }])
})
