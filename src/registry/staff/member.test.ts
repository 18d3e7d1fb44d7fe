import assert from 'node:assert/strict'
import { test } from 'node:test'
import { accessOf, looksShared, mayLoseAdministration } from './member.ts'
import { lockMinutes } from './local/account.ts'

test('R54 an address that several people read cannot be somebody’s sign-in', () => {
  const shared = [
    'info@holbaek.dk',
    'kontakt@holbaek.dk',
    'post@holbaek.dk',
    'Ungehuset@holbaek.dk',
    'kontakt.ungehuset@holbaek.dk',
    'post-ppr@holbaek.dk',
    'team2@holbaek.dk',
    'vikar1@holbaek.dk',
    'sekretariat@holbaek.dk',
    'noreply@holbaek.dk',
    'no-reply@holbaek.dk',
  ]
  for (const email of shared) assert.equal(looksShared(email), true, email)
  const personal = [
    'mette.lund@holbaek.dk',
    'metlu@holbaek.dk',
    'poste@holbaek.dk',
    'ungerhus.jensen@holbaek.dk',
    'bo@holbaek.dk',
    'aase+trin2@holbaek.dk',
  ]
  for (const email of personal) assert.equal(looksShared(email), false, email)
})

test('an administrator may take the administration from others, not from themselves', () => {
  assert.equal(mayLoseAdministration('adam', 'adam', ['leader']), false)
  assert.equal(mayLoseAdministration('adam', 'adam', ['leader', 'administrator']), true)
  assert.equal(mayLoseAdministration('adam', 'lise', ['leader']), true)
  assert.equal(mayLoseAdministration(null, 'adam', ['leader']), true, 'on the command line')
})

test('every fifth failure locks an account, each time for twice as long, at most for a day', () => {
  const cases = [
    [0, null],
    [1, null],
    [4, null],
    [5, 15],
    [6, null],
    [10, 30],
    [15, 60],
    [20, 120],
    [35, 960],
    [40, 1440],
    [500, 1440],
  ] as const
  for (const [failures, minutes] of cases) assert.equal(lockMinutes(failures), minutes, String(failures))
})

test('access is told as it stands now', () => {
  const now = new Date('2026-11-23T09:00:00Z')
  const before = new Date('2026-11-23T08:59:59Z')
  const after = new Date('2026-11-23T09:00:01Z')
  const member = { isActive: true, hasPassword: false, lockedUntil: null, activationUntil: null }
  assert.equal(accessOf(member, now), 'none')
  assert.equal(accessOf({ ...member, activationUntil: after }, now), 'invited')
  assert.equal(accessOf({ ...member, activationUntil: before }, now), 'invitation-over')
  assert.equal(accessOf({ ...member, hasPassword: true }, now), 'ready')
  assert.equal(accessOf({ ...member, hasPassword: true, lockedUntil: before }, now), 'ready')
  assert.equal(accessOf({ ...member, hasPassword: true, lockedUntil: after }, now), 'locked')
  assert.equal(accessOf({ ...member, hasPassword: true, lockedUntil: after, isActive: false }, now), 'closed')
})
