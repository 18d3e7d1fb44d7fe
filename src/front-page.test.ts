import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aWorld } from '../test/world.ts'
import { firstPageOf } from './front-page.ts'

const world = await aWorld()

test('everybody begins where their work is', () => {
  assert.equal(firstPageOf(['therapist']), '/day')
  assert.equal(firstPageOf(['intake', 'therapist', 'leader']), '/overview')
  assert.equal(firstPageOf(['administrator']), '/administration/staff')
  assert.equal(firstPageOf(['secretary', 'administrator']), '/day')
  assert.equal(firstPageOf([]), '/day')
})

test('the front page leads there in one statement, and to signing in without asking the database', async () => {
  const lise = await world.as('lise').get('/')
  assert.deepEqual([lise.status, lise.location, lise.statements], [303, '/overview', 1])
  assert.equal((await world.as('adam').get('/')).location, '/administration/staff')
  const nobody = await world.signedOut().get('/')
  assert.deepEqual([nobody.status, nobody.location, nobody.statements], [303, '/sign-in', 0])
})
