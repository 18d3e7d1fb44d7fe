import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { after } from 'node:test'
import pg from 'pg'
import { createApp } from '../src/app.ts'
import { jobsWith } from '../src/jobs.ts'
import type { Ctx, Staff, System } from '#platform/ctx.ts'
import { openDatabase, type Db } from '#platform/database.ts'
import type { Machine } from '#platform/http.ts'
import { openJobs } from '#platform/jobs.ts'
import type { StaffRole } from '#platform/schema.ts'
import { openVault } from '#platform/vault.ts'
import { freshDatabase } from './database.ts'
import { aGateway } from './gateway.ts'
import { aPostOffice } from './post-office.ts'

export const HOLBAEK = '0316'
export const KALUNDBORG = '0326'

/** The people of the tests: everybody but Karen works in Holbæk. The psychologists are authorised. */
export const STAFF = {
  ida: { name: 'Ida Friis', profession: 'socialrådgiver', roles: ['intake'], municipality: HOLBAEK },
  mette: {
    name: 'Mette Lund',
    profession: 'psykolog',
    authorised: '3MT5L',
    roles: ['therapist'],
    municipality: HOLBAEK,
  },
  ali: { name: 'Ali Demir', profession: 'psykolog', authorised: '4DM6R', roles: ['therapist'], municipality: HOLBAEK },
  vera: { name: 'Vera Krogh', profession: 'pædagogisk vejleder', roles: ['adviser'], municipality: HOLBAEK },
  bo: { name: 'Bo Bang', profession: 'administrativ medarbejder', roles: ['secretary'], municipality: HOLBAEK },
  lise: { name: 'Lise Holt', profession: 'psykolog', authorised: '5HL7T', roles: ['leader'], municipality: HOLBAEK },
  adam: { name: 'Adam Juhl', profession: 'it-koordinator', roles: ['administrator'], municipality: HOLBAEK },
  karen: {
    name: 'Karen Øst',
    profession: 'psykolog',
    authorised: '6KR8S',
    roles: ['intake', 'therapist', 'leader'],
    municipality: KALUNDBORG,
  },
} as const satisfies Record<
  string,
  { name: string; profession: string; authorised?: string; roles: StaffRole[]; municipality: string }
>
export type Person = keyof typeof STAFF

export type Answer = { status: number; html: string; location: string | null; statements: number; headers: Headers }
type FileAnswer = { status: number; headers: Headers; bytes: Uint8Array }
export type Client = {
  getFile(path: string): Promise<FileAnswer>
  /** Posts a form that is answered with a file. */
  postForFile(path: string, body: URLSearchParams): Promise<FileAnswer>
  get(path: string, headers?: Record<string, string>): Promise<Answer>
  getFile(path: string): Promise<{ status: number; headers: Headers; bytes: Uint8Array }>
  /** Posts a form with a file as a browser does. */
  postFile(path: string, file: File | null, headers?: Record<string, string>): Promise<Answer>
  /** Posts a form as a browser would: from our own page, with a key of its own. */
  post(path: string, fields?: Fields, headers?: Record<string, string>): Promise<Answer>
}
export type Fields = Record<string, string | readonly string[] | number | undefined>

/**
 * A municipality with its people, on a database of its own, behind the real application. The clock stands where the test
 * puts it. Everything is closed when the test file ends.
 */
export async function aWorld({ now = '2026-11-23T09:00:00Z', demo = true }: { now?: string; demo?: boolean } = {}) {
  const { ownerUrl, appUrl, drop } = await freshDatabase()
  const database = openDatabase(appUrl)
  const vault = openVault({ sealing: [{ id: 'test', key: randomBytes(32) }], lookup: randomBytes(32) })
  let time = new Date(now)
  const clock = () => time
  const log: object[] = []
  const write = (line: object) => void log.push(line)
  const gateway = aGateway()
  const postOffice = aPostOffice()
  const jobs = await openJobs(appUrl, {
    database,
    vault,
    clock,
    log: write,
    jobs: jobsWith({ reports: gateway.channel, post: postOffice.channel, origin: 'https://trin2.example' }),
  })
  const files = { maxBytes: 1024 * 1024, scan: null, mustScan: false }
  const machine: Machine = { database, vault, jobs, files, clock, log: write, demo, origin: null, trustProxy: false }
  const app = createApp(machine)
  const owner = new pg.Client({ connectionString: ownerUrl })
  await owner.connect()
  const staff = await populate(owner)

  after(async () => {
    await jobs.stop()
    await database.close()
    await owner.end()
    await drop()
  })

  const actorOf = (person: Person): Staff => {
    const { name, profession, roles, municipality } = STAFF[person]
    const { id, unitId } = staff[person]
    return {
      kind: 'staff',
      municipalityId: municipality,
      municipalityName: municipality === HOLBAEK ? 'Holbæk' : 'Kalundborg',
      id,
      name,
      profession,
      unitId,
      unitName: 'Ungehuset',
      accent: 'fjord',
      roles,
    }
  }

  return {
    app,
    machine,
    database,
    vault,
    jobs,
    gateway,
    postOffice,
    owner,
    log,
    staff,
    clock,
    appUrl,
    ownerUrl,
    actorOf,
    setTime: (instant: string) => {
      time = new Date(instant)
    },
    /** Acts in the domain directly, in one transaction, as that person would through the screens. */
    acting: <T>(person: Person, work: (ctx: Ctx<Staff>) => Promise<T>): Promise<T> =>
      database.as({ municipalityId: STAFF[person].municipality, staffId: staff[person].id }, (db) =>
        work({
          db,
          vault,
          now: clock(),
          actor: actorOf(person),
          enqueue: (job, forWhom, data) => jobs.enqueue(db, job, forWhom, data),
        }),
      ),
    actingAsSystem: <T>(municipalityId: string, work: (ctx: Ctx<System>) => Promise<T>): Promise<T> =>
      database.as({ municipalityId }, (db) =>
        work({
          db,
          vault,
          now: clock(),
          actor: { kind: 'system', municipalityId },
          enqueue: (job, forWhom, data) => jobs.enqueue(db, job, forWhom, data),
        }),
      ),
    /** Queries under row-level security as the application does, on behalf of a municipality. */
    inMunicipality: <T>(municipalityId: string, work: (db: Db) => Promise<T>): Promise<T> =>
      database.as({ municipalityId }, work),
    as: (person: Person) => client(app, machine, signedIn(owner, STAFF[person].municipality, staff[person].id, clock)),
    signedOut: () => client(app, machine, Promise.resolve(null)),
  }
}

