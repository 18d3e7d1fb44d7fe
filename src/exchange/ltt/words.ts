import type { LttLeftOut, LttState } from '#platform/schema.ts'
import { contactName } from '#care/pathways/pathways.ts'
import { shortDay, type Day } from '#ui/danish.ts'
import type { Thing } from './thing.ts'

export const stateName = {
  refused: 'afvist',
  failed: 'kunne ikke leveres',
  pending: 'venter',
  sent: 'sendt',
  duplicate: 'modtaget i forvejen',
  left_out: 'udeladt',
  replaced: 'erstattet',
} as const satisfies Record<LttState, string>

export const stateKind = {
  refused: 'bad',
  failed: 'bad',
  pending: 'plain',
  sent: 'ok',
  duplicate: 'ok',
  left_out: 'info',
  replaced: 'plain',
} as const satisfies Record<LttState, string>

/** R8 */
export const leftOutName = {
  not_under_126a: 'uden for § 126 a',
  outside_age: 'uden for aldersgruppen 5-17 år',
} as const satisfies Record<LttLeftOut, string>

/** What a report tells of one thing: its kind and day, never what it was about. null for the child, who is always there. */
export function thingName({ kind, contactType, day, isError }: Thing, today: Day): string | null {
  const mistake = isError ? ', rettet som fejl' : ''
  // a day is not torn apart at the end of a line
  const on = day ? ` ${shortDay(day, today).replaceAll(' ', '\u00a0')}` : ''
  if (kind === 'citizen') return isError ? 'Barnet, oprettet ved en fejl' : null
  if (kind === 'plan') return `Forløb${mistake}`
  if (kind === 'referral') return `Henvisning${on}${mistake}`
  return `${contactType ? contactName[contactType] : 'Kontakt'}${on}${mistake}`
}
