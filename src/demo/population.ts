import { dayOf, type Day } from '#platform/time.ts'
import type { ContactMode, ReferringParty, Relationship, Theme } from '#platform/schema.ts'
import { isWorkday } from '#platform/workdays.ts'
import { aCalendar, type Calendar } from './calendar.ts'
import { drawFate, type Fate } from './fate.ts'
import { inRole, type DemoMunicipality } from './municipality.ts'
import { aHousehold, type Household } from './household.ts'
import { aChild, contactingOf, subjectOf, type Wish } from './people.ts'
import type { PlannedChild, PlannedFamily } from './plan.ts'
import { randomOf, type Random } from './random.ts'
import type { Given, Story } from './story.ts'
import { tellWay } from './ways.ts'

/** How far back the offer's children go. */
const DAYS_BACK = 548

export type Setting = {
  municipality: DemoMunicipality
  seed: number
  now: Date
  today: Day
  calendar: Calendar
  taken: Set<string>
}

/** A child with its way, and the household it comes from. */
export type Told = { child: PlannedChild; story: Story; family: PlannedFamily; household: Household; themes: Theme[] }

export const aSetting = (municipality: DemoMunicipality, seed: number, now: Date): Setting => {
  const today = dayOf(now)
  return { municipality, seed, now, today, calendar: aCalendar(today), taken: new Set() }
}

/** The children who came to a municipality's offer in the last eighteen months, some of them siblings, in the order in which they came. */
export function tellPopulation(setting: Setting, howMany = setting.municipality.children): Told[] {
  const { municipality, seed } = setting
  const told: Told[] = []
  const enquiries = Array.from({ length: howMany }, (_, nth) => {
    const random = randomOf(seed, municipality.id, nth)
    return { random, enquiry: anEnquiry(random, setting) }
  }).toSorted((a, b) => a.enquiry.day.since(b.enquiry.day).days || a.enquiry.time.localeCompare(b.enquiry.time))

  for (const { random, enquiry } of enquiries) {
    const elder = random.chance(5) ? told.findLast(({ family }) => family.children.length === 1) : undefined
    tellChild(setting, random, told, { enquiry, elder })
  }
  return told
}

type Wishes = {
  enquiry: Pick<Given['enquiry'], 'day' | 'time' | 'channel'>
  elder?: Told | undefined
  wish?: Omit<Wish, 'on'>
  fate?: Partial<Fate>
  isUnder126a?: boolean
  therapist?: string
}

/** Draws a child and tells its way; adds it to those told. A child whose henvendelse nobody has opened yet is left out. */
export function tellChild(
  setting: Setting,
  random: Random,
  told: Told[],
  { enquiry, elder, wish = {}, fate = {}, isUnder126a = true, therapist }: Wishes,
): Told | null {
  const { municipality, calendar, now, today, taken } = setting
  const household = elder?.household ?? aHousehold(random, municipality)
  const { themes, ...person } = aChild(random, household, municipality, taken, { on: enquiry.day, ...wish })
  const child: PlannedChild = { ...person, visits: [] }
  const subject = subjectOf(child, themes, enquiry.day)
  const drawn = { ...drawFate(random, subject), ...fate }
  const contact = contactingOf(random, child, subject.age)
  const given: Given = {
    random,
    municipality,
    calendar,
    now,
    today,
    subject,
    isUnder126a,
    fate: drawn,
    agreeing: household.adults
      .slice(0, 2)
      .map(({ givenName, familyName }, nth) => `${givenName} ${familyName} (${nth ? 'far' : 'mor'})`),
    enquiry: { ...enquiry, ...contact, referredBy: aReferrer(random, subject.age) },
    caller: callerOf(child, household, contact),
    practice: child.practice,
    school: child.school,
    intake: random.pick(inRole(municipality, 'intake')).key,
    therapist: therapist ?? aTherapist(random, municipality, subject.age, drawn, told),
  }
  const story = tellWay(given)
  if (!story.visits.some(({ deeds }) => deeds.some(({ does }) => does === 'open'))) return null
  child.visits = story.visits
  const family = elder?.family ?? { adults: household.adults, children: [] }
  family.children.push(child)
  const one = { child, story, family, household, themes }
  told.push(one)
  return one
}

function callerOf(
  child: PlannedChild,
  { adults, relations }: Household,
  { relationship }: { relationship: Relationship | null },
): Given['caller'] {
  const adult = relationship && adults[relations.indexOf(relationship)]
  const { givenName, familyName, phone } = adult ?? child
  return { name: `${givenName} ${familyName}`, phone: phone || (adults[0]?.phone ?? '') }
}

/** Henvendelser come on working days by telephone and at any time in writing, more of them lately, and few in July. */
function anEnquiry(random: Random, { today }: Setting): Wishes['enquiry'] {
  const channel = random.weighted<ContactMode>([
    ['phone', 52],
    ['written', 40],
    ['in_person', 8],
  ])
  const draw = () => today.subtract({ days: Math.floor(DAYS_BACK * random.next() ** 1.25) })
  let day = draw()
  if (day.month === 7 && random.chance(60)) day = draw()
  if (channel !== 'written') while (!isWorkday(day)) day = day.subtract({ days: 1 })
  const hour = channel === 'written' ? random.between(7, 22) : random.between(8, 14)
  return { day, channel, time: `${String(hour).padStart(2, '0')}:${String(random.between(0, 59)).padStart(2, '0')}` }
}

const aReferrer = (random: Random, age: number): ReferringParty | null =>
  random.weighted<ReferringParty | null>([
    [null, 54],
    ['general_practice', 17],
    ['school', 14],
    ['ppr', 7],
    ['health_visitor', age <= 8 ? 4 : 1],
    ['social_services', 3],
    ['child_psychiatry', 2],
    ['other', 1],
  ])

/** Somebody of the unit for that age; the one with the fewest children so far. The adviser now and then has parents of small children. */
function aTherapist(
  random: Random,
  municipality: DemoMunicipality,
  age: number,
  fate: Fate,
  told: readonly Told[],
): string {
  const [adviser] = inRole(municipality, 'adviser')
  if (adviser && fate.track === 'parents' && age <= 10 && random.chance(65)) return adviser.key
  const here = inRole(municipality, 'therapist').filter(({ unit }) =>
    municipality.units.some(({ name, ages: [from, to] }) => name === unit && age >= from && age <= to),
  )
  const load = (key: string) => told.slice(-60).filter(({ story }) => story.given.therapist === key).length
  const lightest = here.map(({ key }) => ({ key, load: load(key) })).toSorted((a, b) => a.load - b.load)[0]
  if (!lightest) throw new Error(`nobody in ${municipality.name} treats children of ${age}`)
  return lightest.key
}
