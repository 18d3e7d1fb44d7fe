import assert from 'node:assert/strict'
import test from 'node:test'
import pg from 'pg'
import { casesIn } from '../../../../test/cases.ts'
import { aClamd, EICAR } from '../../../../test/clamd.ts'
import { aPdf, aPng } from '../../../../test/files.ts'
import { validateHtml } from '../../../../test/html.ts'
import { notesIn } from '../../../../test/notes.ts'
import { aWorld, HOLBAEK, type Person } from '../../../../test/world.ts'

const world = await aWorld()
const cases = casesIn(world)
const { act } = cases
const { aTalk, draftsOf, entriesOf, save, sign } = notesIn(world, cases)
const files = world.machine.files

const pdf = (line = 'Henvisning fra lægen', name = 'Henvisning fra læge.exe') =>
  new File([new Uint8Array(aPdf(line))], name, { type: 'text/html' })
const attach = (person: Person, note: string, file: File | null = pdf()) =>
  world.as(person).postFile(`${note}/attachments`, file)
const attachmentsOf = async (pathwayId: string) =>
  (
    await world.owner.query('select * from journal_attachments where pathway_id = $1 order by added_at, id', [
      pathwayId,
    ])
  ).rows
const idsOf = async (pathwayId: string): Promise<string> =>
  (await attachmentsOf(pathwayId))
    .map(({ id }) => id)
    .toSorted()
    .join(',')

/** A signed note with one file. */
async function aNoteWithFile(file = pdf()) {
  const talk = await aTalk()
  await save('ida', talk.note, { problem: 'Se bilaget.' })
  assert.equal((await attach('ida', talk.note, file)).status, 303)
  const signed = await sign('ida', talk.note, { problem: 'Se bilaget.', version: 1, files: await idsOf(talk.id) })
  assert.equal(signed.status, 303)
  const [attachment] = await attachmentsOf(talk.id)
  return { ...talk, attachment, address: `${talk.journal}/attachments/${attachment.id}` }
}

test('R47 a file is added to a draft, stands on its page, is taken away again, and asks for the words that were saved', async () => {
  const { id, note } = await aTalk()
  const saved = await world.as('ida').post(note, { problem: 'Skrevet først.', version: 0, act: 'files' })
  assert.deepEqual([saved.status, saved.location], [303, `${note}/attachments`])
  const empty = await world.as('ida').get(`${note}/attachments`)
  assert.match(empty.html, /Filer undersøges ikke for virus her/)
  assert.match(empty.html, /En valgt fil huskes ikke/)
  assert.deepEqual(await validateHtml(empty.html), [])
  assert.equal((await attach('ida', note)).status, 303)
  const page = await world.as('ida').get(`${note}/attachments`)
  assert.match(page.html, /Henvisning fra læge\.pdf/)
  assert.match(page.html, /ikke undersøgt for virus/)
  assert.deepEqual(await validateHtml(page.html), [])
  const form = await world.as('ida').get(note)
  assert.match(form.html, /Skrevet først\./)
  assert.match(form.html, /Henvisning fra læge\.pdf/)
  assert.deepEqual(await validateHtml(form.html), [])
  const [file] = await attachmentsOf(id)
  assert.equal((await world.as('ida').post(`${note}/attachments/${file.id}/removal`)).status, 303)
  assert.deepEqual(await attachmentsOf(id), [])
  assert.equal((await world.as('ida').post(`${note}/attachments/${file.id}/removal`)).status, 404)
  assert.equal((await draftsOf(id))[0].typed.problem, 'Skrevet først.')
})

test('a file that is added before anything is written begins the draft, and goes with it when that is deleted', async () => {
  const { id, note } = await aTalk()
  assert.equal((await attach('ida', note)).status, 303)
  assert.equal((await draftsOf(id)).length, 1)
  assert.equal((await world.as('ida').post(`${note}/removal`)).status, 303)
  assert.deepEqual([await draftsOf(id), await attachmentsOf(id)], [[], []])
})