export type World = Awaited<ReturnType<typeof aWorld>>

async function populate(owner: pg.Client) {
  const units: Record<string, string> = {}
  for (const municipality of [HOLBAEK, KALUNDBORG]) {
    await owner.query(
      "update municipalities set is_open = true, phone = '72 36 36 36', phone_hours = 'hverdage 8-15', counselling_name = 'Åben anonym rådgivning', counselling_phone = '72 36 75 70' where id = $1",
      [municipality],
    )
    const unit = await owner.query<{ id: string }>(
      "insert into units (municipality_id, name) values ($1, 'Ungehuset') returning id",
      [municipality],
    )
    units[municipality] = unit.rows[0]?.id ?? ''
  }
  const staff = {} as Record<Person, { id: string; unitId: string; municipality: string }> // filled for each name below
  for (const [person, { name, profession, roles, municipality, ...more }] of Object.entries(STAFF)) {
    const unitId = units[municipality] ?? ''
    const { rows } = await owner.query<{ id: string }>(
      'insert into staff (municipality_id, name, email, profession, unit_id, authorisation_number) values ($1, $2, $3, $4, $5, $6) returning id',
      [municipality, name, `${person}@example.org`, profession, unitId, 'authorised' in more ? more.authorised : ''],
    )
    const id = rows[0]?.id ?? ''
    for (const role of roles) await owner.query('insert into staff_roles values ($1, $2, $3)', [municipality, id, role])
    staff[person as Person] = { id, unitId, municipality } // the keys of STAFF
  }
  return staff
}

async function signedIn(owner: pg.Client, municipality: string, staffId: string, clock: () => Date): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  await owner.query(
    'insert into sessions (municipality_id, token_hash, staff_id, method, started_at, seen_at) values ($1, $2, $3, $4, $5, $5)',
    [municipality, createHash('sha256').update(token).digest(), staffId, 'test', clock()],
  )
  return `__Host-trin2=${municipality}.${token}`
}

function client(app: ReturnType<typeof createApp>, machine: Machine, cookie: Promise<string | null>): Client {
  const ask = async (path: string, init: RequestInit & { headers: Record<string, string> }): Promise<Answer> => {
    const signed = await cookie
    if (signed) init.headers['Cookie'] = [signed, init.headers['Cookie']].filter(Boolean).join('; ')
    const before = machine.database.statements()
    const answer = await app.request(`http://localhost${path}`, init)
    return {
      status: answer.status,
      html: await answer.text(),
      location: answer.headers.get('Location'),
      statements: machine.database.statements() - before,
      headers: answer.headers,
    }
  }
  const file = async (path: string, init: RequestInit & { headers: Record<string, string> }): Promise<FileAnswer> => {
    const signed = await cookie
    if (signed) init.headers['Cookie'] = signed
    const answer = await app.request(`http://localhost${path}`, init)
    return { status: answer.status, headers: answer.headers, bytes: new Uint8Array(await answer.arrayBuffer()) }
  }
  return {
    getFile: (path) => file(path, { headers: {} }),
    postForFile: (path, body) =>
      file(path, {
        method: 'POST',
        body: body.toString(),
        headers: { 'Content-Type': 'application/x-www-form-urlencoded', Origin: 'http://localhost' },
      }),
    postFile: async (path, file, headers = {}) => {
      const form = new FormData()
      form.set('once', randomUUID())
      if (file) form.set('file', file)
      const sent = new Request('http://localhost', { method: 'POST', body: form })
      const type = sent.headers.get('Content-Type') ?? ''
      const body = await sent.arrayBuffer()
      return ask(path, {
        method: 'POST',
        body,
        headers: {
          Accept: 'text/html',
          'Content-Type': type,
          'Content-Length': String(body.byteLength),
          Origin: 'http://localhost',
          ...headers,
        },
      })
    },
    get: (path, headers = {}) => ask(path, { headers: { Accept: 'text/html', ...headers } }),
    post: (path, fields = {}, headers = {}) => {
      const body = new URLSearchParams()
      for (const [name, value] of Object.entries({ once: randomUUID(), ...fields })) {
        for (const one of Array.isArray(value) ? value : [value]) if (one !== undefined) body.append(name, String(one))
      }
      return ask(path, {
        method: 'POST',
        body: body.toString(),
        headers: {
          Accept: 'text/html',
          'Content-Type': 'application/x-www-form-urlencoded',
          Origin: 'http://localhost',
          ...headers,
        },
      })
    },
  }
}
