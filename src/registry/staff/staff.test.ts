import assert from 'node:assert/strict'
import { test } from 'node:test'
import { validateHtml } from '../../../test/html.ts'
import { signIn, withAccount } from '../../../test/sign-in.ts'
import { aVisitor } from '../../../test/visitor.ts'
import { aWorld, HOLBAEK, type Fields } from '../../../test/world.ts'

const world = await aWorld()
const LIST = '/administration/staff'

let nth = 0
const someone = (changes: Fields = {}): Fields => {
  nth += 1
  return {
    name: 'Åse Østergård-Kjærbølling',
    email: `aase.${nth}@example.org`,
    profession: 'psykolog',
    authorisationNumber: '',
    unitId: '',
    roles: ['therapist'],
    ...changes,
  }
}

/** Adds somebody as Adam does, and gives their id. */
async function added(changes: Fields = {}): Promise<string> {
  const answer = await world.as('adam').post(LIST, someone(changes))
  assert.equal(answer.status, 303)
  return answer.location?.split('/').at(-1) ?? ''
}

const versionOf = async (id: string) =>
  (await world.owner.query<{ version: number }>('select version from staff where id = $1', [id])).rows[0]?.version ?? 0
const rolesOf = async (id: string) =>
  (
    await world.owner.query<{ role: string }>('select role from staff_roles where staff_id = $1 order by role', [id])
  ).rows.map(({ role }) => role)
const change = async (id: string, changes: Fields = {}) =>
  world.as('adam').post(`${LIST}/${id}`, { ...someone(), version: await versionOf(id), ...changes })

