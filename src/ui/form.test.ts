import assert from 'node:assert/strict'
import { test } from 'node:test'
import { validateHtml } from '../../test/html.ts'
import { button, disabledAction, postButton } from './button.ts'
import { checkbox, checkboxes, radioGroup, select } from './choice-fields.ts'
import { readDateParts } from './date-parts.ts'
import { dateField, datePartsField, timeField } from './date-fields.ts'
import { errorSummary, fieldRow, fieldSection, form, formActions } from './form.ts'
import { html, type Html } from './html.ts'
import { plainPage } from './layout.ts'
import { cprField, emailField, passwordField, phoneField, textArea, textField } from './text-fields.ts'

const hostile = '"><script>alert(1)</script>'
const options = [
  { value: 'parent', label: 'Forælder', hint: 'Mor, far eller værge' },
  { value: 'other', label: 'En anden', reveals: textField({ name: 'other_name', label: 'Hvem?' }) },
]

const everyField = (given: { errors?: Record<string, string>; typed?: Record<string, string> }) =>
  form({ action: '/x', keep: 'x', errors: given.errors }, [
    textField({ name: 'first_name', label: 'Fornavn', ...given }),
    emailField({ name: 'email', label: 'E-mail', optional: true, ...given }),
    fieldRow(
      phoneField({ name: 'phone', label: 'Telefon', ...given }),
      cprField({ name: 'cpr', label: 'CPR', ...given }),
    ),
    passwordField({ name: 'password', label: 'Adgangskode', autocomplete: 'current-password', ...given }),
    fieldSection('Hvornår', [
      dateField({ name: 'day', label: 'Dag', ...given }),
      timeField({ name: 'at', label: 'Klokken', ...given }),
      datePartsField({ name: 'born', label: 'Født', hint: 'For eksempel 5 5 2014', ...given }),
    ]),
    radioGroup({ name: 'who', label: 'Hvem?', options, ...given }),
    checkboxes({ name: 'themes', label: 'Tema', options: options.slice(0, 1), look: 'cards', ...given }),
    checkbox({ name: 'agreed', label: 'Familien ved det', ...given }),
    select({
      name: 'school',
      label: 'Skole',
      options: [{ value: 'a', label: 'Østre Skole' }],
      empty: 'Vælg',
      ...given,
    }),
    textArea({ name: 'note', label: 'Hvad handler det om?', limit: 500, ...given }),
    formActions(button('Gem'), disabledAction('Underskriv', 'Kladden er tom.')),
  ])

const asPage = (body: Html) =>
  String(
    plainPage(
      { title: 'Prøve' },
      html`<h1>Prøve</h1>
        ${body} ${postButton('Fortryd', '/y')}`,
    ),
  )

test('every field is sound markup: empty, filled in, and with an error', async () => {
  const names = [
    'first_name',
    'email',
    'phone',
    'cpr',
    'day',
    'at',
    'born',
    'who',
    'themes',
    'agreed',
    'school',
    'note',
  ]
  const of = (text: string) => Object.fromEntries(names.map((name) => [name, text]))
  assert.deepEqual(await validateHtml(asPage(everyField({}))), [])
  assert.deepEqual(await validateHtml(asPage(everyField({ typed: of(hostile), errors: of(`Ret ${hostile}`) }))), [])
  assert.doesNotMatch(asPage(everyField({ typed: of(hostile), errors: of(hostile) })), /<script>/)
})

test('an error stands at the top as a link and at the field as its description', () => {
  const page = String(everyField({ errors: { first_name: 'Skriv fornavnet.' } }))
  assert.match(page, /<a href="#first_name">Skriv fornavnet\.<\/a>/)
  assert.match(page, /<input[^>]* id="first_name"[^>]* aria-describedby="first_name-error" aria-invalid="true"/)
  assert.match(page, /<span class="form-error-message" id="first_name-error">Skriv fornavnet\.<\/span>/)
})

test('each error leads to something on the page', () => {
  const errors = {
    who: 'Vælg.',
    themes: 'Vælg.',
    born: 'Skriv.',
    agreed: 'Sæt et flueben.',
    school: 'Vælg.',
    note: 'Skriv.',
  }
  const page = String(everyField({ errors }))
  for (const name of Object.keys(errors)) assert.match(page, new RegExp(` id="${name}"`), name)
})

test('an error in the whole form is said once, without a link', () => {
  const summary = String(errorSummary({ form: 'Adgangskoden passer ikke.' }))
  assert.equal(summary.match(/Adgangskoden passer ikke/g)?.length, 1)
  assert.doesNotMatch(summary, /<a/)
  assert.equal(String(errorSummary({})), '')
})

test('what was typed goes before what was known; a password never comes back', () => {
  const known = { value: 'Anne' }
  assert.match(String(textField({ name: 'a', label: 'A', ...known })), /value="Anne"/)
  assert.match(String(textField({ name: 'a', label: 'A', ...known, typed: { a: 'Jens' } })), /value="Jens"/)
  assert.match(String(textField({ name: 'a', label: 'A', ...known, typed: { b: 'x' } })), /value=""/)
  assert.match(String(checkbox({ name: 'a', label: 'A', typed: { a: 'on' } })), / checked/)
  assert.doesNotMatch(String(checkbox({ name: 'a', label: 'A', checked: true, typed: {} })), / checked/)
  const password = passwordField({ name: 'p', label: 'P', autocomplete: 'current-password', typed: { p: 'hemmelig' } })
  assert.doesNotMatch(String(password), /hemmelig/)
})

test('CPR is neither remembered by the browser nor kept in the tab', () => {
  assert.match(String(cprField({ name: 'cpr', label: 'CPR' })), /data-never-kept/)
  assert.match(String(cprField({ name: 'cpr', label: 'CPR', autocomplete: 'on' })), /autocomplete="off"/)
})

test('each posted form carries a key of its own, a search by link does not', () => {
  const key = (made: Html) => /name="once" value="([^"]+)"/.exec(String(made))?.[1]
  assert.notEqual(key(form({ action: '/x' }, '')), key(form({ action: '/x' }, '')))
  assert.equal(key(form({ action: '/x', once: 'abc' }, '')), 'abc')
  assert.equal(key(form({ action: '/x', method: 'get' }, '')), undefined)
  assert.ok(key(postButton('Fortryd', '/y')))
})

test('three parts make a day, or say that there is no such day', () => {
  const read = (day: string, month: string, year: string) => {
    const sent = new FormData()
    for (const [part, text] of Object.entries({ day, month, year })) sent.set(`born-${part}`, text)
    return readDateParts(sent, 'born').iso
  }
  assert.equal(read(' 5', '5 ', '2014'), '2014-05-05')
  assert.equal(read('29', '2', '2024'), '2024-02-29')
  const none = [
    ['29', '2', '2023'],
    ['31', '4', '2024'],
    ['0', '1', '2020'],
    ['1', '13', '2020'],
    ['1', '1', '20'],
    ['', '', ''],
  ] as const
  for (const [day, month, year] of none) assert.equal(read(day, month, year), undefined, `${day}.${month}.${year}`)
})
