import { instantOf, type Day } from '#platform/time.ts'
import type { ReferringParty, Theme } from '#platform/schema.ts'
import type { NewEnquiry } from '#care/entrance/entrance.ts'
import { isWorkday, nextWorkday } from './calendar.ts'
import { inRole } from './municipality.ts'
import { adultName } from './names.ts'
import { aChild, aHousehold, aPhone, subjectOf } from './people.ts'
import type { PlannedChild } from './plan.ts'
import type { Setting, Told } from './population.ts'
import { randomOf, type Random } from './random.ts'
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

const MAIN: readonly Line[] = [
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
const SMALL: readonly Line[] = [
  { daysAgo: 7, from: 'mother', age: 12, theme: 'worry' },
  { daysAgo: 3, from: 'father', age: 9, theme: 'restlessness', by: 'school', hasCpr: true },
  { daysAgo: 1, from: 'child', age: 15, theme: 'sadness', parentsKnow: 'they_know' },
]

/** Those who wait in the entrance now, and some that were handled lately without becoming a pathway. */
export function tellEntrance(setting: Setting, told: readonly Told[], isMain: boolean): PlannedEnquiry[] {
  const random = randomOf(setting.seed, setting.municipality.id, 'entrance')
  const waiting = (isMain ? MAIN : SMALL).map((line) => tellEnquiry(setting, random, line))
  return isMain ? [...waiting, ...doubled(setting, random, told), ...handled(setting, random, told)] : waiting
}

function tellEnquiry(setting: Setting, random: Random, line: Line): PlannedEnquiry {
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

const isOpen = ({ story }: Told): boolean =>
  story.visits.length >= 3 && story.visits.every(({ deeds }) => deeds.every(({ does }) => does !== 'end'))

/** A henvendelse about a child we know: the same name but for its mark, and the same birth date. */
const aboutKnown = (
  { enquiry, ...rest }: PlannedEnquiry,
  { child }: Told,
  changes: Partial<NewEnquiry>,
): PlannedEnquiry => ({
  ...rest,
  enquiry: {
    ...enquiry,
    givenName: child.givenName,
    familyName: child.familyName,
    birthDate: child.birthDate,
    cpr: null,
    ...changes,
  },
})

/** A grandmother writes about a child whose pathway is open, and spells the name in her own way. */
function doubled(setting: Setting, random: Random, told: readonly Told[]): PlannedEnquiry[] {
  const known = told.findLast(
    (one) => isOpen(one) && one.story.given.subject.age >= 7 && one.story.given.subject.age <= 12,
  )
  if (!known) return []
  const { givenName, familyName } = known.child
  const about = `Jeg er mormor til ${givenName} og bekymret. Det går ikke godt i skolen, og forældrene siger, at jeg gerne må skrive.`
  const enquiry = tellEnquiry(setting, random, {
    daysAgo: 4,
    from: 'mother',
    age: 9,
    theme: known.themes[0] ?? 'worry',
  })
  return [
    aboutKnown(enquiry, known, {
      familyName: familyName.replace('Test ', ''),
      contactedBy: 'other_adult',
      contactName: adultName(random, 'girl'),
      about,
    }),
  ]
}

function handled(setting: Setting, random: Random, told: readonly Told[]): PlannedEnquiry[] {
  const { municipality, today } = setting
  const by = random.pick(inRole(municipality, 'intake')).key
  const after = (daysAgo: number) => ({ by, at: instantOf(nextWorkday(today.subtract({ days: daysAgo })), '09:30') })
  const known = told.find(isOpen)
  return [
    {
      ...tellEnquiry(setting, random, { daysAgo: 20, from: 'mother', age: 4, theme: 'behaviour' }),
      handled: {
        how: 'guided',
        ...after(20),
        reason: 'Barnet er under fem år.',
        guidedTo: 'Sundhedsplejens åbne rådgivning for familier med små børn',
      },
    },
    {
      ...tellEnquiry(setting, random, {
        daysAgo: 16,
        from: 'child',
        age: 17,
        theme: 'sadness',
        parentsKnow: 'they_know',
      }),
      handled: {
        how: 'guided',
        ...after(16),
        reason: 'Den unge fylder 18 om få dage og vil hellere begynde hos voksne.',
        guidedTo: 'Egen læge og headspace',
      },
    },
    {
      ...tellEnquiry(setting, random, { daysAgo: 11, from: 'father', age: 12, theme: 'worry' }),
      handled: {
        how: 'withdrawn',
        ...after(11),
        reason: 'Far ringer: det er løst i skolen, og familien ønsker ikke mere nu.',
      },
    },
    ...(known
      ? [
          joined(
            known,
            tellEnquiry(setting, random, { daysAgo: 13, from: 'mother', age: 10, theme: 'worry', by: 'school' }),
            after(13),
          ),
        ]
      : []),
  ]
}

/** The school writes about a child whose pathway is open already. */
function joined(known: Told, enquiry: PlannedEnquiry, handled: { at: Date; by: string }): PlannedEnquiry {
  const {
    child,
    story: { given },
  } = known
  const name = given.agreeing[0]?.replace(/ \(.*/, '') ?? ''
  const about = `${child.givenName} har haft flere fraværsdage og sidder meget alene. Familien har sagt ja til, at skolen skriver.`
  const referral = enquiry.enquiry.referral && {
    ...enquiry.enquiry.referral,
    organisation: child.school,
    agreedBy: name,
  }
  return {
    ...aboutKnown(enquiry, known, { contactName: name, about, referral }),
    handled: { how: 'joined', ...handled, child },
  }
}
