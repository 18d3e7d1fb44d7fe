import assert from 'node:assert/strict'
import test from 'node:test'
import { nameBasedUuid } from './uuid.ts'

test('a name has the UUID that RFC 9562 gives as its example', () => {
  assert.equal(
    nameBasedUuid('6ba7b810-9dad-11d1-80b4-00c04fd430c8', 'www.example.com'),
    '2ed6657d-e927-568b-95e1-2665a8aea6a2',
  )
})
