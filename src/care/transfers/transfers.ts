import type { Ctx, StaffCtx, System } from '#platform/ctx.ts'
import { onBehalfOf } from '#platform/behalf.ts'
import type { Job } from '#platform/jobs.ts'
import { dayOf } from '#platform/time.ts'
import type { Sealed } from '#platform/vault.ts'
import { cprOf, familyOf } from '#registry/people/people.ts'
import { endPathway, pathwayById, record, showWay, type View } from '#care/pathways/pathways.ts'
import { disclose, type Fault } from '#care/sharing/sharing.ts'
import { receiveEnquiry } from '#care/entrance/entrance.ts'
import { readLetter, wordsOf, writeLetter, type Letter } from './letter.ts'

export type Transfer = {
  to: { id: string; name: string }
  agreedBy: string
  agreedOn: string
  text: string
  checkBy: string
}

/**
 * Hands a child's way over to another municipality's offer, with the family's agreement: the way is shown, the pathway
 * ends, and a sealed letter waits for the job that delivers it after commit. The other offer treats, so it needs no consent to
 * share, but an objection hinders it (R78): then the fault is given, and nothing may be kept.
 */
export async function sendTransfer(ctx: StaffCtx, view: View, transfer: Transfer): Promise<Fault | null> {
  const { pathway, child } = view
  const today = dayOf(ctx.now).toString()
  const wayId = await showWay(ctx, pathway, {
    target: 'offer_in_other_municipality',
    receiverId: null,
    receiver: `${transfer.to.name} Kommune`,
    receiverPerson: '',
    agreedBy: transfer.agreedBy,
    agreedOn: transfer.agreedOn,
    handedOverOn: today,
    handedOver: transfer.text,
    checkBy: transfer.checkBy,
  })
  const fault = await disclose(ctx, pathway, {
    kind: 'other_offer',
    receiver: `${transfer.to.name} Kommune`,
    purpose: 'current_treatment',
    reason: '',
    what: `Navn, fødselsdag, CPR-nummer, sprog og temaer, den primære kontaktperson, og: ${transfer.text}`,
    channel: 'system',
    at: ctx.now,
    with: 'transfer',
    wayId,
  })
  if (fault) return fault
  const { contacts } = await familyOf(ctx, child.id)
  const contact = contacts[0]
  const { sealed, keyId } = ctx.vault.seal(
    writeLetter({
      givenName: child.givenName,
      familyName: child.familyName,
      birthDate: child.birthDate,
      cpr: await cprOf(ctx, child.id),
      language: child.language,
      needsInterpreter: child.needsInterpreter,
      contactedBy: pathway.contacted_by,
      contactName: contact ? `${contact.givenName} ${contact.familyName}` : transfer.agreedBy,
      contactPhone: contact?.phone ?? '',
      themes: view.themes.filter(({ until }) => until === null).map(({ theme }) => theme),
      fromMunicipality: ctx.actor.municipalityName,
      firstEnquiryOn: pathway.enquiry_on,
      text: transfer.text,
      agreedBy: transfer.agreedBy,
      agreedOn: transfer.agreedOn,
    }),
    'transfer',
  )
  const { id } = await ctx.db
    .insertInto('transfers')
    .values({
      pathway_id: pathway.id,
      way_id: wayId,
      to_municipality_id: transfer.to.id,
      letter_sealed: sealed,
      letter_key_id: keyId,
      sent_at: ctx.now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await record(ctx, pathway.id, 'pathway.transferred', { to: transfer.to.id, transfer: id, on: today })
  await endPathway(ctx, pathway, {
    endedOn: today,
    closingReason: 'transferred',
    note: `Overdraget til ${transfer.to.name} Kommune.`,
    noWayReason: '',
    resumption: '',
  })
  await ctx.enqueue('transfers.deliver', ctx.actor.municipalityId, { transfer: id })
  return null
}

/** What a letter says that waits for delivery. */
export const openLetter = (ctx: Ctx, sealed: Sealed): Letter => readLetter(ctx.vault.open(sealed, 'transfer'))

/**
 * Delivers a letter: a henvendelse in the other municipality's entrance and the mark here, both or neither, and once. The
 * letter of a pathway that has been found to be a mistake is not delivered.
 */
async function deliver(ctx: Ctx<System>, transferId: string): Promise<void> {
  const transfer = await ctx.db
    .selectFrom('transfers')
    .selectAll()
    .where('id', '=', transferId)
    .where('status', '=', 'waiting')
    .forUpdate()
    .executeTakeFirst()
  if (!transfer) return
  const { status } = await pathwayById(ctx, transfer.pathway_id)
  if (status === 'entered_in_error') return settle(ctx, transferId, 'withdrawn')
  const letter = openLetter(ctx, { sealed: transfer.letter_sealed, keyId: transfer.letter_key_id })
  await onBehalfOf(ctx, transfer.to_municipality_id, (there) =>
    receiveEnquiry(there, {
      source: 'transfer',
      receivedAt: transfer.sent_at,
      contactedBy: letter.contactedBy,
      channel: 'written',
      givenName: letter.givenName,
      familyName: letter.familyName,
      birthDate: letter.birthDate,
      cpr: letter.cpr,
      contactName: letter.contactName,
      contactPhone: letter.contactPhone,
      language: letter.language,
      needsInterpreter: letter.needsInterpreter,
      about: wordsOf(letter),
      themes: letter.themes,
      referral: null,
    }),
  )
  await settle(ctx, transferId, 'delivered')
}

async function settle(ctx: Ctx<System>, transferId: string, status: 'delivered' | 'withdrawn'): Promise<void> {
  await ctx.db
    .updateTable('transfers')
    .set({ status, letter_sealed: Buffer.alloc(0), settled_at: ctx.now })
    .where('id', '=', transferId)
    .execute()
}

export const deliverTransfers: Job = {
  name: 'transfers.deliver',
  title: 'Overdragelse til en anden kommune',
  run: async (ctx, { transfer }) => {
    if (transfer) await deliver(ctx, transfer)
  },
}
