import assert from 'node:assert/strict'
import test from 'node:test'
import { readPdf } from '../../test/pdf.ts'
import { makePdf, MOST_MEGABYTES } from './pdf.ts'
import { readable } from './pdf-text.ts'
import { Problem } from './problem.ts'

const template = new URL('../../test/document.typ', import.meta.url)
const at = new Date('2026-11-22T09:00:00Z')
type Section = { heading: string; text: string }
const filled = (sections: Section[]) => ({
  title: 'Et dokument',
  facts: [['Navn', 'Åse Ørsted']],
  rows: [['1. maj', 'Første samtale']],
  sections,
})
const saying = async (text: string) =>
  readPdf(await makePdf({ template, at, data: filled([{ heading: 'Overskrift', text }]) }))

test('a document is PDF/UA-1: tagged, titled, in Danish, with headings, header cells and page numbers', async () => {
  const read = await saying('Hej')
  assert.match(read.source, /^%PDF-1\.7/)
  assert.match(read.source, /\/StructTreeRoot/)
  assert.match(read.xmp ?? '', /<pdfuaid:part>1<\/pdfuaid:part>/)
  assert.deepEqual(
    ['Title', 'Language'].map((of) => read.info.get(of)),
    ['Et dokument', 'da-DK'],
  )
  assert.match(read.source, /\/MarkInfo\s*<<[^>]*\/Marked true/)
  for (const tag of ['H1', 'Table', 'THead', 'TH', 'TD', 'P', 'LBody'])
    assert.ok(read.tags.includes(tag), `${tag} in ${read.tags.join(' ')}`)
  assert.match(read.text, /side 1 af 1/)
})

for (const text of [
  '#eval("1 + 1") $x^2$ \\ `kode` @henvisning *fed* _kursiv_ // /* [x] {y} ~ -- ---',
  '#import "/src/platform/schema.ts"',
  '<script>alert(1)</script> &amp; "citat" \'citat\'',
  'سلام',
  'Żółw, Dvořák, Ђорђе, Ελλάδα, Tiếng Việt',
  '😀 ❤️ 🇩🇰',
])
  test(`what somebody wrote stands as they wrote it: ${text.slice(0, 30)}`, async () => {
    const read = await saying(text)
    // right to left is read back word by word; nothing of it is missing
    const letters = (said: string) => [...said.normalize('NFKC').replaceAll(/\s/g, '')].toSorted().join('')
    const [before = '', after = ''] = (await saying('§§')).text.split('§§')
    assert.ok(read.text.startsWith(before.trimEnd()) && read.text.endsWith(after.trimStart()))
    assert.equal(letters(read.text.slice(before.length, read.text.length - after.length)), letters(text))
  })

test('ten thousand characters without a space stay on the paper', async () => {
  const read = await saying('å'.repeat(10_000))
  assert.equal(read.text.replaceAll(/[^å]/g, '').length, 10_000)
  assert.ok(read.pages.length > 1)
  assert.match(read.text, /side 2 af \d/)
})

test('a character that no type of ours has is told by its number, and the document is made', async () => {
  assert.match((await saying('中 og a')).text, /\[U\+4E2D\] og a/)
  assert.equal(readable('a\u200bb\tc', new Set()), 'a\u200bb c')
})

test('a document without a title is refused, because it would not be accessible', async () => {
  await assert.rejects(makePdf({ template, at, data: { ...filled([]), title: '' } }), /title/)
})

test('what is wrong is told without the words of people', async () => {
  await assert.rejects(makePdf({ template, at, data: { ...filled([]), facts: 'Åse Ørsted' } }), (fault: Error) => {
    assert.match(fault.message, /could not be made/)
    assert.doesNotMatch(fault.message, /Ørsted/)
    return true
  })
})

const LONG = Array.from({ length: 300 }, (_, n) => ({
  heading: `Notat ${n + 1}`,
  text: 'Barnet fortæller om skolen. '.repeat(60),
}))

test('a long document is made beside the others, and holds nobody up', async () => {
  await makePdf({ template, at, data: filled([]) })
  let longest = 0
  const began = performance.now()
  let last = began
  const pulse = setInterval(() => {
    longest = Math.max(longest, performance.now() - last)
    last = performance.now()
  }, 5)
  const [long, short] = await Promise.all([
    makePdf({ template, at, data: filled(LONG) }),
    makePdf({ template, at, data: filled([]) }),
  ])
  clearInterval(pulse)
  assert.ok(long.length > short.length * 5)
  const took = performance.now() - began
  assert.ok(longest < took / 3, `held up for ${Math.round(longest)} of ${Math.round(took)} ms`)
})

test('a document that takes too long is given up, and the next one is made', async () => {
  await assert.rejects(
    makePdf({ template, at, data: filled(LONG) }, { seconds: 0.01 }),
    (fault) => fault instanceof Problem && fault.status === 429,
  )
  assert.match((await saying('Videre')).text, /Videre/)
})

test('too much at once is refused before it is begun', async () => {
  const text = 'x'.repeat(MOST_MEGABYTES * 1_000_000)
  await assert.rejects(saying(text), (fault) => fault instanceof Problem && fault.status === 413)
  const many = await Promise.allSettled(Array.from({ length: 30 }, () => makePdf({ template, at, data: filled([]) })))
  assert.equal(many.filter(({ status }) => status === 'fulfilled').length, 20)
})
