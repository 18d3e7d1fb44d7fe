import assert from 'node:assert/strict'
import test from 'node:test'
import { aPdf } from '../../../test/files.ts'
import { requestsIn } from '../../../test/record-requests.ts'
import { aWorld } from '../../../test/world.ts'
import { itemsOf, type Scope } from './items.ts'

const world = await aWorld()
const { aFamily, aRequest, doing, file, giveTheRest, review, sign } = requestsIn(world)

test('R63 a file of a note is a line of its own, given with the note or withheld by itself', async () => {
  const { id: pathwayId, childId, motherId } = await aFamily()
  const note = `/pathways/${pathwayId}/journal/note`
  for (const name of ['Brev fra skolen', 'Tegning'])
    await world.as('mette').postFile(`${note}/attachments`, new File([new Uint8Array(aPdf(name))], `${name}.pdf`))
  const { rows } = await world.owner.query<{ id: string; draft: number }>(
    'select f.id, d.version as draft from journal_attachments f join journal_drafts d on d.id = f.draft_id order by f.id',
  )
  const signed = await sign('mette', note, {
    text: 'Se bilagene.',
    day: '2026-11-23',
    time: '09:00',
    version: rows[0]?.draft ?? 0,
    files: rows.map(({ id }) => id).join(','),
  })
  assert.equal(signed.status, 303, signed.html)

  const id = await aRequest(pathwayId, { adultId: motherId })
  const scope: Scope = { child_id: childId, pathway_id: pathwayId, scope: 'all', scope_from: null, scope_to: null }
  const items = await world.acting('mette', (ctx) => itemsOf(ctx, scope))
  const item = items.find(({ sections }) => sections.some(({ heading }) => heading === 'Bilag, der gives for sig'))
  assert.match(item?.sections.at(-1)?.text ?? '', /^(Brev fra skolen|Tegning)\.pdf \(PDF, .*\)\n(Brev|Tegning)/)
  const section = (item?.sections.length ?? 1) - 1
  await review(id, item?.id ?? '', {
    verdict: 'give_in_part',
    withheld: `${section}.0`,
    reason: 'Tegningen siger noget om far, som hun er bange for.',
  })
  await giveTheRest(id)
  const limited = { decision: 'limited', reason: 'Af hensyn til jeres datter.' }
  assert.equal((await doing(id, 'decision', limited)).status, 303)
  assert.equal((await doing(id, 'approval', { answer: 'approve', sentBack: '' }, 'lise')).status, 303)
  assert.equal((await doing(id, 'documents')).status, 303)
  const json = Buffer.from((await file(`/record-requests/${id}/documents/json`)).bytes).toString()
  const [hidden, shown] = (item?.sections.at(-1)?.text ?? '').split('\n').map((line) => line.split('.pdf')[0] ?? '')
  assert.ok(json.includes(`${shown}.pdf`) && !json.includes(`${hidden}.pdf`), json)
})
