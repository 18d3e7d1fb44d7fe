import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { accents } from './accents.ts'

const sheet = readFileSync(new URL('styles/01-colours.css', import.meta.url), 'utf8')
const colour = (name: string, within = sheet) => new RegExp(`--${name}: (#[0-9a-f]{3,6})`).exec(within)?.[1] ?? 'none'

/** Relative luminance and contrast as WCAG 2.1 defines them. */
function contrast(one: string, other: string) {
  const [light, dark] = [luminance(one), luminance(other)].toSorted((a, b) => b - a)
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05)
}

function luminance(hex: string) {
  const full = hex.length === 4 ? hex.replace(/[0-9a-f]/g, '$&$&') : hex
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(full.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

const readable = (text: string, ground: string, what: string) =>
  assert.ok(contrast(text, ground) >= 4.5, `${what}: ${text} on ${ground} is ${contrast(text, ground).toFixed(2)}:1`)

test('the measure of contrast agrees with WCAG', () => {
  assert.equal(contrast('#000000', '#ffffff').toFixed(1), '21.0')
  assert.equal(contrast('#767676', '#fff').toFixed(2), '4.54')
})

for (const [name, accent] of Object.entries(accents)) {
  test(`${name} can be read on white, under white and on its own wash`, () => {
    const own = new RegExp(`\\.accent-${name} \\{[^}]*\\}`).exec(sheet)?.[0] ?? ''
    assert.equal(colour('accent', own), accent)
    readable(accent, '#ffffff', 'accent')
    readable(accent, colour('accent-wash', own), 'accent on its wash')
    readable(colour('accent-dark', own), colour('accent-wash', own), 'links and tags')
    readable(colour('mute'), colour('accent-wash', own), 'quiet words')
  })
}

test('the other words can be read where they stand', () => {
  for (const name of ['ok', 'warn', 'bad']) readable(colour(name), colour(`${name}-wash`), name)
  for (const ground of ['paper', 'wash']) {
    for (const name of ['ink', 'mute', 'bad']) readable(colour(name), colour(ground), `${name} on ${ground}`)
  }
})
