import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, test } from 'node:test'
import pg from 'pg'
import { openVault } from '#platform/vault.ts'
import { trin2 } from './command.ts'
import { freshDatabase } from './database.ts'
import { openEmbedded } from '../src/embedded.ts'
import { aDataFolder, someKeys, startTrin2, trin2 as trin2Process, type Environment } from './process.ts'

const database = await freshDatabase()
const env: Environment = { ...someKeys(), DATABASE_URL: database.ownerUrl, DATABASE_APP_URL: database.appUrl }
const owner = new pg.Client({ connectionString: database.ownerUrl })
await owner.connect()
after(() => owner.end().then(database.drop))

const HERE = '--municipality 0316'
const ANNA = `${HERE} --email anna.holm@holbaek.dk`
const add = (who: string) =>
  trin2(`user add ${HERE} --name "Anna Holm" --profession psykolog --role therapist --role leader ${who}`, env)

test('every command tells how it is used, without a database', async () => {
  const { out } = await trin2('--help', {})
  const commands = [...out.matchAll(/^ {2}([a-z-]+(?: [a-z-]+)?) {2,}\S/gm)].map(([, name]) => name ?? '')
  assert.ok(commands.length >= 10)
  for (const command of commands) {
    const help = await trin2(`${command} --help`, { DATABASE_URL: 'not looked at' })
    assert.equal(help.code, 0, command)
    assert.match(help.out, new RegExp(`^npx trin2 ${command}`))
  }
})

test('what is not a command, or not written as it must be, ends with 2 and says how', async () => {
  for (const [words, why] of [
    ['', /Usage/],
    ['sign-everything', /There is no command "sign-everything"/],
    ['user remove', /There is no command "user remove"/],
    ['migrate --fast', /Unknown option '--fast'/],
    ['migrate now', /Unexpected argument 'now'/],
    ['user list', /--municipality: say which municipality/],
    [`user list --municipality Holbæk`, /four digits/],
    [`user unlock ${HERE}`, /--email: say whose/],
    [`user add ${HERE}`, /--name[^]*--email[^]*--profession[^]*--role: Vælg mindst én rolle/],
  ] as const) {
    const { code, out } = await trin2(words, env)
    assert.equal(code, 2, words)
    assert.match(out, why)
  }
  const { code, out } = await trin2('migrate', { ...env, PORT: 'abc' })
  assert.equal(code, 2)
  assert.match(out, /PORT: must be a number/)
})

test('a municipality is opened once, and only one that exists', async () => {
  assert.match((await trin2(`open-municipality ${HERE}`, env)).out, /Holbæk Kommune is open, at \/k\/holbaek/)
  assert.match((await trin2(`open-municipality ${HERE}`, env)).out, /was open already/)
  const { code, out } = await trin2('open-municipality --municipality 9999', env)
  assert.equal(code, 1)
  assert.match(out, /There is no municipality with the number 9999/)
})

test('R54 a person is added once, with a link for them alone, and not under a shared address', async () => {
  const { code, out } = await add('--email Anna.Holm@holbaek.dk')
  assert.equal(code, 0, out)
  assert.match(out, /http:\/\/127\.0\.0\.1:3000\/activation\/0316-[\w-]{43}/)
  const twice = await add('--email anna.holm@holbaek.dk')
  assert.equal(twice.code, 1)
  assert.match(twice.out, /bruges af en anden medarbejder/)
  const shared = await add('--email kontakt@holbaek.dk')
  assert.equal(shared.code, 2)
  assert.match(shared.out, /--email: .*læst af flere/)
  assert.match(
    (await trin2(`user list ${HERE}`, env)).out,
    /Anna Holm {2}anna\.holm@holbaek\.dk {2}therapist, leader {2}has a link/,
  )
})

test('a person is unlocked, closed, opened and invited anew', async () => {
  await owner.query(
    "update local_accounts set password_hash = 'x', failures = 5, locked_until = now() + interval '1 hour'",
  )
  assert.match((await trin2(`user list ${HERE}`, env)).out, /locked/)
  assert.equal((await trin2(`user unlock ${ANNA}`, env)).code, 0)
  assert.match((await trin2(`user list ${HERE}`, env)).out, /can sign in/)
  assert.equal((await trin2(`user deactivate ${ANNA}`, env)).code, 0)
  assert.match((await trin2(`user list ${HERE} --closed`, env)).out, /Anna Holm .*closed/)
  const closed = await trin2(`user invite ${ANNA}`, env)
  assert.equal(closed.code, 1)
  assert.match(closed.out, /Adgangen er lukket/)
  assert.equal((await trin2(`user activate ${ANNA}`, env)).code, 0)
  assert.match((await trin2(`user invite ${ANNA}`, env)).out, /\/activation\/0316-/)
  const nobody = await trin2(`user unlock ${HERE} --email ingen@holbaek.dk`, env)
  assert.equal(nobody.code, 1)
  assert.match(nobody.out, /Nobody in 0316/)
})

