import type { ClosingReason, JudgedAt, Outcome, Theme } from '#platform/schema.ts'
import type { TreatmentForm } from '#care/pathways/pathways.ts'
import type { Random } from './random.ts'

/** How treatment is given: mostly the child alone, some in groups, some through the adults alone. */
export type Track = 'child' | 'group' | 'parents' | 'parent_group'

/** What will become of a child's way, and how long each part takes in days. */
export type Fate = {
  /** The last step within the offer before the family is shown on or needs no more. */
  reaches: 'enquiry' | 'preliminary_talk' | 'screening' | 'treatment'
  /** Where the way leads when it ends before treatment. */
  instead: Exclude<Outcome, 'treatment'>
  clearAt: JudgedAt
  /** From the henvendelse. */
  preliminaryAfter: number
  screeningAfter: number
  /** From the screening. */
  treatmentAfter: number
  isDelayedByFamily: boolean
  track: Track
  treatments: number
  daysBetween: number
  closing: Extract<ClosingReason, 'treatment_completed' | 'drop_out' | 'declined' | 'moved' | 'child_psychiatry'>
}

/**
 * Draws a fate. Of the forsamtaler three in four lead to screening, and 94.5 % of those to treatment: Sundhedsstyrelsen's
 * estimates, as told by Altinget (domain 8.6). How well the goals are kept, how long treatment is and how it ends are our own
 * guesses.
 */
export function drawFate(random: Random, { age, themes }: { age: number; themes: readonly Theme[] }): Fate {
  const reaches = random.chance(4)
    ? 'enquiry'
    : random.chance(25)
      ? 'preliminary_talk'
      : random.chance(5.5)
        ? 'screening'
        : 'treatment'
  const preliminaryAfter = random.chance(72) ? random.between(4, 13) : random.between(15, 26)
  const screeningAfter =
    random.chance(80) && preliminaryAfter < 25
      ? random.between(Math.max(preliminaryAfter + 4, 12), 29)
      : random.between(Math.max(preliminaryAfter + 5, 31), 46)
  return {
    reaches,
    instead:
      reaches === 'enquiry'
        ? random.weighted([
            ['closed', 6],
            ['other_effort', 4],
          ])
        : reaches === 'screening'
          ? random.weighted([
              ['psychiatry', 5],
              ['other_effort', 4],
            ])
          : random.weighted([
              ['closed', 6],
              ['other_effort', 9],
              ['psychiatry', 3],
            ]),
    clearAt: random.weighted([
      ['first_contact', 12],
      ['first_conversation', 78],
      ['later', 10],
    ]),
    preliminaryAfter,
    screeningAfter,
    treatmentAfter: random.chance(75) ? random.between(7, 27) : random.between(29, 42),
    isDelayedByFamily: preliminaryAfter > 14 && random.chance(35),
    track: trackFor(random, age, themes[0]),
    treatments: random.weighted([
      [4, 2],
      [5, 3],
      [6, 6],
      [7, 3],
      [8, 3],
      [9, 1],
      [10, 2],
    ]),
    daysBetween: random.weighted([
      [7, 5],
      [10, 2],
      [14, 4],
    ]),
    closing: random.weighted([
      ['treatment_completed', 82],
      ['drop_out', 8],
      ['declined', 5],
      ['moved', 2],
      ['child_psychiatry', 3],
    ]),
  }
}

function trackFor(random: Random, age: number, theme: Theme | undefined): Track {
  if (theme === 'restlessness' && age <= 10)
    return random.weighted([
      ['parent_group', 5],
      ['parents', 4],
      ['child', 2],
    ])
  if (theme === 'behaviour' && age <= 10)
    return random.weighted([
      ['parents', 5],
      ['parent_group', 2],
      ['child', 3],
    ])
  if (theme === 'worry' && age >= 7 && age <= 13)
    return random.weighted([
      ['group', 3],
      ['child', 6],
      ['parents', 1],
    ])
  return random.weighted([
    ['child', 17],
    ['group', 1],
    ['parents', 1],
  ])
}

/** The form of the `nth` treatment: those who come alone come now and then through their parents, too. */
export const formOf = (track: Track, nth: number): TreatmentForm =>
  track === 'group'
    ? 'group_with_child'
    : track === 'parent_group'
      ? 'group_without_child'
      : track === 'parents'
        ? 'individual_without_child'
        : nth % 4 === 3
          ? 'individual_without_child'
          : 'individual_with_child'
