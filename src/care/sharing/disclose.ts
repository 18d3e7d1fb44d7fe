import type { StaffCtx } from '#platform/ctx.ts'
import type { DisclosureBasis, DisclosureChannel, TaskKind } from '#platform/schema.ts'
import { clockTimeOf, dayOf } from '#platform/time.ts'
import { addTask, record } from '#care/pathways/pathways.ts'
import { enterInJournal } from '#care/journal/journal.ts'
import { moment } from '#ui/danish.ts'
import { basisFor, faultOf, type Asked, type Claim, type Fault, type Moment, type Standing } from './basis.ts'
import { standingOf } from './load.ts'
import { basisName, channelName, purposeName, receiverName } from './words.ts'

export type NewDisclosure = Omit<Asked, 'day' | 'time'> & {
  /** What was passed on. */
  what: string
  channel: DisclosureChannel
  at: Date
  /** What it was done with, and tells of it in the history: a way, an underretning, a transfer. */
  with?: 'way' | 'concern' | 'transfer'
  /** The underretning that it was, or was added to. */
  concernId?: string
  /** The way that it went with, of an own or of a transfer. */
  wayId?: string
  /** It was passed on though nothing allowed it: it is kept, and the leader is told. */
  withoutBasis?: boolean
}

type Of = { id: string; child_id: string; responsible_id: string | null }

/** Neither consent nor objection is looked at where the law itself requires it (R82). */
const asksNobody = ({ purpose }: NewDisclosure): boolean => purpose === 'law_requires'

/** What may be kept as passed on without a basis: no consent, or against an objection. */
const MENDED_BY_WORD: readonly Fault['mend'][] = ['consent', 'objection']

const HAS_A_BASIS: Fault = {
  code: 'TR079',
  mend: 'none',
  words: 'Der var et grundlag for at give det videre. Fjern markeringen, så det står rigtigt i registret.',
}

/** The claim that is registered: with its basis, or without one where that is what happened. */
function claimOf(
  given: NewDisclosure,
  at: Moment,
  standing: Standing,
): { claim: Claim; fault?: never } | { fault: Fault } {
  const found = basisFor({ ...given, ...at }, standing)
  if (!given.withoutBasis) return found
  if (!found.fault) return { fault: HAS_A_BASIS }
  if (!MENDED_BY_WORD.includes(found.fault.mend)) return found
  const claim: Claim = { ...given, ...at, basis: 'none', consent: null }
  const fault = faultOf(claim, standing)
  return fault ? { fault } : { claim }
}

/**
 * R79: what is passed on about a child, and on what basis, in the register, in the journal and on the pathway. Nothing is
 * written when a basis is missing: then the fault is given, with words and how to mend it. Without consent, by an essential
 * regard (§ 43, stk. 2, nr. 2), somebody is asked to tell the family as soon as possible (R80). What was passed on without
 * any basis is kept as such, and the leader weighs what must be done.
 */
export async function disclose(ctx: StaffCtx, pathway: Of, given: NewDisclosure): Promise<Fault | null> {
  const at = { day: dayOf(given.at).toString(), time: clockTimeOf(given.at) }
  const standing: Standing = asksNobody(given)
    ? { child: { id: pathway.child_id, birthDate: at.day, assessments: [] }, consents: [], objections: [] }
    : await standingOf(ctx, pathway)
  const found = claimOf(given, at, standing)
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
      way_id: given.wayId ?? null,
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
    on: at.day,
    basis,
    entry,
    with: given.with ?? null,
  })
  const task = TASK_OF[basis]
  if (task)
    await addTask(ctx, {
      kind: task.kind,
      childId: pathway.child_id,
      pathwayId: pathway.id,
      title: task.title(receiver),
      dueOn: dayOf(ctx.now).toString(),
      assigneeId: task.isForLeader ? null : (pathway.responsible_id ?? ctx.actor.id),
      role: 'leader',
    })
  return null
}

type Followed = { kind: TaskKind; title: (receiver: string) => string; isForLeader: boolean }

/** What somebody must do after it, today. */
const TASK_OF: Partial<Record<DisclosureBasis, Followed>> = {
  essential_regard: {
    kind: 'inform_of_disclosure',
    title: (receiver) => `Fortæl familien, at der er givet oplysninger videre til ${receiver} uden samtykke`,
    isForLeader: false,
  },
  // databeskyttelsesforordningen art. 33 and 34: within 72 hours, and without undue delay
  none: {
    kind: 'disclosure_without_basis',
    title: (receiver) =>
      `Der er givet oplysninger videre til ${receiver} uden grundlag. Vurdér, om Datatilsynet og familien skal have besked`,
    isForLeader: true,
  },
}
