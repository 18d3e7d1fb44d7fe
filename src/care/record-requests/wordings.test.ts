import assert from 'node:assert/strict'
import test from 'node:test'
import { readPdf } from '../../../test/pdf.ts'
import { requestsIn } from '../../../test/record-requests.ts'
import { aWorld } from '../../../test/world.ts'

const world = await aWorld()
const { aFamily, aRequest, doing, entriesOf, file, giveTheRest, review, sign } = requestsIn(world)

test('R68 a question of a test that is marked in one wording goes out in no other', async () => {
  const note = 'Hvor tit er du bange for mørke? Svar: hver dag.'
  const { id: pathwayId, childId, motherId, entryId } = await aFamily({ note })
  const correction = `/pathways/${pathwayId}/journal/${entryId}/correction`
  await sign('mette', correction, { text: `${note} Hun smilede.`, reason: 'Der manglede noget.' })
  const newest = (await entriesOf(childId)).at(-1)
  const id = await aRequest(pathwayId, { adultId: motherId })
  assert.equal((await review(id, newest.id, { verdict: 'give', testQuestions: '0.0' })).status, 303)
  await giveTheRest(id)
  assert.match((await world.as('mette').get(`/record-requests/${id}`)).html, /1 af \d+ mangler/)

  assert.equal((await review(id, entryId, { verdict: 'give' })).status, 303)
  const refused = await doing(id, 'decision', { decision: 'full' })
  assert.equal(refused.status, 422)
  assert.match(refused.html, /er et testspørgsmål, gives i en anden/)
  await review(id, entryId, { verdict: 'give', testQuestions: '0.0', version: 1 })
  assert.equal((await doing(id, 'decision', { decision: 'full' })).status, 303)
  await doing(id, 'documents')
  const json = Buffer.from((await file(`/record-requests/${id}/documents/json`)).bytes).toString()
  assert.doesNotMatch(json, /bange for mørke/)
  assert.match(json, /Svar: hver dag/)
})

test('R68 a test question is left out with words that say so, and its answer is given', async () => {
  const { id: pathwayId, motherId, entryId } = await aFamily({ note: 'Hvor tit er du bange? Svar: hver dag.' })
  const id = await aRequest(pathwayId, { adultId: motherId })
  await review(id, entryId, { verdict: 'give', testQuestions: '0.0' })
  await giveTheRest(id)
  await doing(id, 'decision', { decision: 'full' })
  await doing(id, 'documents')
  const { text } = await readPdf((await file(`/record-requests/${id}/documents/pdf`)).bytes)
  assert.match(text, /\[Testspørgsmål udleveres ikke\] Svar: hver dag\./)
  assert.doesNotMatch(text, /bange/)
})
