import { createHash, randomBytes } from 'node:crypto'
import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { sql } from 'kysely'
import type { Ctx, Staff } from './ctx.ts'
import type { Statement } from './database.ts'
import type { Env } from './http.ts'
import { problem } from './problem.ts'
import type { StaffRole } from './schema.ts'

/** A session ends after this long without use, and at the latest after a working day. */
const IDLE = '45 minutes'
const ABSOLUTE = '10 hours'

/** The browser keeps `municipality.token`; the database keeps only the token's hash. */
const COOKIE = '__Host-trin2'
const options = { path: '/', secure: true, httpOnly: true, sameSite: 'Lax' } as const

const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest()

const sessionIn = (c: Context<Env>): { municipalityId: string; tokenHash: Buffer } | null => {
  const [, municipalityId, token] = /^([0-9]{4})\.([\w-]{43})$/.exec(getCookie(c, COOKIE) ?? '') ?? []
  return municipalityId && token ? { municipalityId, tokenHash: hashOf(token) } : null
}

export type StaffRow = {
  staff_id: string
  name: string
  profession: string
  unit_id: string | null
  unit_name: string | null
  municipality_name: string
  accent: string
  roles: StaffRole[]
}

/** The statement that begins a request on behalf of the session in its cookie; null when there is no such cookie. */
export function enterBySession(
  c: Context<Env>,
): { first: Statement; admit: (row: StaffRow | undefined) => Staff } | null {
  const session = sessionIn(c)
  if (!session) return null
  return {
    first: {
      text: 'select * from enter_by_session($1, $2, $3, $4, $5)',
      values: [session.municipalityId, session.tokenHash, c.var.machine.clock(), IDLE, ABSOLUTE],
    },
    admit: (row) => {
      if (!row) throw problem.signedOut()
      return {
        kind: 'staff',
        municipalityId: session.municipalityId,
        municipalityName: row.municipality_name,
        id: row.staff_id,
        name: row.name,
        profession: row.profession,
        unitId: row.unit_id,
        unitName: row.unit_name,
        accent: row.accent,
        roles: row.roles,
      }
    },
  }
}

/**
 * Signs somebody in: a new token each time, and the session that the browser came with is ended, so that a token known
 * before sign-in is worth nothing after it.
 */
export async function startSession(
  c: Context<Env>,
  who: { municipalityId: string; staffId: string; method: string },
): Promise<void> {
  await removeSession(c)
  const { database, clock } = c.var.machine
  const token = randomBytes(32).toString('base64url')
  const now = clock()
  await database.as(who, (db) =>
    db
      .insertInto('sessions')
      .values({
        municipality_id: who.municipalityId,
        token_hash: hashOf(token),
        staff_id: who.staffId,
        method: who.method,
        started_at: now,
        seen_at: now,
      })
      .execute(),
  )
  setCookie(c, COOKIE, `${who.municipalityId}.${token}`, options)
}

/** Signs out: ends the session of this browser, if it has one, and lets the browser forget it. */
export async function endSession(c: Context<Env>): Promise<void> {
  await removeSession(c)
  deleteCookie(c, COOKIE, options)
}

async function removeSession(c: Context<Env>): Promise<void> {
  const session = sessionIn(c)
  if (!session) return
  await c.var.machine.database.as(session, (db) =>
    db
      .deleteFrom('sessions')
      .where('municipality_id', '=', session.municipalityId)
      .where('token_hash', '=', session.tokenHash)
      .execute(),
  )
}

/** Ends every session of a member of staff, wherever it was begun. */
export async function endSessionsOf(ctx: Ctx, staffId: string): Promise<void> {
  await ctx.db
    .deleteFrom('sessions')
    .where('municipality_id', '=', ctx.actor.municipalityId)
    .where('staff_id', '=', staffId)
    .execute()
}

/** Deletes the sessions of a municipality that have ended by themselves. Gives how many. */
export async function deleteEndedSessions(ctx: Ctx): Promise<number> {
  const { numDeletedRows } = await ctx.db
    .deleteFrom('sessions')
    .where('municipality_id', '=', ctx.actor.municipalityId)
    .where((where) =>
      where.or([
        where('seen_at', '<=', sql<Date>`${ctx.now}::timestamptz - ${IDLE}::interval`),
        where('started_at', '<=', sql<Date>`${ctx.now}::timestamptz - ${ABSOLUTE}::interval`),
      ]),
    )
    .executeTakeFirstOrThrow()
  return Number(numDeletedRows)
}
