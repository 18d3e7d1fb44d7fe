import type { Day } from '#platform/time.ts'
import { radioGroup } from '#ui/choice-fields.ts'
import { capital } from '#ui/danish.ts'
import { dateField } from '#ui/date-fields.ts'
import { html } from '#ui/html.ts'
import type { Shown } from '../act.ts'
import { channelName, WRITTEN_CHANNELS } from '../words.ts'

/** How and when something was sent, by hand. */
export const sentFields = (today: Day, shown: Shown) =>
  html`${radioGroup({
    ...shown,
    name: 'channel',
    label: 'Hvordan?',
    options: WRITTEN_CHANNELS.map((value) => ({ value, label: capital(channelName[value]) })),
  })}
  ${dateField({ ...shown, name: 'on', label: 'Hvilken dag?', value: today.toString() })}`

export const dayFault = (on: string, today: Day, from: string): { on: string } | null => {
  if (on > today.toString()) return { on: 'Dagen ligger i fremtiden.' }
  return on < from ? { on: 'Dagen ligger før det, der er sendt, var skrevet.' } : null
}
