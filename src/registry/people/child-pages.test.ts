import assert from 'node:assert/strict'
import test from 'node:test'
import { casesIn } from '../../../test/cases.ts'
import { ANNE, childrenIn } from '../../../test/children.ts'
import { validateHtml } from '../../../test/html.ts'
import { aWorld, type Fields } from '../../../test/world.ts'
import { addContact, cprOf } from './people.ts'

const world = await aWorld()
const { aChild, family, mette, post, version } = childrenIn(world)

const DETAILS = { givenName: 'Josefine', familyName: 'Holm', birthDate: '2014-05-05', language: 'da' }

test('Mette sees what is known of a child she treats, and the look is logged', async () => {
  const id = await aChild({ cpr: '0505149995', school: 'Bjergmarkskolen', needsInterpreter: true, language: 'ar' })
  const { status, html, statements } = await mette.get(`/children/${id}`)
  assert.equal(status, 200)
  assert.match(html, /Josefine Test Holm/)
  assert.match(html, /050514-<span aria-hidden="true">••••/)
  assert.ok(!html.includes('9995'))
  assert.match(html, /Arabisk, har brug for tolk/)
  assert.match(html, /Bjergmarkskolen/)
  assert.ok(!/<title>[^<]*Josefine/.test(html))
  assert.equal(statements, 8)
  assert.deepEqual(await validateHtml(html), [])
  const { rows } = await world.owner.query('select kind, what, basis from access_log where child_id = $1', [id])
  assert.deepEqual(rows, [{ kind: 'read', what: 'child', basis: 'treating' }])
})

test('the page costs the same however many adults there are', async () => {
  const id = await aChild()
  await world.acting('mette', async (ctx) => {
    for (let nth = 0; nth < 12; nth += 1) {
      await addContact(ctx, id, {
        adult: { givenName: 'Anne', familyName: 'Holm' },
        relationship: 'other',
        isPrimary: nth === 0,
      })
    }
  })
  assert.equal((await mette.get(`/children/${id}`)).statements, 8)
})

test('who has no relation, works elsewhere or has another role does not see the child', async () => {
  const id = await aChild()
  assert.equal((await world.as('ali').get(`/children/${id}`)).status, 403)
  assert.equal((await world.as('bo').get(`/children/${id}`)).status, 403)
  assert.equal((await world.as('karen').get(`/children/${id}`)).status, 404)
  assert.equal((await world.as('karen').post(`/children/${id}/details`, DETAILS)).status, 404)
  assert.equal((await world.signedOut().get(`/children/${id}`)).status, 303)
  assert.equal((await mette.get('/children/not-an-id')).status, 404)
  assert.equal((await mette.get(`/children/${id}/contacts/not-an-id`)).status, 404)
})

test('while nobody is responsible, those who take in may open the child; then only those who treat it', async () => {
  const { aPathway, act } = casesIn(world)
  const { id, childId } = await aPathway({ by: 'ida' })
  const page = await mette.get(`/children/${childId}`)
  assert.equal(page.status, 200)
  assert.match(page.html, new RegExp(`href="/pathways/${id}">Til forløbet`))
  assert.match(page.html, /Behandler<\/dt>\s*<dd>ikke fordelt/)
  assert.equal((await world.as('vera').get(`/children/${childId}`)).status, 403)

  await act(id, 'responsibility', { staffId: world.staff.ali.id, unitId: '' })
  assert.equal((await mette.get(`/children/${childId}`)).status, 403)
  assert.match((await world.as('ali').get(`/children/${childId}`)).html, /Behandler<\/dt>\s*<dd>Ali Demir/)
})

test('the whole CPR number stands on a page of its own, with a line of its own in the log', async () => {
  const id = await aChild({ cpr: '0505149987' })
  const { html } = await mette.get(`/children/${id}/cpr`)
  assert.match(html, /050514-9987/)
  const { rows } = await world.owner.query('select what from access_log where child_id = $1', [id])
  assert.deepEqual(rows, [{ what: 'cpr' }])
})

