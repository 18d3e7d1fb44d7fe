import type { View } from '../view.ts'

type Event = View['events'][number]

/** An ending that a reopening has come after stands no more. */
export const isTakenBack = (view: View, ended: Event): boolean =>
  view.events.some(({ name, at }) => name === 'pathway.reopened' && at >= ended.at)

/** Why it was reopened is kept with the ending that was taken back: the latest before it. */
export function reasonToReopen(view: View, reopened: Event): string | null {
  const ended = view.events.find(({ name, at }) => name === 'pathway.ended' && at <= reopened.at)
  const { contact } = (ended?.detail ?? {}) as Record<string, unknown> // an object by what `record` writes
  return view.contacts.find(({ id }) => id === contact)?.status_reason ?? null
}
