import type { ClockRead } from './clocks.ts'
import type { Happened, Told } from './life.ts'

/** What became of each child, in lines for the one who told the story: ids, what happened, and the clocks. No names. */
export const lines = (told: readonly Told[]): string => told.map(linesOfOne).join('\n\n')

const linesOfOne = ({ key, childId, pathways, happened }: Told): string =>
  [
    key,
    `  child    ${childId || 'not added'}`,
    ...happened.map(event),
    ...pathways.flatMap(({ id, clocks }) => [`  pathway  ${id}`, ...clocks.map(clock)]),
  ].join('\n')

const event = ({ number, day, time, does, what, by, enquiryId, contactId, wayId }: Happened): string =>
  [
    `  ${String(number).padStart(3)}. ${day} ${time}  ${(does === 'plan' ? `plan ${what}` : what).padEnd(16)}`,
    contactId && `contact ${contactId}`,
    wayId && `way ${wayId}`,
    enquiryId && `enquiry ${enquiryId}`,
    `by ${by}`,
  ]
    .filter(Boolean)
    .join('  ')

const clock = ({ goal, days, goalDays, counts }: ClockRead): string => {
  const came = days === null ? 'not held' : `day ${days} of ${goalDays}`
  const reached = !counts ? 'does not count' : days === null ? null : days <= goalDays ? 'met' : 'missed'
  return `    ${goal.padEnd(16)}  ${[came, reached].filter(Boolean).join(', ')}`
}
