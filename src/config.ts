import { createPrivateKey } from 'node:crypto'
import { resolve } from 'node:path'
import { z } from 'zod'
import type { ClamdAddress } from '#platform/virus-scan.ts'

/** `id:key` pairs, 32 bytes in base64 each, the one to seal with first. */
const keyList = z.string().transform((text, report) =>
  text.split(',').map((pair) => {
    const [id = '', base64 = ''] = pair.trim().split(':')
    const key = Buffer.from(base64, 'base64')
    if (!/^[a-z0-9-]{1,20}$/.test(id) || key.length !== 32) {
      report.addIssue('must be id:key pairs divided by commas, each key 32 bytes in base64 (openssl rand -base64 32)')
    }
    return { id, key }
  }),
)
const oneKey = z.string().transform((text, report) => {
  const key = Buffer.from(text, 'base64')
  if (key.length !== 32) report.addIssue('must be 32 bytes in base64 (openssl rand -base64 32)')
  return key
})
const yesOrNo = z.enum(['yes', 'no'], { error: 'must be yes or no' })
/** PEM, or PEM in base64 where a line break cannot stand. */
const privateKey = z.string().transform((text, report) => {
  const pem = text.includes('-----BEGIN') ? text : Buffer.from(text, 'base64').toString('utf8')
  try {
    const { asymmetricKeyType: kind, asymmetricKeyDetails: details } = createPrivateKey(pem)
    if (kind !== 'rsa' && !(kind === 'ec' && details?.namedCurve === 'prime256v1'))
      report.addIssue('must be an RSA key or one on the curve P-256')
  } catch {
    report.addIssue('must be a private key in PEM, or that in base64')
  }
  return pem
})
const postgresUrl = z.string().regex(/^postgres(ql)?:\/\//, 'must begin with postgres://')

/** `host:port`, or the path of a unix socket. */
const clamdAddress = z.string().transform((text, report): ClamdAddress => {
  if (text.startsWith('/')) return { path: text }
  const [, host = '', port = ''] = /^\[?([^\]]+?)\]?:(\d{1,5})$/.exec(text) ?? []
  if (!host || Number(port) < 1 || Number(port) > 65_535)
    report.addIssue('must be host:port, such as 127.0.0.1:3310, or the path of a socket')
  return { host, port: Number(port) }
})

const environment = z.object({
  NODE_ENV: z.string().optional(),
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number({ error: 'must be a number' }).int().min(0).max(65_535).default(3000),
  TRIN2_DATA: z.string().min(1).default('./data'),
  TRIN2_DEMO: yesOrNo.optional(),
  TRIN2_DEMO_IN_PRODUCTION: yesOrNo.default('no'),
  TRIN2_ORIGIN: z
    .url({ protocol: /^https?$/, error: 'must be the address that people use, such as https://trin2.holbaek.dk' })
    .optional(),
  TRIN2_TRUST_PROXY: yesOrNo.default('no'),
  TRIN2_KEYS: keyList.optional(),
  TRIN2_LOOKUP_KEY: oneKey.optional(),
  TRIN2_LTT_GATEWAY: z
    .url({ protocol: /^https?$/, error: 'must be an address such as https://gateway.example' })
    .optional(),
  TRIN2_LTT_TOKEN: z.string().optional(),
  TRIN2_LTT_TOKEN_URL: z.url({ protocol: /^https?$/, error: 'must be the address of the token endpoint' }).optional(),
  TRIN2_LTT_CLIENT_ID: z.string().optional(),
  TRIN2_LTT_CLIENT_KEY: privateKey.optional(),
  TRIN2_LTT_SUBJECT_TOKEN_FILE: z.string().optional(),
  TRIN2_LTT_DUPLICATE_STATUS: z.coerce.number().int().min(400).max(499).default(409),
  TRIN2_LTT_TIMEOUT: z.coerce.number({ error: 'must be a number of seconds' }).min(1).max(50).default(20),
  TRIN2_POST_GATEWAY: z
    .url({ protocol: /^https?$/, error: 'must be an address such as https://post.example' })
    .optional(),
  TRIN2_POST_TOKEN: z.string().optional(),
  TRIN2_POST_TIMEOUT: z.coerce.number({ error: 'must be a number of seconds' }).min(1).max(50).default(20),
  TRIN2_CLAMD: clamdAddress.optional(),
  TRIN2_REQUIRE_SCAN: z.enum(['yes', 'no', '1', '0'], { error: 'must be yes or no' }).default('no'),
  TRIN2_FILE_LIMIT: z.coerce.number({ error: 'must be a number of MB' }).int().min(1).max(50).default(10),
  DATABASE_URL: postgresUrl.optional(),
  DATABASE_APP_URL: postgresUrl.optional(),
})

