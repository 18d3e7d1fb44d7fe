import type { Day } from '#platform/time.ts'

/** As in Autorisationsregisteret: the number, empty for who has none, and the days it is known to hold between. */
export type Authorisation = { authorisationNumber: string; authorisedFrom: string | null; authorisedTo: string | null }

/**
 * R85: whether somebody is authorised on a day (ISO), both ends included; a day that is not known does not limit. Nothing is
 * asked of any register: what the municipality has written is believed. The same as `is_authorised_on` in the database.
 */
export const isAuthorisedOn = (
  { authorisationNumber, authorisedFrom, authorisedTo }: Authorisation,
  day: Day | string,
): boolean => {
  const on = day.toString()
  return authorisationNumber !== '' && (authorisedFrom ?? on) <= on && (authorisedTo ?? on) >= on
}
