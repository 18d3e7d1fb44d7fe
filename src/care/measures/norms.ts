import type { BandSet, NormSet, ReliabilitySet } from './norm.ts'
import { CUTOFFS } from './norms/cutoffs.ts'
import { RELIABILITY } from './norms/reliability.ts'
import { SDQ_UK_FOUR, SDQ_UK_THREE } from './norms/sdq-uk.ts'

/** Every norm set that comes with the software. Danish ones are installed: two are published, and both are contested. */
export const BAND_SETS: readonly BandSet[] = [SDQ_UK_THREE, SDQ_UK_FOUR, ...CUTOFFS]
export const RELIABILITY_SETS: readonly ReliabilitySet[] = RELIABILITY

export const normSetById = (id: string): NormSet | undefined =>
  [...BAND_SETS, ...RELIABILITY_SETS].find((set) => set.id === id)

/** The band sets that say something of a form, the one to use first when nobody chose. */
export const bandSetsOf = (form: string, sets: readonly BandSet[] = BAND_SETS): BandSet[] =>
  sets.filter(({ tables }) => tables.some(({ forms }) => forms.includes(form)))

/** The reliability sets that say something of a form, the one to use first when nobody chose. */
export const reliabilitySetsOf = (form: string, sets: readonly ReliabilitySet[] = RELIABILITY_SETS): ReliabilitySet[] =>
  sets.filter(({ tables }) => tables.some(({ forms }) => forms.includes(form)))
