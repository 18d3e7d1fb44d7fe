import type { Job } from '#platform/jobs.ts'
import { SEND_POST, settleMessage, takeMessage } from '#platform/post.ts'
import type { PostChannel } from './channel.ts'

/** With the pauses of `RETRIES` a message is tried for about a day; then it stands as failed, for a person to try again. */
export const TRIES = 30
const RETRIES = { retryLimit: TRIES - 1, retryDelay: 30, retryDelayMax: 3600 }

/** A message did not come through. Its job is tried again, later and later. */
class NotThrough extends Error {}

/** Sends the one message that it is given the id of. One that was sent or taken back meanwhile is none. */
export const sendPost = (channel: PostChannel) =>
  ({
    name: SEND_POST,
    title: 'Beskeder ud af huset',
    retries: RETRIES,
    expireInSeconds: 120,
    async runInSteps(step, { message: id }) {
      if (!id) return { nothing: 1 }
      // the outcome is kept in the step that held the message, also when the job then fails
      const outcome = await step(async (ctx) => {
        const message = await takeMessage(ctx, id)
        if (!message) return 'nothing'
        const { municipalityId } = ctx.actor
        const { channel: by, letter } = message
        const answer = await channel.send({ ...letter, id, channel: by, municipality: municipalityId, at: ctx.now })
        if (answer.kind === 'accepted') {
          await settleMessage(ctx, message, { kind: 'sent' })
          return 'sent'
        }
        if (answer.kind === 'refused') {
          await settleMessage(ctx, message, { kind: 'refused', fault: answer.fault })
          return 'refused'
        }
        const isLast = message.attempts + 1 >= TRIES
        await settleMessage(ctx, message, { kind: isLast ? 'given_up' : 'not_yet', fault: answer.fault })
        return 'unreachable'
      })
      if (outcome === 'unreachable') throw new NotThrough()
      return { [outcome]: 1 }
    },
  }) satisfies Job
