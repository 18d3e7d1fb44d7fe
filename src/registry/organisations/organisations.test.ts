import assert from 'node:assert/strict'
import test from 'node:test'
import { validateHtml } from '../../../test/html.ts'
import { aWorld, HOLBAEK, KALUNDBORG, type Fields } from '../../../test/world.ts'
import { municipalities, municipality, partners, regionOn, treatmentPlaces, units } from './organisations.ts'

const world = await aWorld()
const adam = world.as('adam')
const lise = world.as('lise')

const own = () => world.acting('adam', municipality)
const sound = async (html: string) => assert.deepEqual(await validateHtml(html), [])

test('there are 98 municipalities, in Danish order, with Aa as Å at the end', async () => {
  const all = await world.acting('adam', municipalities)
  assert.equal(all.length, 98)
  assert.equal(all[0]?.name, 'Albertslund')
  assert.deepEqual(
    all.slice(-4).map(({ name }) => name),
    ['Ærø', 'Aabenraa', 'Aalborg', 'Aarhus'],
  )
  assert.equal(all.find(({ id }) => id === HOLBAEK)?.isOpen, true)
})

test('the region of a municipality is the one of the day: it changes on 1 January 2027', async () => {
  const on = (id: string, day: string) => world.acting('adam', (ctx) => regionOn(ctx, id, day))
  assert.equal(await on(HOLBAEK, '2026-12-31'), 'Sjælland')
  assert.equal(await on(HOLBAEK, '2027-01-01'), 'Østdanmark')
  assert.equal(await on('0751', '2027-01-01'), 'Midtjylland')
  assert.equal(await on(HOLBAEK, '2006-12-31'), null)
})

test('the leader reads the settings and cannot change them; a therapist sees none of it', async () => {
  for (const path of ['/administration/settings', '/administration/units', '/administration/partners']) {
    const page = await lise.get(path)
    assert.equal(page.status, 200)
    await sound(page.html)
    await sound((await adam.get(path)).html)
    assert.equal((await world.as('mette').get(path)).status, 403)
    assert.equal((await world.signedOut().get(path)).status, 303)
  }
  assert.equal((await lise.get('/administration/settings/face')).status, 403)
  assert.equal((await lise.post('/administration/units/new', { name: 'X' })).status, 403)
  assert.ok(!(await lise.get('/administration/settings')).html.includes('/administration/settings/face'))
})

test('each list is a fixed number of statements', async () => {
  assert.equal((await adam.get('/administration/settings')).statements, 3)
  assert.equal((await adam.get('/administration/units')).statements, 4)
  assert.equal((await adam.get('/administration/partners?target=civil_society')).statements, 3)
})

const FACE = {
  accent: 'skov',
  phone: '72 36 00 00',
  phoneHours: 'hverdage 8-15',
  counsellingName: 'Åben anonym rådgivning',
  counsellingPhone: '72 36 75 70',
}

test('R4 the municipality says where the anonymous are guided to, and the citizen sees it at once', async () => {
  const { version } = await own()
  const { status } = await adam.post('/administration/settings/face', {
    ...FACE,
    version,
    counsellingWeb: 'www.holbaek.dk/raadgivning',
  })
  assert.equal(status, 303)
  const now = await own()
  assert.equal(now.accent, 'skov')
  assert.equal(now.counsellingWeb, 'https://www.holbaek.dk/raadgivning')
  assert.match((await adam.get('/administration/settings')).html, /accent-skov/)
})

test('what cannot be is refused at the field, with what was typed', async () => {
  const { version } = await own()
  const cases: [Fields, RegExp][] = [
    [{ accent: 'neon' }, /Vælg en farve/],
    [{ phone: 'ring' }, /Skriv et telefonnummer/],
    [{ counsellingWeb: 'javascript:alert(1)' }, /Skriv en webadresse/],
    [{ accessibilityStatement: 'http://was.digst.dk/holbaek' }, /skal begynde med https/],
    [{ phoneHours: 'x'.repeat(10_000) }, /Skriv højst 100 tegn/],
  ]
  for (const [fields, words] of cases) {
    const { status, html } = await adam.post('/administration/settings/face', {
      ...FACE,
      version,
      email: 'typet@eksempel.dk',
      ...fields,
    })
    assert.equal(status, 422)
    assert.match(html, words)
    assert.match(html, /typet@eksempel\.dk/)
    await sound(html)
  }
})

