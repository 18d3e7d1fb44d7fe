import { sql } from 'kysely'
import type { Db } from '#platform/database.ts'
import type { Machine } from '#platform/http.ts'
import { dayOf } from '#platform/time.ts'
import { drawMonth } from '#registry/log-control/log-control.ts'
import { cosignDemo } from './delegate.ts'
import { fillEntrance } from './entrance.ts'
import { liveFamily } from './live.ts'
import { MAIN, MUNICIPALITIES } from './places.ts'
import { planOf, SEED } from './plans.ts'
import { asSystem, open, setUp } from './setup.ts'

/** As many families live at a time as leave some connections to others. */
const AT_A_TIME = 4

/**
 * Fills an empty installation with three invented municipalities. The same seed at the same time gives the same data. Does
 * nothing where a municipality is open, and goes on where an earlier run was interrupted; of two runs at once the second waits.
 */
export const seedDemo = (
  machine: Machine,
  { seed = SEED, children = MAIN.children }: { seed?: number; children?: number } = {},
): Promise<void> =>
  machine.database.as({ municipalityId: '' }, async (db) => {
    await becomeTheOnlyOne(db)
    if (await isAnyOpen(db)) return
    const now = machine.clock()
    const grounds = await Promise.all(MUNICIPALITIES.map((municipality) => setUp(machine, municipality)))
    const plans = grounds.map((ground) => {
      const howMany = Math.ceil((ground.demo.children * children) / MAIN.children)
      return { ground, plan: planOf(ground.demo, { seed, now, howMany }) }
    })
    await inTurns(
      plans.flatMap(({ ground, plan }) => plan.families.map((family) => () => liveFamily(machine, ground, family))),
    )
    for (const { ground, plan } of plans) await fillEntrance(machine, ground, plan)
    for (const ground of grounds) {
      const month = dayOf(now).with({ day: 1 }).subtract({ months: 1 })
      await asSystem(machine, ground.id, (ctx) => drawMonth(ctx, { month, seed: `demo ${seed}` }))
    }
    for (const ground of grounds) await cosignDemo(machine, ground)
    for (const ground of grounds) await open(machine, db, ground)
    // what has happened so far is reported as soon as somebody works off the jobs
    for (const { id } of grounds) await machine.jobs.enqueue(db, 'ltt.send', id, { now: 'yes' })
  })

const isAnyOpen = async (db: Db): Promise<boolean> =>
  (await db.selectFrom('municipalities').select('id').where('is_open', '=', true).limit(1).executeTakeFirst()) !==
  undefined

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
