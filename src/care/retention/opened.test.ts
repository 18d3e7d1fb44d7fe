import assert from 'node:assert/strict'
import test from 'node:test'
import { plainDate } from '#platform/time.ts'
import { syntheticCpr } from '#registry/people/cpr.ts'
import { giveCpr } from '#registry/people/people.ts'
import { object } from '#care/sharing/sharing.ts'
import { readPdf } from '../../../test/pdf.ts'
import { asked, requestsIn } from '../../../test/record-requests.ts'
import { aWorld, KALUNDBORG } from '../../../test/world.ts'
import { archiveOf } from './retention.ts'

const world = await aWorld()
const requests = requestsIn(world)

type Tables = Record<string, Record<string, unknown>[]>

test('the archive tells what the family objected to, every CPR number with its days, and opens what is sealed', async () => {
  const { id, childId, motherId } = await requests.aFamily()
  const first = requests.lastCpr()
  const second = syntheticCpr(plainDate('2014-05-05'), 400) ?? ''
  world.setTime('2026-11-24T09:00:00Z')
  await world.acting('lise', async (ctx) => {
    await giveCpr(ctx, childId, second)
    const words = 'Psykiatrien må intet vide, siger mor.'
    const said = { kind: 'child_psychiatry', speakers: [motherId], saidBy: 'Anne', words, on: '2026-11-24' } as const
    await object(ctx, { id, child_id: childId }, said)
  })
  const request = await requests.aRequest(id, asked({ adultId: motherId }))
  await requests.giveTheRest(request)
  assert.equal((await requests.doing(request, 'decision', { decision: 'full' })).status, 303)
  assert.equal((await requests.doing(request, 'documents')).status, 303)
  const given = await requests.file(`/record-requests/${request}/documents/json`)
  const letter = {
    to: KALUNDBORG,
    agreedBy: 'Anne',
    agreedOn: '2026-11-23',
    text: 'De flytter.',
    checkBy: '2026-12-07',
  }
  await requests.act(id, 'outcome', { outcome: 'treatment', reason: '', guidance: '', target: '' })
  assert.equal((await requests.act(id, 'transfer', letter)).status, 303)

  const { document, files } = await world.acting('lise', (ctx) => archiveOf(ctx, childId))
  world.setTime('2026-11-23T09:00:00Z')
  const tables = document['tables'] as Tables // as archiveOf makes it
  assert.deepEqual(
    tables['sharing_objections']?.map(({ words }) => words),
    ['Psykiatrien må intet vide, siger mor.'],
  )
  assert.deepEqual(
    tables['person_identifiers']
      ?.map((row) => [row['cpr'], row['valid_from'], row['valid_to']])
      .toSorted((a, b) => String(a[1]).localeCompare(String(b[1]))),
    [
      [first, '2026-11-23', '2026-11-24'],
      [second, '2026-11-24', null],
    ],
  )
  const named = (pattern: RegExp) => [...files].find(([name]) => pattern.test(name))?.[1]
  assert.deepEqual(named(/^aktindsigt-[0-9a-f]{8}\.json$/), Buffer.from(given.bytes))
  assert.match((await readPdf(named(/^aktindsigt-[0-9a-f]{8}\.pdf$/) ?? Buffer.alloc(0))).text, /Hun sover dårligt/)
  assert.match(String(named(/^overdragelse-[0-9a-f-]+\.json$/)), /"text": "De flytter\."/)
  assert.doesNotMatch(JSON.stringify(document), /sealed|key_id|lookup|searchable/)
})
