import assert from 'node:assert/strict'
import { test } from 'node:test'
import { plainDate } from '#platform/time.ts'
import { casesIn } from '../../../test/cases.ts'
import { childrenIn } from '../../../test/children.ts'
import { validateHtml } from '../../../test/html.ts'
import { aWorld } from '../../../test/world.ts'
import { syntheticCpr } from './people.ts'

const world = await aWorld()
const { aPathway, act, talk, regretted, rowOf } = casesIn(world)
const { version } = childrenIn(world)

/** Ida gives a child the number of another birth date. */
const corrected = async (childId: string, birthDate: string) =>
  world.as('ida').post(`/children/${childId}/cpr`, {
    version: await version(childId),
    cpr: syntheticCpr(plainDate(birthDate), 40) ?? '',
    birthDate,
  })
const bornOn = async (childId: string) =>
  (await world.owner.query('select birth_date from people where id = $1', [childId])).rows[0].birth_date

test('R7 a birth date that makes somebody with an open pathway eighteen at the henvendelse is refused at its field, by the database too', async () => {
  const { id, childId } = await aPathway({ born: '2010-05-05', enquiryOn: '2026-11-20' })
  for (const birthDate of ['1960-01-04', '2008-11-20']) {
    const { status, html } = await corrected(childId, birthDate)
    assert.equal(status, 422)
    assert.match(html, /id="birthDate-error"[^]*var den unge fyldt 18 ved henvendelsen 20\.11\.2026/)
    assert.match(html, /afslut forløbet, eller tag det tilbage som en fejl/)
    assert.deepEqual(await validateHtml(html), [])
  }
  await assert.rejects(world.owner.query("update people set birth_date = '2008-11-20' where id = $1", [childId]), {
    code: 'TR007',
  })
  assert.equal(await bornOn(childId), '2010-05-05')
  assert.equal((await corrected(childId, '2008-11-21')).status, 303, 'seventeen for one day more')

  await regretted(id)
  assert.equal((await corrected(childId, '1960-01-02')).status, 303, 'nothing is open any more')
  assert.equal(await bornOn(childId), '1960-01-02')
})

test('R8 a birth date below five is refused while a pathway under § 126 a is open, and not outside it', async () => {
  const under = await aPathway({ born: '2020-05-05' })
  const { status, html } = await corrected(under.childId, '2022-01-05')
  assert.equal(status, 422)
  assert.match(html, /var barnet under 5 år ved henvendelsen/)
  await assert.rejects(
    world.owner.query("update people set birth_date = '2022-01-05' where id = $1", [under.childId]),
    {
      code: 'TR008',
    },
  )

  const outside = await aPathway({ born: '2022-01-06', isUnder126a: false })
  assert.equal((await corrected(outside.childId, '2022-01-07')).status, 303)
})

test('R5 R6 who began treatment at seventeen goes on past eighteen, also with another birth date by which that is so', async () => {
  const { id, childId } = await aPathway({ born: '2008-11-22', enquiryOn: '2026-11-01' })
  await act(id, 'talks/screening', talk('2026-11-10'))
  await act(id, 'outcome', { outcome: 'treatment', reason: '', guidance: '', target: '' })
  for (const day of ['2026-11-20', '2026-11-22'])
    assert.equal((await act(id, 'talks/treatment', talk(day, { form: 'individual_with_child' }))).status, 303)
  const { status, html } = await corrected(childId, '2008-11-19')
  assert.equal(status, 422)
  assert.match(html, /var den unge fyldt 18, da behandlingen begyndte 20\.11\.2026/)
  assert.equal((await corrected(childId, '2008-11-21')).status, 303)
})

test('R7 a pathway that ended is not opened again for one who turned out to be too old', async () => {
  const { id, childId } = await aPathway({ born: '2010-05-06', enquiryOn: '2026-11-20' })
  await act(id, 'outcome', {
    outcome: 'closed',
    reason: 'Ringer igen, hvis det bliver værre.',
    guidance: '',
    target: '',
  })
  const ended = await act(id, 'ending', {
    endedOn: '2026-11-23',
    closingReason: 'no_need',
    note: '',
    noWayReason: 'Familien klarer sig selv nu.',
    resumption: '',
  })
  assert.equal(ended.status, 303)
  assert.equal((await corrected(childId, '1960-01-03')).status, 303)
  const again = await act(id, 'reopening', { reason: 'Familien ringede igen.' })
  assert.equal(again.status, 409)
  assert.match(again.html, /fyldt 18 ved henvendelsen/)
  assert.equal((await rowOf(id)).status, 'completed')
})
