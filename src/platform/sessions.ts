import { createHash, randomBytes } from 'node:crypto'
import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { Staff } from './ctx.ts'
import type { Db, Statement } from './database.ts'
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
export function enterBySession(c: Context<Env>): { first: Statement; admit: (row: StaffRow | undefined) => Staff } | null {
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
 * before sign-in is worth nothing after it. `db` acts for the municipality.
 */
export async function startSession(c: Context<Env>, db: Db, who: { municipalityId: string; staffId: string; method: string }): Promise<void> {
  await endSession(c, db)
  const token = randomBytes(32).toString('base64url')
  const now = c.var.machine.clock()
  await db
    .insertInto('sessions')
    .values({ municipality_id: who.municipalityId, token_hash: hashOf(token), staff_id: who.staffId, method: who.method, started_at: now, seen_at: now })
    .execute()
  setCookie(c, COOKIE, `${who.municipalityId}.${token}`, options)
}

/** Ends the session of this browser, if it has one of the municipality that `db` acts for. */
export async function endSession(c: Context<Env>, db: Db): Promise<void> {
  const session = sessionIn(c)
  if (!session) return
  await db.deleteFrom('sessions').where('municipality_id', '=', session.municipalityId).where('token_hash', '=', session.tokenHash).execute()
  deleteCookie(c, COOKIE, options)
}
