import assert from 'node:assert/strict'
import test from 'node:test'
import { requestsIn } from '../../../../test/record-requests.ts'
import { validateHtml } from '../../../../test/html.ts'
import { aWorld, HOLBAEK, type Fields } from '../../../../test/world.ts'

const world = await aWorld()
const { aFamily } = requestsIn(world)
const lise = world.as('lise')
const MATURE = 'Hun forstår, hvad en log er, og vil selv se den.'
const at = (childId: string) => `/children/${childId}/access-log`
const ask = (childId: string, fields: Fields) =>
  lise.post(at(childId), { from: '2020-01-01', to: '2026-11-23', identity: 'MitID', ...fields })
const look = (childId: string, what: string, day = '2026-11-20', basis = 'treating') =>
  world.owner.query(
    "insert into access_log (municipality_id, at, staff_id, roles, kind, what, child_id, basis) values ($1, $2, $3, '{therapist}', 'write', $4, $5, $6)",
    [HOLBAEK, day, world.staff.ali.id, what, childId, basis],
  )
const told = async (path: string) => (await lise.get(path)).html.split('<main')[1] ?? ''

test('R61 R62 R64 R67 who has no right to the log is told why, and what was typed is kept', async () => {
  const { childId, motherId, fatherId } = await aFamily()
  const grown = await aFamily({ born: '2008-11-23' })
  for (const [child, fields, words] of [
    [childId, {}, 'Vælg, hvem der får udtrækket.'],
    [childId, { by: 'other' }, 'Vælg, hvem der får udtrækket.'],
    [childId, { by: 'custody_holder' }, 'Vælg den voksne, der har forældremyndigheden.'],
    [
      childId,
      { by: 'custody_holder', adultId: fatherId },
      'står ikke med forældremyndighed, og har ikke ret til loggen',
    ],
    [childId, { by: 'custody_holder', adultId: 'x' }, 'Vælg en af mulighederne'],
    [childId, { by: 'young_person', maturity: 'ja' }, 'Barnet er under 15 år'],
    [childId, { by: 'representative', name: 'Advokat Bo' }, 'hvem fuldmagten er fra'],
    [childId, { by: 'representative', name: 'Advokat Bo', powerOfAttorney: 'Af 1. november.' }, 'hvem der har givet'],
    [
      childId,
      { by: 'representative', name: 'Bo', powerOfAttorney: 'I dag', powerFrom: 'custody_holder', adultId: fatherId },
      'står ikke med forældremyndighed',
    ],
    [
      childId,
      { by: 'representative', powerOfAttorney: 'I dag', powerFrom: 'custody_holder', adultId: motherId },
      'Skriv navnet på den, der får udtrækket.',
    ],
    [childId, { by: 'custody_holder', adultId: motherId, identity: '' }, 'Skriv, hvordan I ved, hvem det er.'],
    [grown.childId, { by: 'custody_holder', adultId: grown.motherId }, 'Den unge er fyldt 18 år'],
  ] as const) {
    const { status, html } = await ask(child, { identity: '<b>😀', ...fields })
    assert.equal(status, 422, words)
    assert.ok(html.includes(words), words)
    if (!('identity' in fields)) assert.ok(html.includes('&lt;b&gt;😀'))
    assert.deepEqual(await validateHtml(html), [], words)
  }
  const { rows } = await world.owner.query('select count(*)::int as n from log_extracts')
  assert.equal(rows[0]?.n, 0)
})

test('R58 R62 R67 to whom it was given is kept with how we know them, shown on it and in the list', async () => {
  const { childId, motherId } = await aFamily()
  const given = [
    [{ by: 'custody_holder', adultId: motherId }, 'Anne Holm, med forældremyndighed'],
    [{ by: 'young_person', maturity: MATURE }, /Test Holm selv/],
    [
      {
        by: 'representative',
        name: 'Bo Ravn',
        powerOfAttorney: 'Af 1. november.',
        powerFrom: 'custody_holder',
        adultId: motherId,
      },
      'Bo Ravn, med fuldmagt fra en med forældremyndighed',
    ],
  ] as const
  for (const [fields, words] of given) {
    const { status, location } = await ask(childId, fields)
    assert.equal(status, 303)
    assert.match(await told(location ?? ''), new RegExp(words))
  }
  const list = await lise.get(at(childId))
  for (const [, words] of given) assert.match(list.html, new RegExp(words))
  assert.deepEqual(await validateHtml(list.html), [])
  const { rows } = await world.owner.query(
    'select given_to::text, adult_id, identity, maturity, power_of_attorney as power from log_extracts where child_id = $1 order by made_at, given_to',
    [childId],
  )
  assert.deepEqual(rows, [
    { given_to: 'custody_holder', adult_id: motherId, identity: 'MitID', maturity: '', power: '' },
    { given_to: 'representative', adult_id: motherId, identity: 'MitID', maturity: '', power: 'Af 1. november.' },
    { given_to: 'young_person', adult_id: null, identity: 'MitID', maturity: MATURE, power: '' },
  ])
})

