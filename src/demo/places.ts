import type { DemoMunicipality } from './municipality.ts'
import { holbaek } from './places/holbaek.ts'
import { kalundborg } from './places/kalundborg.ts'
import { norddjurs } from './places/norddjurs.ts'

/**
 * The municipalities of the demo. Offices, people and what they do are invented; telephone numbers begin with digits that
 * the Danish numbering plan holds in reserve (67, 68, 83-85, 94, 95), and addresses on the net end in `.example`.
 */
export const MUNICIPALITIES: readonly DemoMunicipality[] = [holbaek, kalundborg, norddjurs]

/** The one with everything in it. */
export const MAIN = holbaek
