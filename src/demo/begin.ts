import { dayOf, instantOf, type Day } from '#platform/time.ts'
import type { WayTarget } from '#platform/schema.ts'
import { nextWorkday } from './calendar.ts'
import { closer } from './leave.ts'
import { inRole } from './municipality.ts'
import { adultName } from './names.ts'
import { wayOnward } from './onward.ts'
import type { Call, Deed, Visit } from './plan.ts'
import { around, talk, visit, type Held, type Story } from './story.ts'
import { asked, say, told, written } from './words.ts'
import { delays } from './words/around.ts'
import { closingNotes, departmentDrawnIn, guidance, notForUs, noWayNeeded, suits } from './words/onward.ts'

/** From the henvendelse to the decision. Gives the talk in which treatment was offered, null when it was not, or not yet. */
export function begin(story: Story): Held | null {
  const { random, enquiry, fate, intake, subject } = story.given
  const first = opened(story)
  if (!first) return null
  if (fate.reaches === 'enquiry') {
    const on = nextWorkday(enquiry.day)
    const ending = visit(story, intake, around(story, on, 10), instead(story, on, intake))
    if (ending) endInstead(story, ending, on, intake)
    return null
  }
  if (fate.clearAt === 'first_contact' && fate.reaches !== 'preliminary_talk')
    first.deeds.push(judged(true, enquiry.day, 'first_contact'))
  if (fate.isDelayedByFamily) {
    const [from, to] = [enquiry.day.add({ days: 2 }), enquiry.day.add({ days: fate.preliminaryAfter - 2 })]
    first.deeds.push({ does: 'delay', from: from.toString(), to: to.toString(), reason: say(random, subject, delays) })
  }

  const preliminary = talk(story, {
    what: 'preliminary_talk',
    who: intake,
    form: null,
    agreedIn: first,
    on: enquiry.day.add({ days: fate.preliminaryAfter }),
    span: {
      earliest: nextWorkday(dayOf(first.at)),
      latest: enquiry.day.add({ days: fate.preliminaryAfter <= 14 ? 14 : 32 }),
    },
    summary: told(random, subject, 'heard', 2),
  })
  if (!preliminary) return null
  const { held, day } = preliminary
  if (fate.reaches === 'preliminary_talk') {
    held.deeds.push(judged(false, day, 'first_conversation'), ...instead(story, day, intake))
    endInstead(story, held, day, intake)
    return null
  }
  if (fate.clearAt === 'first_conversation') held.deeds.push(judged(true, day, 'first_conversation'))
  held.deeds.push(
    {
      does: 'choose',
      outcome: 'treatment',
      on: day.toString(),
      reason: random.chance(70) ? say(random, subject, suits) : '',
      guidance: '',
    },
    { does: 'assign', to: story.given.therapist },
  )
  return preliminary
}

/** From so many days back henvendelser are told as they stood in the entrance, too. */
const DAYS_OF_CALLS = 30

/** The henvendelse is taken in, at once or when it was read in the morning. Gives the visit in which a first talk is agreed. */
function opened(story: Story): Visit | null {
  const { random, municipality, enquiry, intake, therapist, subject, isUnder126a, today } = story.given
  const at =
    enquiry.channel === 'written'
      ? around(story, nextWorkday(enquiry.day), 9)
      : new Date(instantOf(enquiry.day, enquiry.time).getTime() + 7 * 60_000)
  const call = enquiry.day.until(today, { largestUnit: 'day' }).days <= DAYS_OF_CALLS ? callOf(story) : null
  const summary =
    enquiry.channel === 'written'
      ? written(random, subject, enquiry.contactedBy)
      : asked(random, subject, { ...enquiry, referredBy: call ? null : enquiry.referredBy })
  const open: Deed = {
    does: 'open',
    enquiryAt: instantOf(enquiry.day, enquiry.time),
    contactedBy: enquiry.contactedBy,
    channel: enquiry.channel,
    referredBy: enquiry.referredBy,
    acting: null,
    unit: municipality.staff.find(({ key }) => key === therapist)?.unit ?? '',
    isUnder126a,
    themes: [...subject.themes],
    summary,
    call,
  }
  const secretary = inRole(municipality, 'secretary').find(({ roles }) => !roles.includes('intake'))
  const intakeEnds = closer(story) === intake // and so has to know the child from the start
  if (!secretary || intakeEnds || enquiry.channel === 'written' || random.chance(70))
    return visit(story, intake, at, [open])
  visit(story, secretary.key, at, [open, { does: 'assign', to: intake }])
  return visit(story, intake, around(story, nextWorkday(enquiry.day), 9), [])
}

function callOf({ given: { random, enquiry, caller, agreeing, practice, school } }: Story): Call {
  const organisation =
    enquiry.referredBy === 'general_practice' ? practice : enquiry.referredBy === 'school' ? school : ''
  const referrer = enquiry.referredBy && {
    name: adultName(random),
    organisation,
    phone: '',
    agreedBy: agreeing[0] ?? caller.name,
  }
  return { ...caller, referrer }
}

export const judged = (
  inTargetGroup: boolean,
  on: Day,
  at: 'first_contact' | 'first_conversation' | 'later',
): Deed => ({ does: 'judge', inTargetGroup, on: on.toString(), at })

const TARGETS = {
  closed: [
    ['other_municipal_offer', 1],
    ['civil_society', 1],
  ],
  other_effort: [
    ['other_municipal_offer', 6],
    ['civil_society', 4],
    ['general_practice', 1],
  ],
  psychiatry: [['child_psychiatry', 1]],
} as const satisfies Record<string, (readonly [WayTarget, number])[]>

/** G1, G2, G4: what is decided when it is not treatment, with the way that goes with it. */
export function instead(story: Story, on: Day, by: string): Deed[] {
  const { random, fate, subject } = story.given
  const shows = fate.instead === 'psychiatry' || random.chance(fate.instead === 'closed' ? 25 : 88)
  const way = shows ? [wayOnward(story, on, TARGETS[fate.instead], { by, ends: true })] : []
  if (fate.instead === 'other_effort') {
    const later = nextWorkday(on.add({ days: random.between(0, 6) }))
    visit(story, by, around(story, later, 13), [{ does: 'involve', answer: random.pick(departmentDrawnIn) }])
  }
  return [
    ...way,
    {
      does: 'choose',
      outcome: fate.instead,
      on: on.toString(),
      reason: say(random, subject, notForUs[fate.instead]),
      guidance: fate.instead !== 'psychiatry' && (!shows || random.chance(40)) ? random.pick(guidance) : '',
    },
  ]
}

/** Ends a way that never came to treatment, at once or within some days. */
export function endInstead(story: Story, decided: Visit, on: Day, by: string): void {
  const { random, fate, subject } = story.given
  const closingReason = ({ closed: 'no_need', other_effort: 'other_effort', psychiatry: 'child_psychiatry' } as const)[
    fate.instead
  ]
  const hasWay = decided.deeds.some(({ does }) => does === 'show')
  const waits = fate.instead === 'closed' ? 0 : random.between(0, 9)
  const endedOn = waits ? nextWorkday(on.add({ days: waits })) : on
  const end: Deed = {
    does: 'end',
    endedOn: endedOn.toString(),
    closingReason,
    note: random.pick(closingNotes[closingReason] ?? ['']),
    noWayReason: hasWay ? '' : say(random, subject, noWayNeeded),
    resumption: '',
  }
  if (waits) visit(story, by, around(story, endedOn, 14), [end])
  else if (decided.by === by) decided.deeds.push(end)
  else visit(story, by, new Date(decided.at.getTime() + 20 * 60_000), [end])
}
