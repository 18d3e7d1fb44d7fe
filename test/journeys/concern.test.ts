import assert from 'node:assert/strict'
import test from 'node:test'
import type { Page } from 'playwright-core'
import { casesIn } from '../cases.ts'
import { aWorld } from '../world.ts'
import { isSound, visiting } from './visit.ts'

const world = await aWorld()
const { aPathway } = casesIn(world)
const site = await visiting(world)

/** Goes on by the keyboard alone until it stands where the words are. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let steps = 0; steps < 80; steps += 1) {
    await page.keyboard.press('Tab')
    if (await page.locator(`${selector}:focus`).count()) return
  }
  assert.fail(`the keyboard does not reach ${selector}`)
}
const write = async (page: Page, selector: string, words: string) => {
  await tabTo(page, selector)
  await page.keyboard.type(words)
}

test('R82 an acute underretning is written and sent with the keyboard alone, and waits on Min dag', async () => {
  const { id } = await aPathway({ givenName: 'Anne-Sofie Margrethe' })
  const page = await site.as('ida')
  await page.goto(`/pathways/${id}`)
  await tabTo(page, 'a[href$="/concerns/new"]')
  await page.keyboard.press('Enter')
  await page.waitForURL('**/concerns/new')

  await tabTo(page, '#urgency')
  await page.keyboard.press('Space')
  await tabTo(page, '#grounds-4')
  await page.keyboard.press('Space')
  await write(page, '#facts', 'Stedfar slog i går. 👩‍👧')
  await write(page, '#done', 'Ringet til modtagelsen.')
  await tabTo(page, 'button[value="send"]')
  await page.keyboard.press('Enter')

  // the errors take the focus, and the first of them leads to its field
  await page.locator('.error-summary').waitFor()
  await isSound(page)
  assert.match(await page.locator('.alert-error .alert-heading').last().innerText(), /Akut: ring nu/)
  assert.equal(await page.locator('#facts').inputValue(), 'Stedfar slog i går. 👩‍👧')
  await tabTo(page, 'a[href="#childView"]')
  await page.keyboard.press('Enter')
  await page.keyboard.type('Vil gerne have hjælp.')
  await tabTo(page, '#familyTold')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Space')
  assert.ok(await page.locator('#familyTold-2').isChecked())
  assert.ok(!(await page.locator('#toldWhat').isVisible()))
  await tabTo(page, 'button[value="send"]')
  await page.keyboard.press('Enter')

  await page.waitForURL('**/sending')
  await isSound(page)
  assert.ok(await page.getByRole('link', { name: '112' }).isVisible())
  await tabTo(page, '#channel')
  await page.keyboard.press('Space')
  await page.keyboard.press('Tab')
  await page.getByRole('button', { name: 'Registrér som sendt' }).focus()
  await page.keyboard.press('Enter')
  await page.getByText('Som den blev sendt').waitFor()
  await isSound(page)
  await page.goto('/day')
  assert.ok(await page.getByRole('link', { name: 'Er der kommet kvittering på underretningen?' }).isVisible())

  // on paper nothing stands around it
  await page.emulateMedia({ media: 'print' })
  await page.goto(`/pathways/${id}/concerns`)
  await page.getByRole('link', { name: /^Til Modtagelsen/ }).click()
  await page.getByRole('link', { name: 'Udskriv' }).click()
  await page.getByRole('heading', { name: 'Underretning efter barnets lov § 133' }).waitFor()
  assert.ok(!(await page.getByText('Udskriv siden fra browseren').isVisible()))
  assert.ok(!(await page.getByRole('navigation').first().isVisible()))
  await page.context().close()
})
