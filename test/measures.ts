import { invite, recordResponse, setGoal } from '#care/measures/measures.ts'
import type { World } from './world.ts'

/** A pathway's measures for tests: a goal, and a form with an answer that needs a look. */
export async function measured(world: World, pathwayId: string) {
  const answers = Object.fromEntries(Array.from({ length: 9 }, (_, nth) => [`q${nth + 1}`, 1]))
  return world.acting('mette', async (ctx) => {
    const goalId = await setGoal(ctx, pathwayId, { words: 'Sove i min egen seng', setBy: 'self' })
    const { id: invitationId } = await invite(ctx, {
      pathwayId,
      definition: { id: 'phq-a', version: '1', informant: 'self' },
      moment: 'screening',
      channel: 'handed_over',
      expiresAt: new Date(ctx.now.getTime() + 14 * 86_400_000),
    })
    const { id: responseId, flagIds } = await recordResponse(ctx, {
      pathwayId,
      formId: 'phq-a',
      moment: 'screening',
      entry: 'paper',
      answeredOn: '2026-11-20',
      answers,
    })
    return { goalId, invitationId, responseId, flagId: flagIds[0] ?? '' }
  })
}
