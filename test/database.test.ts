import assert from 'node:assert/strict'
import { test } from 'node:test'
import pg from 'pg'
import { freshDatabase } from './database.ts'

async function connected(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  return client
}

test('each test file has a database of its own, which the application enters as a role without power', async (t) => {
  const [one, other] = await Promise.all([freshDatabase(), freshDatabase()])
  assert.notEqual(one.ownerUrl, other.ownerUrl)

  const app = await connected(one.appUrl)
  t.after(() => app.end())
  const { rows } = await app.query(
    `select current_user as name, rolsuper or rolbypassrls or rolcreaterole as power,
            current_setting('statement_timeout') as patience
       from pg_roles where rolname = current_user`,
  )
  assert.deepEqual(rows, [{ name: 'trin2_app', power: false, patience: '15s' }])

  await app.end()
  await Promise.all([one.drop(), other.drop()])
  await assert.rejects(connected(one.ownerUrl), /does not exist/)
})
