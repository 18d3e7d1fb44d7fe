import assert from 'node:assert/strict'
import test from 'node:test'
import { validateHtml } from '../../../../test/html.ts'
import { casesIn } from '../../../../test/cases.ts'
import { enquiriesIn } from '../../../../test/enquiries.ts'
import { aWorld } from '../../../../test/world.ts'

const world = await aWorld({ now: '2026-11-23T09:00:00Z' })
const { aCall, anEnquiry, aBirthDate, cprOf, rowOf } = enquiriesIn(world)
const { aPathway, lastCpr } = casesIn(world)
const ida = world.as('ida')
const register = (fields: Parameters<typeof aCall>[0] = {}) =>
  ida.post('/entrance/new', aCall({ birthDate: aBirthDate(), ...fields }))
const idIn = (location: string | null) => location?.split('/').at(-1) ?? ''
const count = async (table: string) =>
  Number((await world.owner.query<{ count: number }>(`select count(*)::int as count from ${table}`)).rows[0]?.count)
const wrongIn = (html: string) =>
  [...html.matchAll(/form-error-message" id="([\w-]+)-error">([^<]*)/g)].map(([, field, words]) => `${field}: ${words}`)

test('a call is registered on one page, with the time as it is now, and waits without a CPR number', async () => {
  const page = await ida.get('/entrance/new')
  assert.match(page.html, /name="receivedDay"[^>]*value="2026-11-23"/)
  assert.match(page.html, /name="receivedTime"[^>]*value="10:00"/)
  assert.match(page.html, /<option value="0316" selected>Holbæk/)
  assert.equal(page.statements, 4)
  assert.deepEqual(await validateHtml(page.html), [])

  const { status, location, statements } = await register({
    givenName: 'Vente',
    receivedDay: '2026-11-20',
    receivedTime: '8.15',
  })
  assert.equal(status, 303)
  assert.match(location ?? '', /^\/entrance\/[0-9a-f-]{36}$/)
  assert.equal(statements, 9)
  const row = await rowOf(idIn(location))
  const {
    status: state,
    source,
    received_at,
    received_on,
    contacted_by,
    channel,
    contact_phone,
    themes,
    residence_municipality_id,
  } = row
  assert.deepEqual(
    {
      state,
      source,
      received_at: received_at.toISOString(),
      received_on,
      contacted_by,
      channel,
      contact_phone,
      themes,
      residence_municipality_id,
    },
    {
      state: 'waiting',
      source: 'staff',
      received_at: '2026-11-20T07:15:00.000Z',
      received_on: '2026-11-20',
      contacted_by: 'mother',
      channel: 'phone',
      contact_phone: '12 34 56 78',
      themes: ['worry', 'sadness'],
      residence_municipality_id: null,
    },
  )
})

test('R2 R3 with a CPR number the pathway is open at once, from the moment they called, and no birth date was needed', async () => {
  const birthDate = aBirthDate()
  const { status, location } = await register({
    givenName: 'Straks',
    birthDate: '',
    cpr: cprOf(birthDate),
    receivedDay: '2026-11-20',
    receivedTime: '08:15',
  })
  assert.equal(status, 303)
  assert.match(location ?? '', /^\/pathways\//)
  const { rows } = await world.owner.query(
    `select p.enquiry_at, p.enquiry_on, p.contacted_by, p.channel, p.unit_id, p.is_under_126a, c.birth_date, c.given_name, e.status, e.cpr_sealed,
       (select array_agg(theme::text order by theme::text) from pathway_themes t where t.pathway_id = p.id) as themes,
       (select given_name || ' ' || phone || ' ' || relationship from people a join child_contacts k on k.adult_id = a.id where k.child_id = c.id) as contact
     from pathways p join people c on c.id = p.child_id join enquiries e on e.pathway_id = p.id where p.id = $1`,
    [idIn(location)],
  )
  assert.deepEqual(
    { ...rows[0], enquiry_at: rows[0].enquiry_at.toISOString() },
    {
      enquiry_at: '2026-11-20T07:15:00.000Z',
      enquiry_on: '2026-11-20',
      contacted_by: 'mother',
      channel: 'phone',
      unit_id: world.staff.ida.unitId,
      is_under_126a: true,
      birth_date: birthDate,
      given_name: 'Straks',
      status: 'opened',
      cpr_sealed: null,
      themes: ['sadness', 'worry'],
      contact: 'Mette 12 34 56 78 mother',
    },
  )
})

test('the one who answers the phone in the secretariat is led back to the henvendelse, which says that it is open', async () => {
  const { location } = await world
    .as('bo')
    .post('/entrance/new', aCall({ birthDate: '', cpr: cprOf(aBirthDate()), givenName: 'Bos' }))
  assert.match(location ?? '', /^\/entrance\//)
  const { html } = await world.as('bo').get(location ?? '')
  assert.match(html, /forløb åbnet/)
  assert.ok(!html.includes('/pathways/'))
})

test('a child that may be here already stops it until somebody has said which it is', async () => {
  const { id, birthDate } = await anEnquiry({ givenName: 'Søren', familyName: 'Åby' })
  const before = await count('enquiries')
  const asked = await register({ givenName: 'Sören', familyName: 'Aaby', birthDate })
  assert.equal(asked.status, 422)
  assert.deepEqual(wrongIn(asked.html), ['same: Barnet kan være her i forvejen. Se efter, og vælg.'])
  assert.match(asked.html, /Søren Åby[^]*Læg sammen med henvendelsen, der venter[^]*Nej, det er et andet barn/)
  assert.match(asked.html, /value="Sören"/)
  assert.equal(await count('enquiries'), before)
  assert.deepEqual(await validateHtml(asked.html), [])

  const joined = await register({ givenName: 'Sören', familyName: 'Aaby', birthDate, same: `enquiry:${id}` })
  assert.equal(joined.location, `/entrance/${id}`)
  assert.match((await ida.get(`/entrance/${id}`)).html, /Også modtaget/)

  const other = await register({ givenName: 'Sören', familyName: 'Aaby', birthDate, same: 'other' })
  assert.notEqual(idIn(other.location), id)
})

test('R18 an earlier call that is registered later becomes the one that the clock counts from', async () => {
  const { id, birthDate } = await anEnquiry({ givenName: 'Tidlig' })
  const { location } = await register({
    givenName: 'Tidlig',
    birthDate,
    receivedDay: '2026-11-10',
    same: `enquiry:${id}`,
  })
  assert.notEqual(idIn(location), id)
  assert.deepEqual((await rowOf(id)).joined_to, idIn(location))
  assert.match((await ida.get(location ?? '')).html, /dag 13 af 14/)
})

test('a child with an open pathway is never opened twice, by name or by CPR number', async () => {
  const pathway = await aPathway({ givenName: 'Åben', born: '2013-02-03' })
  const before = await count('pathways')
  const byName = await register({ givenName: 'Aaben', familyName: 'Test Holm', birthDate: '3.2.2013' })
  assert.equal(byName.status, 422)
  const byCpr = await register({
    givenName: 'Helt',
    familyName: 'Anderledes',
    birthDate: '',
    cpr: lastCpr('2013-02-03'),
  })
  assert.deepEqual(wrongIn(byCpr.html), ['same: Barnet kan være her i forvejen. Se efter, og vælg.'])
  const denied = await register({
    givenName: 'Helt',
    familyName: 'Anderledes',
    birthDate: '',
    cpr: lastCpr('2013-02-03'),
    same: 'other',
  })
  assert.match(wrongIn(denied.html).join(), /CPR-nummeret er det samme/)
  assert.equal(await count('pathways'), before)

  const joined = await register({
    givenName: 'Åben',
    familyName: 'Test Holm',
    birthDate: '',
    cpr: lastCpr('2013-02-03'),
    same: `child:${pathway.childId}`,
  })
  assert.equal(joined.location, `/pathways/${pathway.id}`)
  assert.equal(await count('pathways'), before)
  const { rows } = await world.owner.query(
    "select name from events where pathway_id = $1 and name = 'enquiry.joined'",
    [pathway.id],
  )
  assert.equal(rows.length, 1)
})

test('R7 eighteen or more is refused with another way, and nothing is left behind', async () => {
  const before = await count('enquiries')
  const { status, html } = await register({ birthDate: '2008-11-23' })
  assert.equal(status, 422)
  assert.match(wrongIn(html).join(), /birthDate: Den unge var fyldt 18[^]*egen læge[^]*headspace/)
  assert.equal(await count('enquiries'), before)
  assert.equal((await register({ birthDate: '2008-11-24' })).status, 303)
})

test('R8 below five opens only outside § 126 a, said deliberately', async () => {
  const young = { givenName: 'Lille', birthDate: '', cpr: cprOf('2023-01-09') }
  const asked = await register(young)
  assert.match(wrongIn(asked.html).join(), /outside126a: Sæt kryds/)
  const { location } = await register({ ...young, outside126a: 'on' })
  const { rows } = await world.owner.query('select is_under_126a from pathways where id = $1', [idIn(location)])
  assert.deepEqual(rows, [{ is_under_126a: false }])
})

test('R14 where the child lives, and who acts for a child that is placed, go with the pathway', async () => {
  const { location } = await register({
    givenName: 'Anbragt',
    birthDate: '',
    cpr: cprOf(aBirthDate()),
    residence: '0326',
    acting: '0253',
  })
  const { rows } = await world.owner.query(
    'select residence_municipality_id, acting_municipality_id from pathways where id = $1',
    [idIn(location)],
  )
  assert.deepEqual(rows, [{ residence_municipality_id: '0326', acting_municipality_id: '0253' }])
})

test('a professional who calls is asked for the family’s agreement; a family shown here by one has given it by calling', async () => {
  const refused = await register({ referredBy: 'general_practice', referrerName: 'Læge Lind' })
  assert.match(wrongIn(refused.html).join(), /agreedBy: Skriv, hvem i familien der har sagt ja/)
  const called = await register({
    givenName: 'Guidet',
    referredBy: 'general_practice',
    referrerOrganisation: 'Lægehuset',
  })
  const row = await rowOf(idIn(called.location))
  assert.deepEqual(
    [row.referred_by, row.family_agreed_by, row.family_agreed_on],
    ['general_practice', 'Mette Holm', '2026-11-23'],
  )
})

test('bad input gets words at the field, keeps what was typed, and is never a fault', async () => {
  const cases: [fields: Record<string, string>, words: RegExp][] = [
    [{ receivedDay: '2026-11-24' }, /receivedDay: Dagen kan ikke ligge i fremtiden/],
    [{ receivedTime: '10:01' }, /receivedTime: Klokkeslættet kan ikke ligge i fremtiden/],
    [{ receivedDay: '1926-11-20' }, /receivedDay: Dagen kan ikke ligge før 1\. juli 2024/],
    [{ receivedDay: '31.02.2026' }, /receivedDay: Datoen findes ikke/],
    [{ birthDate: '2027-01-01' }, /birthDate: Fødselsdagen kan ikke ligge i fremtiden/],
    [{ birthDate: '' }, /birthDate: Skriv fødselsdagen, eller skriv CPR-nummeret/],
    [{ cpr: '05051x-9995' }, /cpr: CPR-nummeret findes ikke/],
    [{ cpr: '050514-9995', birthDate: '6.5.2014' }, /correctBirth: CPR-nummeret siger 5\. maj 2014/],
    [{ givenName: '<script>alert(1)</script>' }, /givenName: Et navn består af bogstaver/],
    [{ familyName: 'Holm 👧🏽' }, /familyName: Et navn består af bogstaver/],
    [{ agreedBy: 'Mor 👩' }, /agreedBy: Skriv navnet med bogstaver/],
    [{ about: 'x'.repeat(10_000) }, /about: Skriv højst 4\.000 tegn/],
    [{ residence: '9999' }, /residence: Vælg den kommune/],
    [{ contactedBy: 'patient' }, /contactedBy: Vælg, hvem der kontaktede jer/],
    [
      { same: 'child:00000000-0000-4000-8000-000000000000', receivedDay: '' },
      /receivedDay: Skriv, hvilken dag det var/,
    ],
  ]
  for (const [fields, words] of cases) {
    const { status, html } = await register({ givenName: 'Bevaret', ...fields })
    assert.equal(status, 422, JSON.stringify(fields))
    assert.match(wrongIn(html).join('\n'), words)
    assert.match(html, fields['givenName'] ? /&lt;script&gt;/ : /value="Bevaret"/)
  }
  assert.equal((await register({ givenName: 'Zoë Łucja', familyName: "D'Arc-Ærø" })).status, 303)
})

test('a birth date that was misheard is corrected deliberately, by the CPR number', async () => {
  const { location } = await register({
    givenName: 'Rettet',
    birthDate: '6.5.2011',
    cpr: cprOf('2011-05-05'),
    correctBirth: 'on',
  })
  const { rows } = await world.owner.query(
    'select c.birth_date from pathways p join people c on c.id = p.child_id where p.id = $1',
    [idIn(location)],
  )
  assert.deepEqual(rows, [{ birth_date: '2011-05-05' }])
})

test('the same form sent twice is received once', async () => {
  const form = aCall({ givenName: 'Dobbelt', birthDate: aBirthDate(), once: crypto.randomUUID() })
  assert.equal((await ida.post('/entrance/new', form)).status, 303)
  assert.equal((await ida.post('/entrance/new', form)).status, 422)
  assert.equal((await world.owner.query("select from enquiries where child_given_name = 'Dobbelt'")).rows.length, 1)
})

test('signed out, in another role or from another municipality nobody registers here', async () => {
  assert.equal((await world.signedOut().post('/entrance/new', aCall())).status, 401)
  for (const person of ['vera', 'adam'] as const)
    assert.equal((await world.as(person).post('/entrance/new', aCall())).status, 403)
  const { location } = await world
    .as('karen')
    .post('/entrance/new', aCall({ birthDate: aBirthDate(), residence: '0326' }))
  assert.equal((await rowOf(idIn(location))).municipality_id, '0326')
})
