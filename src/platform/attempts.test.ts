import assert from 'node:assert/strict'
import test from 'node:test'
import { networkOf } from './attempts.ts'

test('one subscriber counts as one: an IPv4 address, or the first half of an IPv6 address', () => {
  assert.equal(networkOf('192.0.2.7'), '192.0.2.7')
  assert.equal(networkOf('::ffff:192.0.2.7'), '192.0.2.7')
  assert.equal(networkOf('2001:db8:1:2:aaaa::1'), networkOf('2001:0db8:0001:0002:ffff:1:2:3'))
  assert.equal(networkOf('2001:db8::1'), networkOf('2001:db8:0:0::2'))
  assert.notEqual(networkOf('2001:db8:1:2::1'), networkOf('2001:db8:1:3::1'))
  assert.equal(networkOf('unknown'), 'unknown')
})
