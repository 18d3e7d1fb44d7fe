import { worry } from './concerns.ts'
import { askFamilies } from './consents.ts'
import { tellEntrance } from './handled.ts'
import { josefine } from './josefine.ts'
import type { DemoMunicipality } from './municipality.ts'
import { MAIN } from './places.ts'
import type { PlannedFamily } from './plan.ts'
import { aSetting, tellPopulation, type Setting } from './population.ts'
import { askForRecords } from './requests.ts'
import { assessAll } from './risks.ts'
import { addSeldom, marks } from './special.ts'
import type { PlannedEnquiry } from './waiting.ts'

/** Another seed gives other children. */
export const SEED = 126

export type Plan = { setting: Setting; families: PlannedFamily[]; enquiries: PlannedEnquiry[] }

/** The plan of a municipality: pure, so that it can be looked at without a database. */
export function planOf(
  municipality: DemoMunicipality,
  { seed = SEED, now, howMany = municipality.children }: { seed?: number; now: Date; howMany?: number },
): Plan {
  const setting = aSetting(municipality, seed, now)
  const isMain = municipality === MAIN
  const example = isMain ? [josefine(setting)] : []
  const told = tellPopulation(setting, howMany)
  if (isMain) {
    addSeldom(setting, told)
    marks(setting, told)
    worry(setting, told)
    askForRecords(setting, told)
  }
  for (const { child, story } of told) child.visits = story.visits
  const families = [...example, ...new Set(told.map(({ family }) => family))]
  askFamilies(setting, families)
  assessAll(setting, families)
  return {
    setting,
    families,
    enquiries: tellEntrance(setting, told),
  }
}
