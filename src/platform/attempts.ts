import type { Context } from 'hono'
import { sql } from 'kysely'
import type { Ctx } from './ctx.ts'
import type { Env } from './http.ts'
import { problem } from './problem.ts'
import { getConnInfo } from '@hono/node-server/conninfo'

/**
 * Counts an attempt from where the request comes from, and refuses when there were more than `most` within `minutes`.
 * It is counted in a transaction of its own, so that a refusal does not undo the count. The address is kept only as a
 * keyed hash, and only until the window has passed.
 */
export async function countAttempt(
  c: Context<Env>,
  what: string,
  { most, minutes }: { most: number; minutes: number },
): Promise<void> {
  const { database, vault, clock } = c.var.machine
  const source = vault.lookup(addressOf(c), 'attempts')
  const length = minutes * 60_000
  const windowStart = new Date(Math.floor(clock().getTime() / length) * length)
  const { count } = await database.as({ municipalityId: '' }, (db) =>
    db
      .insertInto('attempts')
      .values({ what, source, window_start: windowStart })
      .onConflict((conflict) =>
        conflict.columns(['what', 'source', 'window_start']).doUpdateSet({ count: sql`attempts.count + 1` }),
      )
      .returning('count')
      .executeTakeFirstOrThrow(),
  )
  if (count > most) throw problem.tooMany(minutes)
}

function addressOf(c: Context<Env>): string {
  const forwarded = c.var.machine.trustProxy ? c.req.header('X-Forwarded-For')?.split(',').at(-1)?.trim() : undefined
  if (forwarded) return networkOf(forwarded)
  // Requests made inside the process, as tests do, come from no address.
  const server: unknown = c.env
  return typeof server === 'object' && server !== null && 'incoming' in server
    ? networkOf(getConnInfo(c).remote.address ?? 'unknown')
    : 'inside'
}

/** One subscriber: an IPv4 address, or the first half of an IPv6 address, of which one subscriber has all the rest. */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  if (mapped || !address.includes(':')) return mapped ?? address
  const [head = '', tail = ''] = address.split('::')
  const before = head === '' ? [] : head.split(':')
  const after = tail === '' ? [] : tail.split(':')
  const gap = Array.from(
    { length: address.includes('::') ? Math.max(0, 8 - before.length - after.length) : 0 },
    () => '0',
  )
  return [...before, ...gap, ...after]
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16))
    .join(':')
}

/** Deletes the counts of windows that passed a day ago, from wherever they came. Gives how many. */
export async function deleteOldAttempts(ctx: Ctx): Promise<number> {
  const { numDeletedRows } = await ctx.db
    .deleteFrom('attempts')
    .where('window_start', '<', new Date(ctx.now.getTime() - 86_400_000))
    .executeTakeFirstOrThrow()
  return Number(numDeletedRows)
}

/** Whether a key, which is good until an instant, is used for the first time. Counted in a transaction of its own. */
export async function firstTime(
  c: Context<Env>,
  what: string,
  { key, until }: { key: string; until: Date },
): Promise<boolean> {
  const { database, vault } = c.var.machine
  const inserted = await database.as({ municipalityId: '' }, (db) =>
    db
      .insertInto('attempts')
      .values({ what, source: vault.lookup(key, 'attempts'), window_start: until })
      .onConflict((conflict) => conflict.doNothing())
      .returning('count')
      .executeTakeFirst(),
  )
  return inserted !== undefined
}
