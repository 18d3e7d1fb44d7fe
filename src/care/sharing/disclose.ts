import type { StaffCtx } from '#platform/ctx.ts'
import type { DisclosureChannel } from '#platform/schema.ts'
import { dayOf } from '#platform/time.ts'
import { addTask, record } from '#care/pathways/pathways.ts'
import { enterInJournal } from '#care/journal/journal.ts'
import { moment } from '#ui/danish.ts'
import { basisFor, type Asked, type Fault, type Standing } from './basis.ts'
import { standingOf } from './load.ts'
import { basisName, channelName, purposeName, receiverName } from './words.ts'

export type NewDisclosure = Omit<Asked, 'day'> & {
  /** What was passed on. */
  what: string
  channel: DisclosureChannel
  at: Date
  /** What it was done with, and tells of it in the history: a way, an underretning, a transfer. */
  with?: 'way' | 'concern' | 'transfer'
  /** The underretning that it was, or was added to. */
  concernId?: string
}

type Of = { id: string; child_id: string; responsible_id: string | null }

/** Neither consent nor objection is looked at where the law itself requires it (R82). */
const asksNobody = ({ purpose }: NewDisclosure): boolean => purpose === 'law_requires'

/**
 * R79: what is passed on about a child, and on what basis, in the register, in the journal and on the pathway. Nothing is
 * written when a basis is missing: then the fault is given, with words and how to mend it. Without consent, by an essential
 * regard (§ 43, stk. 2, nr. 2), somebody is asked to tell the family as soon as possible (R80).
 */
export async function disclose(ctx: StaffCtx, pathway: Of, given: NewDisclosure): Promise<Fault | null> {
  const day = dayOf(given.at).toString()
  const standing: Standing = asksNobody(given)
    ? { child: { id: pathway.child_id, birthDate: day }, consents: [], objections: [] }
    : await standingOf(ctx, pathway.child_id)
  const found = basisFor({ ...given, day }, standing)
  if (found.fault) return found.fault
  const { basis, receiver, consent } = found.claim

  const entry = await enterInJournal(ctx, {
    pathwayId: pathway.id,
    kind: 'disclosure',
    text: [
      `Oplysninger givet videre til ${receiver} (${receiverName[given.kind]}) ${moment(given.at)}, ${channelName[given.channel]}.`,
      `Grundlag: ${basisName[basis]}.${given.reason && ` ${given.reason}`}`,
      `Formål: ${purposeName[given.purpose]}.`,
      `Givet videre: ${given.what}`,
    ].join('\n'),
  })
  const { id } = await ctx.db
    .insertInto('disclosures')
    .values({
      child_id: pathway.child_id,
      pathway_id: pathway.id,
      receiver_kind: given.kind,
      receiver,
      purpose: given.purpose,
      basis,
      consent_id: consent?.id ?? null,
      reason: given.reason,
      what: given.what,
      channel: given.channel,
      disclosed_at: given.at,
      recorded_at: ctx.now,
      entry_id: entry,
      concern_id: given.concernId ?? null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await record(ctx, pathway.id, 'disclosure.made', {
    disclosure: id,
    on: day,
    basis,
    entry,
    with: given.with ?? null,
  })
  if (basis === 'essential_regard')
    await addTask(ctx, {
      kind: 'inform_of_disclosure',
      childId: pathway.child_id,
      pathwayId: pathway.id,
      title: `Fortæl familien, at der er givet oplysninger videre til ${receiver} uden samtykke`,
      dueOn: dayOf(ctx.now).toString(),
      assigneeId: pathway.responsible_id ?? ctx.actor.id,
      role: 'leader',
    })
  return null
}
