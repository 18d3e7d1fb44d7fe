import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { StaffCtx } from '#platform/ctx.ts'
import { problem } from '#platform/problem.ts'
import type { ItemVerdict } from '#platform/schema.ts'
import { seenOf, type Item } from './item.ts'
import type { RequestView, Verdict } from './load.ts'
import { allKeys, sentencesOf } from './passages.ts'

export type Reviewed = {
  verdict: ItemVerdict
  reason: string
  withheld: readonly string[]
  thirdParty: readonly string[]
  testQuestions: readonly string[]
}

/**
 * R63: keeps what was decided of one thing in the record. `version` is that of the verdict as it was shown, 0 for none;
 * false when somebody has been there since. The database refuses to withhold without a reason, and any change after the
 * decision.
 */
export async function saveVerdict(
  ctx: StaffCtx,
  requestId: string,
  item: Item,
  reviewed: Reviewed,
  version: number,
): Promise<boolean> {
  const { kind, id } = item
  const row = {
    verdict: reviewed.verdict,
    reason: reviewed.verdict === 'give' ? '' : reviewed.reason,
    withheld: reviewed.verdict === 'give_in_part' ? [...reviewed.withheld] : [],
    third_party: [...reviewed.thirdParty],
    test_questions: [...reviewed.testQuestions],
    reviewed_by: ctx.actor.id,
    reviewed_at: ctx.now,
    seen: seenOf(item),
  }
  if (version === 0) {
    const made = await ctx.db
      .insertInto('record_request_items')
      .values({ request_id: requestId, kind, item_id: id, ...row })
      .onConflict((conflict) => conflict.doNothing())
      .returning('version')
      .executeTakeFirst()
    return made !== undefined
  }
  const { numUpdatedRows } = await ctx.db
    .updateTable('record_request_items')
    .set({ ...row, version: sql`version + 1` })
    .where('request_id', '=', requestId)
    .where('kind', '=', kind)
    .where('item_id', '=', id)
    .where('version', '=', version)
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}

/** Whether verdicts can be given and changed: until it is decided. After that they are read. */
export const isOpenForReview = ({ step, request }: RequestView): boolean =>
  (step === 'review' || step === 'decision') && request.decision === null

type OneReviewed = RequestView['reviewed'][number]

/** R63, R68: the passages that are not given: withheld, or a test question. */
const hiddenKeys = (verdict: Verdict): string[] => [...verdict.withheld, ...verdict.test_questions]

const withheldOf = ({ item, verdict }: OneReviewed): string[] => {
  if (!verdict) return []
  return sentencesOf(item.sections, verdict.verdict === 'withhold' ? undefined : hiddenKeys(verdict))
}
const givenOf = ({ item, verdict }: OneReviewed): string[] => {
  if (!verdict || verdict.verdict === 'withhold') return []
  const hidden = new Set(hiddenKeys(verdict))
  return sentencesOf(
    item.sections,
    allKeys(item.sections).filter((key) => !hidden.has(key)),
  )
}

/**
 * R63, R68: the things that would tell what another wording of the same entry does not: a sentence is withheld, or a test
 * question, in all wordings or in none.
 */
const toldElsewhere = (reviewed: readonly OneReviewed[]): Item[] =>
  reviewed
    .filter((one) => {
      const hidden = new Set(
        reviewed
          .filter(({ item }) => item.wordingOf && item.wordingOf === one.item.wordingOf && item.id !== one.item.id)
          .flatMap(withheldOf),
      )
      return givenOf(one).some((sentence) => hidden.has(sentence))
    })
    .map(({ item }) => item)

/** The underretninger that are withheld whole. */
const withheldConcerns = (reviewed: readonly OneReviewed[]): Set<string> =>
  new Set(
    reviewed
      .filter(({ item, verdict }) => item.kind === 'concern' && verdict?.verdict === 'withhold')
      .map(({ item }) => item.id),
  )

/** Whether an entry tells that an underretning was sent that is withheld whole (R84). */
export const tellsOfWithheld = ({ tellsOf }: Item, reviewed: readonly OneReviewed[]): boolean =>
  tellsOf !== null && withheldConcerns(reviewed).has(tellsOf)

/**
 * R63, R84: why nothing can be given as it was reviewed; null when it can. A sentence is withheld in all wordings or in none,
 * and who may not know of an underretning may not read in the journal that there was one.
 */
export function disagreement(reviewed: readonly OneReviewed[]): string | null {
  const hidden = withheldConcerns(reviewed)
  const telling = reviewed.find(
    ({ item, verdict }) => item.tellsOf && hidden.has(item.tellsOf) && verdict && verdict.verdict !== 'withhold',
  )
  if (telling)
    return `En underretning er undtaget i sin helhed, men et notat, der fortæller om den, gives: ${telling.item.title}. Undtag også notatet i sin helhed.`
  const [told] = toldElsewhere(reviewed)
  return told
    ? `Noget, der er undtaget i én udgave af et notat, eller er et testspørgsmål, gives i en anden: ${told.title}. Undtag eller mærk det begge steder, eller giv det begge steder.`
    : null
}

/**
 * What nobody has looked at, but for what says again a sentence that is withheld elsewhere, and what tells of an underretning
 * that is withheld: that is looked at by itself.
 */
export function restOf(reviewed: readonly OneReviewed[]): OneReviewed[] {
  const hidden = new Set(reviewed.flatMap(withheldOf))
  const concerns = withheldConcerns(reviewed)
  return reviewed.filter(
    ({ item, verdict }) =>
      !verdict &&
      !(item.tellsOf && concerns.has(item.tellsOf)) &&
      !sentencesOf(item.sections).some((sentence) => hidden.has(sentence)),
  )
}

/** Which things the rest is, and what they say: another when something has come or changed since it was shown. */
export const nameOfRest = (rest: readonly OneReviewed[]): string =>
  createHash('sha256')
    .update(rest.map(({ item }) => seenOf(item).toString('hex')).join())
    .digest('hex')

/** Gives all of the rest: a person says so, once. */
export async function giveTheRest(ctx: StaffCtx, requestId: string, rest: readonly OneReviewed[]): Promise<void> {
  if (rest.some(({ item }) => !item.mayRead))
    throw problem.notAllowedNow('Der er en underretning, som du ikke må læse. En leder gennemgår den først.')
  if (rest.length === 0) return
  await ctx.db
    .insertInto('record_request_items')
    .values(
      rest.map(({ item }) => ({
        request_id: requestId,
        kind: item.kind,
        item_id: item.id,
        verdict: 'give' as const, // the enum's own word
        seen: seenOf(item),
        reviewed_by: ctx.actor.id,
        reviewed_at: ctx.now,
      })),
    )
    // what was reviewed, and has changed since
    .onConflict((conflict) =>
      conflict.columns(['municipality_id', 'request_id', 'kind', 'item_id']).doUpdateSet((set) => ({
        verdict: 'give' as const, // the enum's own word
        reason: '',
        withheld: [],
        third_party: [],
        test_questions: [],
        seen: set.ref('excluded.seen'),
        reviewed_by: set.ref('excluded.reviewed_by'),
        reviewed_at: set.ref('excluded.reviewed_at'),
        version: sql<number>`record_request_items.version + 1`,
      })),
    )
    .execute()
}