test('R45 the signed note names its file, and its hash covers it; what is kept cannot be read in the database', async () => {
  const { childId, attachment, journal, id } = await aNoteWithFile()
  const [entry] = await entriesOf(childId)
  assert.deepEqual(entry.attachments, [
    {
      id: attachment.id,
      name: 'Henvisning fra læge.pdf',
      type: 'pdf',
      size: aPdf('Henvisning fra lægen').length,
      sha256: attachment.sha256.toString('hex'),
      scan: 'not_scanned',
    },
  ])
  assert.deepEqual([attachment.draft_id, attachment.entry_id], [null, entry.id])
  assert.ok(!attachment.content.includes('Henvisning'))
  const { rows } = await world.owner.query(
    'select journal_entry_fields(e) as fields from journal_entries e where id = $1',
    [entry.id],
  )
  assert.ok(rows[0].fields.at(-1).includes(attachment.sha256.toString('hex')))
  const page = await world.as('ida').get(journal)
  assert.match(page.html, /Henvisning fra læge\.pdf/)
  assert.match(page.html, new RegExp(`SHA-256 ${attachment.sha256.toString('hex').slice(0, 12)}`))
  assert.deepEqual(await validateHtml(page.html), [])
  assert.deepEqual(await draftsOf(id), [])
})

test('R45 an entry without files has the hash it always had', async () => {
  const { childId, note } = await aTalk()
  await sign('ida', note, { problem: 'Uden bilag.' })
  const { rows } = await world.owner.query(
    'select attachments, cardinality(journal_entry_fields(e)) as fields from journal_entries e join journals j on j.id = e.journal_id where j.child_id = $1',
    [childId],
  )
  assert.deepEqual(rows, [{ attachments: null, fields: 22 }])
})

test('R45 the database lets nobody change, delete or unbind the file of a signed note, nor bind another to it', async () => {
  const { attachment, id, note } = await aNoteWithFile()
  const where = `where id = '${attachment.id}'`
  for (const sql of [
    `update journal_attachments set name = 'andet.pdf' ${where}`,
    `update journal_attachments set content = '\\x00' ${where}`,
    `update journal_attachments set sha256 = sha256('x') ${where}`,
    `update journal_attachments set scan = 'clean' ${where}`,
    `update journal_attachments set entry_id = null, draft_id = gen_random_uuid() ${where}`,
    `update journal_attachments set entry_id = gen_random_uuid() ${where}`,
    `delete from journal_attachments ${where}`,
    'truncate journal_attachments',
  ])
    await assert.rejects(world.owner.query(sql), { code: 'TR045' }, sql)
  await attach('ida', note, pdf('Et andet'))
  const late = (await attachmentsOf(id)).find(({ entry_id }) => entry_id === null)
  const app = new pg.Client({ connectionString: world.appUrl })
  await app.connect()
  for (const [sql, code] of [
    [
      `update journal_attachments set draft_id = null, entry_id = '${attachment.entry_id}' where id = '${late.id}'`,
      'TR045',
    ],
    [`update journal_attachments set name = 'andet.pdf' ${where}`, '42501'],
    [`update journal_attachments set content = '\\x00' ${where}`, '42501'],
    [`update journal_attachments set draft_id = gen_random_uuid(), entry_id = null ${where}`, 'TR045'],
    [`delete from journal_attachments ${where}`, 'TR045'],
    ['truncate journal_attachments', '42501'],
    ['alter table journal_attachments disable trigger all', '42501'],
  ] as const) {
    await app.query('begin')
    await app.query("select set_config('trin2.municipality', $1, true), set_config('trin2.actor', $2, true)", [
      HOLBAEK,
      world.staff.ida.id,
    ])
    await assert.rejects(app.query(sql), { code }, sql)
    await app.query('rollback')
  }
  await app.end()
  assert.deepEqual(
    (await attachmentsOf(id)).find((file) => file.id === attachment.id),
    attachment,
  )
})

test('R46 a correction names the files of what it corrects, and what it adds', async () => {
  const { childId, id, journal } = await aNoteWithFile()
  const [original] = await entriesOf(childId)
  const correction = `${journal}/${original.id}/correction`
  await world
    .as('ida')
    .post(correction, { problem: 'Rettet.', reason: 'Det nye bilag mangler.', version: 0, act: 'files' })
  assert.equal((await attach('ida', correction, new File([new Uint8Array(aPng())], 'tegning.png'))).status, 303)
  const added = (await attachmentsOf(id)).find(({ draft_id }) => draft_id)
  const signed = await sign('ida', correction, {
    problem: 'Rettet.',
    reason: 'Det nye bilag mangler.',
    version: 1,
    files: added.id,
  })
  assert.equal(signed.status, 303)
  const [, corrected] = await entriesOf(childId)
  assert.deepEqual(
    corrected.attachments.map(({ name }: { name: string }) => name),
    ['Henvisning fra læge.pdf', 'tegning.png'],
  )
})

