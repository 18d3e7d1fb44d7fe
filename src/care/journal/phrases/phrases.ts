import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx.ts'
import { problem } from '#platform/problem.ts'
import type { JournalKind } from '#platform/schema.ts'
import type { Heading } from '../note.ts'

export type PhraseFields = {
  name: string
  /** null: for every kind of note that has the heading. */
  kind: JournalKind | null
  heading: Heading
  text: string
  position: number
}
export type Phrase = PhraseFields & { id: string; isActive: boolean; version: number }

/** More than these in one municipality nobody finds their way in. */
const MOST_PHRASES = 500

const select = (ctx: Ctx) =>
  ctx.db
    .selectFrom('journal_phrases')
    .select(['id', 'name', 'kind', 'text', 'position', 'is_active as isActive', 'version'])
    .select(sql<Heading>`heading`.as('heading')) // the table takes no other

/** All phrases of the municipality, in the order of the notes and their headings; those not in use last. */
export const allPhrases = (ctx: Ctx): Promise<Phrase[]> =>
  select(ctx)
    .orderBy('is_active', 'desc')
    .orderBy(sql`kind nulls first`)
    .orderBy('heading')
    .orderBy('position')
    .orderBy(sql`name collate danish`)
    .orderBy('id')
    .limit(MOST_PHRASES)
    .execute()

/** The phrases that can be put into a note, in their order. */
export const phrasesFor = (ctx: Ctx): Promise<Phrase[]> =>
  select(ctx)
    .where('is_active', '=', true)
    .orderBy('position')
    .orderBy(sql`name collate danish`)
    .orderBy('id')
    .limit(MOST_PHRASES)
    .execute()

export const phraseById = (ctx: Ctx, id: string): Promise<Phrase> =>
  select(ctx)
    .where('id', '=', id)
    .executeTakeFirstOrThrow(() => problem.notFound('Frasen'))

/** Adds a phrase to the municipality's own. Gives its id. */
export async function addPhrase(ctx: Ctx, phrase: PhraseFields): Promise<string> {
  const { id } = await ctx.db.insertInto('journal_phrases').values(phrase).returning('id').executeTakeFirstOrThrow()
  return id
}

/** Changes a phrase, or takes it out of use; false when somebody has changed it since `version` was shown. */
export async function changePhrase(
  ctx: Ctx,
  id: string,
  version: number,
  { isActive, ...phrase }: PhraseFields & { isActive: boolean },
): Promise<boolean> {
  const { numUpdatedRows } = await ctx.db
    .updateTable('journal_phrases')
    .set({ ...phrase, is_active: isActive, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}
