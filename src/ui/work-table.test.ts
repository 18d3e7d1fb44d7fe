import assert from 'node:assert/strict'
import { test } from 'node:test'
import { validateHtml } from '../../test/html.ts'
import { html } from './html.ts'
import { plainPage } from './layout.ts'
import { offered } from './pager.ts'
import { workTable } from './work-table.ts'

const table = (rows: number) =>
  workTable({
    caption: 'Forløb',
    columns: [
      { key: 'child', label: 'Barn', sort: true },
      { key: 'age', label: 'Alder', sort: true, numeric: true },
      { key: 'theme', label: 'Tema', tight: true },
    ],
    rows: Array.from({ length: rows }, (_, at) => ({
      child: html`<a href="/p/${at}">Noah</a>`,
      age: 1200,
      theme: '<b>',
    })),
    sort: { by: 'child', down: false },
    hrefFor: ({ sort, page }) => `/pathways?by=${sort?.by ?? ''}&down=${sort?.down ?? ''}&page=${page}`,
    page: 3,
    pages: 10,
    total: 480,
    empty: 'Ingen venter.',
  })

test('a hundred rows are sound markup', async () => {
  const page = plainPage(
    { title: 'x' },
    html`<h1>x</h1>
      ${table(100)}`,
  )
  assert.deepEqual(await validateHtml(String(page)), [])
})

test('a heading orders by its column, and the other way when it already does', () => {
  const made = String(table(1))
  assert.match(
    made,
    /<th scope="col" aria-sort="ascending"><a href="\/pathways\?by=child&amp;down=true&amp;page=1">Barn/,
  )
  assert.match(made, /<th scope="col" class="numeric"><a href="\/pathways\?by=age&amp;down=false&amp;page=1">Alder/)
  assert.match(made, /<th scope="col">Tema<\/th>/)
})

test('a page keeps the order, and says how much there is', () => {
  const made = String(table(1))
  assert.match(made, /href="\/pathways\?by=child&amp;down=false&amp;page=4"[^>]*>Næste/)
  assert.match(made, /Side 3 af 10 · 480 i alt/)
  assert.match(made, /aria-label="Side 3" aria-current="page"/)
})

test('numbers are Danish, words are words, and the first cell names the row', () => {
  assert.match(String(table(1)), /<th scope="row"><a href="\/p\/0">Noah<\/a><\/th>/)
  assert.match(String(table(1)), /<td data-label="Alder" class="numeric">1\.200<\/td>/)
  assert.match(String(table(1)), /&lt;b&gt;/)
})

test('an empty list says why', () => {
  assert.match(String(table(0)), /Ingen venter\./)
  assert.doesNotMatch(String(table(0)), /<table/)
})

test('the ends, this page and its neighbours are offered', () => {
  assert.deepEqual(offered(1, 1), [1])
  assert.deepEqual(offered(1, 3), [1, 2, 3])
  assert.deepEqual(offered(5, 10), [1, 'gap', 4, 5, 6, 'gap', 10])
  assert.deepEqual(offered(10, 10), [1, 'gap', 9, 10])
})