test('two who change the settings: the second is told, and loses nothing', async () => {
  const { version } = await own()
  assert.equal((await adam.post('/administration/settings/face', { ...FACE, version, phoneHours: 'Adam' })).status, 303)
  const second = await adam.post('/administration/settings/face', { ...FACE, version, phoneHours: 'Beate' })
  assert.equal(second.status, 409)
  assert.match(second.html, /value="Beate"/)
  assert.match(second.html, /En anden har gemt en ændring/)
  assert.equal((await own()).phoneHours, 'Adam')
})

test('R20 the goal for treatment is the municipality’s own: none is built in, the leader sets it and takes it away', async () => {
  assert.equal((await own()).treatmentGoalDays, null)
  const set = async (days: string) =>
    lise.post('/administration/settings/treatment-goal', { days, version: (await own()).version })
  assert.equal((await set('21')).status, 303)
  assert.equal((await own()).treatmentGoalDays, 21)
  for (const wrong of ['0', '366', '-1', '14,5', 'to uger']) assert.equal((await set(wrong)).status, 422, wrong)
  assert.equal((await set('')).status, 303)
  assert.equal((await own()).treatmentGoalDays, null)
  assert.equal((await world.as('mette').post('/administration/settings/treatment-goal', { days: '7' })).status, 403)
})

test('another municipality’s settings stay its own', async () => {
  await lise.post('/administration/settings/treatment-goal', { days: '30', version: (await own()).version })
  assert.equal((await world.acting('karen', municipality)).treatmentGoalDays, null)
  const stolen = await world.acting('adam', (ctx) =>
    ctx.db.updateTable('municipalities').set({ phone: '1' }).where('id', '=', KALUNDBORG).executeTakeFirst(),
  )
  assert.equal(stolen.numUpdatedRows, 0n)
})

const PLACE = {
  name: 'Ungehuset, Ahlgade',
  address: 'Ahlgade 1, 4300 Holbæk',
  registrationNumber: '1234 567',
  registeredFrom: '2026-08-01',
}

test('R88 each fixed address is a place of its own with its own number and start', async () => {
  assert.equal((await adam.post('/administration/units/new', { name: 'Børnehuset', phone: '' })).status, 303)
  assert.equal((await adam.post('/administration/units/new', { name: 'Børnehuset' })).status, 422)
  assert.equal((await adam.post('/administration/units/new', { name: 'Huset 🏠' })).status, 422)
  const unit = (await world.acting('adam', units)).find(({ name }) => name === 'Børnehuset')
  assert.ok(unit)
  const add = `/administration/units/${unit.id}/places/new`
  await sound((await adam.get(add)).html)
  assert.equal((await adam.post(add, PLACE)).status, 303)

  const cases: [Fields, RegExp][] = [
    [{ registrationNumber: '999' }, /ligger på den adresse\. Hver adresse er ét behandlingssted/],
    [{ address: 'Ahlgade 2' }, /har det nummer\. Hvert sted har sit eget/],
    [{ address: 'Ahlgade 3', registrationNumber: 'A1' }, /Nummeret består af cifre/],
    [{ address: '', registrationNumber: '5' }, /Skriv adressen/],
    [{ address: 'Ahlgade 4', registrationNumber: '6', registeredFrom: '2026-02-30' }, /Datoen findes ikke/],
    [{ address: 'Ahlgade 4', registrationNumber: '6', registeredFrom: '3000-01-01' }, /mere end et år fremme/],
    [{ address: 'Ahlgade 4', registrationNumber: '6', name: 'Ahlgade 🏠' }, /uden billedtegn/],
  ]
  for (const [fields, words] of cases) {
    const { status, html } = await adam.post(add, { ...PLACE, ...fields })
    assert.equal(status, 422, JSON.stringify(fields))
    assert.match(html, words)
  }
  assert.match((await adam.get('/administration/units')).html, /1234567/)
  const places = await world.acting('adam', treatmentPlaces)
  assert.deepEqual(
    places.map(({ unitName, registrationNumber, registeredFrom }) => [unitName, registrationNumber, registeredFrom]),
    [['Børnehuset', '1234567', '2026-08-01']],
  )
})

