import assert from 'node:assert/strict'
import test from 'node:test'
import { validateHtml } from '../../../../test/html.ts'
import { aClock, aMothersAnswers, answer, aVisitor, HELP, inParts, type Answers } from '../../../../test/visitor.ts'
import { aWorld } from '../../../../test/world.ts'

const world = await aWorld()
const wait = aClock(world)
const rows = async (sql: string, values: unknown[] = []) =>
  (await world.owner.query<Record<string, unknown>>(sql, values)).rows
const enquiryOf = async (givenName: string) =>
  (await rows('select * from enquiries where child_given_name = $1', [givenName]))[0]

test('R1 R2 a mother asks for help without sign-in or referral, and holds a receipt that says what happens next', async () => {
  wait()
  const visitor = aVisitor(world)
  assert.equal(await answer(visitor, aMothersAnswers('Emma')), `${HELP}/check`)
  const check = await visitor.get(`${HELP}/check`)
  assert.match(check.html, /Emma Holm/)
  assert.match(check.html, /050514-9995/)
  assert.deepEqual(await validateHtml(check.html), [])

  wait(1)
  const { html, at } = await visitor.follow(`${HELP}/check`)
  assert.equal(at, `${HELP}/receipt`)
  assert.match(html, /senest 7\. december 2026/)
  assert.deepEqual(await validateHtml(html), [])
  const enquiry = await enquiryOf('Emma')
  assert.ok(enquiry)
  assert.ok(html.includes(String(enquiry['receipt'])))
  const {
    source,
    contacted_by,
    channel,
    received_on,
    contact_name,
    contact_phone,
    best_time,
    language,
    needs_interpreter,
    themes,
    referred_by,
  } = enquiry
  assert.deepEqual(
    {
      source,
      contacted_by,
      channel,
      received_on,
      contact_name,
      contact_phone,
      best_time,
      language,
      needs_interpreter,
      themes,
      referred_by,
    },
    {
      source: 'public_page',
      contacted_by: 'mother',
      channel: 'written',
      received_on: '2026-11-23',
      contact_name: 'Mette Holm',
      contact_phone: '12 34 56 78',
      best_time: 'efter 15',
      language: 'ar',
      needs_interpreter: true,
      themes: ['worry', 'sadness'],
      referred_by: null,
    },
  )
  assert.ok(!JSON.stringify(enquiry).includes('0505149995'), 'the CPR number is sealed')
})

test('sent twice is received once, and both times the receipt is there', async () => {
  wait()
  const visitor = aVisitor(world)
  await answer(visitor, aMothersAnswers('Tvilling'))
  wait(1)
  const [one, other] = await Promise.all([visitor.post(`${HELP}/check`), visitor.post(`${HELP}/check`)])
  assert.deepEqual([one.status, one.location, other.location], [303, `${HELP}/receipt`, `${HELP}/receipt`])
  assert.equal((await rows("select id from enquiries where child_given_name = 'Tvilling'")).length, 1)
  assert.match((await visitor.get(`${HELP}/receipt`)).html, /Tak\. Vi har fået det/)
})

test('the receipt is for the browser that sent, for an hour, and can be closed', async () => {
  wait()
  const visitor = aVisitor(world)
  await answer(visitor, aMothersAnswers('Kvittering'))
  wait(1)
  await visitor.post(`${HELP}/check`)
  assert.match((await aVisitor(world).get(`${HELP}/receipt`)).html, /Kvitteringen er lukket/)
  wait(59)
  assert.match((await visitor.get(`${HELP}/receipt`)).html, /Dit nummer er/)
  wait(1)
  assert.match((await visitor.get(`${HELP}/receipt`)).html, /Kvitteringen er lukket/)
  await visitor.post(`${HELP}/removal`)
  assert.equal(visitor.jar.size, 0)
})

test('answers are kept as one goes: leave, come back the same day, change one, and go on', async () => {
  wait()
  const visitor = aVisitor(world)
  await answer(visitor, aMothersAnswers('Karla').slice(0, 3))
  const half = await visitor.follow(`${HELP}/about`, { about: 'Jeg skriver', later: 'yes' })
  assert.equal(half.at, `${HELP}/saved`)
  wait(23 * 60)
  const back = await visitor.get(HELP)
  assert.match(back.html, /Det er ikke sendt/)
  assert.match((await visitor.get(`${HELP}/about`)).html, /Jeg skriver/)

  await answer(visitor, aMothersAnswers('Karla').slice(3))
  const changed = await visitor.follow(`${HELP}/name?from=check`, { givenName: 'Carla', familyName: 'Holm' })
  assert.equal(changed.at, `${HELP}/check`)
  assert.match(changed.html, /Carla Holm/)
})

