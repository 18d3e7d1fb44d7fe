import assert from 'node:assert/strict'
import test from 'node:test'
import { wayKey, whomToAsk, type Around, type Reached } from './whom.ts'

const person = (id: string, reach: Partial<Reached> = {}): Reached => ({
  id,
  name: id,
  phone: '',
  email: '',
  hasCpr: false,
  ...reach,
})
const anne = person('anne', { phone: '11 11 11 11', hasCpr: true })
const jens = person('jens', { email: 'jens@example.org' })
const around = (born: string, more: Partial<Around> = {}): Around => ({
  child: { ...person('marie', { phone: '22 22 22 22', email: 'marie@example.org' }), birthDate: born },
  holders: [anne, jens],
  told: new Set(),
  schoolHindered: null,
  today: '2026-11-23',
  ...more,
})
const waysOf = (of: Around, key: string) =>
  whomToAsk(of)
    .find((each) => each.key === key)
    ?.ways.map(wayKey)
const hinderedOf = (of: Around) =>
  Object.fromEntries(whomToAsk(of).flatMap(({ key, hindered }) => (hindered ? [[key, hindered.mend]] : [])))

test('a child below fifteen is reached through who holds custody, or on our screen; never on its own telephone', () => {
  const nine = around('2017-05-05')
  assert.deepEqual(waysOf(nine, 'self'), ['sms:anne', 'digital_post:anne', 'email:jens', 'handed_over'])
  assert.deepEqual(
    waysOf(around('2011-11-24'), 'self'),
    ['sms:anne', 'digital_post:anne', 'email:jens', 'handed_over'],
    'the day before',
  )
  assert.deepEqual(hinderedOf(nine), {})
})

test('from the fifteenth birthday on their own, and only there', () => {
  assert.deepEqual(waysOf(around('2011-11-23'), 'self'), ['sms:marie', 'email:marie', 'handed_over'])
})

test('R71 the parents of a young person are asked only when they have been told', () => {
  const sixteen = around('2010-05-05', { told: new Set(['jens']) })
  assert.deepEqual(hinderedOf(sixteen), { anne: 'consent' })
  assert.deepEqual(waysOf(sixteen, 'jens'), ['email:jens', 'handed_over'])
})

test('of somebody of age no parent is asked', () => {
  assert.deepEqual(hinderedOf(around('2008-11-23', { told: new Set(['anne', 'jens']) })), {
    anne: 'child',
    jens: 'child',
  })
})

test('R81 where nobody is known to hold custody, nobody is taken to', () => {
  assert.deepEqual(hinderedOf(around('2017-05-05', { holders: [] })), { parent: 'custody' })
})

test('R75 somebody at school is asked only where sharing is agreed to', () => {
  assert.deepEqual(hinderedOf(around('2017-05-05', { schoolHindered: 'Der mangler et samtykke.' })), {
    teacher: 'sharing',
  })
})
