import type { Day } from '#platform/time.ts'
import { nextWorkday } from './calendar.ts'
import type { Fate } from './fate.ts'
import { inRole } from './municipality.ts'
import { wayOnward } from './onward.ts'
import type { Deed, Visit } from './plan.ts'
import { around, missedTalk, visit, type Held, type Story } from './story.ts'
import { say } from './words.ts'
import { absences, lastAbsence } from './words/around.ts'
import { closingNotes, noWayNeeded, notForUs, unrealistic } from './words/onward.ts'

/** Who ends a pathway: the therapist, but where an adviser is responsible, whoever took the child in. */
export const closer = ({ given: { municipality, therapist, intake } }: Story): string =>
  inRole(municipality, 'therapist').some(({ key }) => key === therapist) ? therapist : intake

/** The family leaves the offer, after the last talk or before it was meant to. */
export function leave(story: Story, last: Held, why: Fate['closing']): void {
  const { random } = story.given
  if (why === 'drop_out') {
    const absent = stayAway(story, last)
    if (absent) end(story, nextWorkday(absent.on.add({ days: random.between(14, 22) })), why, [])
    return
  }
  const by = closer(story)
  const on = nextWorkday(last.day.add({ days: random.between(0, 5) }))
  if (why === 'moved') {
    const elsewhere = story.given.municipality.partners.some(({ target }) => target === 'offer_in_other_municipality')
    end(
      story,
      on,
      why,
      elsewhere ? [wayOnward(story, on, [['offer_in_other_municipality', 1]], { by, ends: true })] : [],
    )
  } else if (why === 'child_psychiatry') {
    const way = wayOnward(story, on, [['child_psychiatry', 1]], { by, ends: true })
    end(story, on, why, [
      way,
      {
        does: 'choose',
        outcome: 'psychiatry',
        on: on.toString(),
        reason: say(random, story.given.subject, notForUs.psychiatry),
        guidance: '',
      },
    ])
  } else {
    const shows = random.chance(why === 'treatment_completed' ? 22 : 40)
    end(
      story,
      on,
      why,
      shows
        ? [
            wayOnward(
              story,
              on,
              [
                ['civil_society', 5],
                ['other_municipal_offer', 4],
                ['general_practice', 2],
              ],
              { by, ends: true },
            ),
          ]
        : [],
    )
  }
}

/** Twice nobody comes, and nobody answers. */
function stayAway(story: Story, last: Held): { on: Day } | null {
  const { random, fate, therapist: who, subject } = story.given
  const missed = (agreedIn: Visit, after: Day, reason: string) => {
    const on = after.add({ days: fate.daysBetween })
    return missedTalk(
      story,
      {
        what: 'treatment',
        who,
        form: null,
        agreedIn,
        on,
        span: { earliest: nextWorkday(after), latest: on.add({ days: 9 }) },
        summary: '',
      },
      reason,
    )
  }
  const first = missed(last.held, last.day, say(random, subject, absences))
  const second = first && missed(first, last.day.add({ days: fate.daysBetween + 9 }), lastAbsence)
  return second && { on: last.day.add({ days: 2 * fate.daysBetween + 20 }) }
}

function end(story: Story, on: Day, closingReason: Fate['closing'], first: Deed[]): void {
  const { random, subject } = story.given
  visit(story, closer(story), around(story, on, 14), [
    ...first,
    {
      does: 'end',
      endedOn: on.toString(),
      closingReason,
      note: say(random, subject, closingNotes[closingReason] ?? ['']),
      noWayReason: first.length ? '' : say(random, subject, noWayNeeded),
      resumption: closingReason === 'drop_out' ? say(random, subject, unrealistic) : '',
    },
  ])
}