test('R61 R62 R81 the database gives none to who has no right, whatever the page lets through', async () => {
  const { childId, fatherId } = await aFamily()
  const give = (givenTo: string, adultId: string | null, maturity = '') =>
    world.owner.query(
      `insert into log_extracts (municipality_id, child_id, from_day, to_day, given_to, adult_id, receiver, identity, maturity, made_by, made_at)
       values ($1, $2, '2026-01-01', '2026-11-23', $3, $4, 'Nogen', 'MitID', $5, $6, '2026-11-23T09:00:00Z')`,
      [HOLBAEK, childId, givenTo, adultId, maturity, world.staff.lise.id],
    )
  await assert.rejects(give('custody_holder', fatherId), { code: 'TR062' })
  await assert.rejects(give('young_person', null, 'ja'), { code: 'TR061' })
  await assert.rejects(give('custody_holder', null), /r81_adult_is_known|TR062|custody/)
  await assert.rejects(give('representative', null), /r67_representative_has_power/)
  await assert.rejects(give('parent_without_custody', fatherId), { code: '23514' })
})

test('R58 R71 what the young person decides alone is told to the young person, and to no parent', async () => {
  const { childId, motherId } = await aFamily({ born: '2010-05-05' })
  const secrets = ['capacity', 'consent', 'consents', 'notices', 'sharing', 'log_extract']
  for (const what of [...secrets, 'concern', 'record_request']) await look(childId, what)
  await look(childId, 'journal_cosign', '2026-11-20', 'cosigning')
  const words = /samtykke|deling af oplysninger|udtræk af loggen/
  const parents = (await ask(childId, { by: 'custody_holder', adultId: motherId })).location ?? ''
  const power = { name: 'Bo Ravn', powerOfAttorney: 'I dag', powerFrom: 'young_person' }
  const others = (await ask(childId, { by: 'representative', ...power })).location ?? ''
  const own = (await ask(childId, { by: 'young_person' })).location ?? ''
  for (const path of [parents, others])
    for (const shown of [await told(path), (await lise.get(`${path}/file`)).html]) {
      assert.doesNotMatch(shown, words)
      assert.match(shown, /en del af forløbet/)
      assert.match(shown, /medunderskrift af et notat/)
      assert.doesNotMatch(shown, /cosigning/)
    }
  for (const shown of [await told(own), (await lise.get(`${own}/file`)).html]) {
    assert.match(shown, /orientering om samtykke/)
    assert.match(shown, words)
    assert.doesNotMatch(shown, /underretning|aktindsigt/)
  }
})

test('R58 a period from before the term of the log says what is deleted, and not that nobody looked', async () => {
  const { childId, motherId } = await aFamily()
  const to = { by: 'custody_holder', adultId: motherId }
  const whole = (await ask(childId, { ...to, from: '2026-11-01' })).location ?? ''
  assert.doesNotMatch(await told(whole), /kommunens frist/)
  const old = (await ask(childId, { ...to, from: '2019-01-01', to: '2020-12-31' })).location ?? ''
  const page = await lise.get(old)
  assert.match(page.html, /Opslag før 23\. november 2021 er slettet efter kommunens frist\./)
  assert.doesNotMatch(page.html, /Ingen har åbnet/)
  assert.deepEqual(await validateHtml(page.html), [])
  assert.match(
    (await lise.get(`${old}/file`)).html,
    /"Opslag før 23\. november 2021 er slettet efter kommunens frist\."/,
  )
  // one that a case holds is still there, and then not all are deleted
  await look(childId, 'journal', '2020-05-05')
  assert.match(await told(old), /Opslag før 23\. november 2021 slettes efter kommunens frist, så de er her ikke alle\./)
})
