import { instantOf } from '#platform/time.ts'
import type { Answer } from '../src/exchange/ltt/channel.ts'
import { sendReports } from '../src/exchange/ltt/ltt.ts'
import { HOLBAEK, type World } from './world.ts'

/** The gateway cannot be reached. */
export const away: Answer = {
  kind: 'unreachable',
  complaints: [{ code: 'gateway-unreachable', location: '', words: 'væk', item: null }],
}

/** The national reports of a world: how they are sent, and what became of them. */
export function reportingIn(world: World) {
  const reportsOf = async (childId: string) =>
    (
      await world.owner.query<{
        id: string
        day: string
        state: string
        left_out: string | null
        attempts: number
        next_try_at: Date | null
      }>(
        'select id, day::text, state, left_out, attempts, next_try_at from ltt_reports where child_id = $1 order by nth',
        [childId],
      )
    ).rows

  return {
    reportsOf,
    /** The job of Holbæk: at once, or as each quarter. */
    run: (data: { now?: string } = { now: 'yes' }) =>
      sendReports(world.gateway.channel).runInSteps((work) => world.actingAsSystem(HOLBAEK, work), data),
    statesOf: async (childId: string) => (await reportsOf(childId)).map(({ day, state }) => `${day} ${state}`),
    /** What the gateway was told of a child, report by report. */
    receivedOf: (childId: string) =>
      world.gateway
        .received()
        .filter(({ entry }) => entry[0]?.resource.id === childId)
        .map(({ entry }) =>
          entry.map(
            ({ resource }) => `${resource.resourceType} ${'status' in resource ? resource.status : resource.active}`,
          ),
        ),
    at: (day: string, time: string) => world.setTime(instantOf(day, time).toISOString()),
  }
}
