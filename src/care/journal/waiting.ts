import type { WaitingNotes } from '#care/pathways/pathways.ts'
import { ownWaitingNotes } from './drafts.ts'
import { waitingGroupNotes } from './group/waiting.ts'

/** R47: all one's own drafts that wait to be signed, for *Min dag*: of notes, and of joint notes on a group. */
export const waitingNotes: WaitingNotes = async (ctx) => {
  const [notes, groupNotes] = await Promise.all([ownWaitingNotes(ctx), waitingGroupNotes(ctx)])
  return { notes, groupNotes }
}
