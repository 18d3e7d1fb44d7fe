import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import test from 'node:test'
import { casesIn } from '../../../test/cases.ts'
import { concernsIn, written } from '../../../test/concerns.ts'
import { validateHtml } from '../../../test/html.ts'
import { aWorld, type Fields, type Person } from '../../../test/world.ts'

const world = await aWorld()
const { aPathway, act } = casesIn(world)
const { aDraft, aSent } = concernsIn(world)

/** Ida wrote and sent it, Mette is responsible; Vera has a reason to open the pathway. */
async function aCase(changes = {}) {
  const pathway = await aPathway()
  const concernId = await aSent(pathway, 'ida', changes)
  await act(pathway.id, 'responsibility', { staffId: world.staff.mette.id, unitId: '' })
  await world.as('vera').post(`/pathways/${pathway.id}/access`, { reason: 'Vejleder skolen om barnet i dag.' })
  const all = `/pathways/${pathway.id}/concerns`
  return { ...pathway, concernId, all, address: `${all}/${concernId}` }
}
const looksOf = async (childId: string, person: Person) =>
  (
    await world.owner.query<{ kind: string; basis: string }>(
      "select kind, basis from access_log where child_id = $1 and staff_id = $2 and what = 'concern' order by at",
      [childId, world.staff[person].id],
    )
  ).rows
const statementsOf = async (person: Person, path: string) => (await world.as(person).get(path)).statements
const SENT = { channel: 'phone', day: '2026-11-23', time: '09:58' }
const RECEIPT = { outcome: 'receipt', receiptOn: '2026-11-23', caseReference: 'SAG-2026-118', note: '', askAgainOn: '' }

test('R84 all who open the pathway see that it was sent, when and to whom; only some what it says', async () => {
  const { id, childId, address } = await aCase()
  for (const person of ['ida', 'mette', 'lise'] as const) {
    const { status, html } = await world.as(person).get(address)
    assert.equal(status, 200, person)
    assert.match(html, /lugtede af øl/, person)
    assert.deepEqual(await validateHtml(html), [])
  }
  const { html } = await world.as('vera').get(address)
  assert.match(html, /Modtagelsen, Holbæk Kommune/)
  assert.match(html, /Sendt 23\. november 2026/)
  assert.match(html, /Indholdet kan læses af/)
  for (const secret of [written().facts, written().childWords, written().siblings, 'Haster', 'SAG-'])
    assert.ok(!html.includes(secret), secret)
  const history = await world.as('vera').get(`/pathways/${id}`)
  assert.match(history.html, /Underretning sendt/)
  assert.ok(!/lugtede|Modtagelsen/.test(history.html))
  assert.deepEqual(await looksOf(childId, 'vera'), [{ kind: 'read', basis: 'reason' }])
  assert.deepEqual(await looksOf(childId, 'lise'), [{ kind: 'read', basis: 'role' }])
})

test('R84 who may only know that it is there can neither print it, add to it nor follow it up', async () => {
  const { address } = await aCase()
  for (const noun of ['print', 'supplements/new', 'receipt', 'section-18']) {
    const { status, html } = await world.as('vera').get(`${address}/${noun}`)
    assert.equal(status, 403, noun)
    assert.ok(!html.includes('lugtede'), noun)
  }
  const posts: [string, Fields][] = [
    ['supplements/new', { text: 'Mere.', ...SENT }],
    ['receipt', RECEIPT],
    ['section-18', { begunOn: '2026-11-23' }],
  ]
  for (const [noun, fields] of posts)
    assert.equal((await world.as('vera').post(`${address}/${noun}`, { version: 1, ...fields })).status, 403, noun)
})

test('R84 a draft is found by its author and the leader, and by nobody else', async () => {
  const { id, all } = await aCase()
  const draft = await aDraft(id, 'ida', { facts: 'Ikke færdig.' })
  for (const person of ['mette', 'vera'] as const) {
    for (const noun of ['', '/draft', '/sending', '/removal', '/print'])
      assert.equal((await world.as(person).get(`${all}/${draft}${noun}`)).status, 404, `${person} ${noun}`)
    assert.ok(!(await world.as(person).get(all)).html.includes(draft), person)
  }
  for (const person of ['ida', 'lise'] as const) {
    assert.match((await world.as(person).get(`${all}/${draft}/draft`)).html, /Ikke færdig\./)
    assert.ok((await world.as(person).get(all)).html.includes(draft))
  }
  assert.equal((await world.as('ida').get(`${all}/${draft}`)).location, `${all}/${draft}/draft`)
})

test('who has no relation is refused, and another municipality and a garbled address find nothing', async () => {
  const { address, all, id } = await aCase()
  assert.equal((await world.as('ali').get(address)).status, 403)
  assert.equal((await world.as('karen').get(address)).status, 404)
  assert.equal((await world.as('bo').get(address)).status, 403)
  assert.equal((await world.as('ida').get(`${all}/skrald`)).status, 404)
  assert.equal((await world.as('lise').get(`/pathways/skrald/concerns`)).status, 404)
  const other = await aCase()
  assert.equal((await world.as('ida').get(`/pathways/${id}/concerns/${other.concernId}`)).status, 404)
})