test('people are invented in demo mode only', async () => {
  const { code, out } = await trin2('seed', env)
  assert.equal(code, 1)
  assert.match(out, /Only in demo mode/)
  assert.match((await trin2('seed', { ...env, TRIN2_DEMO: 'yes' })).out, /nothing was added/)
})

test('migrating twice does nothing the second time, and needs the owner', async () => {
  assert.match((await trin2('migrate', env)).out, /at this release already/)
  const { DATABASE_URL: _, ...appOnly } = env
  const { code, out } = await trin2('migrate', appOnly)
  assert.equal(code, 2)
  assert.match(out, /DATABASE_URL/)
})

test('verify finds nothing in a sound database', async () => {
  const { code, out } = await trin2('verify', env)
  assert.equal(code, 0, out)
  assert.match(out, /Everything is as it should be/)
})

test('verify names each promise that is broken, and ends with 1', async () => {
  const broken = [
    [
      'alter table custody no force row level security',
      'alter table custody force row level security',
      /Row-level security is not forced on custody/,
    ],
    [
      'drop policy of_own_municipality on units',
      'create policy of_own_municipality on units to trin2_app using (municipality_id = current_municipality())',
      /not forced on units/,
    ],
    [
      'alter table access_log disable trigger access_log_append_only',
      'alter table access_log enable trigger access_log_append_only',
      /access_log_append_only on access_log is gone or switched off/,
    ],
    [
      'update schema_migrations set checksum = reverse(checksum) where version = 3',
      'update schema_migrations set checksum = reverse(checksum) where version = 3',
      /0003_people\.sql was changed after it had been applied/,
    ],
    [
      'create table mine (); alter table mine owner to trin2_app',
      'drop table mine',
      /The role trin2_app owns tables: mine/,
    ],
  ] as const
  for (const [harm] of broken) await owner.query(harm)
  const { code, out } = await trin2('verify', env)
  for (const [, mend] of broken) await owner.query(mend)
  assert.equal(code, 1)
  for (const [, , told] of broken) assert.match(out, told)
  assert.equal(out.match(/✗/g)?.length, broken.length)
})

test('R45 verify names the first broken link of a journal, and ends with 1', async () => {
  const unit = "insert into units (municipality_id, name) values ('0316', 'Journalhuset') returning id"
  const { rows: units } = await owner.query<{ id: string }>(unit)
  const note = async (sql: string) => {
    await owner.query('begin')
    await owner.query('set local session_replication_role = replica')
    await owner.query(sql)
    await owner.query('commit')
  }
  const id = units[0]?.id ?? ''
  const same = `'0316', '${id}', '${id}', 1, '${id}', 'note', '[{"key":"text","heading":"Notat","text":"Et."}]', '${id}', 'Anna', now(), now(), now()`
  await note(
    `insert into journal_entries (municipality_id, id, journal_id, sequence, pathway_id, kind, body, author_id, author_name, contact_at, written_at, signed_at, hash)
     values (${same}, sha256('x'));
     update journal_entries e set hash = journal_hash(journal_entry_fields(e))`,
  )
  const sound = await trin2('verify journal', env)
  assert.equal(sound.code, 0, sound.out)
  assert.match(sound.out, /Every journal is whole; 1 entries/)
  await note("update journal_entries set author_name = 'En anden'")
  for (const command of ['verify journal', 'verify']) {
    const { code, out } = await trin2(command, env)
    assert.equal(code, 1, command)
    assert.match(out, new RegExp(`✗ Holbæk: journal ${id}: entry 1 has been changed`))
  }
  await note(`delete from journal_entries; delete from units where id = '${id}'`)
})

