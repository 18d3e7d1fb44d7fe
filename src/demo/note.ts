import type { StaffCtx } from '#platform/ctx.ts'
import { instantOf } from '#platform/time.ts'
import { isLate, saveDraft, sectionsOf, signNote } from '#care/journal/journal.ts'
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
  await signNote(ctx, {
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

const placeIn = ({ ground }: Life, place: string): string | null => ground.places.get(place) ?? null