test('R89 a place is closed from a day to come, its start moves only back, and its address is then free', async () => {
  const [place] = await world.acting('adam', treatmentPlaces)
  assert.ok(place)
  const edit = `/administration/places/${place.id}`
  assert.equal((await adam.post(edit, { ...PLACE, version: 1, registeredFrom: '2026-09-01' })).status, 422)
  assert.equal((await adam.post(edit, { ...PLACE, version: 1, registeredFrom: '2026-07-01' })).status, 303)
  assert.equal((await adam.post(edit, { ...PLACE, version: 1, registeredFrom: '2026-06-01' })).status, 409)

  await sound((await adam.get(`${edit}/closure`)).html)
  assert.equal((await adam.post(`${edit}/closure`, { closedOn: '2026-11-22', version: 2 })).status, 422)
  assert.equal((await adam.post(`${edit}/closure`, { closedOn: '2026-11-30', version: 2 })).status, 303)
  assert.match((await adam.get('/administration/units')).html, /lukker efter 30\. nov\./)
  const again = await adam.post(`/administration/units/${place.unitId}/places/new`, {
    ...PLACE,
    registrationNumber: '7654321',
    registeredFrom: '2026-12-01',
  })
  assert.equal(again.status, 303)
})

test('the leader keeps the list of partners, so that there is always a way', async () => {
  const headspace = { name: 'headspace Holbæk', target: 'civil_society', phone: '70 22 00 00', web: 'headspace.dk' }
  assert.equal((await lise.post('/administration/partners/new', headspace)).status, 303)
  assert.equal((await lise.post('/administration/partners/new', headspace)).status, 422)
  assert.equal(
    (await lise.post('/administration/partners/new', { ...headspace, name: 'Andre', target: 'ingen' })).status,
    422,
  )
  const [known] = await world.acting('lise', (ctx) => partners(ctx, { target: 'civil_society' }))
  assert.ok(known)
  assert.equal(known.web, 'https://headspace.dk')
  assert.deepEqual(await world.acting('lise', (ctx) => partners(ctx, { target: 'child_psychiatry' })), [])

  const edit = `/administration/partners/${known.id}`
  await sound((await lise.get(edit)).html)
  assert.equal((await lise.post(edit, { ...headspace, version: 1 })).status, 303) // no longer ticked as in use
  assert.deepEqual(await world.acting('lise', partners), [])
  assert.match((await lise.get('/administration/partners')).html, /bruges ikke/)
  assert.equal((await lise.post(edit, { ...headspace, isActive: 'on', version: 1 })).status, 409)
})

test('a unit that another municipality has, or that nobody has, is not found', async () => {
  const [theirs] = await world.acting('karen', units)
  for (const path of [
    `/administration/units/${theirs?.id}`,
    '/administration/units/garbage',
    `/administration/places/${crypto.randomUUID()}`,
    '/administration/partners/1',
  ]) {
    assert.equal((await adam.get(path)).status, 404, path)
    assert.equal((await adam.post(path, { name: 'X' })).status, 404, path)
  }
})

test('a unit taken out of use stays with what is registered, and cannot take the name of another', async () => {
  const all = await world.acting('adam', units)
  const [house, children] = ['Ungehuset', 'Børnehuset'].map((name) => all.find((unit) => unit.name === name))
  assert.equal(
    (await adam.post(`/administration/units/${children?.id}`, { name: 'Ungehuset', version: 1, isActive: 'on' }))
      .status,
    422,
  )
  assert.equal(
    (await adam.post(`/administration/units/${children?.id}`, { name: 'Børnehuset', version: 1 })).status,
    303,
  )
  assert.match((await adam.get('/administration/units')).html, /Børnehuset <span class="chip chip-plain">ikke i brug/)
  assert.equal(house?.isActive, true)
})

test('R103 /was leads to the statement of the municipality, and says so when there is none yet', async () => {
  const visitor = world.signedOut()
  const list = await visitor.get('/was')
  assert.match(list.html, /href="\/k\/holbaek\/was"/)
  await sound(list.html)
  const missing = await visitor.get('/k/holbaek/was')
  assert.equal(missing.status, 200)
  assert.match(missing.html, /har ikke offentliggjort en tilgængelighedserklæring/)
  assert.match(missing.html, /Digitaliseringsstyrelsen/)
  await sound(missing.html)

  await adam.post('/administration/settings/face', {
    ...FACE,
    version: (await own()).version,
    accessibilityStatement: 'https://www.was.digst.dk/trin2-holbaek',
  })
  const { status, location } = await visitor.get('/k/holbaek/was')
  assert.deepEqual([status, location], [303, 'https://www.was.digst.dk/trin2-holbaek'])
  assert.equal((await visitor.get('/k/odense/was')).status, 404) // does not run its offer here
  assert.equal((await visitor.get('/k/ingen-by/was')).status, 404)

  await world.owner.query('update municipalities set is_open = false where id = $1', [KALUNDBORG])
  assert.equal((await visitor.get('/was')).location, '/k/holbaek/was')
})
