import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import test from 'node:test'
import { aClamd, EICAR } from '../../test/clamd.ts'
import { clamd } from './virus-scan.ts'

const server = await aClamd()
const scan = clamd(server.address)
const impatient = clamd(server.address, { milliseconds: 500 })

test('a file is sent whole, however large, and found clean', async () => {
  for (const size of [0, 1, 65_536, 65_537, 3_000_000]) {
    assert.deepEqual(await scan(randomBytes(size)), { is: 'clean' })
    assert.equal(server.received.at(-1), size)
  }
})

test('what does harm is named', async () => {
  assert.deepEqual(await scan(Buffer.from(EICAR)), { is: 'infected', signature: 'Eicar-Test-Signature' })
})

test('a scanner that says nothing, hangs up, is full or babbles is no scan', async () => {
  for (const [manner, why] of [
    ['is silent', 'no answer in time'],
    ['hangs up', 'it hung up'],
    ['is full', 'INSTREAM size limit exceeded. ERROR'],
    ['babbles', 'an answer without end'],
  ] as const) {
    server.from(manner)
    const answer = await impatient(Buffer.from('hej'))
    assert.equal(answer.is, 'unavailable', manner)
    assert.match(
      'why' in answer ? answer.why : '',
      new RegExp(`${why.replaceAll('.', '\\.')}|ECONNRESET|EPIPE`),
      manner,
    )
  }
  server.from('answers')
})

test('a scanner that is gone is no scan', async () => {
  const gone = await aClamd()
  await gone.close()
  assert.deepEqual(await clamd(gone.address)(Buffer.from('hej')), { is: 'unavailable', why: 'ECONNREFUSED' })
  const { is } = await clamd({ path: '/nowhere/clamd.sock' })(Buffer.from('hej'))
  assert.equal(is, 'unavailable')
})
