import { ageOn } from '#platform/time.ts'
import type { CustodySharing, Speaker } from '#platform/schema.ts'
import { DECIDES_FROM_AGE } from './basis.ts'

/** A line of the custody register. */
export type Holding = { holderId: string; sharing: CustodySharing; validFrom: string; validTo: string | null }

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
 * R77, R78: why these may not speak for the child on a day; null when they may. From 15 the young person alone, before that
 * the custody holders of the register; `all` of them where something is opened, one where something is closed. The database
 * refuses the same (`refuse_who_does_not_speak`). Sundhedsloven §§ 17, 44; forældreansvarsloven §§ 2-3.
 */
export function faultOfSpeakers(
  speakers: Speakers,
  { birthDate, custody, day, all }: { birthDate: string; custody: readonly Holding[]; day: string; all: boolean },
): string | null {
  const isYoung = speakers.includes(YOUNG)
  if (ageOn(birthDate, day) >= DECIDES_FROM_AGE)
    return isYoung && speakers.length === 1
      ? null
      : 'Den unge var fyldt 15 år og bestemmer selv. Forældrenes samtykke kan ikke bruges i stedet.'
  if (isYoung) return 'Barnet var under 15 år. Det er den eller dem, der har forældremyndigheden, der bestemmer.'
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
