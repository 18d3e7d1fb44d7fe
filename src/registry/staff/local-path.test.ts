import assert from 'node:assert/strict'
import { test } from 'node:test'
import { localPath } from './local-path.ts'

test('after signing in one comes back to where one was going', () => {
  for (const path of ['/day', '/pathways?step=screening&page=2', '/pathways/0199-a/kontakt']) {
    assert.equal(localPath(path), path)
  }
})

test('nobody is led to another site, or in a ring', () => {
  const elsewhere = [
    undefined,
    '',
    'day',
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/\t/evil.example',
    '/ /evil.example',
    '/./\\evil',
    '/..//evil.example',
    '/.//evil.example',
    'javascript:alert(1)',
    '/sign-in',
    '/sign-in/local?next=/sign-in',
    '/sign-out',
    '/activation/x',
    '/\n/evil.example',
  ]
  for (const path of elsewhere) assert.equal(localPath(path), '/', String(path))
})
