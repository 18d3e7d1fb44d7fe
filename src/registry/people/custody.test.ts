import assert from 'node:assert/strict'
import test from 'node:test'
import { ANNE, childrenIn } from '../../../test/children.ts'
import { validateHtml } from '../../../test/html.ts'
import { aWorld, type Fields } from '../../../test/world.ts'
import { recordCustody } from './people.ts'

const world = await aWorld()
const { aChild, family, mette, post } = childrenIn(world)

test('R81 the one who brings the child is not assumed to hold custody', async () => {
  const id = await aChild()
  await post(id, 'new-contact', ANNE)
  assert.deepEqual((await family(id)).custody, [])
  assert.match((await mette.get(`/children/${id}`)).html, /Forældremyndighed<\/dt>\s*<dd>ikke oplyst/)
  assert.ok(!/type="(radio|checkbox)"[^>]*\schecked/.test((await mette.get(`/children/${id}/custody`)).html))
})

test('R81 custody is registered with holders, shared or sole, source and date; what was in force is closed, not overwritten', async () => {
  const id = await aChild()
  await post(id, 'new-contact', ANNE)
  await post(id, 'new-contact', { ...ANNE, givenName: 'Jens', relationship: 'father' })
  const [jens, anne] = (await family(id)).contacts
  assert.ok(jens && anne)
  const shared = {
    sharing: 'shared',
    holders: [anne.adultId, jens.adultId],
    source: 'cpr_register',
    sourceDate: '2026-11-20',
    validFrom: '2014-05-05',
  }
  assert.equal((await post(id, 'custody', shared)).status, 303)
  assert.match((await mette.get(`/children/${id}`)).html, /fælles: Anne Holm og Jens Holm/)

  const sole = {
    sharing: 'sole',
    holders: anne.adultId,
    source: 'document',
    sourceDate: '2026-11-22',
    validFrom: '2026-11-22',
  }
  assert.equal((await post(id, 'custody', sole)).status, 303)
  const { custody, earlierCustody } = await family(id)
  assert.deepEqual(
    custody.map(({ givenName, sharing, source, sourceDate }) => [givenName, sharing, source, sourceDate]),
    [['Anne', 'sole', 'document', '2026-11-22']],
  )
  assert.deepEqual(
    earlierCustody.map(({ givenName, validFrom, validTo }) => [givenName, validFrom, validTo]),
    [
      ['Anne', '2014-05-05', '2026-11-22'],
      ['Jens', '2014-05-05', '2026-11-22'],
    ],
  )
  assert.equal(custody[0]?.recordedBy, 'Mette Lund')

  const refused = await post(id, `contacts/${anne.id}/removal`, {})
  assert.equal(refused.status, 409)
  assert.match(refused.html, /Anne Holm har forældremyndigheden/)
})

test('R81 what cannot be is refused at the field', async () => {
  const id = await aChild()
  await post(id, 'new-contact', ANNE)
  await post(id, 'new-contact', { ...ANNE, givenName: 'Jens' })
  const [one, two] = (await family(id)).contacts
  const right = {
    sharing: 'shared',
    holders: one?.adultId,
    source: 'stated_by_parent',
    sourceDate: '2026-11-20',
    validFrom: '2026-11-20',
  }
  const cases: [Fields, RegExp][] = [
    [{ sharing: '' }, /Vælg, om forældremyndigheden er fælles/],
    [{ holders: undefined }, /Vælg, hvem der har forældremyndigheden/],
    [{ holders: crypto.randomUUID() }, /Vælg blandt mulighederne/],
    [
      { sharing: 'sole', holders: [one?.adultId ?? '', two?.adultId ?? ''] },
      /Kun én kan have forældremyndigheden alene/,
    ],
    [{ source: 'rygte' }, /Vælg, hvor I ved det fra/],
    [{ sourceDate: '2026-13-01' }, /Datoen findes ikke/],
    [{ validFrom: '2026-11-24' }, /Datoen ligger i fremtiden/],
  ]
  for (const [fields, words] of cases) {
    const { status, html } = await post(id, 'custody', { ...right, ...fields })
    assert.equal(status, 422, JSON.stringify(fields))
    assert.match(html, words)
    assert.deepEqual(await validateHtml(html), [])
  }
  assert.deepEqual((await family(id)).custody, [])
})

test('two who register custody at once wait for each other, and the register holds one kind', async () => {
  const id = await aChild()
  await post(id, 'new-contact', ANNE)
  const [anne] = (await family(id)).contacts
  const record = (sharing: 'shared' | 'sole') =>
    world.acting('mette', (ctx) =>
      recordCustody(ctx, id, {
        holders: [{ adultId: anne?.adultId ?? '' }],
        sharing,
        source: 'document',
        sourceDate: '2026-11-01',
        validFrom: '2026-11-01',
      }),
    )
  await Promise.all([record('shared'), record('sole'), record('shared')])
  const { custody, earlierCustody } = await family(id)
  assert.equal(custody.length, 1)
  assert.equal(earlierCustody.length, 2)
})
