import assert from 'node:assert/strict'
import { test } from 'node:test'
import { attributes, html, nothing } from './html.ts'

const hostile = `"><script>alert('x')</script>`

test('what people write cannot become markup, in text or in an attribute', () => {
  const made = String(html`<p title="${hostile}">${hostile}</p>`)
  assert.doesNotMatch(made, /<script/)
  assert.equal(made.match(/&lt;script&gt;/g)?.length, 2)
  assert.equal(made.match(/&quot;&gt;/g)?.length, 2)
})

test('markup is kept, arrays are joined, and nothing shows nothing', () => {
  const list = ['a', html`<b>b</b>`, [0, null], undefined, false, nothing]
  assert.equal(String(html`<p>${list}</p>`), '<p>a<b>b</b>0</p>')
})

test('an attribute stands alone, has a value, or stays home', () => {
  const made = attributes({ checked: true, disabled: false, id: undefined, rows: 5, title: hostile })
  assert.match(String(made), /^ checked rows="5" title="&quot;&gt;&lt;script/)
})

test('a promise is refused rather than shown', () => {
  // @ts-expect-error the type refuses it as well
  assert.throws(() => html`${Promise.resolve('x')}`, /promise/)
})