test('another kind of asker is asked other questions, and what fits is kept', async () => {
  wait()
  const visitor = aVisitor(world)
  await answer(visitor, aMothersAnswers('Skifte'))
  const { at } = await visitor.follow(`${HELP}/who?from=check`, { who: 'self' })
  assert.equal(at, `${HELP}/phone`) // whom to call is asked of a young person only
  await answer(visitor, [
    ['phone', { phone: '22 33 44 55', caller: 'me' }],
    ['parents', { parentsKnow: 'may_be_told' }],
  ])
  assert.match((await visitor.get(`${HELP}/check`)).html, /må godt få det at vide/)
})

test('nobody comes further than they have answered, and a question of another kind of asker is not asked', async () => {
  wait()
  const visitor = aVisitor(world)
  assert.equal((await visitor.get(`${HELP}/phone`)).location, `${HELP}/who`)
  await answer(visitor, aMothersAnswers('X').slice(0, 2))
  assert.equal((await visitor.get(`${HELP}/check`)).location, `${HELP}/name`)
  assert.equal((await visitor.get(`${HELP}/parents`)).location, `${HELP}/name`)
  assert.equal((await visitor.post(`${HELP}/check`)).location, `${HELP}/name`)
  assert.equal((await visitor.get(`${HELP}/nonsense`)).status, 404)
})

test('the same way through in English, with the acute lines and the way out on every page', async () => {
  wait()
  const visitor = aVisitor(world)
  assert.equal(
    await answer(visitor, aMothersAnswers('English', 'She does not sleep.'), '/k/holbaek/en/help'),
    '/k/holbaek/en/help/check',
  )
  for (const path of [
    '',
    '/help/who',
    '/help/birth',
    '/help/name',
    '/help/about',
    '/help/you',
    '/help/phone',
    '/help/language',
    '/help/check',
    '/anonymous',
  ]) {
    const { html, statements } = await visitor.get(`/k/holbaek/en${path}`)
    assert.match(html, /tel:112[^]*tel:\+4570201201[^]*tel:116111/, path)
    assert.match(html, /Leave this site/, path)
    assert.ok(
      !/\b(og|ikke|Næste|valgfrit)\b/.test(
        html
          .replaceAll(/lang="da"[^]*?<\/a>/g, '')
          .replaceAll(/<(select|textarea)[^]*?<\/\1>/g, '')
          .replaceAll(/[^>]*Holbæk[^<]*/g, ''),
      ),
      `Danish on ${path}`,
    )
    assert.deepEqual(await validateHtml(html), [], path)
    assert.ok(statements <= 4, `${path}: ${statements}`)
  }
  wait(1)
  const { at, html } = await visitor.follow('/k/holbaek/en/help/check')
  assert.equal(at, '/k/holbaek/en/help/receipt')
  assert.match(html, /by 12 December 2026|by \d+ December 2026/)
})

test('a young person may come alone, in words that fit the age, and says what the parents may know', async () => {
  wait()
  const self = (givenName: string, day: string): Answers => [
    ['who', { who: 'self' }],
    ['birth', inParts('birth', day)],
    ['name', { givenName, familyName: 'Holm' }],
    ['about', { themes: 'self_harm' }],
    ['phone', { caller: 'adult', adult: 'Fatma', phone: '22 33 44 55' }],
  ]
  const young = aVisitor(world)
  await answer(young, self('Elleve', '2015-05-05'))
  assert.match((await young.get(`${HELP}/parents`)).html, /under 15 år, skal ens forældre sige ja/)
  const older = aVisitor(world)
  await answer(older, self('Femten', '2011-05-05'))
  assert.match((await older.get(`${HELP}/parents`)).html, /du må selv sige ja til hjælp/)
  await answer(older, [
    ['parents', { parentsKnow: 'not_yet' }],
    ['language', { language: 'da' }],
  ])
  wait(1)
  assert.match((await older.follow(`${HELP}/check`)).html, /Ring 112[^]*Livslinien/)
  const enquiry = await enquiryOf('Femten')
  assert.deepEqual(
    [enquiry?.['contacted_by'], enquiry?.['contact_name'], enquiry?.['parents_know']],
    ['child', 'Fatma', 'not_yet'],
  )
})
