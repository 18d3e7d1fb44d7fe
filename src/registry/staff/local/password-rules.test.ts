import assert from 'node:assert/strict'
import { test } from 'node:test'
import { faultOfPassword } from './password-rules.ts'

const EMAIL = 'mette.lund@holbaek.dk'

test('what is long and not guessed first may be used, whatever its signs', () => {
  for (const password of [
    'korrekt hest batteri hæfteklamme',
    'violin-ost-trappe',
    'gråvejr over Fur 12',
    'Xk29fLq0zzTb',
    '🐘🦊🐝🌲🍋🚲🎻🧵🪁🧊🪴🥁',
  ]) {
    assert.equal(faultOfPassword(password, EMAIL), null, password)
  }
})

test('what is short, guessed first or the address itself is refused, and told why', () => {
  const cases: [string, RegExp][] = [
    ['kort', /mindst 12 tegn/],
    ['elleve tegn', /mindst 12 tegn/],
    ['x'.repeat(201), /højst være på 200 tegn/],
    ['mette.lund@holbaek.dk', /ikke være din e-mail/],
    ['METTE.LUND@holbaek.dk!', /ikke være din e-mail/],
    ['MetteLund2026', /ikke være din e-mail/],
    ['Adgangskode2026!', /gættes først/],
    ['p4ssw0rd1234', /gættes først/],
    ['Sommer2026!!', /gættes først/],
    ['SommerSommer', /gættes først/],
    ['123456789012', /gættes først/],
    ['qwertyuiop12', /gættes først/],
    ['aaaaaaaaaaaa', /gættes først/],
    ['jegelskerdig', /gættes først/],
    ['0505149995--', /gættes først/],
  ]
  for (const [password, why] of cases) assert.match(faultOfPassword(password, EMAIL) ?? '', why, password)
})
