import { sql } from 'kysely'
import type { Db } from '#platform/database.ts'
import type { Machine } from '#platform/http.ts'
import { fillEntrance } from './entrance.ts'
import { josefine } from './josefine.ts'
import { liveFamily } from './live.ts'
import type { DemoMunicipality } from './municipality.ts'
import { MUNICIPALITIES } from './places.ts'
import type { PlannedFamily } from './plan.ts'
import { aSetting, tellPopulation, type Setting } from './population.ts'
import { open, setUp } from './setup.ts'
import { addSeldom, marks } from './special.ts'
import { tellEntrance, type PlannedEnquiry } from './waiting.ts'

const SEED = 126

/** As many families live at a time as leave some connections to others. */
const AT_A_TIME = 4

/**
 * Fills an empty installation with three invented municipalities. The same seed at the same time gives the same data. Does
 * nothing where a municipality is open, and goes on where an earlier run was interrupted; of two runs at once the second waits.
 */
export const seedDemo = (
  machine: Machine,
  { seed = SEED, children = 1 }: { seed?: number; children?: number } = {},
): Promise<void> =>
  machine.database.as({ municipalityId: '' }, async (db) => {
    await becomeTheOnlyOne(db)
    if (await db.selectFrom('municipalities').select('id').where('is_open', '=', true).limit(1).executeTakeFirst())
      return
    const now = machine.clock()
    const grounds = await Promise.all(MUNICIPALITIES.map((municipality) => setUp(machine, municipality)))
    const plans = MUNICIPALITIES.map((municipality) =>
      planOf(municipality, { seed, now, howMany: Math.ceil(municipality.children * children) }),
    )
    const lives = grounds.flatMap((ground, nth) =>
      (plans[nth]?.families ?? []).map((family) => () => liveFamily(machine, ground, family)),
    )
    await inTurns(lives)
    for (const [nth, ground] of grounds.entries()) {
      const plan = plans[nth]
      if (plan && ground.isNew) await fillEntrance(machine, ground, plan.enquiries, plan.setting)
      await open(machine, ground)
    }
  })

export type Plan = { setting: Setting; families: PlannedFamily[]; enquiries: PlannedEnquiry[] }

/** The plan of a municipality: pure, so that it can be looked at without a database. */
export function planOf(
  municipality: DemoMunicipality,
  { seed = SEED, now, howMany = municipality.children }: { seed?: number; now: Date; howMany?: number },
): Plan {
  const setting = aSetting(municipality, seed, now)
  const isMain = municipality === MUNICIPALITIES[0]
  const example = isMain ? [josefine(setting)] : []
  const told = tellPopulation(setting, howMany)
  if (isMain) {
    addSeldom(setting, told)
    marks(setting, told)
  }
  for (const { child, story } of told) child.visits = story.visits
  return {
    setting,
    families: [...example, ...new Set(told.map(({ family }) => family))],
    enquiries: tellEntrance(setting, told, isMain),
  }
}

/** Holds a lock until the transaction ends, however long that and the waiting for it takes. */
async function becomeTheOnlyOne(db: Db): Promise<void> {
  await sql`select set_config(setting, '0', true) from unnest(array['lock_timeout', 'statement_timeout', 'idle_in_transaction_session_timeout']) as setting`.execute(
    db,
  )
  await sql`select pg_advisory_xact_lock(hashtextextended('demo', 0))`.execute(db)
}

/** Some at a time; when one fails no other is begun, and those under way are waited for. */
async function inTurns(works: readonly (() => Promise<void>)[]): Promise<void> {
  const left = works.values()
  const worker = async () => {
    for (const work of left) {
      await work().catch((error: unknown) => {
        for (const _ of left);
        throw error
      })
    }
  }
  const ended = await Promise.allSettled(Array.from({ length: AT_A_TIME }, worker))
  const failed = ended.find((one) => one.status === 'rejected')
  if (failed) throw failed.reason
}
