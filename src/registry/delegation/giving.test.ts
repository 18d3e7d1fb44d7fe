import assert from 'node:assert/strict'
import { test } from 'node:test'
import { CARE, delegationsIn } from '../../../test/delegations.ts'
import { validateHtml } from '../../../test/html.ts'
import { aWorld, type Fields, type Person } from '../../../test/world.ts'

const world = await aWorld()
const { anInstruction, delegated } = delegationsIn(world)
const as = (person: Person) => world.as(person)

const given = (instructionId: string, extra: Fields = {}) => ({
  ...CARE,
  helperId: world.staff.vera.id,
  instructionId,
  unitId: '',
  groupWords: 'Børn på 6-12 år med angst.',
  validFrom: '2026-11-23',
  validTo: '2027-05-23',
  ...extra,
})

test('R85, R86 the instruks is one for the helper’s role, also when the giver has another', async () => {
  const [forAdvisers, forIntake] = [
    await anInstruction({ title: 'Kun for vejledere', roles: ['adviser'] }),
    await anInstruction({ title: 'Kun for visitation', roles: ['intake'] }),
  ]
  const page = await as('mette').get('/delegations/new')
  assert.match(page.html, /Kun for vejledere, version 1, fra [^,]*, for /)
  assert.deepEqual(await validateHtml(page.html), [])
  const refused = await as('mette').post('/delegations/new', given(forIntake))
  assert.equal(refused.status, 422)
  assert.match(refused.html, /Instruksen gælder ikke for medarbejderens rolle/)
  await assert.rejects(delegated('mette', 'vera', { instructionId: forIntake }), {
    code: 'TR085',
    hint: /gælder ikke for medarbejderens rolle/,
  })
  assert.equal((await as('mette').post('/delegations/new', given(forAdvisers))).status, 303)
})
