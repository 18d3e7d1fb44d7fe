import { createHash } from 'node:crypto'
import type { StaffCtx } from '#platform/ctx.ts'
import { makePdf } from '#platform/pdf.ts'
import { problem } from '#platform/problem.ts'
import { dayOf } from '#platform/time.ts'
import { municipality } from '#registry/organisations/organisations.ts'
import { fullName } from '#registry/people/people.ts'
import { count, day, moment } from '#ui/danish.ts'
import { givenFiles } from './files.ts'
import { seenOf, type Item } from './item.ts'
import { itemsOf } from './items.ts'
import type { Request, RequestView, Verdict } from './load.ts'
import { given, TEST_QUESTION, WITHHELD } from './passages.ts'
import { decisionName } from './words.ts'

/** The shape of the machine-readable copy; see docs/record-access.md. */
export const FORMAT = 'trin2-record-access/1'

/** What is given: each thing with its withheld passages and test questions taken out, and how many are left out whole. */
export function disclosed(items: readonly Item[], verdicts: readonly Verdict[]) {
  const verdictOf = new Map(verdicts.map((verdict) => [`${verdict.kind}:${verdict.item_id}`, verdict]))
  const decided = items.flatMap((item) => {
    const verdict = verdictOf.get(`${item.kind}:${item.id}`)
    return verdict ? [{ item, verdict }] : [] // what came after the decision is not part of it
  })
  return {
    items: decided
      .filter(({ verdict }) => verdict.verdict !== 'withhold')
      .map(({ item, verdict }) => ({
        ...item,
        files: givenFiles(item, verdict),
        sections: given(item.sections, { withheld: verdict.withheld, testQuestions: verdict.test_questions }),
      })),
    withheldItems: decided.filter(({ verdict }) => verdict.verdict === 'withhold').length,
    hasTestQuestions: decided.some(
      ({ verdict }) => verdict.verdict !== 'withhold' && verdict.test_questions.length > 0,
    ),
  }
}

/** Said when something was changed after it was reviewed. */
export const CHANGED =
  'Noget er ændret eller føjet til, efter det blev gennemgået. Gennemgå det, der mangler, og træf afgørelsen igen.'

/** Whether everything that was reviewed still says what it said then. */
const isAsReviewed = (items: readonly Item[], verdicts: readonly Verdict[]): boolean => {
  const seen = new Map(items.map((item) => [`${item.kind}:${item.id}`, seenOf(item)]))
  return verdicts.every((verdict) => seen.get(`${verdict.kind}:${verdict.item_id}`)?.equals(verdict.seen) ?? true)
}

/**
 * Makes what is to be given, as accessible PDF and as JSON, and keeps both sealed with their checksums: they are what is
 * delivered, now and in every later copy. The review covers exactly what is given: false, and nothing is made, when a reviewed
 * thing has changed since. The database refuses it before it may be given.
 */
export async function makeDocuments(ctx: StaffCtx, { request, child, verdicts }: RequestView): Promise<boolean> {
  const [items, offer] = await Promise.all([itemsOf(ctx, request), municipality(ctx)])
  if (!isAsReviewed(items, verdicts)) return false
  const part = disclosed(items, verdicts)
  const decision = request.decision ?? 'full'
  const pdf = await makePdf({
    template: new URL('disclosure.typ', import.meta.url),
    at: ctx.now,
    data: {
      title: 'Aktindsigt',
      foot: 'Aktindsigt · fortroligt',
      facts: [
        ['Om', `${fullName(child)}, født ${day(child.birthDate)}`],
        ['Til', request.name],
        ['Fra', `${offer.name} Kommune`],
        ['Anmodning modtaget', day(dayOf(request.received_at))],
        ['Dannet', day(dayOf(ctx.now))],
        ['Omfatter', `det, der stod i journalen ${moment(request.decided_at ?? ctx.now)}`],
        ['Afgørelse', decisionName[decision]],
      ],
      notes: [
        ...(decision === 'limited'
          ? [`Det, der er undtaget, står som ${WITHHELD}. Begrundelsen og vejledning om klage står i brevet.`]
          : []),
        ...(part.withheldItems > 0
          ? [`${count(part.withheldItems, 'dokument er', 'dokumenter er')} undtaget i sin helhed.`]
          : []),
        ...(part.hasTestQuestions
          ? [`Spørgsmål i test er beskyttet og står som ${TEST_QUESTION}. Svarene er med.`]
          : []),
        ...(part.items.length === 0 ? ['Der er ikke noget i den del af journalen, der er bedt om.'] : []),
      ],
      items: part.items.map(({ title, facts, sections }) => ({ title, facts, sections })),
    },
  })
  const json = JSON.stringify(
    {
      format: FORMAT,
      child: { name: fullName(child), birthDate: child.birthDate },
      municipality: offer.name,
      to: request.name,
      receivedOn: dayOf(request.received_at).toString(),
      coversUntil: (request.decided_at ?? ctx.now).toISOString(),
      madeAt: ctx.now.toISOString(),
      decision,
      withheldItems: part.withheldItems,
      items: part.items.map(({ kind, at, title, facts, sections, files }) => ({
        kind,
        at: at.toISOString(),
        title,
        facts: facts.map(([name, value]) => ({ name, value })),
        sections,
        ...(files.length > 0 && { files: files.map(({ name, size, sha256 }) => ({ name, size, sha256 })) }),
      })),
    },
    null,
    2,
  )
  await keep(ctx, request, 'pdf', pdf)
  await keep(ctx, request, 'json', Buffer.from(json))
  return true
}

export type Format = 'pdf' | 'json'
type Decided = Pick<Request, 'id' | 'decision_number'>
/** What the seal of a document is bound to. */
export const aboutDocument = ({ id, decision_number }: Decided, format: string): string =>
  `record-request ${id} ${decision_number} ${format}`

async function keep(ctx: StaffCtx, request: Decided, format: Format, bytes: Buffer): Promise<void> {
  const { sealed, keyId } = ctx.vault.seal(bytes.toString('base64'), aboutDocument(request, format))
  await ctx.db
    .insertInto('record_request_documents')
    .values({
      request_id: request.id,
      decision_number: request.decision_number,
      format,
      sealed,
      key_id: keyId,
      sha256: createHash('sha256').update(bytes).digest(),
      made_by: ctx.actor.id,
      made_at: ctx.now,
    })
    .execute()
}

/**
 * What was made to be given after the decision that holds, exactly as it was; refuses what does not have its checksum any
 * more.
 */
export async function documentOf(ctx: StaffCtx, request: Decided, format: Format): Promise<Buffer> {
  const kept = await ctx.db
    .selectFrom('record_request_documents')
    .selectAll()
    .where('request_id', '=', request.id)
    .where('decision_number', '=', request.decision_number)
    .where('format', '=', format)
    .executeTakeFirstOrThrow(() => problem.notFound('Dokumentet'))
  const bytes = Buffer.from(
    ctx.vault.open({ sealed: kept.sealed, keyId: kept.key_id }, aboutDocument(request, format)),
    'base64',
  )
  if (!createHash('sha256').update(bytes).digest().equals(kept.sha256))
    throw new Error('a kept document is not what it was')
  return bytes
}
