import assert from 'node:assert/strict'
import { test } from 'node:test'
import { validateHtml } from '../test/html.ts'
import { aWorld, HOLBAEK, KALUNDBORG } from '../test/world.ts'

const world = await aWorld()
const URL = '/administration/jobs'

const queue = async (municipalityId: string, job = 'housekeeping') =>
  world.database.as({ municipalityId }, (db) => world.jobs.enqueue(db, job, municipalityId))
const failForGood = async (municipalityId: string) => {
  await queue(municipalityId)
  const { rows } = await world.owner.query<{ id: string }>(
    `update pgboss.job set state = 'failed', retry_count = retry_limit, started_on = now(), completed_on = now(), output = '{"message": "Hemmelig Marie"}'
     where data ->> 'municipalityId' = $1 and state = 'created' returning id`,
    [municipalityId],
  )
  return rows[0]?.id ?? ''
}

test('the page is calm when there is nothing to do', async () => {
  const page = await world.as('adam').get(URL)
  assert.equal(page.status, 200)
  assert.match(page.html, /Her er intet lige nu/)
  assert.equal(page.statements, 4)
})

test('what failed for good is shown in words, can be tried again, and then goes well', async () => {
  const id = await failForGood(HOLBAEK)
  const page = await world.as('adam').get(`${URL}?state=failed`)
  assert.match(page.html, /Oprydning om natten/)
  assert.match(page.html, /fejlet/)
  assert.match(page.html, /Prøv igen/)
  assert.doesNotMatch(page.html, /Hemmelig Marie/)
  assert.deepEqual(await validateHtml(page.html), [])
  assert.equal(page.statements, 4)

  assert.equal((await world.as('adam').post(`${URL}/${id}/retries`)).location, URL)
  assert.match((await world.as('adam').get(URL)).html, /prøves igen/)
  assert.equal(await world.jobs.runDue(), 1)
  assert.match((await world.as('adam').get(URL)).html, /Her er intet lige nu/)
})

test('what waits is counted, and told when it comes', async () => {
  await queue(HOLBAEK)
  await world.owner.query("update pgboss.job set start_after = '2031-01-02T10:00:00Z' where state = 'created'")
  const page = await world.as('adam').get(`${URL}?state=created`)
  assert.match(page.html, /Venter <span class="amount">1<\/span>/)
  assert.match(page.html, /2\. jan\. 2031 kl\. 11\.00/)
})

test('the jobs of another municipality are neither seen nor touched', async () => {
  await world.owner.query("insert into staff_roles values ($1, $2, 'administrator')", [
    KALUNDBORG,
    world.staff.karen.id,
  ])
  const id = await failForGood(HOLBAEK)
  assert.match((await world.as('karen').get(URL)).html, /Her er intet lige nu/)
  assert.equal((await world.as('karen').post(`${URL}/${id}/retries`)).status, 404)
  assert.equal((await world.as('adam').post(`${URL}/${id}/retries`)).status, 303)
  assert.equal((await world.as('adam').post(`${URL}/${id}/retries`)).status, 404, 'it has not failed now')
  assert.equal((await world.as('adam').post(`${URL}/nonsense/retries`)).status, 404)
})

test('a job of the night that never came to be spread to the municipalities is shown to them all, and can be tried again', async () => {
  const { rows } = await world.owner.query<{ id: string }>(
    `insert into pgboss.job (name, data, state, retry_limit, retry_count, started_on, completed_on, policy)
     values ('housekeeping', '{}', 'failed', 6, 6, now(), now(), 'standard'), ('__pgboss__send-it', null, 'retry', 2, 1, now(), null, 'standard')
     returning id`,
  )
  for (const person of ['adam', 'karen'] as const) {
    const { html, statements } = await world.as(person).get(URL)
    assert.match(html, /Oprydning om natten\s*<span class="quiet">for alle kommuner/)
    assert.match(html, /Planlagt job sættes i gang/)
    assert.deepEqual(await validateHtml(html), [])
    assert.equal(statements, 4)
  }
  assert.equal((await world.as('adam').post(`${URL}/${rows[0]?.id}/retries`)).status, 303)
  assert.ok((await world.jobs.runDue()) > 1, 'it runs, and so does what it begins for each municipality')
  await world.owner.query("delete from pgboss.job where name = '__pgboss__send-it'")
  assert.doesNotMatch((await world.as('adam').get(URL)).html, /for alle kommuner/)
})

test('only an administrator comes here', async () => {
  for (const person of ['lise', 'mette', 'bo'] as const) assert.equal((await world.as(person).get(URL)).status, 403)
  assert.equal((await world.as('lise').post(`${URL}/${crypto.randomUUID()}/retries`)).status, 403)
  assert.equal((await world.signedOut().get(URL)).status, 303)
  assert.equal((await world.signedOut().post(`${URL}/${crypto.randomUUID()}/retries`)).status, 401)
})

test('the page finds a municipality’s jobs by an index', async () => {
  await world.owner.query('analyze pgboss.job')
  const { rows } = await world.owner.query<{ plan: string }>({
    text: `explain select id from pgboss.job where data ->> 'municipalityId' = '0316' and state in ('created', 'retry', 'active', 'failed')`,
  })
  await world.owner.query('set enable_seqscan = off')
  const { rows: forced } = await world.owner.query<Record<string, string>>(
    `explain select id from pgboss.job where data ->> 'municipalityId' = '0316' and state in ('created', 'retry', 'active', 'failed')
      or (data ->> 'municipalityId' is null or data ->> 'municipalityId' = '') and state in ('retry', 'failed')`,
  )
  assert.ok(rows.length > 0)
  assert.match(JSON.stringify(forced), /job_common_expr_state_idx|job_of_municipality/)
})
