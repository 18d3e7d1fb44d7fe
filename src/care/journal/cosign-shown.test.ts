import assert from 'node:assert/strict'
import { test } from 'node:test'
import { casesIn } from '../../../test/cases.ts'
import { delegationsIn } from '../../../test/delegations.ts'
import { aPdf } from '../../../test/files.ts'
import { validateHtml } from '../../../test/html.ts'
import { notesIn } from '../../../test/notes.ts'
import { aWorld, HOLBAEK } from '../../../test/world.ts'

// What the one who is asked to sign a note too is shown of it and of the child, and what not.
const world = await aWorld()
const cases = casesIn(world)
const { sign } = notesIn(world, cases)
const { delegated } = delegationsIn(world)
const [vera, ali] = [world.as('vera'), world.as('ali')]

const NOTE = { text: 'Læste brevet fra skolen.', day: '2026-11-23', time: '09:00' }

/** Vera's note, with a file when one is named, that waits for Ali, who has no relation to the child. */
async function aNoteThatWaits({ file, givenName = 'Sofie' }: { file?: string; givenName?: string } = {}) {
  const { id, childId } = await cases.aPathway({ givenName })
  await cases.act(id, 'responsibility', { staffId: world.staff.vera.id, unitId: '' })
  await delegated('ali', 'vera', { pathwayId: id })
  const journal = `/pathways/${id}/journal`
  const add = async (name: string, text: string) => {
    const given = new File([new Uint8Array(aPdf(text))], name)
    assert.equal((await vera.postFile(`${journal}/note/attachments`, given)).status, 303)
    const { rows } = await world.owner.query(
      'select f.id, f.sha256 from journal_attachments f where pathway_id = $1 and draft_id is not null',
      [id],
    )
    const [added]: { id: string; sha256: Buffer }[] = rows
    assert.ok(added)
    return added
  }
  const fileId = file ? (await add(file, 'Brev fra skolen')).id : ''
  const signed = await sign('vera', `${journal}/note`, { ...NOTE, version: file ? 1 : 0, files: fileId })
  assert.equal(signed.status, 303, signed.html)
  const entryId = signed.location?.split('#')[1] ?? ''
  const address = `${journal}/${entryId}/cosignature`
  return { id, childId, journal, entryId, address, fileId, add, fetched: `${address}/attachments/${fileId}` }
}

test('R85 who signs too is shown the files of the note and fetches each, also without a relation; the look is logged', async () => {
  const { address, childId, fetched } = await aNoteThatWaits({ file: 'Brev fra skolen.pdf' })
  const page = await ali.get(address)
  assert.match(page.html, /Brev fra skolen\.pdf/)
  assert.ok(page.html.includes(`href="${fetched}"`))
  assert.deepEqual(await validateHtml(page.html), [])
  const { status, bytes, headers } = await ali.getFile(fetched)
  assert.equal(status, 200)
  assert.deepEqual(Buffer.from(bytes), aPdf('Brev fra skolen'))
  assert.match(headers.get('Content-Disposition') ?? '', /^attachment; filename="bilag-/)
  const { rows } = await world.owner.query(
    'select what, basis from access_log where child_id = $1 and staff_id = $2 order by what',
    [childId, world.staff.ali.id],
  )
  assert.deepEqual(rows, [
    { what: 'journal_attachment', basis: 'cosigning' },
    { what: 'journal_cosign', basis: 'cosigning' },
  ])
})

test('R85 a file opens by that address to the one who was asked alone, and no other file does', async () => {
  const { id, address, entryId, fetched, fileId, add, journal } = await aNoteThatWaits({ file: 'Brev.pdf' })
  const other = await aNoteThatWaits({ file: 'Et andet barns.pdf' })
  for (const [person, expected] of [
    ['mette', 403],
    ['vera', 403],
    ['lise', 403],
    ['ida', 403],
    ['bo', 403],
    ['adam', 403],
    ['karen', 404],
  ] as const)
    assert.equal((await world.as(person).get(fetched)).status, expected, person)
  assert.equal((await world.signedOut().get(fetched)).status, 303)
  const draft = await add('Kladde.pdf', 'Ikke underskrevet')
  for (const [wrong, expected] of [
    [`${address}/attachments/${other.fileId}`, 404],
    [`${address}/attachments/${draft.id}`, 404],
    [`${address}/attachments/skrald`, 404],
    [`${other.journal}/${entryId}/cosignature/attachments/${fileId}`, 404],
    [`${journal}/attachments/${fileId}`, 403],
  ] as const)
    assert.equal((await ali.get(wrong)).status, expected, wrong)
  // when somebody else is asked instead, that one reaches the file, and still nothing more of the record
  await world.acting('lise', ({ db, now }) =>
    db
      .insertInto('journal_cosign_requests')
      .values({
        entry_id: entryId,
        cosigner_id: world.staff.mette.id,
        basis: 'supervisor',
        asked_at: new Date(now.getTime() + 60_000),
        due_on: '2026-11-30',
      })
      .execute(),
  )
  assert.equal((await ali.get(fetched)).status, 403)
  assert.equal((await world.as('mette').getFile(fetched)).status, 200)
  assert.equal((await world.as('mette').get(`/pathways/${id}/journal`)).status, 403)
})

test('Min dag does not name a child whose record is closed to the one who is to sign too', async () => {
  const { childId } = await aNoteThatWaits({ givenName: 'Usædvanlig' })
  assert.match((await ali.get('/day')).html, /Usædvanlig Test Holm/)
  await world.owner.query(
    "insert into restricted_records (municipality_id, child_id, reason, decided_by, decided_at) values ($1, $2, 'Barnet er i familie med en kollega.', $3, now())",
    [HOLBAEK, childId, world.staff.lise.id],
  )
  const { html } = await ali.get('/day')
  assert.ok(!html.includes('Usædvanlig'))
  assert.match(html, /medunderskriv\s+Vera Kroghs notat[^]*Barn med begrænset adgang/)
})
