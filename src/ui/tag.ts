import { count } from './danish.ts'
import { html } from './html.ts'

export type TagKind = 'ok' | 'warn' | 'bad' | 'info' | 'plain'

/** A few words with a colour; the words must say it alone. */
export const tag = (kind: TagKind, text: string) => html`<span class="chip chip-${kind}">${text}</span>`

export type Clock = {
  day: number
  goal: number
  /** `over` still waits, `missed` was reached too late. */
  status: 'running' | 'soon' | 'over' | 'met' | 'missed'
}

/** How far a clock has run: `dag 12 af 14`, `2 dage over 14`, `nået dag 9`, `nået 5 dage over 14`. */
export function clockBadge({ day, goal, status }: Clock) {
  const late = `${count(day - goal, 'dag', 'dage')} over ${goal}`
  if (status === 'met') return tag('ok', `nået dag ${day}`)
  if (status === 'missed') return tag('bad', `nået ${late}`)
  if (status === 'over') return tag('bad', late)
  return tag(status === 'soon' ? 'warn' : 'plain', `dag ${day} af ${goal}`)
}
