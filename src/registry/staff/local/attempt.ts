import { sql } from 'kysely'
import type { Db } from '#platform/database.ts'
import type { Machine } from '#platform/http.ts'
import { lockMinutes } from './account.ts'
import { isPassword } from './password.ts'
import { stepOf } from './totp.ts'

/** A try to sign in: whose it is, and whether what was said so far is right. What it holds never reaches the browser in the clear. */
export type Attempt = { municipalityId: string; staffId: string; isRight: boolean }

/** In the place of somebody who is not known here. */
const NOBODY = '00000000-0000-4000-8000-000000000000'

/**
 * The first half of signing in. The try counts as a failure from the start, in a transaction of its own, so that a hundred
 * tries at once count as a hundred; both halves together take the count back. An unknown or locked account costs the same
 * statements and the same time as one that is known.
 */
export async function tryPassword(
  machine: Machine,
  { municipalityId, email, password }: { municipalityId: string; email: string; password: string },
): Promise<Attempt> {
  const account = await machine.database.as({ municipalityId }, (db) =>
    countTry(db, machine, { municipalityId, email }),
  )
  const isRight = await isPassword(password, account?.passwordHash ?? null)
  return { municipalityId, staffId: account?.staffId ?? NOBODY, isRight }
}

type Account = { staffId: string; passwordHash: string | null }

async function countTry(
  db: Db,
  { clock, vault }: Machine,
  { municipalityId, email }: { municipalityId: string; email: string },
): Promise<Account | null> {
  const now = clock()
  const account = await db
    .selectFrom('local_accounts as account')
    .innerJoin('staff', (join) =>
      join.onRef('staff.municipality_id', '=', 'account.municipality_id').onRef('staff.id', '=', 'account.staff_id'),
    )
    .select(['account.staff_id as staffId', 'account.password_hash as passwordHash', 'account.failures'])
    .where('staff.email', '=', email)
    .where('staff.is_active', '=', true)
    .where('account.password_hash', 'is not', null)
    .where(({ or, eb }) => or([eb('account.locked_until', 'is', null), eb('account.locked_until', '<=', now)]))
    .forUpdate('account')
    .executeTakeFirst()

  if (!account) {
    await countUnknown(db, vault.lookup(`${municipalityId} ${email}`, 'attempts'), now)
    return null
  }
  const failures = account.failures + 1
  const minutes = lockMinutes(failures)
  await db
    .updateTable('local_accounts')
    .set({ failures, locked_until: minutes === null ? null : new Date(now.getTime() + minutes * 60_000) })
    .where('staff_id', '=', account.staffId)
    .execute()
  return account
}

/** A write for a write: without it an unknown account would be answered sooner than a known one. */
async function countUnknown(db: Db, source: Buffer, now: Date): Promise<void> {
  await db
    .insertInto('attempts')
    .values({ what: 'sign-in-unknown', source, window_start: new Date(now.toISOString().slice(0, 10)) })
    .onConflict((conflict) =>
      conflict.columns(['what', 'source', 'window_start']).doUpdateSet({ count: sql`attempts.count + 1` }),
    )
    .execute()
}

/**
 * The second half: whether the code is right too, and unused. If all is right, the account's failures are forgotten and
 * the code is used up. R102.
 */
export async function tryCode(
  { database, vault, clock }: Machine,
  { municipalityId, staffId, isRight }: Attempt,
  code: string,
): Promise<boolean> {
  const now = clock()
  return database.as({ municipalityId }, async (db) => {
    const account = await db
      .selectFrom('local_accounts')
      .select(['totp_sealed', 'totp_key_id'])
      .where('staff_id', '=', staffId)
      .executeTakeFirst()
    if (!account?.totp_sealed || !account.totp_key_id) return false
    const secret = vault.open({ sealed: account.totp_sealed, keyId: account.totp_key_id }, `totp ${staffId}`)
    const step = stepOf(code, secret, now)
    if (!isRight || step === null) return false
    const used = await db
      .updateTable('local_accounts')
      .set({ totp_last_step: step, failures: 0, locked_until: null })
      .where('staff_id', '=', staffId)
      .where('totp_last_step', '<', step)
      .returning('staff_id')
      .executeTakeFirst()
    return used !== undefined
  })
}
