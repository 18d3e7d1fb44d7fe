import { createHash, randomBytes } from 'node:crypto'
import type { Ctx } from '#platform/ctx.ts'
import type { Db } from '#platform/database.ts'
import { problem } from '#platform/problem.ts'
import { endSessionsOf } from '#platform/sessions.ts'
import { HOURS_TO_ACTIVATE } from './account.ts'

const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest()

/**
 * Makes a link by which a member of staff chooses password and authenticator, once, within `HOURS_TO_ACTIVATE`. What they
 * had before stops working at once, as do their sessions: a link is asked for when a phone is lost or a password known to
 * others. Gives the link's path; it is kept nowhere, so it can be shown only now.
 */
export async function invite(ctx: Ctx, staffId: string): Promise<string> {
  await refuseClosed(ctx, staffId)
  const token = randomBytes(32).toString('base64url')
  const fresh = {
    password_hash: null,
    totp_sealed: null,
    totp_key_id: null,
    activation_hash: hashOf(token),
    activation_until: new Date(ctx.now.getTime() + HOURS_TO_ACTIVATE * 3_600_000),
    failures: 0,
    locked_until: null,
  }
  await ctx.db
    .insertInto('local_accounts')
    .values({ staff_id: staffId, ...fresh })
    .onConflict((conflict) => conflict.columns(['municipality_id', 'staff_id']).doUpdateSet(fresh))
    .execute()
  await endSessionsOf(ctx, staffId)
  return `/activation/${ctx.actor.municipalityId}-${token}`
}

async function refuseClosed(ctx: Ctx, staffId: string): Promise<void> {
  await ctx.db
    .selectFrom('staff')
    .select('id')
    .where('municipality_id', '=', ctx.actor.municipalityId)
    .where('id', '=', staffId)
    .where('is_active', '=', true)
    .executeTakeFirstOrThrow(() => problem.notAllowedNow('Adgangen er lukket. Luk op for den, før du laver et link.'))
}

/** Opens an account that failures have locked, and forgets them. */
export async function unlock(ctx: Ctx, staffId: string): Promise<void> {
  await ctx.db
    .updateTable('local_accounts')
    .set({ failures: 0, locked_until: null })
    .where('municipality_id', '=', ctx.actor.municipalityId)
    .where('staff_id', '=', staffId)
    .execute()
}

/** What a link of `invite` says: whose municipality, and the token's hash. null when it is no such link. */
export function readActivation(path: string): { municipalityId: string; hash: Buffer } | null {
  const [, municipalityId, token] = /^(\d{4})-([\w-]{43})$/.exec(path) ?? []
  return municipalityId && token ? { municipalityId, hash: hashOf(token) } : null
}

export type Invited = { staffId: string; name: string; email: string }

/** Whom an activation link is for, while it works. `db` acts for the municipality. */
export async function invitedBy(db: Db, hash: Buffer, now: Date): Promise<Invited | null> {
  const invited = await db
    .selectFrom('local_accounts as account')
    .innerJoin('staff', (join) =>
      join.onRef('staff.municipality_id', '=', 'account.municipality_id').onRef('staff.id', '=', 'account.staff_id'),
    )
    .select(['staff.id as staffId', 'staff.name', 'staff.email'])
    .where('account.activation_hash', '=', hash)
    .where('account.activation_until', '>', now)
    .where('staff.is_active', '=', true)
    .executeTakeFirst()
  return invited ?? null
}

/** Keeps what the person chose, and the link is used up. Gives false when it no longer works, such as when used twice at once. */
export async function activate(
  db: Db,
  hash: Buffer,
  chosen: { passwordHash: string; secret: { sealed: Buffer; keyId: string }; step: number; now: Date },
): Promise<boolean> {
  const activated = await db
    .updateTable('local_accounts')
    .set({
      password_hash: chosen.passwordHash,
      totp_sealed: chosen.secret.sealed,
      totp_key_id: chosen.secret.keyId,
      totp_last_step: chosen.step,
      activation_hash: null,
      activation_until: null,
      failures: 0,
      locked_until: null,
    })
    .where('activation_hash', '=', hash)
    .where('activation_until', '>', chosen.now)
    .returning('staff_id')
    .executeTakeFirst()
  return activated !== undefined
}
