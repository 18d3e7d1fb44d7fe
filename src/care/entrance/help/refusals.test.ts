import assert from 'node:assert/strict'
import test from 'node:test'
import { validateHtml } from '../../../../test/html.ts'
import { aClock, aMothersAnswers, answer, aVisitor, HELP, inParts, type Answers } from '../../../../test/visitor.ts'
import { aWorld, type Fields } from '../../../../test/world.ts'

const world = await aWorld()
const wait = aClock(world)
const rows = async (sql: string, values: unknown[] = []) =>
  (await world.owner.query<Record<string, unknown>>(sql, values)).rows
const enquiryOf = async (givenName: string) =>
  (await rows('select * from enquiries where child_given_name = $1', [givenName]))[0]

test('R5 R7 outside the age there is another way, and nothing is kept', async () => {
  wait()
  const cases: [string, string, RegExp][] = [
    ['2022-01-09', `${HELP}/under-5`, /sundhedsplejersken[^]*PPR[^]*72 36 36 36/],
    ['2008-11-20', `${HELP}/over-17`, /egen læge[^]*headspace[^]*Livslinien/],
  ]
  for (const [day, expected, way] of cases) {
    const visitor = aVisitor(world)
    const before = await rows('select count(*) from help_drafts')
    await answer(visitor, [['who', { who: 'parent' }]])
    const { at, html } = await visitor.follow(`${HELP}/birth`, inParts('birth', day))
    assert.equal(at, expected)
    assert.match(html, way)
    assert.equal(visitor.jar.size, 0)
    assert.deepEqual(await rows('select count(*) from help_drafts'), before)
    assert.deepEqual(await validateHtml(html), [])
  }
})

const professional = (givenName: string, agreed: Fields, day = '2014-05-05'): Answers => [
  ['who', { who: 'professional' }],
  ['birth', inParts('birth', day)],
  ['agreement', { agreed: 'yes' }],
  ['family', agreed],
  ['name', { givenName, familyName: 'Holm' }],
  ['about', { about: 'Ofte fraværende.' }],
  ['phone', { phone: '12 34 56 78' }],
  ['referrer', { by: 'school', name: 'Karin Lærer', organisation: 'Bjergmarkskolen', phone: '59 43 00 00' }],
  ['language', { language: 'da' }],
]
const agreedOn = { 'agreedOn-day': '20', 'agreedOn-month': '11', 'agreedOn-year': '2026' }

test('a school shows a family the way when the family has agreed, and who agreed and when is kept', async () => {
  wait()
  const visitor = aVisitor(world)
  await answer(visitor, professional('Henvist', { agreedBy: 'Ole Holm', agreedParty: 'father', ...agreedOn }))
  wait(1)
  await visitor.post(`${HELP}/check`)
  const enquiry = await enquiryOf('Henvist')
  const {
    source,
    contacted_by,
    contact_name,
    referred_by,
    referrer_name,
    referrer_organisation,
    family_agreed_by,
    family_agreed_on,
  } = enquiry ?? {}
  assert.deepEqual(
    {
      source,
      contacted_by,
      contact_name,
      referred_by,
      referrer_name,
      referrer_organisation,
      family_agreed_by,
      family_agreed_on,
    },
    {
      source: 'referral',
      contacted_by: 'father',
      contact_name: 'Ole Holm',
      referred_by: 'school',
      referrer_name: 'Karin Lærer',
      referrer_organisation: 'Bjergmarkskolen',
      family_agreed_by: 'Ole Holm',
      family_agreed_on: '2026-11-20',
    },
  )
})

test('without the family’s agreement a professional is told what to do instead, and nothing is kept', async () => {
  wait()
  const visitor = aVisitor(world)
  await answer(visitor, professional('X', {}).slice(0, 2))
  const { at, html } = await visitor.follow(`${HELP}/agreement`, { agreed: 'no' })
  assert.equal(at, `${HELP}/not-agreed`)
  assert.match(html, /Fortæl familien om tilbuddet[^]*underretning/)
  assert.equal(visitor.jar.size, 0)
})

test('a child under fifteen cannot agree alone to being referred', async () => {
  wait()
  const visitor = aVisitor(world)
  await answer(visitor, professional('X', {}).slice(0, 3))
  const { status, html } = await visitor.post(`${HELP}/family`, {
    agreedBy: 'Emma Holm',
    agreedParty: 'child',
    ...agreedOn,
  })
  assert.equal(status, 422)
  assert.match(html, /under 15 år. Derfor skal en med forældremyndighed/)
})

test('bad answers come back with words at the field, in the language of the page, and what was typed is kept', async () => {
  wait()
  const bad: [language: string, question: string, fields: Fields, words: RegExp, kept: string][] = [
    ['', 'who', {}, /Vælg, hvem det handler om/, ''],
    ['', 'birth', inParts('birth', '2014-02-31'), /Den dag findes ikke/, '31'],
    ['', 'birth', inParts('birth', '2031-02-01'), /ikke kommet endnu/, '2031'],
    ['', 'birth', { ...inParts('birth', '2014-05-05'), cpr: 'ABC' }, /ti tal/, 'ABC'],
    [
      '',
      'birth',
      { ...inParts('birth', '2014-05-06'), cpr: '050514-9995' },
      /passer ikke til fødselsdagen/,
      '050514-9995',
    ],
    [
      '',
      'name',
      { givenName: '<script>alert(1)</script>', familyName: 'Holm' },
      /Et navn består af bogstaver/,
      '&lt;script&gt;',
    ],
    ['', 'name', { givenName: 'a'.repeat(10_000), familyName: 'Holm' }, /Skriv højst 100 tegn/, 'aaaa'],
    ['', 'about', { themes: 'nonsense' }, /Sæt mindst ét kryds/, ''],
    [
      '/en',
      'name',
      { givenName: '', familyName: 'Holm 👩‍👧' },
      /Write the first name[^]*A name is made of letters/,
      'Holm 👩‍👧',
    ],
    ['/en', 'phone', { phone: 'ring' }, /Write a phone number, for example/, 'ring'],
  ]
  const visitor = aVisitor(world)
  await answer(visitor, aMothersAnswers('Rettet'))
  for (const [language, question, fields, words, kept] of bad) {
    wait(1)
    const { status, html } = await visitor.post(`/k/holbaek${language}/help/${question}`, fields)
    assert.equal(status, 422, `${question} ${JSON.stringify(fields)}`)
    assert.match(html, words)
    assert.ok(html.includes(kept), `${question} keeps ${kept}`)
    assert.match(html, language ? /<html lang="en" dir="ltr"/ : /<html lang="da" dir="ltr"/)
    assert.deepEqual(await validateHtml(html), [])
  }
  assert.match((await visitor.get(`${HELP}/check`)).html, /Rettet Holm/)
})

test('an answer that is far too long is not kept, also not for later', async () => {
  wait()
  const visitor = aVisitor(world)
  await answer(visitor, aMothersAnswers('X').slice(0, 3))
  const { status } = await visitor.post(`${HELP}/about`, { about: 'x'.repeat(30_000), later: 'yes' })
  assert.equal(status, 413)
})
