import assert from 'node:assert/strict'
import test from 'node:test'
import { casesIn } from '../../../test/cases.ts'
import { aWorld } from '../../../test/world.ts'

const world = await aWorld()
const { aPathway, versionOf } = casesIn(world)

/** The addresses in a page that are about a pathway. */
const leads = (html: string) => [...html.matchAll(/href="(\/pathways\/[0-9a-f-]{36}[^"]*)"/g)].map(([, to]) => to ?? '')

test('a list leads each reader to a page that they may open', async () => {
  const { id } = await aPathway()
  for (const person of ['ida', 'lise', 'bo'] as const)
    for (const page of [
      await world.as(person).get('/pathways'),
      await world.as(person).post('/search', { q: 'Josefine' }),
    ]) {
      const [to = '', ...more] = leads(page.html)
      assert.deepEqual([to.slice(0, 46), more], [`/pathways/${id}`, []])
      const { status, html } = await world.as(person).get(to)
      assert.equal(status, 200, `${person} ${to}`)
      if (person === 'bo') assert.deepEqual(leads(html), [], 'it leads a secretary no further')
    }
})

test('who shares out the work is led to a page that they may open, also when the child is a colleague’s then', async () => {
  for (const [person, leadsTo] of [
    ['bo', '/pathways'],
    ['lise', '/pathways'],
    ['ida', null],
  ] as const) {
    const { id } = await aPathway()
    const { location } = await world.as(person).post(`/pathways/${id}/responsibility`, {
      version: await versionOf(id),
      staffId: world.staff.mette.id,
      unitId: '',
    })
    assert.equal(location, leadsTo ?? `/pathways/${id}`)
    assert.equal((await world.as(person).get(location ?? '')).status, 200)
  }
})
