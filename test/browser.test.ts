import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser } from 'playwright-core'
import { checkAccessibility, launchBrowser } from './browser.ts'

let browser: Browser
before(async () => {
  browser = await launchBrowser()
})
after(() => browser.close())

const page = (body: string) =>
  `data:text/html;charset=utf-8,${encodeURIComponent(`<!doctype html><html lang="da">
  <head><title>Prøve</title><meta http-equiv="Content-Security-Policy" content="script-src 'none'"></head>
  <body><main><h1>Søg om hjælp på Ærø</h1>${body}</main></body></html>`)}`

test('a page is drawn, and a sound one has nothing to remark on', async () => {
  const sound = await browser.newPage()
  await sound.goto(page('<label>Navn <input></label>'))
  assert.equal(await sound.getByRole('heading').textContent(), 'Søg om hjælp på Ærø')
  assert.deepEqual(await checkAccessibility(sound), [])
  const picture = await sound.screenshot()
  assert.ok(picture.length > 2000)
  await sound.close()
})

test('a field without a label and pale text are told with their place, under a policy that refuses scripts', async () => {
  const unsound = await browser.newPage()
  await unsound.goto(page('<input id="name"><p id="pale" style="color: #aaa">Bleg</p>'))
  const lines = await checkAccessibility(unsound)
  assert.match(lines.join('\n'), /^label \(critical\): .*: #name: /m)
  assert.match(lines.join('\n'), /^color-contrast \(serious\): .*: #pale: .*2\.32/m)
  await unsound.close()
})

test('no other host is reached', async () => {
  const lonely = await browser.newPage()
  await assert.rejects(lonely.goto('http://example.org/'), /ERR_NAME_NOT_RESOLVED/)
  await lonely.close()
})