/** How reports reach the national gateway; null: they are written as files in `data`. */
export type ReportGateway = {
  base: string
  token: string | null
  exchange: { url: string; clientId: string; clientKey: string; subjectTokenFile: string } | null
  duplicateStatus: number
  timeoutSeconds: number
}

/** How messages reach whoever sends them on; null: they are written as files in `data`. */
export type PostGateway = { base: string; token: string; timeoutSeconds: number }

export type Keys = { sealing: { id: string; key: Buffer }[]; lookup: Buffer }

export type Config = {
  host: string
  port: number
  data: string
  demo: boolean
  /** The address in the browser; null: whatever the request says. */
  origin: string | null
  trustProxy: boolean
  /** null only in demo mode: keys are then made and kept in `data`. */
  keys: Keys | null
  /** As owner: migrates. null: the embedded PostgreSQL, unless `appUrl` is given. */
  ownerUrl: string | null
  /** As the application's own role. null: derived from the owner's address. */
  appUrl: string | null
  /** What looks files through; null: nothing does. */
  clamd: ClamdAddress | null
  /** A file that nothing looked through is refused. */
  mustScan: boolean
  maxFileBytes: number
  reportGateway: ReportGateway | null
  postGateway: PostGateway | null
}

export class ConfigError extends Error {}

/**
 * Reads the environment once. With nothing set, Trin 2 starts in demo mode on the embedded PostgreSQL.
 * Throws one `ConfigError` that names every fault.
 */
export function readConfig(env: Record<string, string | undefined>): Readonly<Config> {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  const { vars, faulty, faults } = parse(given)
  const isDemo = vars.TRIN2_DEMO ? vars.TRIN2_DEMO === 'yes' : !given['DATABASE_URL'] && !given['DATABASE_APP_URL']
  // What was meant by a variable that cannot be read is not guessed at.
  const demo = faulty.has('TRIN2_DEMO') ? null : isDemo
  const mayDemo = vars.TRIN2_DEMO_IN_PRODUCTION === 'yes' || faulty.has('TRIN2_DEMO_IN_PRODUCTION')
  if (demo && vars.NODE_ENV === 'production' && !mayDemo) {
    faults.push(
      'TRIN2_DEMO: demo mode lets anybody in as anybody, so it does not start with NODE_ENV=production. ' +
        'Set TRIN2_DEMO=no, or TRIN2_DEMO_IN_PRODUCTION=yes if this really is a demonstration.',
    )
  }
  if (Boolean(given['TRIN2_KEYS']) !== Boolean(given['TRIN2_LOOKUP_KEY'])) {
    faults.push('TRIN2_KEYS and TRIN2_LOOKUP_KEY: set both or neither')
  }
  if (demo === false && !given['TRIN2_KEYS']) {
    faults.push('TRIN2_KEYS and TRIN2_LOOKUP_KEY: must be set outside demo mode; CPR numbers are sealed with them')
  }
  const reportGateway = gatewayOf(vars, given, faults)
  const postGateway = postGatewayOf(vars, given, faults)
  if (faults.length) throw new ConfigError(faultList(faults))

  return Object.freeze({
    host: vars.HOST,
    port: vars.PORT,
    data: resolve(vars.TRIN2_DATA),
    demo: isDemo,
    origin: vars.TRIN2_ORIGIN ? new URL(vars.TRIN2_ORIGIN).origin : null,
    trustProxy: vars.TRIN2_TRUST_PROXY === 'yes',
    keys: vars.TRIN2_KEYS && vars.TRIN2_LOOKUP_KEY ? { sealing: vars.TRIN2_KEYS, lookup: vars.TRIN2_LOOKUP_KEY } : null,
    ownerUrl: vars.DATABASE_URL ?? null,
    appUrl: vars.DATABASE_APP_URL ?? null,
    clamd: vars.TRIN2_CLAMD ?? null,
    mustScan: ['yes', '1'].includes(vars.TRIN2_REQUIRE_SCAN),
    maxFileBytes: vars.TRIN2_FILE_LIMIT * 1024 * 1024,
    reportGateway,
    postGateway,
  })
}