test('a CPR number is added, and refused with words at the field when it cannot be right', async () => {
  await aChild({ cpr: '0505149979' })
  const id = await aChild()
  const cases: [Fields, RegExp][] = [
    [{ cpr: '' }, /Skriv CPR-nummeret/],
    [{ cpr: '050514-ABCD' }, /CPR-nummeret findes ikke/],
    [{ cpr: '3102149999' }, /CPR-nummeret findes ikke/],
    [{ cpr: '060614-9999' }, /passer ikke med fødselsdatoen 5\. maj 2014/],
    [{ cpr: '050514-9979' }, /En anden i kommunen har allerede det CPR-nummer/],
    [{ cpr: '050514-9952', birthDate: '2027-01-01' }, /ligger i fremtiden/],
  ]
  for (const [fields, words] of cases) {
    const { status, html } = await post(id, 'cpr', { birthDate: '2014-05-05', ...fields })
    assert.equal(status, 422, String(fields['cpr']))
    assert.match(html, words)
  }
  assert.equal(await world.acting('mette', (ctx) => cprOf(ctx, id)), null)
  assert.equal((await post(id, 'cpr', { cpr: '050514-9952', birthDate: '2014-05-05' })).status, 303)
  assert.equal(await world.acting('mette', (ctx) => cprOf(ctx, id)), '0505149952')
})

test('a child who gets another number and birth date keeps the old number with its dates', async () => {
  const id = await aChild({ cpr: '0505149944' })
  world.setTime('2026-12-01T09:00:00Z')
  assert.equal((await post(id, 'cpr', { cpr: '0605149942', birthDate: '2014-05-06' })).status, 303)
  const { html } = await mette.get(`/children/${id}/cpr`)
  assert.match(html, /Gælder, registreret 1\. december 2026[\s\S]*060514-9942/)
  assert.match(html, /Tidligere, 23\. november 2026 til 1\. december 2026[\s\S]*050514-9944/)
  assert.match((await mette.get(`/children/${id}`)).html, /født 6\. maj 2014/)
  world.setTime('2026-11-23T09:00:00Z')
})

test('what is known is changed, and bad input comes back with words and all that was typed', async () => {
  const id = await aChild()
  const done = await post(id, 'details', {
    ...DETAILS,
    familyName: 'Holm Larsen',
    school: 'Nørre Skole',
    hasProtectedAddress: 'on',
    address: 'Hemmelig Vej 1',
  })
  assert.equal(done.status, 303)
  const page = await mette.get(`/children/${id}`)
  assert.match(page.html, /Josefine Holm Larsen/)
  assert.match(page.html, /Beskyttet adresse/)

  const cases: [Fields, RegExp][] = [
    [{ givenName: '' }, /Skriv barnets fornavn/],
    [{ givenName: '<script>alert(1)</script>' }, /Et navn består af bogstaver/],
    [{ birthDate: '2014-02-30' }, /Datoen findes ikke/],
    [{ birthDate: '2027-01-01' }, /ligger i fremtiden/],
    [{ address: 'x'.repeat(10_000) }, /Skriv højst 300 tegn/],
    [{ email: 'anne' }, /Skriv en e-mailadresse/],
    [{ phone: 'ring' }, /Skriv et telefonnummer/],
    [{ language: 'xyz' }, /Vælg et sprog/],
    [{ givenName: 'Josefine 🙂' }, /Et navn består af bogstaver/],
    [{ school: ['Nørre Skole', 'Søndre Skole'] }, /Feltet kom to gange/],
  ]
  for (const [fields, words] of cases) {
    const { status, html } = await post(id, 'details', { ...DETAILS, school: 'Typet Skole 🙂', ...fields })
    assert.equal(status, 422, JSON.stringify(fields).slice(0, 60))
    assert.match(html, words)
    assert.match(html, fields['school'] ? /Nørre Skole/ : /Typet Skole 🙂/)
    assert.ok(!html.includes('<script>alert'))
    assert.deepEqual(await validateHtml(html), [])
  }
})

test('beside a CPR number the birth date stands fast', async () => {
  const id = await aChild({ cpr: '0505149936' })
  assert.equal((await post(id, 'details', { ...DETAILS, birthDate: '2013-01-01' })).status, 303)
  assert.match((await mette.get(`/children/${id}`)).html, /født 5\. maj 2014/)
})

test('two who change the same child: the second is told, and loses nothing that was typed', async () => {
  const id = await aChild()
  const seen = await version(id)
  assert.equal(
    (await mette.post(`/children/${id}/details`, { ...DETAILS, version: seen, school: 'Den første' })).status,
    303,
  )
  const second = await mette.post(`/children/${id}/details`, { ...DETAILS, version: seen, school: 'Den anden' })
  assert.equal(second.status, 409)
  assert.match(second.html, /Oplysningerne er ændret, mens du skrev/)
  assert.match(second.html, /value="Den anden"/)
  assert.match(second.html, new RegExp(`name="version" value="${await version(id)}"`))
  assert.match((await mette.get(`/children/${id}`)).html, /Den første/)
})

