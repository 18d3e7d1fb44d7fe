import { dayOf, instantOf, type Day } from '#platform/time.ts'
import type { CancellingParty, ContactingParty, ContactMode, ReferringParty, Relationship } from '#platform/schema.ts'
import type { Talk, TreatmentForm } from '#care/pathways/pathways.ts'
import { nextWorkday, type Calendar, type Slot, type Span } from './calendar.ts'
import type { Fate } from './fate.ts'
import type { DemoMunicipality } from './municipality.ts'
import type { Agreed, Deed, Visit } from './plan.ts'
import type { Random } from './random.ts'
import { say, type Subject } from './words.ts'
import { absences, cancellations } from './words/around.ts'

/** What a story is told from. */
export type Given = {
  random: Random
  municipality: DemoMunicipality
  calendar: Calendar
  now: Date
  today: Day
  subject: Subject
  /** Those who may agree to a way, as they are written: `Anne Holm (mor)`. */
  agreeing: readonly string[]
  /** Who called or wrote, and how they are reached. */
  caller: { name: string; phone: string }
  practice: string
  school: string
  enquiry: {
    day: Day
    time: string
    contactedBy: ContactingParty
    relationship: Relationship | null
    channel: ContactMode
    referredBy: ReferringParty | null
  }
  isUnder126a: boolean
  fate: Fate
  intake: string
  therapist: string
}

/** A child's way as it is told, visit by visit; nothing in it lies after `given.now`. */
export type Story = {
  given: Given
  visits: Visit[]
  talks: number
  ways: number
  /** Which of several treatment places the family goes to. */ usualPlace: number
}

export const aStory = (given: Given): Story => ({
  given,
  visits: [],
  talks: 0,
  ways: 0,
  usualPlace: given.random.weighted([
    [0, 7],
    [1, 3],
  ]),
})

/** Somebody does something. null when that lies ahead. */
export function visit(story: Story, by: string, at: Date, deeds: Deed[]): Visit | null {
  if (at > story.given.now) return null
  const told = { by, at, deeds }
  story.visits.push(told)
  return told
}

/** A time of a day, a few minutes before or after the hour that is said. */
export const around = ({ given: { random } }: Story, day: Day, hour: number): Date =>
  new Date(instantOf(day, `${String(hour).padStart(2, '0')}:00`).getTime() + random.between(-12, 38) * 60_000)

/** From so many days back talks are told as they were agreed, too; older ones only as they were held. */
const DAYS_OF_AGREEMENTS = 30
const DAYS_LATELY = 7

export type Wanted = {
  what: Talk
  who: string
  on: Day
  span: Span
  form: TreatmentForm | null
  inGroup?: boolean
  /** The visit in which it is agreed. */
  agreedIn: Visit
  summary: string
}

/** A talk that was held, and the visit in which it was registered. */
export type Held = { held: Visit; day: Day }

/** A talk, with what may come before it: cancelled, or nobody came. null when it lies ahead, or is over but not registered yet. */
export function talk(story: Story, asked: Wanted): Held | null {
  const { random, calendar, today } = story.given
  const wanted = { ...asked, span: afterAgreement(asked) }
  const slot = wanted.inGroup
    ? calendar.join(wanted.who, wanted.span.earliest)
    : calendar.book(random, wanted.who, wanted.on, wanted.span)
  const given = random.chance(14) && !wanted.inGroup ? givenUp(story, wanted, slot) : wanted.agreedIn
  if (!given) return null

  const number = story.talks++
  const agreed = agreedAt(story, wanted, slot)
  const daysAgo = slot.day.until(today).days
  if (given !== wanted.agreedIn || daysAgo < DAYS_OF_AGREEMENTS)
    given.deeds.push({ does: 'plan', talk: number, agreed })
  if (random.chance(daysAgo === 0 ? 25 : daysAgo > 0 && daysAgo <= DAYS_LATELY ? 7 : 0)) return null

  const over = instantOf(slot.day, slot.time).getTime() + random.between(58, 80) * 60_000
  const at = random.chance(8) ? around(story, nextWorkday(slot.day), 8) : new Date(over)
  const held = visit(story, wanted.who, at, [{ does: 'hold', talk: number, agreed, summary: wanted.summary }])
  return held && { held, day: slot.day }
}

/** Nothing is agreed on for a day before the day after. */
function afterAgreement({ span, agreedIn }: Wanted): Span {
  const next = nextWorkday(dayOf(agreedIn.at))
  const earliest = isBefore(span.earliest, next) ? next : span.earliest
  return { earliest, latest: isBefore(span.latest, earliest) ? earliest.add({ days: 9 }) : span.latest }
}

const isBefore = (day: Day, other: Day): boolean => day.toString() < other.toString()

/** An earlier time that came to nothing. Gives the visit in which the new one is agreed, null when that lies ahead. */
function givenUp(story: Story, wanted: Wanted, slot: Slot): Visit | null {
  const { random, calendar, subject } = story.given
  const { earliest } = wanted.span
  if (earliest.until(slot.day).days < 3) return wanted.agreedIn
  const first = calendar.book(random, wanted.who, slot.day.subtract({ days: random.between(2, 6) }), {
    earliest,
    latest: slot.day.subtract({ days: 1 }),
  })
  if (first.day.until(slot.day).days < 1) return wanted.agreedIn
  const number = story.talks++
  wanted.agreedIn.deeds.push({ does: 'plan', talk: number, agreed: agreedAt(story, wanted, first) })
  const by = random.weighted<CancellingParty | 'nobody'>([
    ['family', 7],
    ['offer', 3],
    ['nobody', 3],
  ])
  if (by === 'nobody') {
    const at = new Date(instantOf(first.day, first.time).getTime() + 25 * 60_000)
    return visit(story, wanted.who, at, [{ does: 'miss', talk: number, reason: say(random, subject, absences) }])
  }
  return visit(story, wanted.who, instantOf(first.day, '08:05'), [
    { does: 'cancel', talk: number, by, reason: say(random, subject, cancellations[by]) },
  ])
}

/** Agrees on a talk to which nobody comes. Gives the visit in which that is registered. */
export function missedTalk(story: Story, wanted: Wanted, reason: string): Visit | null {
  const slot = story.given.calendar.book(story.given.random, wanted.who, wanted.on, afterAgreement(wanted))
  const number = story.talks++
  wanted.agreedIn.deeds.push({ does: 'plan', talk: number, agreed: agreedAt(story, wanted, slot) })
  return visit(story, wanted.who, new Date(instantOf(slot.day, slot.time).getTime() + 30 * 60_000), [
    { does: 'miss', talk: number, reason },
  ])
}

function agreedAt(
  { usualPlace, given: { random, municipality } }: Story,
  { what, who, form }: Wanted,
  { day, time }: Slot,
): Agreed {
  const mode = random.weighted<ContactMode>([
    ['in_person', 88],
    ['phone', what === 'preliminary_talk' ? 8 : 3],
    ['video', 6],
  ])
  const unit = municipality.staff.find(({ key }) => key === who)?.unit
  const open = municipality.places.filter((place) => place.unit === unit && place.registeredFrom <= day.toString())
  return {
    what,
    who,
    form,
    day: day.toString(),
    time,
    mode,
    place: mode === 'in_person' ? ((open[usualPlace] ?? open[0])?.name ?? null) : null,
  }
}
