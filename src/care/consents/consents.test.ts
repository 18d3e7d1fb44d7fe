import assert from 'node:assert/strict'
import test from 'node:test'
import { casesIn } from '../../../test/cases.ts'
import { aFamily } from '../../../test/consents.ts'
import { validateHtml } from '../../../test/html.ts'
import { aWorld } from '../../../test/world.ts'
import { recordCustody } from '#registry/people/people.ts'

const world = await aWorld()
const { aPathway, act, talk, moment, versionOf } = casesIn(world)
const NOON = '2026-11-23T12:00:00Z'

const TEN = '2016-05-05'
const SIXTEEN = '2010-05-05'
const said = { decision: 'permit', givenAs: 'oral', givenOn: '2026-11-21', informedOf: 'Hvad behandlingen går ud på.' }

const aCase = async (born = TEN, holders: string[] = ['Anne', 'Peter'], others: string[] = []) => {
  const pathway = await aPathway({ born, withConsent: false })
  return { ...pathway, ids: await aFamily(world, pathway, holders, others) }
}
const rows = async (sql: string, values: unknown[]) =>
  (await world.owner.query({ text: sql, values, rowMode: 'array' })).rows
const see = async (id: string, noun = 'consent') =>
  (await world.as('ida').get(`/pathways/${id}${noun && `/${noun}`}`)).html
const journal = (id: string) =>
  rows(
    "select body -> 0 ->> 'text' from journal_entries where pathway_id = $1 and kind = 'consent' order by sequence",
    [id],
  )
const contacts = async (id: string) =>
  (await rows("select type || ' ' || status from contacts where pathway_id = $1 and type <> 'enquiry'", [id])).flat()
/** The clock moves on, and back again when the test has ended. */
const later = (at: string) => world.setTime(at)
const morning = () => world.setTime('2026-11-23T09:00:00Z')

test('R70 two who share custody both say yes, in one form, before a screening can be registered', async () => {
  const { id, ids } = await aCase()
  const page = await see(id, '')
  assert.match(page, /aria-disabled="true"[^>]*>\s*Registrér screening/)
  assert.match(page, /Der mangler samtykke fra Anne Holm\. Der mangler samtykke fra Peter Holm\./)
  assert.match(page, new RegExp(`href="/pathways/${id}/consent"`))
  assert.match(await see(id, 'talks/screening'), /mangler samtykke fra Anne Holm[\s\S]*Gå til samtykke/)
  const refused = await act(id, 'talks/screening', talk('2026-11-22'))
  assert.equal(refused.status, 409)
  assert.deepEqual(await contacts(id), [])

  const answered = await act(id, 'consents/new', { ...said, givers: [ids['Anne'] ?? '', ids['Peter'] ?? ''] })
  assert.equal(answered.status, 303)
  assert.equal(answered.location, `/pathways/${id}/consent`)
  assert.match(await see(id, ''), /Samtykke givet/)
  assert.equal((await act(id, 'talks/screening', talk('2026-11-22'))).status, 303)
  assert.deepEqual(await contacts(id), ['screening held'])
})

test('R69 a screening before the day of the consent is refused at its field, and what was typed stands', async () => {
  const { id, ids } = await aCase(TEN, ['Anne'])
  await act(id, 'consents/new', { ...said, givers: ids['Anne'] })
  const { status, html } = await act(id, 'talks/screening', talk('2026-11-20', { summary: 'Svære spørgsmål.' }))
  assert.equal(status, 422)
  assert.match(html, /Der mangler samtykke fra Anne Holm\./)
  assert.match(html, /Svære spørgsmål\./)
  assert.deepEqual(await contacts(id), [])
})

