import { may } from '#registry/access/roles.ts'
import { html, type Child } from '#ui/html.ts'
import { tag } from '#ui/tag.ts'
import type { Happening } from '#ui/timeline.ts'
import type { EventName } from '../events.ts'
import { levelKind, levelName, riskAddress } from '../risk-state.ts'
import type { View } from '../view.ts'

type Told = Record<Extract<EventName, `risk.${string}`>, () => Happening>

/** What happened about risk; what was found and planned is read on its own page, by those who may read the journal. */
export function riskTellers(
  view: View,
  detail: Readonly<Record<string, unknown>>,
  plain: (title: string, body?: Child) => Happening,
): Told {
  const link =
    may('journal.read', view.reader) && html`<a href="${riskAddress(view.pathway.id)}">Se risiko og sikkerhedsplan</a>`
  const level = detail['level']
  return {
    'risk.assessed': () => ({
      ...plain('Risikovurdering', link),
      tags: isLevel(level) && tag(levelKind[level], levelName[level]),
    }),
    'risk.decided': () => plain('Besluttet, at behandlingen går videre', link),
    'risk.corrected': () => plain('Noget om risiko var registreret ved en fejl', link),
    'risk.track_checked': () => plain('Selvskade-forløbets kriterier gennemgået', link),
    'risk.plan_made': () => plain('Sikkerhedsplan lavet', link),
    'risk.plan_shared': () => plain('Link til sikkerhedsplanen lavet', link),
    'risk.plan_withdrawn': () => plain('Link til sikkerhedsplanen trukket tilbage', link),
  }
}

const isLevel = (word: unknown): word is keyof typeof levelName =>
  typeof word === 'string' && Object.hasOwn(levelName, word)