type Given = Readonly<Record<string, string | undefined>>

/** Each variable by itself: those that can be read, with a default where there is one, and what is wrong with the others. */
function parse(given: Given): { vars: z.infer<typeof environment>; faulty: Set<string>; faults: string[] } {
  const issues = environment.safeParse(given).error?.issues ?? []
  const faulty = new Set(issues.map(({ path }) => path.join('.')))
  const readable = Object.fromEntries(Object.entries(given).filter(([name]) => !faulty.has(name)))
  const faults = issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
  return { vars: environment.parse(readable), faulty, faults }
}

/** Adds to `faults` what does not go together. */
function gatewayOf(vars: z.infer<typeof environment>, env: Given, faults: string[]): ReportGateway | null {
  const parts = {
    TRIN2_LTT_TOKEN_URL: vars.TRIN2_LTT_TOKEN_URL,
    TRIN2_LTT_CLIENT_ID: vars.TRIN2_LTT_CLIENT_ID,
    TRIN2_LTT_CLIENT_KEY: vars.TRIN2_LTT_CLIENT_KEY,
    TRIN2_LTT_SUBJECT_TOKEN_FILE: vars.TRIN2_LTT_SUBJECT_TOKEN_FILE,
  }
  const {
    TRIN2_LTT_TOKEN_URL: url,
    TRIN2_LTT_CLIENT_ID: clientId,
    TRIN2_LTT_CLIENT_KEY: clientKey,
    TRIN2_LTT_SUBJECT_TOKEN_FILE: subjectTokenFile,
  } = parts
  const given = Object.keys(parts).filter((name) => env[name]).length
  const names = Object.keys(parts).join(', ')
  if (given > 0 && given < 4) faults.push(`${names}: set all of them or none`)
  if (given > 0 && env['TRIN2_LTT_TOKEN'])
    faults.push('TRIN2_LTT_TOKEN: leave it out when tokens are exchanged, or leave out the token endpoint')
  if ((given > 0 || env['TRIN2_LTT_TOKEN']) && !env['TRIN2_LTT_GATEWAY'])
    faults.push('TRIN2_LTT_GATEWAY: must be set when there is a token for it')
  for (const name of ['TRIN2_LTT_GATEWAY', 'TRIN2_LTT_TOKEN_URL'] as const) {
    if (isInTheClear(vars[name]))
      faults.push(`${name}: CPR numbers and tokens go there, so it must begin with https://`)
  }
  if (!vars.TRIN2_LTT_GATEWAY) return null
  return {
    base: vars.TRIN2_LTT_GATEWAY.replace(/\/+$/, ''),
    token: vars.TRIN2_LTT_TOKEN ?? null,
    exchange: url && clientId && clientKey && subjectTokenFile ? { url, clientId, clientKey, subjectTokenFile } : null,
    duplicateStatus: vars.TRIN2_LTT_DUPLICATE_STATUS,
    timeoutSeconds: vars.TRIN2_LTT_TIMEOUT,
  }
}

/** Adds to `faults` what does not go together. */
function postGatewayOf(
  {
    TRIN2_POST_GATEWAY: base,
    TRIN2_POST_TOKEN: token,
    TRIN2_POST_TIMEOUT: timeoutSeconds,
  }: z.infer<typeof environment>,
  env: Given,
  faults: string[],
): PostGateway | null {
  if (Boolean(env['TRIN2_POST_GATEWAY']) !== Boolean(env['TRIN2_POST_TOKEN']))
    faults.push('TRIN2_POST_GATEWAY, TRIN2_POST_TOKEN: set both or neither')
  if (isInTheClear(base))
    faults.push('TRIN2_POST_GATEWAY: addresses, links and a token go there, so it must begin with https://')
  return base && token ? { base: base.replace(/\/+$/, ''), token, timeoutSeconds } : null
}

/** Whether what is sent to an address could be read on the way: only this machine may be reached without TLS. */
function isInTheClear(address: string | undefined): boolean {
  const { protocol, hostname } = new URL(address ?? 'https://none')
  return protocol === 'http:' && !['127.0.0.1', 'localhost', '[::1]'].includes(hostname)
}

const faultList = (faults: string[]) =>
  `The environment has ${faults.length === 1 ? 'a fault' : `${faults.length} faults`}:\n${faults.map((fault) => `  - ${fault}`).join('\n')}`