test('R52 what was said stands in the journal: what, who, when, and what they were told', async () => {
  const { id, ids } = await aCase()
  await act(id, 'consents/new', { ...said, givers: ids['Anne'], givenAs: 'written' })
  await act(id, 'consents/new', { ...said, givers: ids['Peter'], decision: 'deny' })
  const [[yes = ''] = [], [no = ''] = []] = await journal(id)
  assert.match(yes, /^Anne Holm siger ja til screening og behandling i forløbet\. Skriftligt, 21\. november 2026\./)
  assert.match(yes, /Informeret om: Hvad behandlingen går ud på\./)
  assert.match(no, /^Peter Holm siger nej/)
  const names = await rows("select name from events where pathway_id = $1 and name like 'consent.%' order by name", [
    id,
  ])
  assert.deepEqual(names.flat(), ['consent.denied', 'consent.permitted'])
})

test('R70 parents who do not agree: no treatment, a page that says what can be said, and the talk in the journal', async () => {
  const { id, ids } = await aCase()
  await act(id, 'consents/new', { ...said, givers: ids['Anne'] })
  await act(id, 'consents/new', { ...said, givers: ids['Peter'], decision: 'deny' })
  const page = await see(id)
  assert.match(page, /Siger nej: Peter Holm/)
  assert.match(page, /Når forældre ikke er enige/)
  assert.match(await see(id, 'consent/disagreement'), /Familieretshuset/)
  const talked = await act(id, 'consent/disagreement', { said: 'Begge er hørt.', agreed: 'Nyt møde i uge 49.' })
  assert.equal(talked.status, 303)
  assert.match(String((await journal(id)).at(-1)), /Begge er hørt\.[\s\S]*Nyt møde i uge 49/)
  const refused = await act(id, 'talks/screening', talk('2026-11-22'))
  assert.equal(refused.status, 422)
  assert.match(refused.html, /Peter Holm siger nej til behandling\. Begge skal være enige\./)
  assert.deepEqual(await contacts(id), [])
})

test('R81 an adult who does not hold custody is refused with the reason and the way to mend it', async () => {
  const { id, childId, ids } = await aCase(TEN, ['Anne'], ['Bodil'])
  const { status, html } = await act(id, 'consents/new', {
    ...said,
    givers: ids['Bodil'],
    informedOf: 'Fortalt om 😀.',
  })
  assert.equal(status, 422)
  assert.match(html, /Bodil Holm: Kun den, der har forældremyndigheden/)
  assert.match(html, new RegExp(`href="/children/${childId}/custody"`))
  assert.match(html, /Fortalt om 😀\./)
  assert.equal((await act(id, 'consents/new', { ...said, givers: childId })).status, 422)
  assert.equal((await act(id, 'consents/new', { ...said, givers: world.staff.ida.id })).status, 422)
  assert.deepEqual(await rows('select 1 from treatment_consents where pathway_id = $1', [id]), [])
})

test('R69 unknown custody, and shared custody of which one is registered, are said and lead to the register', async () => {
  const unknown = await aCase(TEN, [])
  assert.match(await see(unknown.id), /Mangler: forældremyndighed[\s\S]*Registrér forældremyndigheden/)
  const { id, childId, ids } = await aCase(TEN, ['Anne'])
  await world.acting('ida', (ctx) =>
    recordCustody(ctx, childId, {
      holders: [{ adultId: ids['Anne'] ?? '' }],
      sharing: 'shared',
      source: 'stated_by_parent',
      sourceDate: '2026-11-20',
      validFrom: '2026-11-20',
    }),
  )
  await act(id, 'consents/new', { ...said, givers: ids['Anne'] })
  assert.match(await see(id), /Forældremyndigheden er fælles, men kun den ene er registreret/)
})

