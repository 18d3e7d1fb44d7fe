import assert from 'node:assert/strict'
import test from 'node:test'
import { casesIn } from '../../../../test/cases.ts'
import { validateHtml } from '../../../../test/html.ts'
import { readPdf } from '../../../../test/pdf.ts'
import { aWorld, type Fields } from '../../../../test/world.ts'

const world = await aWorld()
const { aPathway, act, versionOf, regretted } = casesIn(world)

const rows = async (sql: string, values: unknown[]) =>
  (await world.owner.query({ text: sql, values, rowMode: 'array' })).rows
const mette = world.as('mette')

async function aCase() {
  world.setTime('2026-11-23T09:00:00Z')
  const pathway = await aPathway({ givenName: 'Hemmelig' })
  await act(pathway.id, 'responsibility', { staffId: world.staff.mette.id, unitId: '' })
  return pathway
}
const plan = { myself: 'Gå en tur med <hunden>.', helpers: 'Mor', madeOn: '2026-11-23', onPhone: 'yes', sharedWith: '' }
const write = async (id: string, more: Fields = {}) =>
  mette.post(`/pathways/${id}/risk/plan`, { version: await versionOf(id), ...plan, ...more })

/** The address that is shown once to whoever made the link. */
async function aLink(id: string): Promise<string> {
  const made = await mette.post(`/pathways/${id}/risk/plan/links`)
  assert.equal(made.status, 303)
  const cookie = made.headers.get('Set-Cookie')?.split(';')[0] ?? ''
  const signed = await shownWith(id, cookie)
  const link = /href="http:\/\/localhost(\/k\/holbaek\/plan\/[\w-]{43})"/.exec(signed)?.[1]
  assert.ok(link)
  return link
}
const shownWith = async (id: string, cookie: string) =>
  (await mette.get(`/pathways/${id}/risk`, { Cookie: cookie })).html
const read = (link: string) => world.signedOut().get(link)

test('a plan is written in versions, stands in the journal, and is printed without a name', async () => {
  const { id } = await aCase()
  assert.equal((await write(id)).status, 303)
  assert.equal((await write(id, { myself: 'Ringe til mormor.', sharedWith: 'Mor' })).status, 303)
  const { html } = await mette.get(`/pathways/${id}/risk`)
  assert.match(html, /Version 2[\s\S]*Ringe til mormor\.[\s\S]*Version 1[\s\S]*Gå en tur med &lt;hunden&gt;/)
  assert.deepEqual(await validateHtml(html), [])
  const [, [entry] = []] = await rows(
    "select body -> 0 ->> 'text' from journal_entries where pathway_id = $1 and kind = 'risk' order by sequence",
    [id],
  )
  assert.match(entry, /version 2[\s\S]*Det kan jeg selv gøre: Ringe til mormor\.[\s\S]*vil dele den med: Mor/)
  const pdf = await mette.getFile(`/pathways/${id}/risk/plan/pdf`)
  assert.equal(pdf.headers.get('Content-Type'), 'application/pdf')
  const { text } = await readPdf(pdf.bytes)
  assert.match(text, /Ringe til mormor[\s\S]*112[\s\S]*70 201 201[\s\S]*116 111/)
  assert.doesNotMatch(text, /Hemmelig|Holm/)
  for (const [more, words] of [
    [{ myself: '', helpers: '' }, /Skriv mindst én del/],
    [{ madeOn: '2026-11-24' }, /Dagen ligger i fremtiden/],
    [{ onPhone: undefined }, /Spørg barnet\/den unge/],
  ] as const) {
    const refused = await write(id, more)
    assert.equal(refused.status, 422)
    assert.match(refused.html, words)
  }
})

test('the link shows the newest version on a phone, names nobody, is kept by nobody, and its token stands nowhere', async () => {
  const { id } = await aCase()
  await write(id)
  const link = await aLink(id)
  await write(id, { myself: 'Ringe til mormor.' })
  const page = await read(link)
  assert.equal(page.status, 200)
  assert.match(page.html, /Ringe til mormor\./)
  assert.doesNotMatch(page.html, /Hemmelig|Holm|Mette/)
  assert.match(page.html, /<meta name="robots" content="noindex/)
  assert.equal(page.headers.get('Cache-Control'), 'no-store')
  assert.match(page.headers.get('X-Robots-Tag') ?? '', /noindex/)
  assert.match(page.html, /<meta name="referrer" content="strict-origin"/)
  assert.deepEqual(await validateHtml(page.html), [])
  const token = link.split('/').at(-1) ?? ''
  assert.ok(!JSON.stringify(world.log).includes(token))
  assert.doesNotMatch((await mette.get(`/pathways/${id}/risk`)).html, new RegExp(token), 'it was shown once')
  const [[kept] = []] = await rows('select token_hash::text from safety_plan_links where pathway_id = $1', [id])
  assert.ok(!String(kept).includes(token))
  assert.equal((await read(`/k/kalundborg/plan/${token}`)).status, 404, 'another municipality has none')
})

test('a link works no more when it is taken back, has expired, is not wanted, or its pathway was a mistake', async () => {
  const takesBack = async (id: string) => {
    const [[linkId] = []] = await rows('select id from safety_plan_links where pathway_id = $1', [id])
    assert.equal((await mette.post(`/pathways/${id}/risk/plan/links/${linkId}/removal`)).status, 303)
    assert.equal((await mette.post(`/pathways/${id}/risk/plan/links/${linkId}/removal`)).status, 303, 'it stays so')
  }
  const ways: [(id: string) => Promise<unknown>, string][] = [
    [takesBack, 'taken back'],
    [async () => world.setTime('2027-05-23T09:00:00Z'), 'expired'],
    [(id) => write(id, { onPhone: 'no' }), 'not wanted'],
    [(id) => regretted(id), 'a mistake'],
  ]
  for (const [way, what] of ways) {
    const { id } = await aCase()
    await write(id)
    const link = await aLink(id)
    assert.equal((await read(link)).status, 200)
    await way(id)
    assert.equal((await read(link)).status, 404, what)
  }
})

test('no link is made of a plan that the young person does not want on their phone', async () => {
  const { id } = await aCase()
  assert.equal((await mette.post(`/pathways/${id}/risk/plan/links`)).status, 409)
  await write(id, { onPhone: 'no' })
  assert.equal((await mette.post(`/pathways/${id}/risk/plan/links`)).status, 409)
  assert.match((await mette.get(`/pathways/${id}/risk`)).html, /vil ikke have den på sin telefon/)
})

test('who tries addresses is slowed down, and the database lets a link be taken back and nothing else', async () => {
  const { id } = await aCase()
  await write(id)
  const link = await aLink(id)
  for (const change of ["set expires_at = expires_at + interval '1 day'", 'set revoked_at = null'])
    await assert.rejects(world.owner.query(`update safety_plan_links ${change} where pathway_id = $1`, [id]), {
      code: 'TR036',
    })
  let last = 0
  for (let nth = 0; nth < 61; nth += 1)
    last = (await read(`${link.slice(0, -4)}${String(nth).padStart(4, '0')}`)).status
  assert.equal(last, 429)
  await world.owner.query('delete from attempts')
})
