import assert from 'node:assert/strict'
import { test } from 'node:test'
import { validateHtml } from '../../test/html.ts'
import { html } from './html.ts'
import { plainPage, staffPage, type Frame } from './layout.ts'
import { publicPage, type PublicFrame } from './public-page.ts'
import { english } from './public-words.ts'

const hostile = '"><script>alert(1)</script>'

const frame: Frame = {
  accent: 'hav',
  place: `Holbæk Kommune · ${hostile}`,
  person: { name: hostile, profession: 'psykolog' },
  menu: [
    { items: [{ href: '/day', label: 'Min dag', count: 1200, current: true }] },
    { heading: 'Ledelse', items: [{ href: '/overview', label: hostile }] },
  ],
  demo: true,
  searchUrl: '/search',
}

const citizen: PublicFrame = {
  accent: 'skov',
  municipality: 'Holbæk Kommune',
  demo: false,
  languages: [{ lang: 'da', label: 'Dansk', href: '/?lang=da', current: true }],
}

test('each kind of page is sound markup, also when someone is named by a hacker', async () => {
  const pages = [
    staffPage(frame, { title: hostile, wide: true, errors: { a: 'x' } }, html`<h1>${hostile}</h1>`),
    publicPage(
      citizen,
      { title: 'Bed om hjælp', step: { at: 2, of: 7, minutes: 3 }, back: { href: '/', label: 'Tilbage' } },
      html`<h1>x</h1>`,
    ),
    publicPage(
      { ...citizen, lang: 'en', words: english, signOut: { url: '/out', label: 'Sign out' } },
      { title: 'Help' },
      html`<h1>x</h1>`,
    ),
    plainPage({ title: 'Log ind', place: 'Holbæk Kommune', demo: true }, html`<h1>Log ind</h1>`),
  ]
  for (const page of pages) {
    assert.deepEqual(await validateHtml(String(page)), [])
    assert.doesNotMatch(String(page), /<script>/)
  }
})

test('no page needs a style or a script of its own, so the browser can be told to refuse them', () => {
  const pages = [
    staffPage(frame, { title: 'Forløb' }, ''),
    publicPage(citizen, { title: 'x' }, ''),
    plainPage({ title: 'x' }, ''),
  ]
  for (const page of pages) assert.doesNotMatch(String(page), / style=| on\w+=|<style|<script(?! type="module" src=)/)
})

test('the title says that the form came back', () => {
  assert.match(String(staffPage(frame, { title: 'Ny henvendelse' }, '')), /<title>Ny henvendelse · Trin 2<\/title>/)
  assert.match(
    String(staffPage(frame, { title: 'Ny henvendelse', errors: { a: 'x' } }, '')),
    /<title>Fejl: Ny henvendelse/,
  )
})

test('a name is searched for by post, so that it never stands in an address', () => {
  assert.match(String(staffPage(frame, { title: 'x' }, '')), /<form class="search" action="\/search" method="post"/)
  assert.doesNotMatch(String(staffPage({ ...frame, searchUrl: undefined }, { title: 'x' }, '')), /class="search"/)
})

test('every page of a citizen tells where to get help at once, and how to leave', () => {
  for (const words of [undefined, english]) {
    const page = String(publicPage({ ...citizen, words }, { title: 'x' }, ''))
    for (const number of ['tel:112', 'tel:+4570201201', 'tel:116111'])
      assert.ok(page.includes(`href="${number}"`), number)
    assert.match(page, /<a class="leave" href="https:[^"]+" rel="noreferrer" data-leave/)
  }
})