test('R74 a consent that is taken back stops treatment from then on, makes a task, and can be given again', async () => {
  const { id, ids } = await aCase(TEN, ['Anne'])
  await act(id, 'consents/new', { ...said, givers: ids['Anne'] })
  await act(id, 'talks/screening', talk('2026-11-21'))
  await act(id, 'outcome', { outcome: 'treatment', on: '2026-11-21', reason: 'I målgruppen.', guidance: '' })
  await act(id, 'plans/treatment', talk('2026-11-30'))
  const consent = String((await rows('select id from treatment_consents where pathway_id = $1', [id]))[0])
  assert.match(await see(id, `consents/${consent}/withdrawal`), /Anne Holm gav samtykke/)
  later('2026-11-23T10:30:00Z')
  assert.equal((await act(id, `consents/${consent}/withdrawal`, { by: 'giver', reason: '', ...moment() })).status, 303)
  const page = await see(id)
  assert.match(page, /Trukket tilbage/)
  assert.match(page, /Aftaler, der venter på samtykke[\s\S]*kan ikke holdes nu/)
  assert.match(await see(id, ''), /aria-disabled="true"[^>]*>\s*Registrér behandling/)
  const again = await act(id, `consents/${consent}/withdrawal`, { by: 'giver', reason: '', ...moment() })
  assert.equal(again.status, 409)
  const tasks = () =>
    rows("select kind, done_at is not null from tasks where pathway_id = $1 and kind = 'consent_withdrawn'", [id])
  assert.deepEqual(await tasks(), [['consent_withdrawn', false]])

  later(NOON)
  const form = { form: 'individual_with_child' }
  const held = (time: string) => act(id, 'talks/treatment', talk('2026-11-23', { ...form, time }))
  const after = await held('12:00')
  assert.equal(after.status, 422)
  assert.match(after.html, /Anne Holm har trukket sit samtykke tilbage/)
  assert.equal((await held('11:00')).status, 303, 'held before it was taken back')
  const early = await act(id, 'consents/new', { ...said, givers: ids['Anne'], givenOn: '2026-11-22' })
  assert.equal(early.status, 422)
  assert.match(early.html, /trukket samtykket tilbage senere end den dag/)
  assert.equal((await act(id, 'consents/new', { ...said, givers: ids['Anne'], givenOn: '2026-11-23' })).status, 303)
  assert.deepEqual(await tasks(), [['consent_withdrawn', true]])
  later('2026-11-23T13:30:00Z')
  assert.equal((await held('12:30')).status, 422, 'between the two')
  assert.equal((await held('14:00')).status, 303)
  morning()
})

test('R72 a young person who cannot consent: an assessment with its reason, and then those who hold custody', async () => {
  const { id, ids, childId } = await aCase(SIXTEEN, ['Anne'])
  assert.match(await see((await aCase()).id, 'capacity/new'), /aria-disabled="true"/)
  const short = await act(id, 'capacity/new', { finding: 'unable', assessedOn: '2026-11-21', reason: 'Nej' })
  assert.equal(short.status, 422)
  const reason = 'Kunne efter tre forklaringer ikke gengive, hvad behandling er.'
  assert.equal((await act(id, 'capacity/new', { finding: 'unable', assessedOn: '2026-11-21', reason })).status, 303)
  assert.equal((await act(id, 'consents/new', { ...said, givers: childId })).status, 422)
  assert.equal((await act(id, 'consents/new', { ...said, givers: ids['Anne'] })).status, 303)
  assert.deepEqual(await rows('select capacity from treatment_consents where pathway_id = $1', [id]), [
    ['custody_holder_for_unable'],
  ])
  assert.equal((await act(id, 'talks/screening', talk('2026-11-22'))).status, 303)
})

test('what was registered in error stands with its reason and counts no more, unless something that was held rests on it', async () => {
  const { id, ids } = await aCase(TEN, ['Anne'])
  await act(id, 'consents/new', { ...said, givers: ids['Anne'] })
  const consent = String((await rows('select id from treatment_consents where pathway_id = $1', [id]))[0])
  await act(id, 'talks/screening', talk('2026-11-22'))
  const address = `consent/mistakes/${consent}`
  const resting = await act(id, address, { reason: 'Forkert barn.' })
  assert.equal(resting.status, 409)
  assert.match(resting.html, /hviler på det/)
  const screening = String(
    (await rows("select id from contacts where pathway_id = $1 and type = 'screening'", [id]))[0],
  )
  await act(id, `contacts/${screening}/correction`, { reason: 'Forkert barn.' })
  assert.equal((await act(id, address, { reason: 'Forkert barn.' })).status, 303)
  assert.match(await see(id), /registreret ved en fejl[\s\S]*Fejl: Forkert barn\./)
  assert.match(await see(id), /Mangler: Anne Holm/)
})

