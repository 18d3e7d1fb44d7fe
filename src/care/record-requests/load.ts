import { sql } from 'kysely'
import type { StaffCtx } from '#platform/ctx.ts'
import { isUuid } from '#platform/form.ts'
import { problem } from '#platform/problem.ts'
import type { AccessKind } from '#platform/schema.ts'
import { ageOn, dayOf } from '#platform/time.ts'
import { openedPathway, pathwayById } from '#care/pathways/pathways.ts'
import { logGlance } from '#registry/access/access.ts'
import { may } from '#registry/access/roles.ts'
import { childForBanner } from '#registry/people/people.ts'
import { seenOf } from './item.ts'
import { itemsOf } from './items.ts'
import { deadlineOf, lostRight, outcomeOf, stepOf, type PowerFrom, type Standing } from './request.ts'

const requestById = (ctx: StaffCtx, id: string) =>
  ctx.db
    .selectFrom('record_requests as request')
    .leftJoin('staff as handler', (join) =>
      join
        .onRef('handler.municipality_id', '=', 'request.municipality_id')
        .onRef('handler.id', '=', 'request.handler_id'),
    )
    .leftJoin('people as adult', (join) =>
      join.onRef('adult.municipality_id', '=', 'request.municipality_id').onRef('adult.id', '=', 'request.adult_id'),
    )
    .innerJoin('staff as registrar', (join) =>
      join
        .onRef('registrar.municipality_id', '=', 'request.municipality_id')
        .onRef('registrar.id', '=', 'request.registered_by'),
    )
    .leftJoin('staff as decider', (join) =>
      join
        .onRef('decider.municipality_id', '=', 'request.municipality_id')
        .onRef('decider.id', '=', 'request.decided_by'),
    )
    .leftJoin('staff as approver', (join) =>
      join
        .onRef('approver.municipality_id', '=', 'request.municipality_id')
        .onRef('approver.id', '=', 'request.approved_by'),
    )
    .selectAll('request')
    .select(['handler.name as handler_name', 'registrar.name as registrar_name', 'decider.name as decider_name'])
    .select([
      'approver.name as approver_name',
      sql<string>`adult.given_name || ' ' || adult.family_name`.as('adult_name'),
    ])
    .$narrowType<{ power_from: PowerFrom | null }>() // by a check of the table
    .where('request.id', '=', id)
    .executeTakeFirstOrThrow(() => problem.notFound('Anmodningen'))
export type Request = Awaited<ReturnType<typeof requestById>>

const lettersOf = (ctx: StaffCtx, id: string) =>
  ctx.db
    .selectFrom('record_request_letters as letter')
    .innerJoin('staff as writer', (join) =>
      join.onRef('writer.municipality_id', '=', 'letter.municipality_id').onRef('writer.id', '=', 'letter.written_by'),
    )
    .selectAll('letter')
    .select(['writer.name as writer_name', 'writer.profession as writer_profession'])
    .where('request_id', '=', id)
    .orderBy('written_at')
    .orderBy('letter.id')
    .execute()
export type Letter = Awaited<ReturnType<typeof lettersOf>>[number]

/** A letter that is not to be sent any more: a newer one stands instead, or the decision that it tells was taken up again. */
const isReplaced = (letter: Letter, later: readonly Letter[], { approved_at: approved }: Request): boolean =>
  !letter.sent_on &&
  (later.some(({ kind }) => kind === letter.kind) ||
    (letter.kind === 'decision' && !(approved && letter.written_at >= approved)))

const deliveriesOf = (ctx: StaffCtx, id: string) =>
  ctx.db.selectFrom('record_request_deliveries').selectAll().where('request_id', '=', id).orderBy('copy').execute()

/** R63: what was made after the decision that holds; what was made after an earlier one is given to nobody. */
const documentsOf = (ctx: StaffCtx, { id, decision_number }: Request) =>
  ctx.db
    .selectFrom('record_request_documents')
    .select(['format', 'made_at', sql<string>`encode(sha256, 'hex')`.as('sha256')])
    .where('request_id', '=', id)
    .where('decision_number', '=', decision_number)
    .orderBy('format', 'desc')
    .execute()

const verdictsOf = (ctx: StaffCtx, id: string) =>
  ctx.db.selectFrom('record_request_items').selectAll().where('request_id', '=', id).execute()
export type Verdict = Awaited<ReturnType<typeof verdictsOf>>[number]

/**
 * Opens the child's record for a request: by who oversees all requests or handles this one, logged as a look by role, and else
 * by who may open the pathway (R55, R56). `isRelated` tells whether the reader may open the pathway too.
 */
async function opened(ctx: StaffCtx, pathwayId: string, kind: AccessKind, isHandler: boolean) {
  if (!isUuid(pathwayId)) throw problem.notFound('Forløbet')
  if (!isHandler && !may('request.oversee', ctx.actor))
    return { pathway: await openedPathway(ctx, pathwayId, 'record_request', { kind }), isRelated: true }
  const pathway = await pathwayById(ctx, pathwayId)
  return { pathway, isRelated: await logGlance(ctx, pathway.child_id, { what: 'record_request', kind }) }
}

