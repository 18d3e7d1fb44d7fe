import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import test from 'node:test'
import type { Attachment } from '#care/journal/journal.ts'
import { aPdf } from '../../../test/files.ts'
import { validateHtml } from '../../../test/html.ts'
import { requestsIn } from '../../../test/record-requests.ts'
import { aWorld } from '../../../test/world.ts'
import { fileLine } from './entry-item.ts'
import { givenFiles } from './files.ts'
import { PLAIN, type Item } from './item.ts'
import { itemsOf, type Scope } from './items.ts'

const world = await aWorld()
const { aFamily, aRequest, doing, entriesOf, file, giveTheRest, review, sign } = requestsIn(world)

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

  // the secretary hands over what is given, by name, without opening the journal, and nothing besides
  const delivering = `/record-requests/${id}/deliveries/new`
  const { html } = await world.as('bo').get(delivering)
  assert.deepEqual(await validateHtml(html), [])
  assert.ok(html.includes(`${shown}.pdf`) && !html.includes(`${hidden}.pdf`), html)
  const idOf = (name: string | undefined) => item?.files.find((each) => each.name === `${name}.pdf`)?.id ?? ''
  const fileAt = (name: string | undefined) => `/record-requests/${id}/documents/files/${idOf(name)}`
  assert.ok(html.includes(fileAt(shown)))
  const given = await file(fileAt(shown), 'bo')
  assert.equal(given.status, 200)
  assert.deepEqual(Buffer.from(given.bytes), Buffer.from(aPdf(shown ?? '')))
  assert.match(given.headers.get('Content-Disposition') ?? '', /^attachment; filename="bilag-/)
  assert.equal((await file(fileAt(hidden), 'bo')).status, 404)
  assert.equal((await file(`/record-requests/${id}/documents/files/x`, 'bo')).status, 404)
  assert.equal((await world.as('vera').get(fileAt(shown))).status, 403)
  assert.equal((await world.as('ali').get(fileAt(shown))).status, 403)
  assert.equal((await world.as('karen').get(fileAt(shown))).status, 404)
  assert.equal((await world.signedOut().get(fileAt(shown))).status, 303)
  const sent = { to: 'Anne Holm', on: '2026-11-23', channel: 'letter' }
  assert.equal((await doing(id, 'deliveries/new', sent, 'bo')).status, 303)
  const sum = createHash('sha256').update(given.bytes).digest('hex')
  const said = (await entriesOf(childId)).at(-1).body[0].text
  assert.ok(said.includes(`Bilag: ${shown}.pdf, kontrolsum ${sum}`) && !said.includes(`${hidden}`), said)
  const event = await world.owner.query(
    "select detail from events where name = 'record_access.delivered' and detail ->> 'request' = $1",
    [id],
  )
  assert.equal(event.rows[0].detail.sha256_files, sum)
})

const aFile = (name: string): Attachment => ({
  id: name,
  name,
  type: 'pdf',
  size: 2048,
  sha256: 'a'.repeat(64),
  scan: 'clean',
})

test('R63 a file whose name is several sentences is given only when all of them are', () => {
  const files = [aFile('Nr. 1. Fra skolen.pdf'), aFile('Tegning.pdf')]
  const item: Item = {
    ...PLAIN,
    kind: 'entry',
    id: 'x',
    at: new Date(0),
    title: '',
    facts: [],
    sections: [{ heading: 'Bilag', text: files.map(fileLine).join('\n') }],
    files,
  }
  const verdict = (withheld: string[], marked: string[] = []) =>
    givenFiles(item, { verdict: 'give_in_part', withheld, test_questions: marked }).map(({ name }) => name)
  assert.deepEqual(
    verdict([]),
    files.map(({ name }) => name),
  )
  for (const key of ['0.0', '0.1', '0.2']) assert.deepEqual(verdict([key]), ['Tegning.pdf'], key)
  assert.deepEqual(verdict(['0.3']), ['Nr. 1. Fra skolen.pdf'])
  assert.deepEqual(verdict([], ['0.3']), ['Nr. 1. Fra skolen.pdf'])
  const remarked = { ...item, sections: [...item.sections, { heading: 'Bemærkning', text: 'Kom siden.' }] }
  const kept = { verdict: 'give_in_part', withheld: ['0.3'], test_questions: [] } as const
  assert.deepEqual(
    givenFiles(remarked, { ...kept, withheld: [...kept.withheld], test_questions: [] }).map(({ name }) => name),
    ['Nr. 1. Fra skolen.pdf'],
    'a remark that came after the review moves nothing',
  )
  assert.deepEqual(givenFiles(item, { verdict: 'withhold', withheld: [], test_questions: [] }), [])
  assert.deepEqual(givenFiles(item, null), [])
})
