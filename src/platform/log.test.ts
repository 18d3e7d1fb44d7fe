import assert from 'node:assert/strict'
import { test } from 'node:test'
import { describe } from './log.ts'

const error = Object.assign(new TypeError('Marie is not a number'), { code: 'ECONNREFUSED', constraint: 'one_active' })

test('of an error its kind, code and place are told, and never its message', () => {
  const told = describe(error)
  assert.deepEqual([told.error, told.code, told.constraint], ['TypeError', 'ECONNREFUSED', 'one_active'])
  assert.match(told.at?.[0] ?? '', /^at .*log\.test\.ts/)
  assert.doesNotMatch(JSON.stringify(told), /Marie/)
})

test('a copy of an error, as the outbox hands it on, tells as much', () => {
  // oxlint-disable-next-line typescript/no-misused-spread -- pg-boss loses the class so
  const copy = { ...error, message: error.message, stack: error.stack, queue: 'housekeeping' }
  assert.deepEqual(describe(copy), describe(error))
})

test('what is no error is told by what it is', () => {
  assert.deepEqual(describe('Marie'), { error: 'string' })
  assert.deepEqual(describe(null), { error: 'object' })
  assert.deepEqual(describe({ name: 'Marie', stack: 'Marie Holm was here' }), { error: 'object', at: [] })
})