/** Whether the reader has been given a request that waits for an answer: who handles it may open it, and not the child's pathway. */
const handles = ({ actor }: StaffCtx, request: Pick<Request, 'handler_id' | 'closed_at'>): boolean =>
  request.handler_id === actor.id && request.closed_at === null

/** The pathway that a new request is about. */
export async function pathwayForRequest(ctx: StaffCtx, pathwayId: string, kind: AccessKind) {
  const { pathway } = await opened(ctx, pathwayId, kind, false)
  return { pathway, child: await childForBanner(ctx, pathway.child_id), today: dayOf(ctx.now) }
}

/** Holds a request until the transaction ends: of two who change it or its review at once, the second sees what the first did. */
const hold = (ctx: StaffCtx, id: string) =>
  ctx.db.selectFrom('record_requests').select('id').where('id', '=', id).forUpdate().execute()

/**
 * A request with all that was done about it, what it is about, and its next step; to write, it is held. A verdict counts while
 * the thing says what it said when it was reviewed; once it is decided, each stands as it was decided on.
 */
export async function requestView(ctx: StaffCtx, id: string, kind: AccessKind) {
  if (!isUuid(id)) throw problem.notFound('Anmodningen')
  if (kind === 'write') await hold(ctx, id)
  const request = await requestById(ctx, id)
  const { pathway, isRelated } = await opened(ctx, request.pathway_id, kind, handles(ctx, request))
  const [child, letters, deliveries, documents, verdicts, items] = await Promise.all([
    childForBanner(ctx, request.child_id),
    lettersOf(ctx, id),
    deliveriesOf(ctx, id),
    documentsOf(ctx, request),
    verdictsOf(ctx, id),
    request.track === 'access' ? itemsOf(ctx, request) : [],
  ])
  const verdictOf = new Map(verdicts.map((verdict) => [`${verdict.kind}:${verdict.item_id}`, verdict]))
  const isDecided = request.decision !== null
  const reviewed = items.flatMap((item) => {
    const kept = verdictOf.get(`${item.kind}:${item.id}`)
    if (isDecided && !kept) return [] // it came after the decision
    const isChanged = kept !== undefined && !kept.seen.equals(seenOf(item))
    const verdict = kept && (isDecided || !isChanged) ? kept : null
    return { item, verdict, version: kept?.version ?? 0, isChanged }
  })
  const counted = request.decision ? verdicts : reviewed.flatMap(({ verdict }) => verdict ?? [])
  const count = (of: string) => counted.filter(({ verdict }) => verdict === of).length
  const counts = {
    given: count('give'),
    inPart: count('give_in_part'),
    withheld: count('withhold'),
    unreviewed: reviewed.filter(({ verdict }) => !verdict).length,
  }
  const today = dayOf(ctx.now)
  const notice = letters.findLast((letter) => letter.kind === 'notice' && letter.sent_on)
  const age = ageOn(child.birthDate, today)
  const lost = lostRight({
    by: request.asked_by,
    powerFrom: request.power_from,
    age,
    holdsCustody: child.custody.some((holder) => holder.id === request.adult_id),
  })
  const standing: Standing = {
    track: request.track,
    isClosed: request.closed_at !== null,
    dueOn: request.due_on,
    expectedOn: notice?.expected_on ?? null,
    decision: request.decision,
    isApproved: request.approved_at !== null,
    unreviewed: counts.unreviewed,
    hasAnswer: letters.some((letter) => letter.kind === 'orientation' || letter.kind === 'deletion'),
    hasDocuments: documents.length > 0,
    mayOnlyBeRefused: request.asked_by === 'other' || lost !== null,
  }
  return {
    request,
    pathway,
    child,
    letters: letters.map((letter, at) => ({
      ...letter,
      isReplaced: isReplaced(letter, letters.slice(at + 1), request),
    })),
    deliveries,
    documents,
    reviewed,
    verdicts,
    counts,
    outcome: outcomeOf(counts),
    standing,
    lost,
    deadline: deadlineOf(standing),
    step: stepOf(standing, today),
    today,
    reader: ctx.actor,
    /** The reader sees this because they handle it, and neither treat the child nor oversee all requests. */
    onlyHandles: !isRelated && !may('request.oversee', ctx.actor),
  }
}
export type RequestView = Awaited<ReturnType<typeof requestView>>

/** Whether the reader still handles a request that waits, after something was done with it. */
export async function stillHandles(ctx: StaffCtx, id: string): Promise<boolean> {
  const request = await ctx.db
    .selectFrom('record_requests')
    .select(['handler_id', 'closed_at'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return handles(ctx, request)
}

/** Takes a request up for a change; false when somebody has been there since `version` was shown. */
export async function takeUp(ctx: StaffCtx, id: string, version: number): Promise<boolean> {
  const { numUpdatedRows } = await ctx.db
    .updateTable('record_requests')
    .set((set) => ({ version: set('version', '+', 1) }))
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}
