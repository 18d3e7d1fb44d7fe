import { dayOf, instantOf, type Day } from '#platform/time.ts'
import { isWorkday } from '#platform/workdays.ts'
import { nextWorkday } from './calendar.ts'
import { inRole } from './municipality.ts'
import type { Deed } from './plan.ts'
import { tellChild, type Setting, type Told } from './population.ts'
import { randomOf } from './random.ts'
import { around, visit, type Story } from './story.ts'
import { sessions } from './treat.ts'
import { settleOrder } from './ways.ts'

/** Adds the children that a demo should not be without: one below five in a STIME course, one whose way is taken up again, and two who turn eighteen while they are treated. */
export function addSeldom(setting: Setting, told: Told[]): void {
  const { today, seed } = setting
  const went = {
    reaches: 'treatment',
    closing: 'treatment_completed',
    preliminaryAfter: 8,
    screeningAfter: 20,
    treatmentAfter: 9,
    isDelayedByFamily: false,
    clearAt: 'first_conversation',
  } as const
  const add = (name: string, daysAgo: number, more: Omit<Parameters<typeof tellChild>[3], 'enquiry'>) => {
    let day = today.subtract({ days: daysAgo })
    while (!isWorkday(day)) day = day.subtract({ days: 1 })
    return tellChild(setting, randomOf(seed, name), told, {
      enquiry: { day, time: '10:12', channel: 'phone' },
      ...more,
    })
  }
  add('four years', 66, {
    wish: { birthDate: today.subtract({ days: 66 }).subtract({ years: 4, days: 130 }), themes: ['restlessness'] },
    isUnder126a: false,
    therapist: 'camilla',
    fate: { ...went, track: 'parent_group', treatments: 8, daysBetween: 7 },
  })
  const stopped = add('taken up again', 108, {
    therapist: 'rasmus',
    wish: { age: 11, themes: ['worry'] },
    fate: { ...went, closing: 'declined', track: 'child', treatments: 6, daysBetween: 7 },
  })
  if (stopped) takeUpAgain(stopped)
  for (const [name, daysAgo, birthday] of [
    ['turned eighteen', 118, 19],
    ['turns eighteen', 96, -12],
  ] as const) {
    add(name, daysAgo, {
      wish: {
        birthDate: today.subtract({ days: birthday }).subtract({ years: 18 }),
        themes: [birthday > 0 ? 'sadness' : 'worry'],
      },
      therapist: birthday > 0 ? 'mette' : 'ali',
      fate: { ...went, track: 'child', treatments: 10, daysBetween: 14 },
    })
  }
}

/** What happens to single ones among those who were told of: hidden addresses, a child placed here, looks that had to be explained. */
export function marks(setting: Setting, told: readonly Told[]): void {
  const random = randomOf(setting.seed, 'marks')
  const active = random.shuffled(told.filter(isActive))
  for (const { key } of inRole(setting.municipality, 'therapist'))
    leaveUnregistered(
      setting,
      active.filter(({ story }) => story.given.therapist === key),
    )
  const [hidden, alsoHidden, placed, ...others] = active
  const [lookedAt, alsoLookedAt] = others.filter(({ story }) =>
    isKnownSince(story, setting.today.subtract({ days: 30 })),
  )
  for (const one of [hidden, alsoHidden]) if (one) hide(one)
  if (placed) opening(placed).acting = '0306'
  if (lookedAt) look(setting, lookedAt, 3, 'Vikar for kollega i dag. Familien har ringet og vil flytte tiden.', null)
  if (alsoLookedAt)
    look(
      setting,
      alsoLookedAt,
      24,
      'Barnets søster er i forløb hos mig, og mor bad mig se, hvad der er aftalt.',
      'I orden. Begge forældre er spurgt.',
    )
}

const deedsOf = ({ visits }: Story) => visits.flatMap(({ deeds }) => deeds)
const has = (story: Story, does: Deed['does']) => deedsOf(story).some((deed) => deed.does === does)
const isActive = ({ story }: Told) => !has(story, 'end') && has(story, 'assign')

const isKnownSince = ({ visits }: Story, day: Day): boolean => (visits[0]?.at ?? Infinity) < instantOf(day)

function opening({ story }: Told): Extract<Deed, { does: 'open' }> {
  const open = deedsOf(story).find((deed) => deed.does === 'open')
  if (!open) throw new Error('every way is opened')
  return open
}

function hide({ child, family }: Told): void {
  Object.assign(child, { isHidden: true, address: '' })
  for (const adult of family.adults.slice(0, 1)) Object.assign(adult, { isHidden: true, address: '' })
}

/** The latest talk of the last two weeks has not been registered by anybody yet. */
function leaveUnregistered({ today }: Setting, told: readonly Told[]): void {
  const isLate = (day: string) => day < today.toString() && day >= today.subtract({ days: 13 }).toString()
  const held = told.flatMap(({ story }) =>
    story.visits.flatMap((visit) =>
      visit.deeds.flatMap((deed) => (deed.does === 'hold' && isLate(deed.agreed.day) ? [{ story, visit }] : [])),
    ),
  )
  const [one] = held.toSorted((a, b) => b.visit.at.getTime() - a.visit.at.getTime())
  if (one) one.story.visits = one.story.visits.filter(({ at }) => at < one.visit.at)
}

/** A colleague without a relation opens the record for a reason; the leader looks at it, or has not yet. */
function look(
  { municipality, today }: Setting,
  { story }: Told,
  daysAgo: number,
  reason: string,
  answer: string | null,
): void {
  const colleague = municipality.staff.find(
    ({ key, roles }) => roles.includes('therapist') && key !== story.given.therapist,
  )
  const leader = municipality.staff.find(({ roles }) => roles.includes('leader'))
  const day = nextWorkday(today.subtract({ days: daysAgo + 1 }))
  if (!colleague || !leader || day.until(today).days < 0) return
  visit(story, colleague.key, instantOf(day, '10:12'), [{ does: 'look', reason }])
  if (answer) visit(story, leader.key, instantOf(nextWorkday(day), '08:40'), [{ does: 'review', answer }])
  settleOrder(story)
}

/** The family stopped early, and two weeks later it turns out that it needs more. */
function takeUpAgain({ story }: Told): void {
  const end = story.visits.at(-1)
  const { therapist, fate, today } = story.given
  if (!end?.deeds.some(({ does }) => does === 'end')) return
  const day = nextWorkday(dayOf(end.at).add({ days: 14 }))
  if (day.until(today, { largestUnit: 'day' }).days < 0) return
  const goesOn: Story = { ...story, given: { ...story.given, fate: { ...fate, closing: 'treatment_completed' } } }
  const again = visit(goesOn, therapist, around(story, day, 13), [
    { does: 'reopen', reason: 'Mor ringer: det er blevet svært igen efter skoleskift. Vi fortsætter, hvor vi slap.' },
  ])
  if (again) sessions(goesOn, { held: again, day }, day.add({ days: 7 }), day.add({ days: 14 }), 4)
  settleOrder(goesOn)
  story.visits = goesOn.visits
}
