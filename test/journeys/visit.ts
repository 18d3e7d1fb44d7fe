import assert from 'node:assert/strict'
import { after } from 'node:test'
import { serve } from '@hono/node-server'
import type { AddressInfo } from 'node:net'
import type { Page } from 'playwright-core'
import { checkAccessibility, launchBrowser } from '../browser.ts'
import { validateHtml } from '../html.ts'
import { STAFF, type Person, type World } from '../world.ts'

/** The application of a world on a port of its own, and a browser that goes there. */
export async function visiting(world: World) {
  const server = serve({ fetch: world.app.fetch, port: 0, hostname: '127.0.0.1' })
  await new Promise((resolve) => server.once('listening', resolve))
  const { port } = server.address() as AddressInfo // it listens on a port, not on a socket
  const origin = `http://localhost:${port}`
  const browser = await launchBrowser()
  after(async () => {
    await browser.close()
    await new Promise((resolve) => server.close(resolve))
  })

  /** A browser of somebody's own. What a page complains of, in its console or by a fault of ours, fails the test. */
  const opened = async ({ width = 1280, height = 900 } = {}): Promise<Page> => {
    const context = await browser.newContext({
      viewport: { width, height },
      baseURL: origin,
      locale: 'da-DK',
      timezoneId: 'Europe/Copenhagen',
    })
    context.setDefaultTimeout(60_000)
    const page = await context.newPage()
    page.on('pageerror', (error) => assert.fail(`the page failed: ${error.message}`))
    page.on('response', (response) => {
      if (response.status() >= 500) assert.fail(`${response.status()} at ${new URL(response.url()).pathname}`)
    })
    return page
  }

  return {
    origin,
    opened,
    /** Signed in as one of the people of the tests, by the demo's page. */
    as: async (person: Person, size?: { width?: number; height?: number }): Promise<Page> => {
      const page = await opened(size)
      await page.goto('/')
      if (STAFF[person].municipality !== '0316') await page.getByRole('link', { name: 'Kalundborg' }).click()
      await page.getByRole('button', { name: new RegExp(STAFF[person].name) }).click()
      await page.getByText('Log ud').waitFor()
      return page
    },
  }
}

/** The labels whose box is drawn in the corner of the page, because nothing around them is positioned. */
const BOXES_GONE_ASTRAY = `[...document.querySelectorAll('.form-checkbox + label, .form-radio + label')]
  .filter((label) => {
    let around = label
    while (around && getComputedStyle(around).position === 'static') around = around.parentElement
    return !around
  })
  .map((label) => label.textContent)`

/** A page as it should be: sound markup, nothing for axe to find, and no wider than the screen. */
export async function isSound(page: Page): Promise<void> {
  const where = new URL(page.url()).pathname
  assert.deepEqual(await checkAccessibility(page), [], where)
  assert.deepEqual(await page.evaluate(BOXES_GONE_ASTRAY), [], `the boxes of these stand elsewhere: ${where}`)
  assert.deepEqual(
    await page.evaluate('document.documentElement.scrollWidth > innerWidth'),
    false,
    `${where} is wider than the screen`,
  )
}

/** The markup as the server sent it. */
export const isValid = async (html: string, where: string): Promise<void> =>
  assert.deepEqual(await validateHtml(html), [], where)
