import type { StaffCtx } from '#platform/ctx.ts'
import { instantOf } from '#platform/time.ts'
import { addFile, bindFiles, isLate, saveDraft, sectionsOf, signNote } from '#care/journal/journal.ts'
import { aPaper } from './paper.ts'
import type { Life } from './life.ts'
import type { Deed } from './plan.ts'
import { noteLines } from './words/notes.ts'

type Held = Extract<Deed, { does: 'hold' }>

/**
 * The note of a talk that was held, signed by whoever registers it, when they do. Of the talks of today most still
 * wait as drafts.
 */
export async function writeNote(ctx: StaffCtx, life: Life, deed: Held, contactId: string): Promise<void> {
  const { what, day, time, place } = deed.agreed
  const nth = deed.talk + Number(day.slice(-2))
  const matter = { pathwayId: life.pathwayId, contactId, correctsId: null }
  const typed = noteLines(what, deed.summary, nth)
  if (day === life.today && nth % 3 > 0) {
    await saveDraft(ctx, matter, typed, 0)
    return
  }
  const contactAt = instantOf(day, time)
  if (contactAt > ctx.now) return
  const entryId = what === 'screening' && nth % 4 === 0 ? await withPaper(ctx, matter, typed) : undefined
  await signNote(ctx, {
    entryId,
    childId: life.childId,
    matter,
    kind: what,
    placeId: place && placeIn(life, place),
    sections: sectionsOf(what, typed),
    contactAt,
    writtenAt: ctx.now,
    lateReason: isLate(contactAt, ctx.now) ? 'Samtalen sluttede sent, og notatet er skrevet ud fra stikord.' : null,
    correction: null,
  })
}

/** A draft to which somebody has attached what the school wrote; gives the id that its entry will have. */
async function withPaper(
  ctx: StaffCtx,
  matter: Parameters<typeof saveDraft>[1],
  typed: Parameters<typeof saveDraft>[2],
): Promise<string | undefined> {
  const outcome = await saveDraft(ctx, matter, typed, 0)
  if (!('saved' in outcome)) return undefined
  await addFile(
    ctx,
    { id: outcome.saved.id, pathwayId: matter.pathwayId },
    {
      givenName: 'Skolens beskrivelse.pdf',
      bytes: aPaper('Skolens beskrivelse', '', 'Trives i små grupper. Har svært ved frikvarterer og skift.'),
      type: 'pdf',
      scan: 'not_scanned',
    },
  )
  const entryId = crypto.randomUUID()
  await bindFiles(ctx, outcome.saved.id, entryId)
  return entryId
}

const placeIn = ({ ground }: Life, place: string): string | null => ground.places.get(place) ?? null