test('R56 verify names the first broken link of the access log, and ends with 1', async () => {
  const { rows } = await owner.query<{ id: string }>("select id from staff where municipality_id = '0316' limit 1")
  const id = rows[0]?.id ?? ''
  const look = (criterion: string) =>
    owner.query(
      "insert into access_log (municipality_id, at, staff_id, roles, kind, what, criterion, basis) values ('0316', now(), $1, '{intake}', 'search', 'search', $2, 'search')",
      [id, criterion],
    )
  await look('Anne')
  await look('Bo')
  const sound = await trin2('verify access-log', env)
  assert.equal(sound.code, 0, sound.out)
  assert.match(sound.out, /The access log is whole; 2 looks/)
  const tamper = async (sql: string) => {
    await owner.query('begin')
    await owner.query('set local session_replication_role = replica')
    await owner.query(sql)
    await owner.query('commit')
  }
  await tamper("update access_log set criterion = 'Carl' where criterion = 'Bo'")
  for (const command of ['verify access-log', 'verify']) {
    const { code, out } = await trin2(command, env)
    assert.equal(code, 1, command)
    assert.match(out, new RegExp(`✗ Holbæk: the looks of ${id}: look 2 has been changed`))
  }
  await tamper('delete from access_log; delete from access_links; delete from access_chains')
})

test('verify counts the numbers and secrets that the present keys do not open', async () => {
  const { code: sound } = await trin2('verify', env)
  assert.equal(sound, 0)
  const { rows } = await owner.query<{ id: string }>(
    "insert into people (municipality_id, given_name, family_name, is_child) values ('0316', 'Anne', 'Holm', false) returning id",
  )
  await owner.query(
    "insert into person_identifiers (municipality_id, person_id, sealed, key_id, lookup, valid_from) values ('0316', $1, $2, 'k1', $3, '2026-01-01')",
    [rows[0]?.id, Buffer.alloc(40, 1), Buffer.alloc(32, 1)],
  )
  await owner.query("update local_accounts set totp_sealed = $1, totp_key_id = 'k0'", [Buffer.alloc(40, 1)])
  const { code, out } = await trin2('verify', env)
  await owner.query('delete from person_identifiers')
  await owner.query('update local_accounts set totp_sealed = null')
  assert.equal(code, 1)
  assert.match(out, /Holbæk: 1 of 1 CPR numbers do not open/)
  assert.match(out, /Holbæk: 1 of 1 authenticator secrets do not open/)
})

test('a command uses the running PostgreSQL of an installation, and leaves it running', async () => {
  const own = { ...someKeys(), TRIN2_DATA: aDataFolder() }
  const running = await startTrin2(own)
  assert.equal((await trin2Process(`open-municipality ${HERE}`, own)).code, 0)
  assert.equal((await fetch(`${running.url}/ready`)).status, 200)
  assert.equal((await running.stop()).code, 0)
})

test('a command that started the PostgreSQL of an installation does not take it from one who has come to use it', async () => {
  await using ours = new AsyncDisposableStack()
  const own = aDataFolder()
  const url = await openEmbedded(own, ours)
  const other = new pg.Client({ connectionString: url })
  await other.connect()
  await ours.disposeAsync()
  assert.equal((await other.query('select 1 as one')).rowCount, 1)
  await other.end()
  process.kill(
    Number((await readFile(join(own, 'postgres', 'cluster', 'postmaster.pid'), 'utf8')).split('\n')[0]),
    'SIGQUIT',
  )
})

test('after a change of keys, reseal seals everything with the new one, and the old one can go', async () => {
  const fresh = `k9:${randomBytes(32).toString('base64')}`
  const [older = ''] = (env['TRIN2_KEYS'] ?? '').split(',')
  const { rows } = await owner.query<{ id: string }>(
    "insert into people (municipality_id, given_name, family_name, is_child, birth_date) values ('0316', 'Ida', 'Test', true, '2014-05-05') returning id",
  )
  const [id = '', key = ''] = older.split(':')
  const vault = openVault({
    sealing: [{ id, key: Buffer.from(key, 'base64') }],
    lookup: Buffer.from(env['TRIN2_LOOKUP_KEY'] ?? '', 'base64'),
  })
  const { sealed, keyId } = vault.seal('0505149995', 'cpr')
  await owner.query(
    "insert into person_identifiers (municipality_id, person_id, sealed, key_id, lookup, valid_from) values ('0316', $1, $2, $3, $4, '2026-01-01')",
    [rows[0]?.id, sealed, keyId, vault.lookup('0505149995', 'cpr:0316')],
  )
  assert.match((await trin2('reseal', { ...env, TRIN2_KEYS: `${fresh},${older}` })).out, /1 seals were renewed/)
  assert.equal((await trin2('verify', { ...env, TRIN2_KEYS: fresh })).code, 0)
  await owner.query('delete from person_identifiers')
})
