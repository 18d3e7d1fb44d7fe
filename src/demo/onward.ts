import { instantOf, type Day } from '#platform/time.ts'
import type { WayCheck, WayTarget } from '#platform/schema.ts'
import { isWorkday } from '#platform/workdays.ts'
import { nextWorkday } from './calendar.ts'
import type { Deed } from './plan.ts'
import { visit, type Story } from './story.ts'
import { say } from './words.ts'
import { checkNotes, handedOver } from './words/onward.ts'

/** A check that fell due within so many days may still be waiting for its answer. */
const DAYS_LEFT_OPEN = 10

/**
 * Shows the family a way on a day, and tells how the check of it went. `ends`: the pathway ends here, so the answer is final
 * and comes while those who treated the child may still look.
 */
export function wayOnward(
  story: Story,
  on: Day,
  targets: readonly (readonly [WayTarget, number])[],
  { by, ends }: { by: string; ends: boolean },
): Deed {
  const { random, municipality, agreeing, subject, today } = story.given
  const partnersOf = (target: WayTarget) => municipality.partners.filter((each) => each.target === target)
  const target = random.weighted(targets.filter(([each]) => partnersOf(each).length > 0))
  const partner = random.pick(partnersOf(target))
  const due = workdayFrom(on.add({ days: random.between(14, 22) }))
  const way = story.ways++
  const found: WayCheck = ends
    ? random.weighted([
        ['in_contact', 9],
        ['family_declined', 1],
      ])
    : random.weighted([
        ['in_contact', 13],
        ['waiting_for_receiver', 4],
        ['not_in_contact', 2],
        ['family_declined', 1],
      ])
  const isLeftOpen = due.until(today).days >= 0 && due.until(today).days <= DAYS_LEFT_OPEN && random.chance(45)
  if (!isLeftOpen)
    check(
      story,
      by,
      way,
      due.add({
        days: random.weighted([
          [-1, 2],
          [0, 5],
          [1, 3],
          [3, 1],
        ]),
      }),
      found,
    )
  return {
    does: 'show',
    way,
    onward: {
      target,
      receiver: partner.name,
      person: random.pick(partner.people),
      agreedBy: subject.age >= 15 && random.chance(40) ? `${subject.givenName} selv` : random.pick(agreeing),
      on: on.toString(),
      words: random.pick(handedOver[target]),
      checkBy: due.toString(),
    },
  }
}

/** Looks whether contact was made; when it was not, or the receiver keeps the family waiting, again two weeks later. */
function check(story: Story, by: string, way: number, wanted: Day, found: WayCheck): void {
  const { random, subject } = story.given
  const on = workdayFrom(wanted)
  const again =
    found === 'waiting_for_receiver' || found === 'not_in_contact' ? nextWorkday(on.add({ days: 13 })) : null
  const at = instantOf(on, `${random.between(8, 14)}:${random.between(10, 55)}`.padStart(5, '0'))
  visit(story, by, at, [
    { does: 'check', way, found, note: say(random, subject, checkNotes[found]), askAgainOn: again?.toString() ?? null },
  ])
  if (again) check(story, by, way, again, 'in_contact')
}

const workdayFrom = (day: Day): Day => (isWorkday(day) ? day : nextWorkday(day))