test('R84 a supplement is a new row, and the receipt closes the question; both stand in the history', async () => {
  const { id, address } = await aCase()
  const early = await world
    .as('ida')
    .post(`${address}/supplements/new`, { version: 1, text: 'Mere.', ...SENT, day: '2026-11-22' })
  assert.match(early.html, /ikke være sendt før underretningen/)
  const added = await world.as('ida').post(`${address}/supplements/new`, {
    version: 1,
    text: 'Skolen ringede <b>igen</b>.',
    channel: 'phone',
    day: '2026-11-23',
    time: '10:00',
  })
  assert.equal(added.status, 303, added.html)
  const again = await world.as('mette').post(`${address}/receipt`, { version: 1, ...RECEIPT })
  assert.equal(again.status, 409, 'it was added to meanwhile')
  assert.match(again.html, /SAG-2026-118/)
  assert.equal((await world.as('mette').post(`${address}/receipt`, { version: 2, ...RECEIPT })).status, 303)

  const { html } = await world.as('mette').get(address)
  assert.match(html, /Skolen ringede &lt;b&gt;igen/)
  assert.match(html, /modtaget 23\. november 2026/)
  assert.match(html, /SAG-2026-118/)
  assert.match((await world.as('mette').get(`${address}/receipt`)).html, /Kvitteringen er registreret/)
  assert.equal((await world.as('mette').post(`${address}/receipt`, { version: 3, ...RECEIPT })).status, 409)
  const { rows } = await world.owner.query(
    "select done_at is not null as done, answer from tasks where pathway_id = $1 and kind = 'concern_receipt'",
    [id],
  )
  assert.deepEqual(rows, [{ done: true, answer: 'Kvitteringen er kommet.' }])
  const history = await world.as('vera').get(`/pathways/${id}`)
  assert.match(history.html, /Tilføjelse til underretning sendt/)
  assert.match(history.html, /Kvittering for underretning modtaget/)
  assert.ok(!/SAG-2026-118|Skolen ringede/.test(history.html))
})

test('until the receipt has come it is asked again, on a day that is chosen', async () => {
  const { id, address } = await aCase()
  const answer = { ...RECEIPT, outcome: 'no_answer', askAgainOn: '2026-11-25' }
  for (const [change, words] of [
    [{ askAgainOn: '2026-11-23' }, /Vælg en dag efter i dag/],
    [{ askAgainOn: '' }, /Vælg en dag efter i dag/],
    [{ outcome: 'receipt', receiptOn: '' }, /hvilken dag kvitteringen kom/],
    [{ outcome: 'receipt', receiptOn: '2026-11-24' }, /ikke være kommet i fremtiden/],
    [{ outcome: 'receipt', receiptOn: '2026-11-20' }, /før underretningen blev sendt/],
    [{ outcome: 'section_18' }, /Vælg, hvordan det er gået/],
  ] as const) {
    const { status, html } = await world.as('ida').post(`${address}/receipt`, { version: 1, ...answer, ...change })
    assert.equal(status, 422)
    assert.match(html, words)
  }
  assert.equal((await world.as('ida').post(`${address}/receipt`, { version: 1, ...answer })).status, 303)
  const { rows } = await world.owner.query(
    "select due_on::text, done_at is null as open, assignee_id from tasks where pathway_id = $1 and kind = 'concern_receipt' order by due_on",
    [id],
  )
  assert.deepEqual(rows, [
    { due_on: '2026-11-25', open: true, assignee_id: world.staff.ida.id },
    { due_on: '2026-12-01', open: false, assignee_id: world.staff.ida.id },
  ])
  const task = await world.owner.query<{ id: string }>(
    "select id from tasks where pathway_id = $1 and kind = 'concern_receipt' limit 1",
    [id],
  )
  assert.equal(
    (await world.as('ida').get(`/pathways/${id}/tasks/${task.rows[0]?.id}`)).status,
    404,
    'it has a page of its own',
  )
})

test('R35 that the social authority screens under § 18 is their information: no contact, no step, never our own word', async () => {
  const { id, address } = await aCase()
  const before = await casesIn(world).rowOf(id)
  assert.match(
    (await world.as('ida').post(`${address}/section-18`, { version: 1, begunOn: '2026-11-24', note: '' })).html,
    /ikke være begyndt i fremtiden/,
  )
  const { status } = await world
    .as('ida')
    .post(`${address}/section-18`, { version: 1, begunOn: '2026-11-23', note: 'Ringede i dag.' })
  assert.equal(status, 303)
  const { rows } = await world.owner.query('select type from contacts where pathway_id = $1', [id])
  assert.deepEqual(rows, [{ type: 'enquiry' }])
  const after = await casesIn(world).rowOf(id)
  assert.deepEqual([after.step, after.screening_on, after.clock], [before.step, before.screening_on, before.clock])
  const marks = await world.owner.query(
    "select 1 from ltt_due d join pathways p on p.child_id = d.child_id where p.id = $1 and d.since > '2026-11-23'",
    [id],
  )
  assert.equal(marks.rowCount, 0)

  for (const path of [address, `${address}/section-18`, `${address}/print`, `${address}/receipt`]) {
    const { html } = await world.as('ida').get(path)
    const said = html.match(/.{0,22}screening.{0,25}/gi) ?? []
    for (const words of said) assert.match(words, /socialforvaltningens screening efter barnets lov § 18/i, path)
  }
  assert.match(
    (await world.as('ida').get(address)).html,
    /Oplyst af dem: socialforvaltningens screening efter barnets lov § 18 er begyndt/,
  )
})

