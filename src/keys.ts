import { hkdfSync, randomBytes } from 'node:crypto'
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { Config, Keys } from './config.ts'

const key = z.base64().transform((text) => Buffer.from(text, 'base64'))
const kept = z.object({ sealing: z.array(z.object({ id: z.string(), key })).min(1), lookup: key })

/**
 * The keys of the environment; in demo mode without any, keys that are made once and kept in `keys.json` among the data,
 * for its owner's eyes only. Of several processes that make them at once, all use those of the first.
 */
export async function keysOf({ keys, data }: Pick<Config, 'keys' | 'data'>): Promise<Keys> {
  if (keys) return keys
  const path = join(data, 'keys.json')
  const text = (await readIfThere(path)) ?? (await make(path))
  return kept.parse(JSON.parse(text))
}

async function make(path: string): Promise<string> {
  const [sealing, lookup] = [randomBytes(32), randomBytes(32)].map((bytes) => bytes.toString('base64'))
  const draft = `${path}.${process.pid}`
  await mkdir(join(path, '..'), { recursive: true })
  await writeFile(draft, JSON.stringify({ sealing: [{ id: 'demo', key: sealing }], lookup }), {
    mode: 0o600,
    flush: true,
  })
  // A link is made whole or not at all, and never over what is there.
  await link(draft, path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error
  })
  await rm(draft)
  return readFile(path, 'utf8')
}

const readIfThere = (path: string): Promise<string | undefined> =>
  readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error
    return undefined
  })

/** The password of the application's database role: the same for every process with the same keys, kept nowhere. */
export const appPasswordOf = ({ lookup }: Keys): string =>
  Buffer.from(hkdfSync('sha256', lookup, '', 'trin2 database role trin2_app', 32)).toString('base64url')
