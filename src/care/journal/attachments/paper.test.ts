import assert from 'node:assert/strict'
import test from 'node:test'
import { aPdf } from '../../../../test/files.ts'
import { notesIn } from '../../../../test/notes.ts'
import { readPdf } from '../../../../test/pdf.ts'
import { aWorld } from '../../../../test/world.ts'

const world = await aWorld()
const { aTalk, sign } = notesIn(world)

test('R46 a printed journal lists the files of each note by name, type, size and checksum', async () => {
  const { id, note, journal } = await aTalk()
  const ida = world.as('ida')
  await ida.postFile(`${note}/attachments`, new File([new Uint8Array(aPdf('Brev'))], 'Brev fra skolen.pdf'))
  const { rows } = await world.owner.query(
    "select id, encode(sha256, 'hex') as sha256 from journal_attachments where pathway_id = $1",
    [id],
  )
  const signed = await sign('ida', note, { problem: 'Se bilaget.', version: 1, files: rows[0].id })
  assert.equal(signed.status, 303)
  const { bytes } = await ida.postForFile(`${journal}/extract`, new URLSearchParams({ part: 'all', wordings: 'all' }))
  const { text } = await readPdf(bytes)
  // a line may end within a checksum, and a word be divided there
  const said = `Bilag: Brev fra skolen.pdf (PDF, 0,6 KB, SHA-256 ${rows[0].sha256.slice(0, 12)})`
  assert.ok(text.replaceAll(/[\s-]/g, '').includes(said.replaceAll(/[\s-]/g, '')), text)
})
