import { createHash } from 'node:crypto'
import { extname } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { Hono } from 'hono'
import { open } from '#platform/guard.ts'
import { readAssets } from './asset-files.ts'

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
}

const compress = { br: brotliCompressSync, gzip: gzipSync }

const files = readAssets()

/** One hash for the whole set, as a folder: a sheet finds its pictures by relative addresses, and all may be cached for ever. */
const hash = [...files]
  .reduce((sum, [name, content]) => sum.update(name).update(content), createHash('sha256'))
  .digest('hex')
  .slice(0, 12)

/** The address of a file of ours: `app.css`, `css/dkfds.css`, `img/svg-icons/print.svg`. */
export function asset(name: string) {
  if (!files.has(name)) throw new Error(`There is no asset named ${name}`)
  return `/assets/${hash}/${name}`
}

const packed = new Map<string, Uint8Array<ArrayBuffer>>()

/** Compressed the first time someone asks, then kept. */
function contentOf(name: string, plain: Uint8Array<ArrayBuffer>, encoding: 'br' | 'gzip' | undefined) {
  if (!encoding) return plain
  const key = `${encoding} ${name}`
  const body = packed.get(key) ?? new Uint8Array(compress[encoding](plain))
  packed.set(key, body)
  return body
}

export const assetRoutes = new Hono().get('/assets/:hash/:name{.+}', open, (c) => {
  const name = c.req.param('name')
  const plain = files.get(name)
  if (!plain) return c.notFound()

  // A page from before an upgrade still gets what we have now, but may not keep it.
  const current = c.req.param('hash') === hash
  c.header('Cache-Control', current ? 'public, max-age=31536000, immutable' : 'no-cache')
  c.header('ETag', `W/"${hash}"`)
  c.header('Vary', 'Accept-Encoding')
  if (c.req.header('If-None-Match') === `W/"${hash}"`) return c.body(null, 304)

  const accepted = extname(name) === '.woff2' ? '' : (c.req.header('Accept-Encoding') ?? '')
  const encoding = (['br', 'gzip'] as const).find((each) => accepted.includes(each))
  if (encoding) c.header('Content-Encoding', encoding)
  c.header('Content-Type', types[extname(name)] ?? 'application/octet-stream')
  return c.body(contentOf(name, plain, encoding))
})
