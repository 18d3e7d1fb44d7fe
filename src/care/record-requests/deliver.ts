import type { StaffCtx } from '#platform/ctx.ts'
import { dayOf } from '#platform/time.ts'
import { enterInJournal } from '#care/journal/journal.ts'
import { record } from '#care/pathways/pathways.ts'
import { count, day } from '#ui/danish.ts'
import { close } from './close.ts'
import { filesOf } from './files.ts'
import { registerSent, type Sending } from './letters.ts'
import type { RequestView } from './load.ts'
import { askedByName, channelName, decisionName, powerWords } from './words.ts'

export type Delivery = Sending & { to: string; feeKroner: number }

/**
 * Registers that it was given, by hand. R67: the journal tells what, with which files, to whom, how, and on what power of attorney, and the
 * event the checksums. R66: the first copy is free; the database refuses a fee for it. With the first, the letter of a
 * limitation is out as well, and the request is closed.
 */
export async function registerDelivery(ctx: StaffCtx, view: RequestView, delivery: Delivery): Promise<void> {
  const { request, deliveries, documents, letters, verdicts } = view
  const copy = deliveries.length + 1
  const files = filesOf(view)
  const entryId = await enterInJournal(ctx, {
    pathwayId: request.pathway_id,
    kind: 'record_access',
    text: [
      `${decisionName[request.decision ?? 'full']}${copy > 1 ? `, kopi nr. ${copy}` : ''}. Bedt om af ${askedByName[request.asked_by].toLowerCase()}: ${request.name}, ${day(dayOf(request.received_at))}. Udleveret til ${delivery.to} ${day(delivery.on)} med ${channelName[delivery.channel]}.`,
      `Omfang: ${count(verdicts.filter(({ verdict }) => verdict !== 'withhold').length, 'dokument', 'dokumenter')} fra journalen, som PDF og JSON.`,
      ...(request.decision_reason ? [`Undtaget, fordi: ${request.decision_reason}`] : []),
      ...(request.power_of_attorney ? [`Fuldmagt: ${powerWords(request)}`] : []),
      `Identitet kontrolleret: ${request.identity}`,
      ...(delivery.feeKroner > 0 ? [`Betaling for kopien: ${delivery.feeKroner} kr.`] : []),
      [
        ...documents.map(({ format, sha256 }) => `Kontrolsum (${format}): ${sha256}`),
        ...files.map(({ name, sha256 }) => `Bilag: ${name}, kontrolsum ${sha256}`),
      ].join('\n'),
    ].join('\n\n'),
  })
  await ctx.db
    .insertInto('record_request_deliveries')
    .values({
      request_id: request.id,
      copy,
      given_to: delivery.to,
      given_on: delivery.on,
      channel: delivery.channel,
      fee_kroner: delivery.feeKroner,
      entry_id: entryId,
      recorded_by: ctx.actor.id,
      recorded_at: ctx.now,
    })
    .execute()
  const letter = letters.findLast(({ kind, isReplaced }) => kind === 'decision' && !isReplaced)
  if (letter && !letter.sent_on) await registerSent(ctx, letter.id, delivery)
  if (copy === 1) await close(ctx, request.id)
  await record(ctx, request.pathway_id, 'record_access.delivered', {
    request: request.id,
    copy,
    ...Object.fromEntries(documents.map(({ format, sha256 }) => [`sha256_${format}`, sha256])),
    ...(files.length > 0 && { sha256_files: files.map(({ sha256 }) => sha256).join(' ') }),
  })
}