test('R56 a file is fetched as it was, never shown as a page, under a name that tells of nobody; the look is logged', async () => {
  const { address, childId } = await aNoteWithFile(pdf('Om Marie', 'Marie Hansen 120514.pdf'))
  const { status, headers, bytes } = await world.as('ida').getFile(address)
  assert.equal(status, 200)
  assert.deepEqual(Buffer.from(bytes), aPdf('Om Marie'))
  assert.equal(headers.get('Content-Type'), 'application/pdf')
  assert.match(headers.get('Content-Disposition') ?? '', /^attachment; filename="bilag-[0-9a-f]{8}\.pdf"$/)
  assert.equal(headers.get('X-Content-Type-Options'), 'nosniff')
  assert.equal(headers.get('Cache-Control'), 'no-store')
  assert.ok(!/Marie/.test(address))
  const { rows } = await world.owner.query(
    "select count(*)::int as n from access_log where child_id = $1 and what = 'journal_attachment'",
    [childId],
  )
  assert.deepEqual(rows, [{ n: 1 }])
})

test('R55 a file opens only to those who may read the record it is in, and by that record’s address', async () => {
  const { id, address, attachment } = await aNoteWithFile()
  const other = await aTalk()
  for (const each of [id, other.id]) await act(each, 'responsibility', { staffId: world.staff.ida.id, unitId: '' })
  assert.equal((await world.signedOut().get(address)).status, 303)
  assert.equal((await world.as('bo').get(address)).status, 403)
  assert.equal((await world.as('adam').get(address)).status, 403)
  assert.equal((await world.as('ali').get(address)).status, 403)
  assert.equal((await world.as('karen').get(address)).status, 404)
  const ida = world.as('ida')
  assert.equal((await ida.get(`${other.journal}/attachments/${attachment.id}`)).status, 404)
  assert.equal((await ida.get(`${other.journal}/attachments/x`)).status, 404)
  assert.equal((await ida.get(`${other.journal}/attachments/00000000-0000-4000-8000-000000000000`)).status, 404)
  assert.equal((await attach('ali', other.note)).status, 403)
  assert.equal((await attach('bo', other.note)).status, 403)
  assert.equal((await attach('karen', other.note)).status, 404)
  assert.equal((await world.signedOut().postFile(`${other.note}/attachments`, pdf())).status, 401)
  assert.deepEqual(await attachmentsOf(other.id), [])
})

test('the file of a draft is its author’s alone', async () => {
  const { id, note, journal } = await aTalk()
  await attach('ida', note)
  const [file] = await attachmentsOf(id)
  await world.owner.query(
    "insert into care_relations (municipality_id, child_id, staff_id, basis, starts_at) select municipality_id, child_id, $2, 'treating', '2026-11-01' from pathways where id = $1",
    [id, world.staff.mette.id],
  )
  const mette = world.as('mette')
  assert.equal((await mette.get(`${journal}/attachments/${file.id}`)).status, 404)
  assert.equal((await mette.post(`${note}/attachments/${file.id}/removal`)).status, 404)
  assert.ok(!(await mette.get(`${note}/attachments`)).html.includes('Henvisning'))
  assert.equal((await world.as('ida').get(`${journal}/attachments/${file.id}`)).status, 200)
  assert.equal((await attachmentsOf(id)).length, 1)
})

test('what is no file, empty, of another type or too large is refused with words, and the draft stands', async () => {
  const { id, note } = await aTalk()
  await save('ida', note, { problem: 'Står.' })
  const refused: [file: File | null, status: number, words: RegExp][] = [
    [null, 422, /Vælg en fil/],
    [new File([], ''), 422, /Vælg en fil/],
    [new File([], 'tom.pdf'), 422, /Filen er tom/],
    [
      new File(['<svg onload="alert(1)"/>'], 'tegning.png', { type: 'image/png' }),
      422,
      /ikke en fil, der kan vedhæftes/,
    ],
    [new File(['MZ\x90\0'], 'brev.pdf', { type: 'application/pdf' }), 422, /ikke en fil, der kan vedhæftes/],
    [new File(['a'.repeat(1024 * 1024 + 1)], 'stor.txt'), 422, /højst fylde 1 MB/],
    [new File(['a'.repeat(2 * 1024 * 1024)], 'stor.txt'), 413, /Filen er for stor/],
  ]
  for (const [file, status, words] of refused) {
    const answer = await attach('ida', note, file)
    assert.equal(answer.status, status, words.source)
    assert.match(answer.html, words)
  }
  const page = await attach('ida', note, null)
  assert.deepEqual(await validateHtml(page.html), [])
  assert.deepEqual([await attachmentsOf(id), (await draftsOf(id))[0].typed], [[], { problem: 'Står.' }])
})

