import assert from 'node:assert/strict'
import test from 'node:test'
import { casesIn } from '../../../test/cases.ts'
import { readPdf } from '../../../test/pdf.ts'
import { validateHtml } from '../../../test/html.ts'
import { notesIn } from '../../../test/notes.ts'
import { enterInJournal } from './journal.ts'
import { aWorld, type Fields, type Person } from '../../../test/world.ts'

const world = await aWorld()
const cases = casesIn(world)
const { aTalk, sign } = notesIn(world, cases)
const extract = (id: string) => `/pathways/${id}/journal/extract`

const printed = async (id: string, fields: Fields = {}, person: Person = 'ida') => {
  const body = new URLSearchParams()
  for (const [name, value] of Object.entries({ part: 'all', wordings: 'all', ...fields }))
    for (const one of Array.isArray(value) ? value : [value]) body.append(name, String(one))
  return world.as(person).postForFile(extract(id), body)
}

test('R46 a printed journal holds each note with who and when, and what it said before it was corrected', async () => {
  const { id, childId, note } = await aTalk()
  await sign('ida', note, { problem: '#eval("Sover") dårligt & <b>vågner</b>' })
  const [first] = await notesIn(world, cases).entriesOf(childId)
  await sign('ida', `/pathways/${id}/journal/${first.id}/correction`, {
    problem: 'Sover godt',
    reason: 'Hørt forkert.',
  })

  const { status, headers, bytes } = await printed(id)
  assert.equal(status, 200)
  assert.equal(headers.get('Content-Type'), 'application/pdf')
  assert.equal(headers.get('Content-Disposition'), 'attachment; filename="journal-2026-11-23.pdf"')
  const read = await readPdf(bytes)
  assert.equal(read.info.get('Title'), 'Udskrift af journal')
  for (const said of [
    'Josefine Test Holm',
    '5. maj 2014',
    cases.lastCpr(),
    'Holbæk Kommune',
    'Udskrevet af: Ida Friis, socialrådgiver',
    '23. november 2026 kl. 10.00',
    'Sover godt',
    'Rettet, fordi: Hørt forkert.',
    'Det oprindelige notat',
    '#eval("Sover") dårligt & <b>vågner</b>',
    'Skrevet af: Ida Friis, socialrådgiver, forsamtaler',
    `Kontrolsum: ${first.hash.toString('hex').slice(0, 16)}`,
    'side 1 af',
  ])
    assert.ok(read.text.replaceAll('-', '').includes(said.replaceAll('-', '')), `${said} in ${read.text}`)

  const newest = await readPdf((await printed(id, { wordings: 'newest' })).bytes)
  assert.match(newest.text, /Sover godt/)
  assert.doesNotMatch(newest.text, /dårligt/)
})

test('R44 a note that was written late says so, and why, also on paper', async () => {
  const { id } = await cases.aPathway()
  await sign('ida', `/pathways/${id}/journal/note`, {
    text: 'Talte med skolen.',
    day: '2026-11-20',
    time: '14:00',
    lateReason: 'Systemet var nede.',
  })
  assert.match((await readPdf((await printed(id)).bytes)).text, /Skrevet sent, fordi: Systemet var nede\./)
})

test('a part is a pathway, a period or some of the notes', async () => {
  const { id, childId } = await cases.aPathway()
  for (const [day, text] of [
    ['2026-11-21', 'Det første'],
    ['2026-11-22', 'Det andet'],
  ] as const)
    await sign('ida', `/pathways/${id}/journal/note`, { text, day, time: '14:00', lateReason: 'Det var weekend.' })
  const said = async (fields: Fields) => {
    const { text } = await readPdf((await printed(id, fields)).bytes)
    return ['Det første', 'Det andet'].filter((each) => text.includes(each))
  }
  assert.deepEqual(await said({ part: 'pathway' }), ['Det første', 'Det andet'])
  assert.deepEqual(await said({ part: 'period', from: '2026-11-22', to: '2026-11-22' }), ['Det andet'])
  assert.deepEqual(await said({ part: 'period', from: '2026-11-01', to: '2026-11-20' }), [])
  const [first] = await notesIn(world, cases).entriesOf(childId)
  assert.deepEqual(await said({ part: 'entries', entries: first.original_id }), ['Det første'])
})

test('what cannot be chosen comes back with words, and nothing typed is lost', async () => {
  const { id } = await cases.aPathway()
  for (const [fields, words] of [
    [{}, 'Vælg, hvad der skal med.'],
    [{ part: 'period', from: '2026-02-30', wordings: 'all' }, 'Datoen findes ikke'],
    [{ part: 'period', from: '2026-11-22', to: '2026-11-21', wordings: 'all' }, 'Perioden slutter, før den begynder.'],
    [{ part: 'entries', wordings: 'all' }, 'Vælg mindst ét notat.'],
    [{ part: 'entries', entries: 'x', wordings: 'all' }, 'Hent siden igen.'],
  ] as const) {
    const { status, html } = await world.as('ida').post(extract(id), fields)
    assert.equal(status, 422)
    assert.ok(html.includes(words), words)
    assert.deepEqual(await validateHtml(html), [])
  }
})

test('R56 each document is a look in the log, and who may not open the journal is given none', async () => {
  const { id, childId, note } = await aTalk()
  await sign('ida', note, { problem: 'Sover dårligt' })
  const { html } = await world.as('ida').get(extract(id))
  assert.match(html, /Forsamtale, Ida Friis/)
  await printed(id)
  const { rows } = await world.owner.query(
    "select kind, staff_id from access_log where child_id = $1 and what = 'journal_extract'",
    [childId],
  )
  assert.deepEqual(
    rows,
    Array.from({ length: 2 }, () => ({ kind: 'read', staff_id: world.staff.ida.id })),
  )

  assert.equal((await world.as('vera').get(extract(id))).status, 403)
  assert.equal((await printed(id, {}, 'vera')).status, 403)
  assert.equal((await printed(id, {}, 'bo')).status, 403)
  assert.equal((await printed(id, {}, 'karen')).status, 404)
  assert.equal((await world.as('ida').get(extract('x'))).status, 404)
})

test('three hundred notes are one document, made while somebody waits', async () => {
  const { id } = await cases.aPathway()
  const text = 'Barnet fortæller om skolen, om søvnen og om det, der er blevet bedre. '.repeat(20)
  await world.acting('ida', async (ctx) => {
    for (let n = 0; n < 300; n++)
      await enterInJournal(ctx, { pathwayId: id, kind: 'disclosure', text: `${n}: ${text}` })
  })
  const { bytes } = await printed(id)
  const read = await readPdf(bytes)
  assert.match(read.text, /299: Barnet/)
  assert.ok(read.pages.length > 100)
})
