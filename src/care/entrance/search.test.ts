import assert from 'node:assert/strict'
import test from 'node:test'
import { casesIn } from '../../../test/cases.ts'
import { enquiriesIn } from '../../../test/enquiries.ts'
import { validateHtml } from '../../../test/html.ts'
import { aWorld } from '../../../test/world.ts'

const world = await aWorld({ now: '2026-11-23T09:00:00Z' })
const { anEnquiry, act, cprOf } = enquiriesIn(world)
const { aPathway } = casesIn(world)
const search = (person: 'ida' | 'bo' | 'vera' | 'karen' | 'mette', q: string) => world.as(person).post('/search', { q })

test('a family is found by the number on its receipt, as it is said by phone, before and after it has been helped', async () => {
  const { id, receipt } = await anEnquiry({ givenName: 'Wilma' })
  for (const typed of [receipt, receipt.toLowerCase(), ` ${receipt.replace('-', ' ')} `, receipt.replace('-', '')]) {
    const { html } = await search('bo', typed)
    assert.match(html, new RegExp(`1 henvendelse ligner[^]*/entrance/${id}">Wilma Holm[^]*venter`), typed)
  }
  await act(id, 'withdrawal', { withdrawnReason: 'Det går bedre.' })
  assert.match((await search('ida', receipt)).html, /Wilma Holm[^]*trukket tilbage/)
  assert.ok(!(await search('karen', receipt)).html.includes('Wilma'), 'not in another municipality')
  const adviser = await search('vera', receipt)
  assert.ok(!adviser.html.includes('Wilma'), 'nor by who may not see the entrance')
  assert.ok(!adviser.html.includes('href="/entrance'), 'who is not led there either')
})

test('who waits is found by a misspelt name, by birth date and by CPR number, beside the children', async () => {
  const { id } = await anEnquiry({
    givenName: 'Søren',
    familyName: 'Kjærgaard',
    birthDate: '2013-04-09',
    cpr: cprOf('2013-04-09'),
  })
  await aPathway({ givenName: 'Søren', born: '2014-05-05' })
  const found = new RegExp(`/entrance/${id}">Søren Kjærgaard`)
  for (const typed of ['Sörne', 'Kjaergaard Søren', '9. april 2013', '090413', cprOf('2013-04-09')])
    assert.match((await search('ida', typed)).html, found, typed)
  const { html } = await search('ida', 'Søren')
  assert.match(html, /1 barn og 1 henvendelse ligner[^]*Søren Test Holm[^]*Søren Kjærgaard/)
  assert.deepEqual(await validateHtml(html), [])
  await act(id, 'withdrawal', { withdrawnReason: 'Det går bedre.' })
  assert.ok(!(await search('ida', 'Kjærgaard')).html.includes(id), 'not when it has been handled')
})

test('R56 a search in the entrance is written down once, by what was typed, in the same number of statements each time', async () => {
  const { receipt } = await anEnquiry({ givenName: 'Tælles' })
  const one = (await search('ida', 'Tælles Holm')).statements
  await anEnquiry({ givenName: 'Tælles' })
  assert.equal((await search('ida', 'Tælles Holm')).statements, one)
  assert.equal(one, 6)
  await search('ida', receipt)
  const { rows } = await world.owner.query("select what from access_log where kind = 'search' and criterion = $1", [
    receipt,
  ])
  assert.deepEqual(rows, [{ what: 'search' }])
})

test('R55 a henvendelse of a restricted child tells no name', async () => {
  const { id, receipt, birthDate } = await anEnquiry({ givenName: 'Hemmelig' })
  const { location } = await act(id, 'pathway', { cpr: cprOf(birthDate) })
  const { rows } = await world.owner.query('select child_id from pathways where id = $1', [location?.split('/').at(-1)])
  const restricted = await world.as('lise').post(`/children/${rows[0].child_id}/restriction`, {
    readers: [world.staff.mette.id],
    known: '',
    reason: 'Barnet er i familie med en kollega.',
  })
  assert.equal(restricted.status, 303)
  const { html } = await search('ida', receipt)
  assert.match(html, new RegExp(`/entrance/${id}">Barn med begrænset adgang`))
  assert.ok(!html.includes('Hemmelig'))
  assert.match((await search('mette', receipt)).html, /Hemmelig Holm/)
})