test('R35 the words of the module never say screening but in full, in the name of the social authority', () => {
  const folder = new URL('./', import.meta.url)
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.ts') || file.endsWith('.test.ts')) continue
    const lines = readFileSync(new URL(file, folder), 'utf8')
      .split('\n')
      .filter((line) => !/^\s*(\/\/|\*|\/\*\*)/.test(line))
    for (const line of lines.filter((each) => /screening/i.test(each)))
      assert.match(line, /[Ss]ocialforvaltningens screening efter barnets lov § 18/, `${file}: ${line}`)
  }
})

test('the national report never sees an underretning', async () => {
  const { id, childId } = await aCase()
  await world.owner.query('delete from ltt_due where child_id = $1', [childId])
  const other = await aSent({ id, childId }, 'ida')
  await world.as('ida').post(`/pathways/${id}/concerns/${other}/receipt`, { version: 1, ...RECEIPT })
  const { rowCount } = await world.owner.query('select 1 from ltt_due where child_id = $1', [childId])
  assert.equal(rowCount, 0)
})

test('the printed one has what the receiver needs: the number, the adults, and no hidden address', async () => {
  const { childId, address } = await aCase({ isAcute: true })
  await world.owner.query(
    "update people set address = 'Hemmelig Vej 7', has_protected_address = true, school = 'Østre Skole' where id = $1",
    [childId],
  )
  const { html, headers } = await world.as('ida').get(`${address}/print`)
  assert.match(html, /Underretning efter barnets lov § 133/)
  assert.match(html, /AKUT/)
  assert.match(html, /\d{6}-\d{4}/)
  assert.match(html, /beskyttet adresse/)
  assert.ok(!html.includes('Hemmelig Vej'))
  assert.match(html, /Østre Skole/)
  assert.match(html, /Ida Friis, socialrådgiver/)
  assert.ok(!/Mor ringede|Krop og mad|Mette Lund<\/dd>/.test(html), 'nothing of the way itself')
  assert.equal(headers.get('Cache-Control'), 'no-store')
  assert.deepEqual(await validateHtml(html), [])
})

test('leaders have the list, what is overdue first; nobody else has it', async () => {
  const late = await aCase()
  await world.owner.query("update tasks set due_on = '2026-11-19' where concern_id = $1", [late.concernId])
  const received = await aCase()
  await world.as('ida').post(`${received.address}/receipt`, { version: 1, ...RECEIPT })
  const { html, statements } = await world.as('lise').get('/concerns')
  assert.ok(html.indexOf(late.concernId) > 0 && html.indexOf(late.concernId) < html.lastIndexOf('/concerns/'))
  assert.equal(html.indexOf('/concerns/'), html.indexOf(`/concerns/${late.concernId}`), 'the overdue one stands first')
  assert.match(html, /skulle være spurgt for 4 dage siden/)
  assert.ok(!html.includes(received.concernId))
  assert.deepEqual(await validateHtml(html), [])
  const has = async (show: string, id: string) =>
    (await world.as('lise').get(`/concerns?show=${show}`)).html.includes(id)
  assert.ok(await has('overdue', late.concernId))
  assert.ok(!(await has('overdue', received.concernId)))
  assert.ok(await has('received', received.concernId))
  assert.ok(await has('sent', late.concernId))
  assert.ok(!(await has('drafts', late.concernId)))
  assert.equal((await world.as('lise').get('/concerns?show=%3Cscript%3E&page=-3')).status, 200)
  for (const person of ['ida', 'mette', 'vera', 'bo', 'adam'] as const)
    assert.equal((await world.as(person).get('/concerns')).status, 403, person)
  assert.ok(!(await world.as('karen').get('/concerns?show=sent')).html.includes(late.concernId))
  await aCase()
  assert.equal((await world.as('lise').get('/concerns')).statements, statements, 'one more row is no more statements')
})

test('the pages take a fixed number of statements', async () => {
  const { id, all, address } = await aCase()
  const pages = [all, `${all}/new`, address, `${address}/print`, `${address}/receipt`]
  const counts = []
  for (const page of pages) counts.push(await statementsOf('ida', page))
  await aSent({ id, childId: (await casesIn(world).rowOf(id)).child_id }, 'ida')
  for (const version of [1, 2])
    await world.as('ida').post(`${address}/supplements/new`, { version, text: `Nr. ${version}`, ...SENT })
  for (const [nth, page] of pages.entries()) assert.equal(await statementsOf('ida', page), counts[nth], page)
  assert.deepEqual(counts, [7, 7, 9, 14, 9])
})