test('the list is in Danish order, tells roles and access, and costs three statements', async () => {
  await added({ name: 'Aage Zøllner' })
  const page = await world.as('adam').get(LIST)
  assert.equal(page.statements, 3)
  assert.deepEqual(await validateHtml(page.html), [])
  const names = [...page.html.matchAll(/staff\/[0-9a-f-]{36}">([^<]+)</g)].map(([, name]) => name)
  assert.deepEqual(names, [
    'Adam Juhl',
    'Ali Demir',
    'Bo Bang',
    'Ida Friis',
    'Lise Holt',
    'Mette Lund',
    'Vera Krogh',
    'Aage Zøllner',
  ])
  assert.match(page.html, /link til 26\. nov\. kl\. 10\.00/)
  assert.doesNotMatch(page.html, /Karen Øst/)
})

test('R54 somebody is added with roles of their own, and the link to their first sign-in is shown once', async () => {
  const browser = aVisitor(world)
  await browser.post('/sign-in/demo', { municipality: HOLBAEK, staff: world.staff.adam.id })
  const { at, html } = await browser.follow(
    LIST,
    someone({
      name: 'Freja Æbelø',
      roles: ['intake', 'therapist'],
      unitId: world.staff.mette.unitId,
      authorisationNumber: '1ab2c',
    }),
  )
  assert.match(html, /Freja Æbelø/)
  assert.match(html, /value="1AB2C"/)
  const [, link = ''] = /<code>http:\/\/localhost(\/activation\/0316-[\w-]{43})<\/code>/.exec(html) ?? []
  assert.equal((await world.signedOut().get(link)).status, 200)
  assert.doesNotMatch((await browser.get(at)).html, /activation\/0316/)
  assert.deepEqual(await rolesOf(at.split('/').at(-1) ?? ''), ['intake', 'therapist'])
})

test('R54 a shared address, an address somebody has, and a person without a role are refused, and all that was typed is kept', async () => {
  const cases = [
    [{ email: 'kontakt@holbaek.dk' }, /læst af flere/],
    [{ email: 'METTE@example.org' }, /bruges af en anden medarbejder/],
    [{ email: 'ikke en adresse' }, /Skriv en e-mailadresse/],
    [{ email: '👩‍⚕️@example.org' }, /Skriv en e-mailadresse/],
    [{ roles: [] }, /Vælg mindst én rolle/],
    [{ roles: ['administrator', 'chef'] }, /Vælg blandt mulighederne/],
    [{ name: '<script>alert(1)</script>' }, /Et navn består af bogstaver/],
    [{ name: 'x'.repeat(10_000) }, /højst 100 tegn/],
    [{ profession: '' }, /Skriv stillingen/],
    [{ authorisationNumber: 'Æ1' }, /højst fem bogstaver og tal/],
    [{ unitId: crypto.randomUUID() }, /Vælg en af mulighederne/],
    [{ unitId: world.staff.karen.unitId }, /Vælg en af mulighederne/],
  ] as const
  for (const [wrong, words] of cases) {
    const answer = await world
      .as('adam')
      .post(LIST, someone({ profession: 'cand.psych. & børneneuropsykolog', ...wrong }))
    assert.equal(answer.status, 422, String(words))
    assert.match(answer.html, words)
    if (!('profession' in wrong)) assert.match(answer.html, /value="cand\.psych\. &amp; børneneuropsykolog"/)
    assert.doesNotMatch(answer.html, /<script>alert/)
  }
  assert.deepEqual(await validateHtml((await world.as('adam').post(LIST, someone({ roles: [] }))).html), [])
})

test('an authorisation belongs to one person', async () => {
  await added({ authorisationNumber: 'XYZ99' })
  const answer = await world.as('adam').post(LIST, someone({ authorisationNumber: 'xyz99' }))
  assert.equal(answer.status, 422)
  assert.match(answer.html, /hører til en anden medarbejder/)
  await added()
  await added()
})

test('two administrators who add the same address at once make one person', async () => {
  const fields = someone()
  const answers = await Promise.all([
    world.as('adam').post(LIST, fields),
    world.as('adam').post(LIST, fields),
    world.as('adam').post(LIST, fields),
  ])
  assert.deepEqual(
    answers.map(({ status }) => status).toSorted((a, b) => a - b),
    [303, 422, 422],
  )
})

test('somebody is changed, and their roles with them', async () => {
  const id = await added({ roles: ['intake', 'secretary'] })
  const answer = await change(id, { name: 'Nyt Navn', roles: ['secretary', 'leader'] })
  assert.equal(answer.location, LIST)
  assert.deepEqual(await rolesOf(id), ['secretary', 'leader'])
  const page = await world.as('adam').get(`${LIST}/${id}`)
  assert.match(page.html, /Nyt Navn/)
  assert.equal(page.statements, 5)
  assert.deepEqual(await validateHtml(page.html), [])
})

test('the second of two who change one person is told, and loses nothing that was typed', async () => {
  const id = await added()
  const seen = await versionOf(id)
  await change(id, { name: 'Den Første' })
  const second = await change(id, { name: 'Den Anden', version: seen })
  assert.equal(second.status, 409)
  assert.match(second.html, /En anden har gemt en ændring/)
  assert.match(second.html, /Der står nu: Den Første/)
  assert.match(second.html, /value="Den Anden"/)
  assert.equal((await change(id, { name: 'Den Anden' })).status, 303)
})

test('nobody takes the administration from themselves, or closes their own access', async () => {
  const { id } = world.staff.adam
  const answer = await change(id, { email: 'adam@example.org', roles: ['leader'] })
  assert.equal(answer.status, 422)
  assert.match(answer.html, /ikke tage rollen som systemadministrator fra dig selv/)
  const closing = await world.as('adam').post(`${LIST}/${id}/closure`)
  assert.equal(closing.status, 409)
  assert.match(closing.html, /ikke lukke din egen adgang/)
  assert.deepEqual(await rolesOf(id), ['administrator'])
  assert.match((await world.as('adam').get(`${LIST}/${id}`)).html, /Du kan ikke lukke din egen adgang/)
})

test('access is closed and opened again, and the list follows', async () => {
  const id = await added({ name: 'Gæst Gammelgård' })
  assert.equal((await world.as('adam').post(`${LIST}/${id}/closure`)).status, 303)
  assert.equal((await world.as('adam').post(`${LIST}/${id}/activation`)).status, 409, 'no link for a closed access')
  assert.doesNotMatch((await world.as('adam').get(LIST)).html, /Gæst Gammelgård/)
  assert.match((await world.as('adam').get(`${LIST}?closed=yes`)).html, /Gæst Gammelgård/)
  assert.equal((await world.as('adam').post(`${LIST}/${id}/reopening`)).status, 303)
  assert.match((await world.as('adam').get(LIST)).html, /Gæst Gammelgård/)
})

test('an administrator opens what failures have locked', async () => {
  await withAccount(world, 'vera')
  for (let nth = 0; nth < 5; nth += 1)
    await signIn(world, { person: 'vera', password: 'forkert adgangskode', code: '000000' })
  const member = `${LIST}/${world.staff.vera.id}`
  assert.match((await world.as('adam').get(member)).html, /låst til 23\. nov\. kl\. 10\.15/)
  assert.equal((await world.as('adam').post(`${member}/unlocking`)).status, 303)
  assert.match((await world.as('adam').get(member)).html, /kan logge ind/)
})

test('an administrator who makes a new link for themselves goes straight to it', async () => {
  const { location } = await world.as('adam').post(`${LIST}/${world.staff.adam.id}/activation`)
  assert.match(location ?? '', /^\/activation\/0316-/)
  assert.match((await world.signedOut().get(location ?? '')).html, /Velkommen, Adam Juhl/)
})

test('a button pressed twice is done once', async () => {
  const id = await added()
  const once = crypto.randomUUID()
  assert.equal((await world.as('adam').post(`${LIST}/${id}/activation`, { once })).status, 303)
  assert.equal((await world.as('adam').post(`${LIST}/${id}/activation`, { once })).status, 422)
})

test('a leader sees who works here and changes nothing', async () => {
  const id = await added()
  const list = await world.as('lise').get(LIST)
  assert.equal(list.status, 200)
  assert.doesNotMatch(list.html, /Tilføj medarbejder/)
  const page = await world.as('lise').get(`${LIST}/${id}`)
  assert.equal(page.status, 200)
  assert.doesNotMatch(page.html, /<button[^>]*>(Gem|Luk adgang|Lav)/)
  for (const path of [
    `${LIST}/${id}`,
    LIST,
    ...['activation', 'unlocking', 'closure', 'reopening'].map((act) => `${LIST}/${id}/${act}`),
  ]) {
    assert.equal((await world.as('lise').post(path, someone())).status, 403, path)
  }
  assert.equal((await world.as('lise').get(`${LIST}/new`)).status, 403)
})

test('those who work with children, another municipality and nobody are kept out', async () => {
  assert.equal((await world.as('mette').get(LIST)).status, 403)
  assert.equal((await world.as('karen').get(`${LIST}/${world.staff.mette.id}`)).status, 404)
  assert.equal((await world.as('adam').get(`${LIST}/not-an-id`)).status, 404)
  assert.equal((await world.signedOut().get(LIST)).location, '/sign-in?next=%2Fadministration%2Fstaff')
  assert.equal((await world.signedOut().post(LIST, someone())).status, 401)
})

test('a long list is shown fifty at a time, by links', async () => {
  await world.owner.query(
    "insert into staff (municipality_id, name, email, profession) select '0326', 'Medarbejder ' || n, 'm' || n || '@example.org', 'psykolog' from generate_series(1, 60) n",
  )
  const first = await world.as('karen').get(LIST)
  assert.equal(first.html.match(/href="\/administration\/staff\/[0-9a-f-]{36}"/g)?.length, 50)
  assert.match(first.html, /href="\/administration\/staff\?page=2"/)
  const second = await world.as('karen').get(`${LIST}?page=2`)
  assert.equal(second.html.match(/href="\/administration\/staff\/[0-9a-f-]{36}"/g)?.length, 11)
  for (const page of ['0', '-1', 'x', '999999999999'])
    assert.equal((await world.as('karen').get(`${LIST}?page=${page}`)).status, 200)
})