test('a form sent twice is acted on once', async () => {
  const id = await aChild()
  const once = crypto.randomUUID()
  assert.equal((await post(id, 'new-contact', { ...ANNE, once })).status, 303)
  assert.equal((await post(id, 'new-contact', { ...ANNE, once })).status, 422)
  assert.equal((await family(id)).contacts.length, 1)
})

test('the adults around a child: added, changed, one of them first, and removed again', async () => {
  const id = await aChild()
  await post(id, 'new-contact', ANNE)
  await post(id, 'new-contact', { ...ANNE, givenName: 'Jens', relationship: 'father' })
  const { contacts } = await family(id)
  assert.deepEqual(
    contacts.map(({ givenName, isPrimary }) => [givenName, isPrimary]),
    [
      ['Jens', true],
      ['Anne', false],
    ],
  )

  const anne = contacts.find(({ givenName }) => givenName === 'Anne')
  assert.ok(anne)
  assert.match((await mette.get(`/children/${id}/contacts/${anne.id}`)).html, /value="Anne"/)
  assert.equal(
    (await post(id, `contacts/${anne.id}`, { ...ANNE, phone: '87 65 43 21', isPrimary: undefined })).status,
    303,
  )
  assert.match((await mette.get(`/children/${id}`)).html, /tel:87654321/)
  assert.equal((await post(id, `contacts/${anne.id}`, { ...ANNE, relationship: 'postbud' })).status, 422)

  assert.equal((await post(id, `contacts/${anne.id}/removal`, {})).status, 303)
  assert.equal((await family(id)).contacts.length, 1)
  assert.equal((await post(id, `contacts/${anne.id}/removal`, {})).status, 404)
})

test('an adult of another child is not found by this one', async () => {
  const other = await aChild()
  await post(other, 'new-contact', ANNE)
  const [contact] = (await family(other)).contacts
  const id = await aChild()
  assert.equal((await mette.get(`/children/${id}/contacts/${contact?.id}`)).status, 404)
  assert.equal((await post(id, `contacts/${contact?.id}/removal`, {})).status, 404)
})

test('a protected address is for those who treat the child or take it in; a reason shows none, and changes none', async () => {
  const { id: pathwayId, childId } = await casesIn(world).aPathway({ born: '2013-03-03' })
  const SECRET = 'Hemmelig Vej 9'
  await world.owner.query('update people set has_protected_address = true, address = $2 where id = $1', [
    childId,
    SECRET,
  ])
  const { rows } = await world.owner.query(
    "insert into people (municipality_id, given_name, family_name, is_child, address) values ('0316', 'Mor', 'Holm', false, $1) returning id",
    [SECRET],
  )
  await world.owner.query(
    "insert into child_contacts (municipality_id, child_id, adult_id, relationship) values ('0316', $1, $2, 'mother')",
    [childId, rows[0].id],
  )
  // the address of an adult who lives with the child would give it away
  assert.match((await world.as('ida').get(`/children/${childId}`)).html, new RegExp(SECRET))
  await casesIn(world).act(pathwayId, 'responsibility', { staffId: world.staff.mette.id, unitId: '' })
  const ali = world.as('ali')
  await ali.post(`/pathways/${pathwayId}/access`, { reason: 'Vikar for Mette i dag.' })
  const page = await ali.get(`/children/${childId}`)
  assert.equal(page.status, 200)
  assert.match(page.html, /Beskyttet adresse/)
  const contact = /contacts\/[0-9a-f-]{36}/.exec(page.html)?.[0]
  for (const path of ['', '/details', `/${contact}`])
    assert.ok(!(await ali.get(`/children/${childId}${path}`)).html.includes(SECRET), path)
  const { version } = (await world.owner.query('select version from people where id = $1', [childId])).rows[0]
  const changed = await ali.post(`/children/${childId}/details`, {
    ...DETAILS,
    version,
    school: 'Ny Skole',
    address: 'Et gæt',
  })
  assert.equal(changed.status, 303)
  const { rows: after } = await world.owner.query(
    'select address, has_protected_address, school from people where id = $1',
    [childId],
  )
  assert.deepEqual(after, [{ address: SECRET, has_protected_address: true, school: 'Ny Skole' }])
})
