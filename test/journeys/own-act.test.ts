import assert from 'node:assert/strict'
import test from 'node:test'
import type { Page } from 'playwright-core'
import { casesIn } from '../cases.ts'
import { aWorld } from '../world.ts'
import { visiting } from './visit.ts'

// What a form asks for is often done on another page; coming back from there is not a conflict with anybody.
const world = await aWorld()
const { aPathway, act, rowOf, way } = casesIn(world)
const site = await visiting(world)

async function ending(): Promise<{ id: string; page: Page; end: () => Promise<void> }> {
  const { id } = await aPathway()
  await act(id, 'outcome', { outcome: 'closed', reason: 'Familien har det, den skal bruge.', guidance: '', target: '' })
  const page = await site.as('ida')
  await page.goto(`/pathways/${id}/ending`)
  await page.getByText('Der er ikke behov for mere').click()
  await page.getByLabel('Kort resumé').fill('Familien klarer sig nu.')
  const end = () => page.getByRole('button', { name: 'Afslut forløbet' }).click()
  return { id, page, end }
}
const CONFLICT = 'Forløbet er ændret, mens du skrev'

test('who shows the way that the ending asks for goes on ending, with what was typed and no conflict', async () => {
  const { id, page, end } = await ending()
  await end()
  await page.getByText('Vis familien en vej, eller skriv').first().waitFor()
  await page.getByRole('link', { name: 'Vis en vej' }).click()
  await page.getByLabel('Hvilket slags tilbud?').selectOption('civil_society')
  await page.locator('[name=receiver]').fill('headspace Holbæk')
  await page.locator('[name=agreedBy]').fill('Anne Holm (mor)')
  await page.getByRole('button', { name: 'Gem vejen' }).click()
  await page.waitForURL(`**/pathways/${id}`)
  await page.goto(`/pathways/${id}/ending`)
  await page.getByText('Det, du skrev, er hentet frem igen.').waitFor()
  assert.equal(await page.getByLabel('Kort resumé').inputValue(), 'Familien klarer sig nu.')
  await end()
  await page.waitForURL(`**/pathways/${id}`)
  assert.equal((await rowOf(id)).status, 'completed')
  await page.context().close()
})

test('a colleague’s change meanwhile is told, once, also beside one’s own', async () => {
  const { id, page, end } = await ending()
  await page.goto(`/pathways/${id}/themes`)
  await page.locator('[name=themes][value=worry] + label').click()
  await page.getByRole('button', { name: 'Gem temaer' }).click()
  await page.waitForURL(`**/pathways/${id}`)
  await act(id, 'ways/new', way('civil_society', '2026-11-22'))
  await page.goto(`/pathways/${id}/ending`)
  await end()
  await page.getByText(CONFLICT).waitFor()
  assert.equal((await rowOf(id)).status, 'active')
  await page.getByRole('link', { name: 'Se forløbet, som det er nu' }).click()
  await page.goto(`/pathways/${id}/ending`)
  assert.equal(await page.getByLabel('Kort resumé').inputValue(), 'Familien klarer sig nu.')
  await end()
  await page.waitForURL(`**/pathways/${id}`)
  assert.equal((await rowOf(id)).status, 'completed')
  await page.context().close()
})
