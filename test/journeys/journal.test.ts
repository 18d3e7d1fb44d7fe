import assert from 'node:assert/strict'
import test from 'node:test'
import type { Page } from 'playwright-core'
import { casesIn } from '../cases.ts'
import { notesIn } from '../notes.ts'
import { aWorld } from '../world.ts'
import { isSound, visiting } from './visit.ts'

// Nothing typed is lost: an expired session, a dropped network, a closed tab, a second window.
const world = await aWorld()
const cases = casesIn(world)
const { aTalk, draftsOf, entriesOf, save } = notesIn(world, cases)
const site = await visiting(world)

/** Mette's child, whose talk was just held, and her browser at its note, two clicks from signing in. */
async function writing() {
  const talk = await aTalk({ staffId: world.staff.mette.id })
  await cases.act(talk.id, 'responsibility', { staffId: world.staff.mette.id, unitId: '' })
  const page = await site.as('mette')
  await page.goto('/day')
  await page.locator(`a[href="${talk.note}"]`).click()
  await page.getByLabel('Barnets vanskeligheder').waitFor()
  return { ...talk, page }
}

const problem = (page: Page) => page.getByLabel('Barnets vanskeligheder')
const typed = async (id: string) => (await draftsOf(id))[0]?.typed.problem

test('a note is typed, saves itself, is signed, corrected, found again, and sound on the way', async () => {
  const { id, childId, page } = await writing()
  await isSound(page)
  await problem(page).pressSequentially('Sover dårligt. ')
  await page.getByText(/Kladden er gemt kl\./).waitFor()
  assert.equal(await typed(id), 'Sover dårligt.')
  await problem(page).pressSequentially('Spiser som før.')
  await page.getByRole('button', { name: 'Underskriv' }).click()
  await page.getByRole('heading', { name: 'Journal' }).waitFor()
  await isSound(page)
  assert.deepEqual(
    [(await entriesOf(childId))[0].body[0].text, await draftsOf(id)],
    ['Sover dårligt. Spiser som før.', []],
  )
  await page.getByRole('link', { name: 'Ret notatet' }).click()
  await problem(page).fill('Sover godt. Spiser som før.')
  await page.getByLabel('Hvorfor rettes notatet?').fill('Skrevet på den forkerte dag.')
  await isSound(page)
  await page.getByRole('button', { name: 'Underskriv' }).click()
  await page.getByText('Skrevet på den forkerte dag.').waitFor()
  await page.getByText('Se det oprindelige notat').click()
  await page.getByText('Sover dårligt. Spiser som før.').waitFor()
  await isSound(page)
  await page.getByLabel('Søg i journalen').fill('spise')
  await page.getByRole('button', { name: 'Søg', exact: true }).last().click()
  await page.getByText('1 notat med »spise«').waitFor()
  await isSound(page)
  await page.context().close()
})

test('what is typed when the session has expired comes back after signing in again', async () => {
  const { id, note, page } = await writing()
  await world.owner.query('delete from sessions where staff_id = $1', [world.staff.mette.id])
  await problem(page).pressSequentially('Skrevet efter at være logget ud.')
  await page.getByText(/Du er logget ud\./).waitFor()
  assert.equal(await typed(id), undefined)
  await isSound(page)
  await page.getByRole('link', { name: 'Log ind igen' }).click()
  await page.getByRole('button', { name: /Mette Lund/ }).click()
  await page.getByText('Det, du skrev, er hentet frem igen.').waitFor()
  assert.equal(new URL(page.url()).pathname, note)
  assert.equal(await problem(page).inputValue(), 'Skrevet efter at være logget ud.')
  await page.getByText(/Kladden er gemt kl\./).waitFor()
  assert.equal(await typed(id), 'Skrevet efter at være logget ud.')
  // what was fetched is discarded where it has been saved, too
  const saved = page.waitForResponse((answer) => answer.url().endsWith('/draft'))
  await page.getByRole('button', { name: 'Kassér' }).click()
  assert.equal((await saved).status(), 200)
  assert.equal(await typed(id), undefined)
  assert.equal(await problem(page).inputValue(), '')
  await page.context().close()
})

test('a network that drops is told, tried again, and what was typed meanwhile is saved', async () => {
  const { id, page } = await writing()
  await page.context().setOffline(true)
  await problem(page).pressSequentially('Skrevet i toget.')
  await page.getByText(/Ikke gemt, prøver igen/).waitFor()
  await page.getByRole('button', { name: 'Underskriv' }).click()
  await page.getByText(/Ingen forbindelse/).waitFor()
  assert.equal(await typed(id), undefined)
  await page.context().setOffline(false)
  await page.getByText(/Kladden er gemt kl\./).waitFor()
  assert.equal(await typed(id), 'Skrevet i toget.')
  await page.context().close()
})

test('a draft survives a closed browser, and waits on Min dag', async () => {
  const { note, page } = await writing()
  await problem(page).pressSequentially('Skrevet, før strømmen gik.')
  await page.getByText(/Kladden er gemt kl\./).waitFor()
  await page.context().close()
  const next = await site.as('mette')
  await next.goto('/day')
  await isSound(next)
  await next.getByRole('heading', { name: 'Kladder, der skal underskrives' }).waitFor()
  await next.locator(`.plain-list a[href="${note}"]`).click()
  assert.equal(await problem(next).inputValue(), 'Skrevet, før strømmen gik.')
  await next.context().close()
})

test('two windows on one draft: both texts are shown, one is chosen, and the other is not overwritten before', async () => {
  const { id, note, page } = await writing()
  await save('mette', note, { problem: 'Skrevet på telefonen.' })
  await problem(page).pressSequentially('Skrevet på computeren.')
  await page.getByText('Skrevet på telefonen.').waitFor()
  await isSound(page)
  assert.equal(await problem(page).inputValue(), 'Skrevet på computeren.')
  assert.equal(await typed(id), 'Skrevet på telefonen.')
  await page.getByRole('button', { name: 'Behold min tekst' }).click()
  await page.getByText(/Kladden er gemt kl\./).waitFor()
  assert.equal(await typed(id), 'Skrevet på computeren.')

  // what this tab kept while it was signed out is not saved over what came later elsewhere
  await world.owner.query('delete from sessions where staff_id = $1', [world.staff.mette.id])
  await problem(page).pressSequentially(' Og mere.')
  await page.getByText(/Du er logget ud\./).waitFor()
  await save('mette', note, { problem: 'Nyere, fra telefonen.', version: 2 })
  await page.getByRole('link', { name: 'Log ind igen' }).click()
  await page.getByRole('button', { name: /Mette Lund/ }).click()
  await page.getByRole('button', { name: 'Brug den anden tekst' }).click()
  await page.getByText(/Kladden er gemt kl\./).waitFor()
  assert.equal(await problem(page).inputValue(), 'Nyere, fra telefonen.')
  assert.equal(await typed(id), 'Nyere, fra telefonen.')
  await page.context().close()
})
