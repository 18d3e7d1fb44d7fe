import assert from 'node:assert/strict'
import test from 'node:test'
import { aDocx, anOdt, aPdf, aPng, aZip, JPEG } from '../../test/files.ts'
import { cleanFileName } from './file-name.ts'
import { fileTypeOf } from './file-type.ts'

const text = (words: string) => Buffer.from(words)

test('a file is what it holds, whatever it is called', () => {
  const known = [
    [aPdf('Henvisning'), 'pdf'],
    [aPng(), 'png'],
    [JPEG, 'jpeg'],
    [text('Mor skriver: 3 < 5, og æblet er grønt. 👩‍👧\r\n'), 'text'],
    [text('a'), 'text'],
    [aDocx(), 'docx'],
    [anOdt(), 'odt'],
  ] as const
  for (const [bytes, type] of known) assert.equal(fileTypeOf(bytes), type)
})

const REFUSED: [what: string, bytes: Buffer][] = [
  ['nothing', Buffer.alloc(0)],
  ['blanks', text(' \n ')],
  ['a page', text('<!doctype html><title>x</title>')],
  ['a page after a text', text('Kære alle\n<script>alert(1)</script>')],
  ['a drawing with script', text('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')],
  ['XML', text('<?xml version="1.0"?><a/>')],
  ['a program', text('#!/bin/sh\nrm -rf /')],
  ['RTF', text('{\\rtf1 hej}')],
  ['a mail', text('MIME-Version: 1.0\nContent-Type: text/html\n')],
  ['what is no UTF-8', Buffer.from([0x48, 0xe6, 0x6a])],
  ['a text with a NUL', text('hej\0')],
  ['a Windows program', Buffer.from('MZ\x90\0\x03', 'latin1')],
  ['a PDF that ends too early', text('%PDF-1.7\n1 0 obj')],
  ['a PDF with script', Buffer.concat([text('%PDF-1.7\n<</S/JavaScript/JS(app.alert(1))>>'), aPdf('x')])],
  ['a PDF that starts a program', Buffer.from(aPdf('x').toString('latin1').replace('/Type', '/Launch/Type'), 'latin1')],
  ['a PDF that is a page too', Buffer.from(aPdf('<script>alert(1)</script>').toString('latin1'), 'latin1')],
  ['a PDF that is a zip too', Buffer.concat([aPdf('x'), aZip({ a: 'b' })])],
  ['a PDF behind something else', Buffer.concat([text('GIF89a'), aPdf('x')])],
  ['a picture with a page after it', Buffer.concat([aPng(), text('<script>alert(1)</script>')])],
  ['a picture with anything after it', Buffer.concat([aPng(), Buffer.from([1, 2, 3])])],
  ['a picture whose checksum is wrong', Buffer.from(aPng()).fill(9, 20, 22)],
  ['a photo that is a program too', Buffer.concat([JPEG, text('<?php system($_GET[0]); ?>')])],
  ['a photo that is a zip too', Buffer.concat([JPEG, aZip({ a: 'b' })])],
  ['a photo that never ends', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 4])],
  ['any zip', aZip({ 'a.txt': 'hej' })],
  ['a document with macros', aZip({ '[Content_Types].xml': '', 'word/document.xml': '', 'word/vbaProject.bin': 'x' })],
  ['a document with a way out', aZip({ '[Content_Types].xml': '', 'word/document.xml': '', '../../evil': 'x' })],
  ['a spreadsheet', aZip({ '[Content_Types].xml': '', 'xl/workbook.xml': '' })],
  [
    'an ODT with macros',
    aZip({ mimetype: 'application/vnd.oasis.opendocument.text', 'content.xml': '', 'Basic/x': '' }),
  ],
  ['an ODT that says it is something else', aZip({ mimetype: 'text/html', 'content.xml': '' })],
  ['a document with something before it', Buffer.concat([text('GIF89a'), aDocx()])],
  ['a document with something after it', Buffer.concat([aDocx(), text('<html>')])],
  ['a document cut short', aDocx().subarray(0, 60)],
]
for (const [what, bytes] of REFUSED)
  test(`${what} is refused`, () => {
    assert.equal(fileTypeOf(bytes), null)
  })

test('a file’s name is its last part, with the ending of what it is', () => {
  const names: [given: string, clean: string][] = [
    ['Henvisning fra læge.PDF', 'Henvisning fra læge.pdf'],
    ['C:\\Users\\mette\\brev.pdf', 'brev.pdf'],
    ['../../etc/passwd', 'passwd.pdf'],
    ['regning\u202efdp.exe', 'regningfdp.pdf'],
    ['a"b;c\r\nSet-Cookie: x.pdf', 'a-b-cSet-Cookie- x.pdf'],
    ['.htaccess', 'htaccess.pdf'],
    ['', 'bilag.pdf'],
    ['  ', 'bilag.pdf'],
    ['referat 12.11', 'referat 12.pdf'],
    ['x'.repeat(300), `${'x'.repeat(100)}.pdf`],
    ['<img src=x>.png', 'img src=x.pdf'],
  ]
  for (const [given, clean] of names) assert.equal(cleanFileName(given, 'pdf'), clean)
})
