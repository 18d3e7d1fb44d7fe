import type { Context } from 'hono'
import type { Ctx } from '#platform/ctx.ts'
import { typedText, type Typed } from '#platform/form.ts'
import { dayOf } from '#platform/time.ts'
import { receiveEnquiry } from '../receive.ts'
import { asEnquiry, type Reading } from './answers.ts'
import { keepDraft, type KeptDraft, type Receipt } from './draft.ts'

/** Nobody reads seven questions in less; a machine does. */
const SECONDS_AT_LEAST = 10

/** The receipt can be seen again for this long in the browser that sent. */
const MINUTES_OF_RECEIPT = 60

/**
 * Sends a draft: it becomes a henvendelse, and of the draft only the receipt is left. Gives words for the citizen when it
 * is not sent: a person who was taken for a machine can send again, and has lost nothing.
 */
export async function sendDraft(
  c: Context,
  ctx: Ctx,
  draft: KeptDraft,
  reading: Reading,
  typed: Typed,
): Promise<string | null> {
  const { check } = reading.known.words
  if (typedText(typed, 'extra') !== '') return check.trapped
  if (ctx.now.getTime() - draft.startedAt.getTime() < SECONDS_AT_LEAST * 1000) return check.tooFast
  const enquiry = asEnquiry(reading, ctx.now)
  if (!enquiry) throw new Error('the answers were read as whole')
  const { receipt } = await receiveEnquiry(ctx, enquiry)
  const sent: Receipt = { receipt, receivedOn: dayOf(ctx.now).toString(), urgent: enquiry.themes.includes('self_harm') }
  await keepDraft(c, ctx, { answers: {}, sent })
  return null
}

export const receiptShownFor = (ctx: Ctx, { sent, savedAt }: KeptDraft): Receipt | null =>
  sent && ctx.now.getTime() - savedAt.getTime() < MINUTES_OF_RECEIPT * 60_000 ? sent : null
