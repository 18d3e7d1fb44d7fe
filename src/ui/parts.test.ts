import assert from 'node:assert/strict'
import { test } from 'node:test'
import { validateHtml } from '../../test/html.ts'
import { buttonLink } from './button.ts'
import { card, columns, emptyState, facts, heading, nextStep } from './card.ts'
import { childBanner } from './child-banner.ts'
import { dayList } from './day-list.ts'
import { html, type Html } from './html.ts'
import { plainPage } from './layout.ts'
import { backLink, breadcrumb, tabs } from './links.ts'
import { details, notice } from './notice.ts'
import { progress } from './progress.ts'
import { clockBadge, tag } from './tag.ts'
import { timeline } from './timeline.ts'
import { wayRow } from './way.ts'

const hostile = '"><script>alert(1)</script>'

const everyPart = (text: string): Html => html` ${breadcrumb([{ href: '/', label: text }], text)} ${backLink('/')}
${tabs('Vis', [{ href: '/', label: text, count: 0, current: true }])}
${heading(text, { line: text, actions: buttonLink(text, '/') })}
${childBanner({ name: text, href: '/p', born: text, custody: text, responsible: text, consent: tag('ok', text), risk: tag('bad', text), protectedAddress: true, more: [['Skole', text]] })}
${wayRow([
  { label: text, state: 'done', detail: text, href: '/' },
  { label: text, state: 'now', tags: tag('info', text) },
  { label: text, state: 'todo' },
])}
${columns(
  [
    card(
      text,
      dayList([
        {
          at: '9.00',
          title: text,
          href: '/',
          what: text,
          tags: tag('warn', text),
          note: text,
          action: buttonLink(text, '/'),
        },
      ]),
      { aside: html`<a href="/">Ret</a>`, id: 'talks' },
    ),
  ],
  [
    nextStep({ what: text, detail: text, action: buttonLink(text, '/', { kind: 'primary' }) }),
    card('', facts([[text, text]])),
  ],
)}
${timeline([{ when: text, title: text, tags: tag('plain', text), body: text, by: text, id: 'e1' }])}
${notice('warning', text, text)} ${notice('error', text, undefined, { live: true })} ${details(text, text)}
${progress(text, 2, 7)} ${emptyState(text)}`

test('every part is sound markup and keeps hostile words as words', async () => {
  for (const text of ['Østre Skole', hostile]) {
    const page = String(plainPage({ title: 'Prøve' }, everyPart(text)))
    assert.deepEqual(await validateHtml(page), [])
    assert.doesNotMatch(page, /<script>/)
  }
})

test('a clock says in words how far it has run', () => {
  const words = (day: number, goal: number, status: Parameters<typeof clockBadge>[0]['status']) =>
    String(clockBadge({ day, goal, status })).replaceAll(/<[^>]+>/g, '')
  assert.equal(words(5, 14, 'running'), 'dag 5 af 14')
  assert.equal(words(12, 14, 'soon'), 'dag 12 af 14')
  assert.equal(words(15, 14, 'over'), '1 dag over 14')
  assert.equal(words(16, 14, 'over'), '2 dage over 14')
  assert.equal(words(9, 14, 'met'), 'nået dag 9')
  assert.equal(words(19, 14, 'missed'), 'nået 5 dage over 14')
})

test('the step one stands at is told to those who do not see the row', () => {
  const row = String(
    wayRow([
      { label: 'Henvendelse', state: 'done' },
      { label: 'Forsamtale', state: 'now' },
    ]),
  )
  assert.equal(row.match(/aria-current="step"/g)?.length, 1)
  assert.match(row, /\(gennemført\)/)
  assert.match(row, /\(i gang\)/)
})

test("on the child's own page the name is the heading, elsewhere it leads there", () => {
  const child = { name: 'Josefine', born: '11 år', custody: '', responsible: '', consent: '', risk: '' }
  assert.match(String(childBanner(child)), /<h1 class="child-name">Josefine<\/h1>/)
  assert.doesNotMatch(String(childBanner({ ...child, href: '/p' })), /<h1/)
})
