import { settingsOf } from '../src/exchange/ltt/settings.ts'
import type { casesIn } from './cases.ts'
import type { World } from './world.ts'

export const SOR = '325421000016003'
export const SETTINGS = '/administration/reporting'

/** Reports of a world that the gateway refuses, and how the municipality has set up its sending. */
export function refusedReportsIn(world: World, { aPathway }: Pick<ReturnType<typeof casesIn>, 'aPathway'>) {
  const own = () => world.acting('adam', settingsOf)
  const reportOf = async (childId: string): Promise<{ id: string; state: string }> =>
    (
      await world.owner.query<{ id: string; state: string }>(
        'select id, state from ltt_reports where child_id = $1 order by nth desc limit 1',
        [childId],
      )
    ).rows[0] ?? { id: '', state: '' }

  return {
    decide: async (running: 'yes' | 'paused') =>
      world.as('adam').post(SETTINGS, { sorCode: SOR, runsAt: '23:45', running, version: (await own()).version }),
    /** The last report of a child. */
    reportOf,
    /** A child whose first report is refused, with this fault, at the contact or at nothing of ours. */
    refusedFor: async (
      item: 'contact' | null,
      code = 'treatment-without-delivery',
      location = 'Bundle.entry[2].resource',
    ) => {
      const { id, childId } = await aPathway({ givenName: 'Afviste' })
      const { rows } = await world.owner.query<{ id: string }>('select id from contacts where pathway_id = $1', [id])
      world.gateway.answerNext(() => ({
        kind: 'refused',
        complaints: [{ code, location, words: 'Noget er galt.', item: item && (rows[0]?.id ?? null) }],
      }))
      await world.as('lise').post('/reporting/deliveries')
      await world.jobs.runDue()
      return { pathwayId: id, childId, contactId: rows[0]?.id ?? '', report: await reportOf(childId) }
    },
  }
}