test('two at once: who comes second keeps what was typed, and is told', async () => {
  const { id, ids } = await aCase(TEN, ['Anne'])
  const version = await versionOf(id)
  const fields = { ...said, givers: ids['Anne'], version }
  const answers = await Promise.all([1, 2].map(() => world.as('ida').post(`/pathways/${id}/consents/new`, fields)))
  assert.deepEqual(
    answers.map(({ status }) => status).toSorted((a, b) => a - b),
    [303, 409],
  )
  const { status, html } = await world
    .as('ida')
    .post(`/pathways/${id}/consents/new`, { ...fields, informedOf: 'Noget andet.' })
  assert.equal(status, 409)
  assert.match(html, /Noget andet\./)
  assert.match(html, /Forløbet er ændret, mens du skrev/)
})

test('bad input is refused with words, and the page stands', async () => {
  const { id } = await aCase(TEN, ['Anne'])
  for (const fields of [
    {},
    { ...said, givers: 'x' },
    { ...said, givers: '', givenOn: '2026-02-30' },
    { ...said, informedOf: 'x'.repeat(10_000) },
    { ...said, decision: 'maybe' },
  ]) {
    const { status, html } = await act(id, 'consents/new', fields)
    assert.equal(status, 422)
    assert.deepEqual(await validateHtml(html), [])
  }
  for (const noun of ['consent', 'consents/garbage/withdrawal', 'consent/mistakes/garbage'])
    assert.equal((await world.as('ida').get(`/pathways/${noun === 'consent' ? 'x' : id}/${noun}`)).status, 404)
})

test('a page of consents costs the same number of statements however much is recorded', async () => {
  const { id, ids } = await aCase()
  const before = (await world.as('ida').get(`/pathways/${id}/consent`)).statements
  await act(id, 'consents/new', { ...said, givers: [ids['Anne'] ?? '', ids['Peter'] ?? ''] })
  const { statements, html } = await world.as('ida').get(`/pathways/${id}/consent`)
  assert.equal(statements, before)
  assert.ok(statements <= 30, `${statements} statements`)
  assert.deepEqual(await validateHtml(html), [])
})

test('R52 nobody changes or deletes what was recorded, and no path into the table of contacts goes around the rule', async () => {
  const { id, ids } = await aCase(TEN, ['Anne'])
  await act(id, 'consents/new', { ...said, givers: ids['Anne'] })
  for (const table of [
    'treatment_consents',
    'consent_withdrawals',
    'capacity_assessments',
    'custody_notices',
    'consent_errors',
  ]) {
    await assert.rejects(world.owner.query(`truncate ${table} cascade`), /never changed/, table)
    await assert.rejects(
      world.inMunicipality('0316', (db) => db.deleteFrom(table as 'treatment_consents').execute()), // one of the five
      /permission denied/,
    )
  }
  await assert.rejects(world.owner.query('delete from treatment_consents where pathway_id = $1', [id]), /never changed/)
  await assert.rejects(
    world.owner.query("update treatment_consents set decision = 'deny' where pathway_id = $1", [id]),
    /never changed/,
  )
  const other = await aCase(TEN, ['Anne'])
  await assert.rejects(
    world.owner.query(
      "insert into contacts (municipality_id, pathway_id, type, status, starts_at, on_day, registered_at) values ('0316', $1, 'screening', 'held', '2026-11-22T10:00Z', '2026-11-22', now())",
      [other.id],
    ),
    { code: 'TR069' },
  )
})
