import assert from 'node:assert/strict'
import test from 'node:test'
import pg from 'pg'
import { casesIn } from '../../../../test/cases.ts'
import { aPdf, aPng } from '../../../../test/files.ts'
import { validateHtml } from '../../../../test/html.ts'
import { notesIn } from '../../../../test/notes.ts'
import { aWorld, HOLBAEK, type Person } from '../../../../test/world.ts'

const world = await aWorld()
const cases = casesIn(world)
const { act } = cases
const { aTalk, draftsOf, entriesOf, save, sign } = notesIn(world, cases)

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
    .map(({ id }): string => id)
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
  assert.equal((await world.as('ida').post(`${note}/attachments/${file.id}/removal`)).status, 409)
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
  assert.equal((await mette.post(`${note}/attachments/${file.id}/removal`)).status, 409)
  assert.ok(!(await mette.get(`${note}/attachments`)).html.includes('Henvisning'))
  assert.equal((await world.as('ida').get(`${journal}/attachments/${file.id}`)).status, 200)
  assert.equal((await attachmentsOf(id)).length, 1)
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
