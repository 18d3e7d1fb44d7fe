import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { z } from 'zod'
import { optionalText, parseForm } from '#platform/form.ts'
import { notesIn } from '../../../test/notes.ts'
import { aWorld, HOLBAEK } from '../../../test/world.ts'
import { chainFaults } from './journal.ts'

const world = await aWorld()
const { aTalk, draftsOf, entriesOf, save, sign } = notesIn(world)

type Who = 'ida' | 'mette'
type Step = { who: Who; does: 'save' | 'save stale' | 'sign' | 'correct' | 'remove'; text: string; pick: number }

const steps = fc.array(
  fc.record<Step>({
    who: fc.constantFrom('ida', 'mette'),
    does: fc.constantFrom('save', 'save stale', 'sign', 'sign', 'correct', 'correct', 'remove'),
    text: fc.oneof(
      { weight: 4, arbitrary: fc.string({ unit: 'grapheme', maxLength: 60 }) },
      { weight: 1, arbitrary: fc.constantFrom('', '  \n ', '<script>alert(1)</script>', 'Æblegrød 👩‍👧', '3:abc,-') },
    ),
    pick: fc.nat(),
  }),
  { minLength: 1, maxLength: 10 },
)

/** A text as it comes out of a form. */
function received(text: string): string {
  const form = new FormData()
  form.set('text', text)
  return parseForm(form, z.object({ text: optionalText(1000) })).value?.text ?? ''
}

/** What should have happened, kept as simply as can be. */
type Model = {
  drafts: Map<Who, { text: string; version: number }>
  entries: { text: string; corrects: number | null }[]
}

async function step(model: Model, journal: string, ids: string[], { who, does, text: typed, pick }: Step) {
  const { drafts, entries } = model
  const text = received(typed)
  const draft = drafts.get(who)
  const version = draft?.version ?? 0
  const note = `${journal}/note`
  const fields = { text: typed, day: '2026-11-23', time: '09:30' }
  if (does === 'save') {
    const { status } = await save(who, note, { ...fields, version })
    if (!draft || draft.text !== text) drafts.set(who, { text, version: version + 1 })
    assert.equal(status, 200)
  } else if (does === 'save stale') {
    const { status } = await save(who, note, { ...fields, version: version + 1 })
    assert.equal(status, draft?.text === text ? 200 : 409)
  } else if (does === 'sign') {
    const { status } = await sign(who, note, { ...fields, version })
    assert.equal(status, text ? 303 : 422)
    if (!text) return
    drafts.delete(who)
    entries.push({ text, corrects: null })
  } else if (does === 'correct' && entries.length) {
    const of = pick % entries.length
    const { status } = await sign(who, `${journal}/${ids[of]}/correction`, { text: typed, reason: 'Var forkert.' })
    const isCorrected = entries.some(({ corrects }) => corrects === of)
    assert.equal(status, isCorrected ? 409 : text ? 303 : 422)
    if (status === 303) entries.push({ text, corrects: of })
  } else if (does === 'remove') {
    assert.equal((await world.as(who).post(`${note}/removal`)).status, 303)
    drafts.delete(who)
  }
}

test('R45, R46, R47 whatever two people write, save, sign and correct, no signed word changes or disappears', async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (lived) => {
      const { id, childId, journal } = await aTalk()
      await world.owner.query(
        "insert into care_relations (municipality_id, child_id, staff_id, basis, starts_at) values ($1, $2, $3, 'treating', '2026-11-01')",
        [HOLBAEK, childId, world.staff.mette.id],
      )
      const model: Model = { drafts: new Map(), entries: [] }
      let before: Awaited<ReturnType<typeof entriesOf>> = []
      for (const one of lived) {
        const ids = before.map((entry) => entry.id as string)
        await step(model, journal, ids, one)
        const now = await entriesOf(childId)
        assert.deepEqual(now.slice(0, before.length), before)
        assert.deepEqual(
          now.map((entry) => ({ text: entry.body[0].text, corrects: indexOf(now, entry.corrects_id) })),
          model.entries,
        )
        const drafts = (await draftsOf(id)).filter(({ corrects_id }) => !corrects_id)
        assert.deepEqual(
          new Map(drafts.map((draft) => [draft.author_id, [draft.typed.text ?? '', draft.version]])),
          new Map([...model.drafts].map(([who, { text, version }]) => [world.staff[who].id, [text, version]])),
        )
        before = now
      }
      const { html } = await world.as('ida').get(journal)
      for (const { id: entryId } of before.filter((entry) => !before.some((other) => other.corrects_id === entry.id)))
        assert.ok(html.includes(`id="${entryId}"`))
      assert.equal((html.match(/class="entry-by"/g) ?? []).length, before.length)
    }),
    { numRuns: 25 },
  )
  assert.deepEqual((await world.actingAsSystem(HOLBAEK, chainFaults)).faults, [])
})

const indexOf = (entries: readonly { id: string }[], id: string | null): number | null =>
  id === null ? null : entries.findIndex((entry) => entry.id === id)
