import assert from 'node:assert/strict'
import test from 'node:test'
import { casesIn } from '../cases.ts'
import { aPdf } from '../files.ts'
import { groupsIn } from '../groups.ts'
import { notesIn } from '../notes.ts'
import { aWorld } from '../world.ts'
import { isSound, visiting } from './visit.ts'

// A phrase at the cursor, a file along with the note, and one note on a group, by keyboard and on a phone.
const world = await aWorld()
const cases = casesIn(world)
const { aTalk, draftsOf, entriesOf } = notesIn(world, cases)
const { aGroup, groupDrafts } = groupsIn(world, cases)
const site = await visiting(world)
const PHONE = { width: 375, height: 800 }

test('a phrase is put in at the cursor by keyboard, what is to be filled in is typed over, and it saves itself', async () => {
  const page = await site.as('lise')
  await page.goto('/administration/phrases')
  await isSound(page)
  await page.getByRole('link', { name: 'Tilføj' }).click()
  await page.getByLabel('Navn').fill('Næste gang')
  await page.getByLabel('Overskrift').selectOption('Opfølgning')
  await page.getByRole('textbox', { name: 'Frasen' }).fill('Vi ses [dag] igen.')
  await isSound(page)
  await page.getByRole('button', { name: 'Tilføj' }).click()
  await page.getByText('Vi ses').waitFor()
  await isSound(page)
  await page.context().close()

  const { id, note, childId } = await aTalk()
  await cases.act(id, 'responsibility', { staffId: world.staff.mette.id, unitId: '' })
  const mette = await site.as('mette', PHONE)
  await mette.goto(note)
  const field = mette.getByLabel('Opfølgning')
  await field.fill('Før. Efter.')
  await field.evaluate((area: { setSelectionRange(from: number, to: number): void }) => area.setSelectionRange(4, 4))
  await mette.keyboard.press('Tab')
  await mette.keyboard.press('Enter')
  await mette.keyboard.press('Tab')
  await mette.keyboard.press('Enter')
  assert.equal(await field.inputValue(), 'Før. Vi ses [dag] igen. Efter.')
  await mette.keyboard.type('mandag')
  assert.equal(await field.inputValue(), 'Før. Vi ses mandag igen. Efter.')
  await mette.waitForResponse((answer) => answer.url().endsWith('/draft') && answer.ok())
  assert.equal((await draftsOf(id))[0].typed.follow_up, 'Før. Vi ses mandag igen. Efter.')
  await isSound(mette)

  await mette.getByRole('button', { name: 'Vedhæft filer' }).click()
  await mette.getByRole('heading', { name: 'Bilag til et notat' }).waitFor()
  await isSound(mette)
  await mette
    .getByLabel('Fil')
    .setInputFiles({ name: 'Brev fra skolen.pdf', mimeType: 'application/pdf', buffer: aPdf('Brev') })
  await mette.getByRole('button', { name: 'Vedhæft' }).click()
  await mette.getByRole('link', { name: 'Brev fra skolen.pdf' }).waitFor()
  await isSound(mette)
  await mette
    .getByLabel('Fil')
    .setInputFiles({ name: 'x.pdf', mimeType: 'application/pdf', buffer: Buffer.from('<svg>') })
  await mette.getByRole('button', { name: 'Vedhæft' }).click()
  await mette.getByText('Det er ikke en fil, der kan vedhæftes').first().waitFor()
  await isSound(mette)
  await mette.getByRole('link', { name: 'Tilbage til notatet' }).click()
  await mette.getByRole('link', { name: 'Brev fra skolen.pdf' }).waitFor()
  await isSound(mette)
  await mette.getByRole('button', { name: 'Underskriv' }).click()
  await mette.getByRole('heading', { name: 'Journal' }).waitFor()
  await isSound(mette)
  const fetched = mette.waitForEvent('download')
  await mette.getByRole('link', { name: 'Brev fra skolen.pdf' }).click()
  assert.match((await fetched).suggestedFilename(), /^bilag-[0-9a-f]{8}\.pdf$/)
  assert.equal((await entriesOf(childId))[0].attachments[0].name, 'Brev fra skolen.pdf')
  await mette.context().close()
})

test('a joint note saves itself, is refused for a name, and is signed for both children', async () => {
  const children = await aGroup(['Asta Marie Elisabeth', 'Bertram', 'Carl'], { others: ['Carl'] })
  const [asta, bertram] = children
  assert.ok(asta && bertram)
  for (const size of [{ width: 1280, height: 900 }, PHONE]) {
    const page = await site.as('mette', size)
    await page.goto(asta.address.replace('group-note', 'note'))
    await page.getByRole('link', { name: 'Skriv et fælles notat om gruppen' }).click()
    await page.getByText('1 barn i gruppen er ikke med her').waitFor()
    await isSound(page)
    await page
      .getByLabel('Behandling', { exact: true })
      .or(page.getByLabel(/^Behandling/))
      .first()
      .fill('Vi øvede. Bertram sagde fra.')
    await page.getByText(/Kladden er gemt kl\./).waitFor()
    assert.equal((await groupDrafts()).length, 1)
    await page.getByRole('button', { name: 'Underskriv' }).click()
    await page.getByText('Her nævnes Bertram').first().waitFor()
    await isSound(page)
    await page.context().close()
  }
  const page = await site.as('mette')
  await page.goto(bertram.address)
  await page
    .getByLabel(/^Behandling/)
    .first()
    .fill('Vi øvede at sige fra.')
  await page.getByRole('button', { name: 'Underskriv' }).click()
  await page.getByRole('heading', { name: 'Journal' }).waitFor()
  assert.deepEqual(
    [(await entriesOf(asta.childId)).length, (await entriesOf(bertram.childId)).length, (await groupDrafts()).length],
    [1, 1, 0],
  )
  await page.context().close()
})
