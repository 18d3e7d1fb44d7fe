import assert from 'node:assert/strict'
import test from 'node:test'
import { aReport, changed, CITIZEN_ID, PLAN_ID, type Json } from '../../../test/reports.ts'
import type { Bundle } from './bundle.ts'
import { fakeGateway, type FakeGateway } from './fake-gateway.ts'
import { readOutcome } from './outcome.ts'

const FHIR_JSON = { 'content-type': 'application/fhir+json' }
const ID = '11111111-2222-4333-8444-555555555555'

function put({ app }: FakeGateway, report: Bundle | Json, { id = ID, headers = FHIR_JSON }: Sent = {}) {
  const body = typeof report === 'string' ? report : JSON.stringify(report)
  return app.request(`/fhir/Bundle/${id}`, { method: 'PUT', headers, body })
}
type Sent = { id?: string; headers?: Record<string, string> }

const codesIn = async (response: Response): Promise<string[]> => {
  assert.equal(response.headers.get('content-type'), 'application/fhir+json')
  return readOutcome(await response.json()).map(({ code }) => code)
}

test('a valid report is created, and read again as it was sent', async () => {
  const gateway = fakeGateway()
  const created = await put(gateway, aReport(ID))
  assert.equal(created.status, 201)
  assert.match(created.headers.get('location') ?? '', new RegExp(`/fhir/Bundle/${ID}$`))
  const read = await gateway.app.request(`/fhir/Bundle/${ID}`)
  assert.deepEqual(await read.json(), JSON.parse(JSON.stringify(aReport(ID))))
  assert.equal((await gateway.app.request('/fhir/Bundle/another')).status, 404)
})

test('a report with faults is refused with each of them, and may come again when it is mended', async () => {
  const gateway = fakeGateway()
  const refused = await put(gateway, changed(aReport(ID), 'entry.1.resource.period.end', undefined))
  assert.equal(refused.status, 422)
  assert.deepEqual(await codesIn(refused), ['plan-completed-without-end'])
  assert.deepEqual([...gateway.held()], [])
  assert.equal((await put(gateway, aReport(ID))).status, 201)
})

test('R93 a report is taken once, also when it comes again changed', async () => {
  for (const [options, status] of [
    [{}, 409],
    [{ duplicateStatus: 412 }, 412],
  ] as const) {
    const gateway = fakeGateway(options)
    await put(gateway, aReport(ID))
    const again = await put(gateway, changed(aReport(ID), 'entry.0.resource.active', false))
    assert.equal(again.status, status)
    assert.deepEqual(await codesIn(again), ['gateway-duplicate'])
    assert.equal(gateway.held().get(CITIZEN_ID)?.['active'], true)
    assert.deepEqual(gateway.accepted(), [ID])
  }
})

test('R94 the gateway ends with the latest that it was told of each', async () => {
  const gateway = fakeGateway()
  await put(gateway, aReport(ID))
  const mended = changed(changed(aReport(), 'entry.2.resource.status', 'entered-in-error'), 'entry.8', undefined)
  assert.equal((await put(gateway, mended, { id: aReport().id })).status, 201)
  const held = gateway.held()
  assert.equal(held.size, 9)
  assert.equal(held.get(aReport().entry[2]?.resource.id ?? '')?.['status'], 'entered-in-error')
  assert.equal(held.get(PLAN_ID)?.resourceType, 'CarePlan')
})

test('what is not sent as it must be is refused before it is looked at', async () => {
  const cases: [report: Bundle | string, sent: Sent, status: number, code: string][] = [
    [aReport(ID), { headers: { 'content-type': 'application/fhir+xml' } }, 415, 'gateway-not-json'],
    [aReport(ID), { headers: { 'content-type': 'application/jsonp' } }, 415, 'gateway-not-json'],
    ['{"resourceType":', {}, 400, 'gateway-no-json'],
    [aReport('another'), {}, 400, 'gateway-other-id'],
    [`"${'x'.repeat(1024 * 1024)}"`, {}, 413, 'gateway-too-long'],
    ['null', {}, 422, 'bundle-expected'],
  ]
  for (const [report, sent, status, code] of cases) {
    const gateway = fakeGateway()
    const response = await put(gateway, report, sent)
    assert.deepEqual([response.status, await codesIn(response)], [status, [code]])
    assert.equal(gateway.held().size, 0)
  }
  const headers = { 'content-type': 'application/json; charset=utf-8' }
  assert.equal((await put(fakeGateway(), aReport(ID), { headers })).status, 201)
})

test('who does not bear the token is not let in', async () => {
  const gateway = fakeGateway({ token: 'secret' })
  for (const authorization of ['', 'Bearer', 'Bearer other', 'Basic secret']) {
    const response = await put(gateway, aReport(ID), { headers: { ...FHIR_JSON, authorization } })
    assert.equal(response.status, 401)
    assert.equal(response.headers.get('www-authenticate'), 'Bearer')
  }
  assert.equal((await gateway.app.request(`/fhir/Bundle/${ID}`)).status, 401)
  const headers = { ...FHIR_JSON, authorization: 'Bearer secret' }
  assert.equal((await put(gateway, aReport(ID), { headers })).status, 201)
})

test('it can be down, and can lose its answer', async () => {
  const down = () => new Response(null, { status: 503 })
  let times = 2
  const unsteady = fakeGateway({ before: () => (times-- > 0 ? down() : undefined) })
  const statuses = [
    await put(unsteady, aReport(ID)),
    await put(unsteady, aReport(ID)),
    await put(unsteady, aReport(ID)),
  ]
  assert.deepEqual(
    statuses.map(({ status }) => status),
    [503, 503, 201],
  )
  const forgetful = fakeGateway({ after: down })
  assert.equal((await put(forgetful, aReport(ID))).status, 503)
  assert.deepEqual(forgetful.accepted(), [ID])
})

test('R104 what it tells of a request is method, id, status and the number of faults, never whose it is', async () => {
  const lines: unknown[] = []
  const gateway = fakeGateway({ answered: (line) => void lines.push(line) })
  await put(gateway, changed(aReport(ID), 'entry.0.resource.identifier.0.use', 'temp'))
  await put(gateway, aReport(ID))
  await put(gateway, aReport('1204169991'), { id: '1204169991' })
  await put(gateway, 'x'.repeat(1024 * 1024 + 1))
  assert.deepEqual(lines, [
    { method: 'PUT', id: ID, status: 422, faults: 1 },
    { method: 'PUT', id: ID, status: 201, faults: 0 },
    { method: 'PUT', id: 'xxxxxx-xxxx', status: 201, faults: 0 },
    { method: 'PUT', id: ID, status: 413, faults: 0 },
  ])
})

test('it says truthfully what it can', async () => {
  const response = await fakeGateway({ token: 'secret' }).app.request('/fhir/metadata')
  const { resourceType, rest } = (await response.json()) as { resourceType: string; rest: { resource: unknown[] }[] }
  assert.equal(resourceType, 'CapabilityStatement')
  assert.equal(rest[0]?.resource.length, 1)
})
