import { Hono, type Context } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { Env } from '#platform/http.ts'
import {
  CAPABILITIES,
  DUPLICATE,
  NO_JSON,
  NOT_FHIR,
  NOT_HERE,
  NOT_SIGNED_IN,
  OTHER_ID,
  TOO_LONG,
} from './fake-answers.ts'
import { bounded, outcomeOf } from './outcome.ts'
import { readReport } from './validate.ts'
import { isObject } from './validation/place.ts'

export type FakeGatewayOptions = {
  /** Whoever asks must bear it. Without, nobody is asked. */
  token?: string | undefined
  /** Sources do not tell which status FK Gateway refuses a duplicate by. */
  duplicateStatus?: number | undefined
  /** Answers a report instead of the gateway, which then knows of nothing: a gateway that is down, or slow. */
  before?: (id: string) => Instead
  /** Answers instead of the gateway, which has done what it was asked: an answer that is lost on its way. */
  after?: (id: string) => Instead
  /** Told of each request about a report, when it is answered; never what is in it. */
  answered?: (line: { method: string; id: string; status: number; faults: number }) => void
}

type Instead = Response | undefined | Promise<Response | undefined>

/** What is told of a child, a plan, a contact or a referral. */
export type HeldResource = Readonly<Record<string, unknown>> & { resourceType: string; id: string }

export type FakeGateway = {
  app: Hono<Env>
  /** By id, the latest that was told of each resource, in the order in which reports came. */
  held: () => ReadonlyMap<string, HeldResource>
  /** The ids of the reports that were accepted, in that order. */
  accepted: () => readonly string[]
}

type Accepted = { entry: { resource: HeldResource }[] }
type Reply = { response: Response; faults?: number }

const ONE_MEGABYTE = 1024 * 1024
const JSON_TYPE = /^application\/(?:fhir\+)?json *(?:;|$)/i

/**
 * FK Gateway as far as sources tell of it, for tests and for trying: `PUT /fhir/Bundle/:id` applies the validator, refuses
 * an id that it has, and otherwise keeps the report, in memory only.
 */
export function fakeGateway(options: FakeGatewayOptions = {}): FakeGateway {
  const { token, duplicateStatus = 409, before, after, answered } = options
  const reports = new Map<string, Accepted>()

  /** Looks at the token, and tells afterwards what was answered. */
  const about =
    (reply: (c: Context<Env>, id: string) => Reply | Promise<Reply>) =>
    async (c: Context<Env>): Promise<Response> => {
      const id = c.req.param('id') ?? ''
      const isAdmitted = token === undefined || c.req.header('authorization') === `Bearer ${token}`
      const { response, faults = 0 } = isAdmitted ? await reply(c, id) : { response: notSignedIn() }
      answered?.({ method: c.req.method, id: bounded(id), status: response.status, faults })
      return response
    }

  async function receive(c: Context<Env>, id: string): Promise<Reply> {
    if (!JSON_TYPE.test(c.req.header('content-type') ?? '')) return { response: said(415, NOT_FHIR) }
    const read = readReport(await c.req.text())
    if (!read) return { response: said(400, NO_JSON) }
    const { report, faults } = read
    if (isObject(report) && report['id'] !== id) return { response: said(400, OTHER_ID) }
    if (reports.has(id)) return { response: said(duplicateStatus, DUPLICATE) }
    if (faults.length) return { response: said(422, outcomeOf(faults)), faults: faults.length }
    reports.set(id, report as Accepted) // the validator has just seen that it is one
    return { response: new Response(null, { status: 201, headers: { location: c.req.url } }) }
  }

  const app = new Hono<Env>()
  app.get('/fhir/metadata', () => said(200, CAPABILITIES))
  app.get(
    '/fhir/Bundle/:id',
    about((_, id) => {
      const report = reports.get(id)
      return { response: report ? said(200, report) : said(404, NOT_HERE) }
    }),
  )
  app.put(
    '/fhir/Bundle/:id',
    bodyLimit({ maxSize: ONE_MEGABYTE, onError: about(() => ({ response: said(413, TOO_LONG) })) }),
    about(async (c, id) => {
      const away = await before?.(id)
      if (away) return { response: away }
      const reply = await receive(c, id)
      const lost = await after?.(id)
      return lost ? { ...reply, response: lost } : reply
    }),
  )

  return {
    app,
    held: () =>
      new Map([...reports.values()].flatMap(({ entry }) => entry).map(({ resource }) => [resource.id, resource])),
    accepted: () => [...reports.keys()],
  }
}

const said = (status: number, body: object, headers: Record<string, string> = {}): Response =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/fhir+json', ...headers } })

const notSignedIn = (): Response => said(401, NOT_SIGNED_IN, { 'www-authenticate': 'Bearer' })
