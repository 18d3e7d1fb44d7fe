import { clockTimeOf, instantOf } from '#platform/time.ts'
import type { Errors } from '#platform/form.ts'
import { radioGroup } from '#ui/choice-fields.ts'
import { dateField, timeField } from '#ui/date-fields.ts'
import { capital } from '#ui/danish.ts'
import { fieldRow } from '#ui/form.ts'
import { html, type Child } from '#ui/html.ts'
import { CHANNELS } from './concern.ts'
import type { Shown } from './fields.ts'
import type { Around } from './load.ts'
import { channelName } from './words.ts'
import type { Sending } from './write.ts'

/** How and when something was sent, by hand. */
export const sentFields = ({ today, now }: Around, shown: Shown): Child =>
  html`${radioGroup({
    ...shown,
    name: 'channel',
    label: 'Hvordan er den sendt?',
    options: CHANNELS.map((value) => ({ value, label: capital(channelName[value]) })),
  })}
  ${fieldRow(
    dateField({ ...shown, name: 'day', label: 'Dag', value: today.toString() }),
    timeField({ ...shown, name: 'time', label: 'Klokken', value: clockTimeOf(now) }),
  )}`

/** When it was sent, or what is wrong with that: nothing has been sent in the future, or before there was a pathway. */
export function sendingOf(
  { today, now, pathway }: Around,
  { channel, day, time }: { channel: Sending['channel']; day: string; time: string },
): { sending: Sending; errors?: never } | { errors: Errors; sending?: never } {
  if (day > today.toString()) return { errors: { day: 'Den kan ikke være sendt i fremtiden.' } }
  if (day < pathway.enquiry_on) return { errors: { day: 'Den kan ikke være sendt, før forløbet begyndte.' } }
  if (day === today.toString() && time > clockTimeOf(now))
    return { errors: { time: 'Klokken er ikke så mange endnu.' } }
  return { sending: { channel, at: instantOf(day, time) } }
}
