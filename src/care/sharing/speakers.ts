import { ageOn } from '#platform/time.ts'
import type { CapacityFinding, CustodySharing, Speaker } from '#platform/schema.ts'

/** The age from which the young person decides alone what is shared (sundhedsloven § 17, stk. 3). */
export const DECIDES_FROM_AGE = 15
/** From this age nobody else decides, whatever was judged before. */
export const OF_AGE = 18

/** A line of the custody register. */
export type Holding = { holderId: string; sharing: CustodySharing; validFrom: string; validTo: string | null }

/** Whether a young person of 15-17 can decide, as judged on the pathway on a day. The latest stands first. */
export type Assessment = { finding: CapacityFinding; assessed_on: string }

/**
 * R77: who speaks for the child about sharing on a day, as for treatment (R69-R72): the young person from 15, unless the
 * latest assessment says that they cannot; otherwise the custody holders. The database says the same (`who_speaks`).
 * Sundhedsloven § 17, stk. 1-3.
 */
export function whoSpeaks(birthDate: string, assessments: readonly Assessment[], day: string): Speaker {
  const years = ageOn(birthDate, day)
  if (years < DECIDES_FROM_AGE) return 'custody_holder'
  const latest = assessments.find(({ assessed_on: on }) => on <= day)
  return years < OF_AGE && latest?.finding === 'unable' ? 'custody_holder' : 'young_person'
}

/** Who said it: the young person (`young`), or custody holders by their ids. */
export type Speakers = readonly string[]
export const YOUNG = 'young'

/** The speakers as the tables keep them. */
export const spoken = (speakers: Speakers): { capacity: Speaker; first: string | null; second: string | null } =>
  speakers.includes(YOUNG)
    ? { capacity: 'young_person', first: null, second: null }
    : { capacity: 'custody_holder', first: speakers[0] ?? null, second: speakers[1] ?? null }

export const holdersOn = (custody: readonly Holding[], day: string): Holding[] =>
  custody.filter(({ validFrom, validTo }) => validFrom <= day && (validTo === null || validTo > day))

/**
 * R77, R78: why these may not speak for the child on a day; null when they may. The young person alone, or the custody
 * holders of the register (`whoSpeaks`); `all` of them where something is opened, one where something is closed. The database
 * refuses the same (`refuse_who_does_not_speak`). Sundhedsloven §§ 17, 44; forældreansvarsloven §§ 2-3.
 */
export function faultOfSpeakers(
  speakers: Speakers,
  {
    birthDate,
    assessments,
    custody,
    day,
    all,
  }: {
    birthDate: string
    assessments: readonly Assessment[]
    custody: readonly Holding[]
    day: string
    all: boolean
  },
): string | null {
  const isYoung = speakers.includes(YOUNG)
  if (whoSpeaks(birthDate, assessments, day) === 'young_person')
    return isYoung && speakers.length === 1
      ? null
      : 'Den unge var fyldt 15 år og bestemmer selv. Forældrenes samtykke kan ikke bruges i stedet.'
  if (isYoung)
    return ageOn(birthDate, day) < DECIDES_FROM_AGE
      ? 'Barnet var under 15 år. Det er den eller dem, der har forældremyndigheden, der bestemmer.'
      : 'Den unge er vurderet ikke selv at kunne tage stilling. Det er den eller dem, der har forældremyndigheden, der bestemmer.'
  const holders = holdersOn(custody, day)
  if (holders.length === 0)
    return 'Der er ikke registreret, hvem der havde forældremyndigheden den dag. Registrér den først på barnets side.'
  if (speakers.length === 0) return 'Vælg, hvem det kommer fra.'
  if (speakers.some((each) => !holders.some(({ holderId }) => holderId === each)))
    return 'Den voksne har ikke forældremyndigheden efter registret. Ret den på barnets side, hvis registret er forkert.'
  const needed = all && holders.some(({ sharing }) => sharing === 'shared') ? 2 : 1
  if (new Set(speakers).size < needed)
    return holders.length < needed
      ? 'Forældremyndigheden er fælles, men vi kender kun den ene. Registrér den anden på barnets side; begge skal sige ja.'
      : 'Forældremyndigheden er fælles. Begge skal sige ja.'
  return null
}
