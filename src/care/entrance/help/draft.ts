import { createHash, hkdfSync, randomBytes } from 'node:crypto'
import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { Ctx } from '#platform/ctx.ts'
import type { Typed } from '#platform/form.ts'
import { openVault, type Vault } from '#platform/vault.ts'
import type { Question } from './flow.ts'

/** An unfinished form may be gone on with for this long; then it is deleted. */
export const HOURS_KEPT = 24

/** What is kept of a citizen's answers before they are sent: each as it was typed. After sending only the receipt. */
export type Draft = { answers: Partial<Record<Question, Typed>>; sent?: Receipt }
export type Receipt = { receipt: string; receivedOn: string; urgent: boolean }
export type KeptDraft = Draft & { startedAt: Date; savedAt: Date }

/** The browser keeps a random token, the database its hash, and the answers are sealed with a key made from it. */
const COOKIE = '__Host-trin2-help'
const options = { path: '/', secure: true, httpOnly: true, sameSite: 'Lax' } as const

const tokenIn = (c: Context): string | null => /^[\w-]{43}$/.exec(getCookie(c, COOKIE) ?? '')?.[0] ?? null
const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest()
const sealOf = (token: string): Vault => {
  const key = Buffer.from(hkdfSync('sha256', token, '', 'trin2 help draft', 32))
  return openVault({ sealing: [{ id: 'draft', key }], lookup: key })
}

/** The draft of this browser with this municipality; null when there is none, or it is too old. `lock` holds others back. */
export async function draftOf(c: Context, ctx: Ctx, { lock = false } = {}): Promise<KeptDraft | null> {
  const token = tokenIn(c)
  if (!token) return null
  const query = ctx.db
    .selectFrom('help_drafts')
    .select(['sealed', 'started_at', 'saved_at'])
    .where('token_hash', '=', hashOf(token))
    .where('saved_at', '>', hoursAgo(ctx, HOURS_KEPT))
  const row = await (lock ? query.forUpdate() : query).executeTakeFirst()
  if (!row) return null
  const draft = JSON.parse(
    sealOf(token).open({ sealed: row.sealed, keyId: 'draft' }, ctx.actor.municipalityId),
  ) as Draft // sealed by `keepDraft`
  return { ...draft, startedAt: row.started_at, savedAt: row.saved_at }
}

/** Keeps a draft for this browser, under a token of its own that it gets with the first answer. */
export async function keepDraft(c: Context, ctx: Ctx, { answers, sent }: Draft): Promise<void> {
  const token = tokenIn(c) ?? randomBytes(32).toString('base64url')
  const { sealed } = sealOf(token).seal(JSON.stringify({ answers, sent }), ctx.actor.municipalityId)
  await ctx.db
    .insertInto('help_drafts')
    .values({
      municipality_id: ctx.actor.municipalityId,
      token_hash: hashOf(token),
      sealed,
      started_at: ctx.now,
      saved_at: ctx.now,
    })
    .onConflict((conflict) =>
      conflict.columns(['municipality_id', 'token_hash']).doUpdateSet({ sealed, saved_at: ctx.now }),
    )
    .execute()
  setCookie(c, COOKIE, token, { ...options, maxAge: HOURS_KEPT * 3600 })
}

/** Deletes what this browser has written, and forgets the browser. */
export async function dropDraft(c: Context, ctx: Ctx): Promise<void> {
  const token = tokenIn(c)
  if (!token) return
  await ctx.db.deleteFrom('help_drafts').where('token_hash', '=', hashOf(token)).execute()
  deleteCookie(c, COOKIE, options)
}

/** Deletes the drafts of the municipality that nobody has touched for a day. Gives how many. */
export async function deleteUnfinished(ctx: Ctx): Promise<number> {
  const { numDeletedRows } = await ctx.db
    .deleteFrom('help_drafts')
    .where('saved_at', '<=', hoursAgo(ctx, HOURS_KEPT))
    .executeTakeFirstOrThrow()
  return Number(numDeletedRows)
}

const hoursAgo = (ctx: Ctx, hours: number): Date => new Date(ctx.now.getTime() - hours * 3_600_000)
