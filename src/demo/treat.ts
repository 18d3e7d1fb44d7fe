import type { Day } from '#platform/time.ts'
import type { Talk } from '#care/pathways/pathways.ts'
import { endInstead, instead, judged } from './begin.ts'
import { nextWorkday } from './calendar.ts'
import { closer, leave } from './leave.ts'
import { formOf } from './fate.ts'
import { wayOnward } from './onward.ts'
import { around, talk, visit, type Held, type Story, type Wanted } from './story.ts'
import { about, say, told } from './words.ts'
import { groupTalks, talkEnds } from './words/around.ts'

/** From the decision through screening and treatment to the end. */
export function treat(story: Story, decided: Held): void {
  const { random, enquiry, fate, therapist, subject, municipality } = story.given
  const agreedIn = visit(story, therapist, around(story, nextWorkday(decided.day), 9), [])
  if (!agreedIn) return
  const screening = talk(story, {
    ...withTherapist(story, 'screening'),
    agreedIn,
    on: enquiry.day.add({ days: fate.screeningAfter }),
    span: {
      earliest: nextWorkday(nextWorkday(decided.day)),
      latest: enquiry.day.add({ days: fate.screeningAfter <= 30 ? 30 : 52 }),
    },
    summary: told(random, subject, 'found'),
  })
  if (!screening) return
  const { held, day } = screening
  if (fate.clearAt === 'later') held.deeds.push(judged(true, day, 'later'))
  if (fate.reaches === 'screening') {
    held.deeds.push(...instead(story, day, therapist))
    endInstead(story, held, day, closer(story))
    return
  }
  const goal = municipality.treatmentGoalDays
  const first = notInJuly(day.add({ days: fate.treatmentAfter }))
  sessions(story, screening, first, day.add({ days: fate.treatmentAfter <= goal ? goal : goal + 24 }))
}

const withTherapist = ({ given: { therapist } }: Story, what: Talk): Pick<Wanted, 'what' | 'who' | 'form'> => ({
  what,
  who: therapist,
  form: null,
})

/** The treatments one after the other, each agreed on in the one before, until the last talk or until the family leaves. */
export function sessions(
  story: Story,
  since: Held,
  first: Day,
  latest: Day,
  howMany = story.given.fate.treatments,
): void {
  const { random, fate, today } = story.given
  const leavesAfter =
    fate.closing === 'treatment_completed' ? Infinity : random.between(1, Math.max(1, Math.min(4, howMany - 1)))
  const showsWayAfter = random.chance(32) ? random.between(1, howMany) : 0
  const changesThemeAfter = random.chance(8) ? random.between(1, howMany) : 0
  let before = since
  for (let nth = 1; nth <= howMany; nth += 1) {
    if (nth > leavesAfter) return leave(story, before, fate.closing)
    const on = nth === 1 ? first : notInJuly(before.day.add({ days: fate.daysBetween }))
    const span = {
      earliest: nextWorkday(before.day.add({ days: 2 })),
      latest: nth === 1 ? latest : on.add({ days: 9 }),
    }
    const done = talk(story, {
      ...withTherapist(story, 'treatment'),
      form: formOf(fate.track, nth),
      inGroup: fate.track.endsWith('group'),
      agreedIn: before.held,
      on,
      span,
      summary: summaryOf(story, nth, howMany),
    })
    if (!done) return
    if (nth === showsWayAfter)
      done.held.deeds.push(
        wayOnward(
          story,
          done.day,
          [
            ['civil_society', 6],
            ['other_municipal_offer', 4],
            ['general_practice', 1],
            ['other', 1],
          ],
          { by: done.held.by, ends: false },
        ),
      )
    if (nth === changesThemeAfter && story.given.subject.age >= 9)
      done.held.deeds.push({
        does: 'themes',
        themes: [
          ...new Set([...story.given.subject.themes.slice(0, 1), random.pick(['worry', 'sadness', 'other'] as const)]),
        ],
      })
    before = done
  }
  const last = talk(story, {
    ...withTherapist(story, 'final_talk'),
    agreedIn: before.held,
    on: notInJuly(before.day.add({ days: random.between(14, 28) })),
    span: { earliest: nextWorkday(before.day.add({ days: 6 })), latest: before.day.add({ days: 50 }) },
    summary: told(random, story.given.subject, 'after', 1),
  })
  if (last && last.day.until(today).days >= 0) leave(story, last, 'treatment_completed')
}

/** From the middle of July the families are away. */
const notInJuly = (day: Day): Day => (day.month === 7 && day.day >= 8 ? day.add({ days: 23 }) : day)

function summaryOf({ given: { random, subject, fate } }: Story, nth: number, howMany: number): string {
  if (fate.track === 'group') return say(random, subject, groupTalks.with_child)
  if (fate.track === 'parent_group') return say(random, subject, groupTalks.without_child)
  const stage = nth <= howMany / 3 ? 'begun' : nth <= (2 * howMany) / 3 ? 'midway' : 'late'
  const what =
    formOf(fate.track, nth) === 'individual_without_child'
      ? told(random, subject, 'parents')
      : told(random, subject, stage)
  const ends = formOf(fate.track, nth) === 'individual_with_child' && random.chance(55) ? random.pick(talkEnds) : ''
  return [what, about(subject, ends)].filter(Boolean).join(' ')
}