test('a body that stops before its length is refused, and one that says none is small; is refused and other addresses take no more than before', async () => {
  const { note, id } = await aTalk()
  const cut = await world.as('ida').postFile(`${note}/attachments`, pdf(), { 'Content-Length': '900000' })
  assert.equal(cut.status, 400)
  const unsaid = await world.as('ida').postFile(`${note}/attachments`, pdf(), { 'Content-Length': 'x' })
  assert.equal(unsaid.status, 400)
  const big = new File(['a'.repeat(300_000)], 'stor.txt')
  const chunked = await world.as('ida').postFile(`${note}/attachments`, big, { 'Transfer-Encoding': 'chunked' })
  assert.equal(chunked.status, 413)
  assert.equal((await world.as('ida').postFile(note, new File(['a'.repeat(300_000)], 'stor.txt'))).status, 413)
  assert.deepEqual(await attachmentsOf(id), [])
})

test('the same file is attached once, two at once both, and no more than ten', async () => {
  const { id, note } = await aTalk()
  await attach('ida', note)
  const again = await attach('ida', note)
  assert.deepEqual([again.status, /allerede vedhæftet/.test(again.html)], [422, true])
  const two = await Promise.all([attach('ida', note, pdf('To')), attach('ida', note, pdf('Tre'))])
  assert.deepEqual(
    two.map(({ status }) => status),
    [303, 303],
  )
  for (let nth = 4; nth <= 10; nth += 1) await attach('ida', note, pdf(`Fil ${nth}`))
  assert.equal((await attach('ida', note, pdf('Elleve'))).status, 422)
  assert.equal((await attachmentsOf(id)).length, 10)
})

test('a note is signed with the files that were shown, and with no others', async () => {
  const { id, childId, note } = await aTalk()
  await save('ida', note, { problem: 'Se bilaget.' })
  await attach('ida', note)
  const unseen = await sign('ida', note, { problem: 'Se bilaget.', version: 1, files: '' })
  assert.equal(unseen.status, 409)
  assert.match(unseen.html, /Bilagene er ændret i et andet vindue/)
  assert.match(unseen.html, /Se bilaget\./)
  assert.deepEqual(await validateHtml(unseen.html), [])
  assert.deepEqual(await entriesOf(childId), [])
  assert.equal((await attachmentsOf(id))[0].entry_id, null)
})

test('a file is looked through for virus where that is set up; a scanner that is silent refuses, and so does the demand for one', async () => {
  const server = await aClamd()
  const { id, note } = await aTalk()
  const { clamd } = await import('#platform/virus-scan.ts')
  files.scan = clamd(server.address, { milliseconds: 300 })
  assert.ok(!(await world.as('ida').get(`${note}/attachments`)).html.includes('undersøges ikke'))
  assert.equal((await attach('ida', note)).status, 303)
  assert.equal((await attachmentsOf(id))[0].scan, 'clean')
  const infected = await attach('ida', note, new File([EICAR], 'regning.txt'))
  assert.equal(infected.status, 422)
  assert.match(infected.html, /virus i filen/)
  server.from('is silent')
  const silent = await attach('ida', note, pdf('To'))
  assert.match(silent.html, /kunne ikke undersøges for virus lige nu/)
  files.scan = null
  files.mustScan = true
  const unset = await attach('ida', note, pdf('Tre'))
  assert.match(unset.html, /det er ikke sat op/)
  files.mustScan = false
  assert.equal((await attachmentsOf(id)).length, 1)
  assert.ok(JSON.stringify(world.log).includes('Eicar-Test-Signature'))
  assert.ok(!JSON.stringify(world.log).includes('regning'))
})
