import assert from 'node:assert/strict'
import test from 'node:test'
import { clamd } from '#platform/virus-scan.ts'
import { aClamd, EICAR } from '../../../../test/clamd.ts'
import { aPdf } from '../../../../test/files.ts'
import { validateHtml } from '../../../../test/html.ts'
import { notesIn } from '../../../../test/notes.ts'
import { aWorld, type Person } from '../../../../test/world.ts'

const world = await aWorld()
const { aTalk, draftsOf, save } = notesIn(world)
const files = world.machine.files

const pdf = (line = 'Henvisning fra lægen') => new File([new Uint8Array(aPdf(line))], 'Henvisning.pdf')
const attach = (person: Person, note: string, file: File | null = pdf()) =>
  world.as(person).postFile(`${note}/attachments`, file)
const attachmentsOf = async (pathwayId: string) =>
  (await world.owner.query('select * from journal_attachments where pathway_id = $1', [pathwayId])).rows

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

test('a file is looked through for virus where that is set up; a scanner that is silent refuses, and so does the demand for one', async () => {
  const server = await aClamd()
  const { id, note } = await aTalk()
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
