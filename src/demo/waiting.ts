import { instantOf, type Day } from '#platform/time.ts'
import type { ReferringParty, Theme } from '#platform/schema.ts'
import type { NewEnquiry } from '#care/entrance/entrance.ts'
import { isWorkday } from '#platform/workdays.ts'
import { inRole } from './municipality.ts'
import { adultName } from './names.ts'
import { aHousehold, aPhone } from './household.ts'
import { aChild, subjectOf } from './people.ts'
import type { PlannedChild } from './plan.ts'
import { MAIN } from './places.ts'
import type { Setting } from './population.ts'
import type { Random } from './random.ts'
import { asked, written } from './words.ts'

/** What became of a henvendelse that did not wait: the family was shown another way, took it back, or had a pathway already. */
export type Handled = { at: Date; by: string } & (
  | { how: 'guided'; reason: string; guidedTo: string }
  | { how: 'withdrawn'; reason: string }
  | { how: 'joined'; child: PlannedChild }
)

/** `by`: who registered it; null when it came by the public page. */
export type PlannedEnquiry = { enquiry: NewEnquiry; by: string | null; handled: Handled | null }

type Line = {
  daysAgo: number
  from: 'mother' | 'father' | 'child'
  age: number
  theme: Theme
  by?: 'staff' | ReferringParty
  hasCpr?: true
  language?: string
  parentsKnow?: NewEnquiry['parentsKnow']
  gender?: 'girl' | 'boy'
}

const LINES: readonly Line[] = [
  { daysAgo: 12, from: 'mother', age: 9, theme: 'worry' },
  { daysAgo: 9, from: 'mother', age: 13, theme: 'sadness', by: 'general_practice', hasCpr: true },
  { daysAgo: 8, from: 'father', age: 7, theme: 'behaviour', by: 'staff' },
  { daysAgo: 6, from: 'child', age: 16, theme: 'sadness', parentsKnow: 'not_yet' },
  { daysAgo: 6, from: 'mother', age: 11, theme: 'restlessness', by: 'school', hasCpr: true },
  { daysAgo: 5, from: 'mother', age: 10, theme: 'worry', language: 'ar' },
  { daysAgo: 4, from: 'mother', age: 4, theme: 'behaviour', by: 'health_visitor' },
  { daysAgo: 3, from: 'mother', age: 12, theme: 'obsessions', by: 'staff' },
  { daysAgo: 3, from: 'father', age: 15, theme: 'self_harm', gender: 'girl' },
  { daysAgo: 2, from: 'mother', age: 8, theme: 'restlessness', by: 'ppr' },
  { daysAgo: 1, from: 'child', age: 17, theme: 'worry', parentsKnow: 'may_be_told' },
  { daysAgo: 1, from: 'mother', age: 14, theme: 'body_and_food', by: 'child_psychiatry', hasCpr: true },
  { daysAgo: 0, from: 'mother', age: 6, theme: 'behaviour' },
]
const FEW_LINES: readonly Line[] = [
  { daysAgo: 7, from: 'mother', age: 12, theme: 'worry' },
  { daysAgo: 3, from: 'father', age: 9, theme: 'restlessness', by: 'school', hasCpr: true },
  { daysAgo: 1, from: 'child', age: 15, theme: 'sadness', parentsKnow: 'they_know' },
]

/** Those who wait in the entrance now. */
export const tellWaiting = (setting: Setting, random: Random): PlannedEnquiry[] =>
  (setting.municipality === MAIN ? LINES : FEW_LINES).map((line) => tellEnquiry(setting, random, line))

export function tellEnquiry(setting: Setting, random: Random, line: Line): PlannedEnquiry {
  const { municipality, today, now, taken } = setting
  const isFromStaff = line.by === 'staff'
  const referredBy = line.by === 'staff' ? null : (line.by ?? null)
  const day = isFromStaff ? workdayBefore(today, line.daysAgo) : today.subtract({ days: line.daysAgo })
  const receivedAt =
    line.daysAgo === 0
      ? new Date(now.getTime() - 95 * 60_000)
      : instantOf(
          day,
          `${random.between(isFromStaff ? 9 : 10, isFromStaff ? 14 : 21)}:${random.between(10, 59)}`.padStart(5, '0'),
        )
  const household = aHousehold(random, municipality, line.language)
  const child = aChild(random, household, municipality, taken, {
    on: day,
    age: line.age,
    themes: [line.theme],
    ...(line.gender && { gender: line.gender }),
  })
  const subject = subjectOf({ ...child, visits: [] }, [line.theme], day)
  const adult = line.from === 'child' ? null : household.adults[line.from === 'mother' ? 0 : 1]
  const caller = adult ?? child
  const contactName = `${caller.givenName} ${caller.familyName}`
  return {
    by: isFromStaff ? random.pick(inRole(municipality, 'intake')).key : null,
    handled: null,
    enquiry: {
      source: isFromStaff ? 'staff' : referredBy ? 'referral' : 'public_page',
      receivedAt,
      contactedBy: line.from,
      channel: isFromStaff ? 'phone' : 'written',
      givenName: child.givenName,
      familyName: child.familyName,
      birthDate: child.birthDate,
      cpr: line.hasCpr ? child.cpr : null,
      contactName,
      contactPhone: caller.phone,
      bestTime: random.pick(['', 'efter kl. 15', 'om formiddagen', 'i frokostpausen']),
      language: line.language ?? 'da',
      needsInterpreter: line.language !== undefined,
      about:
        isFromStaff || referredBy
          ? asked(random, subject, { relationship: line.from === 'child' ? null : line.from, referredBy: null })
          : written(random, subject, line.from),
      themes: [line.theme],
      parentsKnow: line.parentsKnow ?? null,
      referral: referredBy && {
        by: referredBy,
        name: adultName(random),
        organisation: organisationOf(referredBy, child),
        phone: aPhone(random),
        agreedBy: contactName,
        agreedOn: day.toString(),
      },
    },
  }
}

const organisationOf = (by: ReferringParty, child: Pick<PlannedChild, 'practice' | 'school'>): string =>
  by === 'general_practice'
    ? child.practice
    : by === 'school'
      ? child.school
      : by === 'ppr'
        ? 'PPR'
        : by === 'health_visitor'
          ? 'Sundhedsplejen'
          : 'Børne- og Ungdomspsykiatrien'

const workdayBefore = (today: Day, daysAgo: number): Day => {
  let day = today.subtract({ days: daysAgo })
  while (!isWorkday(day)) day = day.subtract({ days: 1 })
  return day
}
