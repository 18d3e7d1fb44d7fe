import { relativeDay, shortDay } from '#ui/danish.ts'
import { html, type Child } from '#ui/html.ts'
import { clockBadge, tag } from '#ui/tag.ts'
import { dayOf, daysBetween, type Day } from '#platform/time.ts'
import { clockOf } from '../clock.ts'
import type { ContactType } from '#platform/schema.ts'
import { contactName } from '../words.ts'

type Clocked = {
  clock: ContactType | null
  clock_due_on: string | null
  enquiry_on: string
  screening_on: string | null
}

/** The running clock of a pathway in a list. */
export function listedClock(row: Clocked, today: Day): Child {
  if (!row.clock || !row.clock_due_on) return null
  const from = row.clock === 'treatment' ? (row.screening_on ?? row.enquiry_on) : row.enquiry_on
  return clockBadge(clockOf({ from, goalDays: daysBetween(from, row.clock_due_on), today }))
}

/** What stands next on a pathway, or what is missing. */
export function listedNext(
  row: Clocked & { next_contact_at: Date | null; next_contact_type: ContactType | null },
  today: Day,
): Child {
  if (!row.next_contact_at || !row.next_contact_type)
    return row.clock ? html`<span class="quiet">${contactName[row.clock].toLowerCase()} ikke aftalt</span>` : null
  const on = dayOf(row.next_contact_at)
  const late = row.clock === row.next_contact_type && row.clock_due_on && on.toString() > row.clock_due_on
  return html`${contactName[row.next_contact_type].toLowerCase()} ${shortDay(on, today)}
  ${late && tag('warn', `frist ${relativeDay(row.clock_due_on ?? on, today)}`)}`
}
