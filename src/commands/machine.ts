import type { Ctx, System } from '#platform/ctx.ts'
import type { Machine } from '#platform/http.ts'
import type { Config } from '../config.ts'
import { openMachine, prepareDatabase, reachDatabase, refuseOtherRelease, type Database } from '../machine.ts'
import { Failure } from './command.ts'

/** Reaches the database for as long as `work` takes; an embedded PostgreSQL that runs already is used as it is. */
export async function withDatabase<T>(
  config: Config,
  work: (database: Database, opened: AsyncDisposableStack) => Promise<T>,
): Promise<T> {
  await using opened = new AsyncDisposableStack()
  return await work(await reachDatabase(config, opened), opened)
}

/** The same, with all that a command of the domain needs. A database of another release is refused, not changed. */
export const withMachine = <T>(
  config: Config,
  work: (machine: Machine) => Promise<T>,
  { migrated = false } = {},
): Promise<T> =>
  withDatabase(config, async (database, opened) => {
    if (migrated) await prepareDatabase(database)
    else await refuseOtherRelease(database.appUrl)
    // Commands print for people; what jobs would log is not theirs.
    return work(await openMachine(config, database, { log: () => undefined, opened }))
  })

/** Acts in one municipality, in one transaction. Refuses a number that no municipality has. */
export async function inMunicipality<T>(
  machine: Machine,
  municipalityId: string,
  work: (ctx: Ctx<System>) => Promise<T>,
): Promise<T> {
  const { database, vault, clock, jobs } = machine
  return database.as({ municipalityId }, async (db) => {
    const known = await db.selectFrom('municipalities').select('id').where('id', '=', municipalityId).executeTakeFirst()
    if (!known) throw new Failure(`There is no municipality with the number ${municipalityId}.`)
    return work({
      db,
      vault,
      now: clock(),
      actor: { kind: 'system', municipalityId },
      enqueue: (job, forWhom, data) => jobs.enqueue(db, job, forWhom, data),
    })
  })
}
