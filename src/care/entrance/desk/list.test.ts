import assert from 'node:assert/strict'
import test from 'node:test'
import { validateHtml } from '../../../../test/html.ts'
import { enquiriesIn } from '../../../../test/enquiries.ts'
import { aWorld } from '../../../../test/world.ts'

const world = await aWorld({ now: '2026-11-23T09:00:00Z' })
const { anEnquiry, act, aBirthDate, cprOf } = enquiriesIn(world)
const daysAgo = (days: number) => new Date(world.clock().getTime() - days * 86_400_000)
const ida = world.as('ida')

test('nobody waits: the list says so, and shows the way to register', async () => {
  const { status, html } = await ida.get('/entrance')
  assert.equal(status, 200)
  assert.match(html, /Ingen henvendelser venter/)
  assert.match(html, /href="\/entrance\/new">Registrér henvendelse/)
})

test('the one whose clock has run longest stands first, with source, age, themes and what is missing', async () => {
  await anEnquiry({ givenName: 'Nyeste', receivedAt: daysAgo(1), birthDate: '2014-11-24' })
  await anEnquiry({
    givenName: 'Ældste',
    receivedAt: daysAgo(16),
    themes: ['self_harm'],
    parentsKnow: 'not_yet',
    contactedBy: 'child',
  })
  const birthDate = aBirthDate()
  await anEnquiry({
    givenName: 'Mellem',
    receivedAt: daysAgo(12),
    birthDate,
    cpr: cprOf(birthDate),
    source: 'referral',
    referral: {
      by: 'school',
      name: 'Karin',
      organisation: 'Skolen',
      phone: '',
      agreedBy: 'Mor',
      agreedOn: '2026-11-10',
    },
  })
  const { html, statements } = await ida.get('/entrance')
  const order = [...html.matchAll(/>(Nyeste|Ældste|Mellem) Holm</g)].map(([, name]) => name)
  assert.deepEqual(order, ['Ældste', 'Mellem', 'Nyeste'])
  const row = (name: string) => html.split('<tr>').find((part) => part.includes(name)) ?? ''
  assert.match(
    row('Ældste'),
    /2 dage over 14[^]*barnet\/den unge selv[^]*tal med den unge først[^]*Selvskade[^]*mangler/,
  )
  assert.match(row('Mellem'), /dag 12 af 14[^]*skole for mor[^]*oplyst/)
  assert.match(row('Nyeste'), /11 år[^]*dag 1 af 14[^]*hjemmesiden/)
  assert.equal(statements, 6)
  assert.deepEqual(await validateHtml(html), [])
})

test('R56 that the list was read is written down', async () => {
  await ida.get('/entrance')
  const { rows } = await world.owner.query(
    'select staff_id, kind, what, criterion from access_log order by at desc, id limit 1',
  )
  assert.deepEqual(rows[0], {
    staff_id: world.staff.ida.id,
    kind: 'read',
    what: 'enquiries',
    criterion: 'Indgangen, venter, side 1',
  })
})

test('two about one child, also with a birth date that was misheard, are marked; twins and strangers are not', async () => {
  await anEnquiry({ givenName: 'Sophie', familyName: 'Kristensen', birthDate: '2013-05-07' })
  await anEnquiry({ givenName: 'Sofie', familyName: 'Christensen', birthDate: '2013-07-05' })
  await anEnquiry({ givenName: 'Oliver', familyName: 'Tvillingsen', birthDate: '2015-08-09' })
  await anEnquiry({ givenName: 'Agnes', familyName: 'Tvillingsen', birthDate: '2015-08-09' })
  const { html } = await ida.get('/entrance')
  const marked = [...html.matchAll(/<tr>(?:(?!<\/tr>)[^])*?mulig dublet/g)].map(
    ([row]) => /entrance\/[^>]*>([^<]*)</.exec(row)?.[1],
  )
  assert.deepEqual(new Set(marked), new Set(['Sofie Christensen', 'Sophie Kristensen']))
})

test('fifty on a page; the statements do not grow with the rows, nor does nonsense in the address fail', async () => {
  for (let nth = 0; nth < 55; nth += 1)
    await anEnquiry({
      givenName: `Barn${String.fromCodePoint(65 + (nth % 26))}`,
      familyName: `Nummer${nth}`,
      receivedAt: daysAgo(3),
    })
  const one = await ida.get('/entrance')
  const two = await ida.get('/entrance?page=2')
  assert.equal([...one.html.matchAll(/href="\/entrance\/[0-9a-f-]{36}"/g)].length, 50)
  assert.match(one.html, /Side 1 af 2 · 62 i alt/)
  assert.deepEqual([one.statements, two.statements], [6, 6])
  assert.match(two.html, />Nyeste Holm</)
  assert.match((await ida.get('/entrance?page=99')).html, /Her er ikke flere[^]*Vis den første side/)
  for (const query of ['?page=99', '?page=-1', '?page=x', '?show=%00', '?page=9999999999'])
    assert.equal((await ida.get(`/entrance${query}`)).status, 200, query)
})

test('what has been handled is found again, by whom and what became of it', async () => {
  const { id } = await anEnquiry({ givenName: 'Færdig' })
  await act(id, 'withdrawal', { withdrawnReason: 'Familien har fundet hjælp.' })
  const { html, statements } = await ida.get('/entrance?show=handled')
  assert.match(html, /Færdig Holm[^]*trukket tilbage[^]*Ida Friis/)
  assert.equal(statements, 5)
})

test('another municipality sees nothing of it, and who may not take in is refused', async () => {
  const { html } = await world.as('karen').get('/entrance')
  assert.match(html, /Ingen henvendelser venter/)
  for (const person of ['vera', 'adam'] as const) assert.equal((await world.as(person).get('/entrance')).status, 403)
  assert.equal((await world.signedOut().get('/entrance')).location, '/sign-in?next=%2Fentrance')
})
