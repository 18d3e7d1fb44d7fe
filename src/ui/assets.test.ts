import assert from 'node:assert/strict'
import { test } from 'node:test'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { asset, assetRoutes } from './assets.ts'

const get = async (path: string, headers: Record<string, string> = {}) => assetRoutes.request(path, { headers })
const bytes = async (answer: Response) => new Uint8Array(await answer.arrayBuffer())

test('a file is served for ever under an address that changes with its content', async () => {
  const answer = await get(asset('app.css'))
  assert.equal(answer.status, 200)
  assert.equal(answer.headers.get('Content-Type'), 'text/css; charset=utf-8')
  assert.match(answer.headers.get('Cache-Control') ?? '', /immutable/)
  assert.match(asset('app.css'), /^\/assets\/[0-9a-f]{12}\/app\.css$/)
})

test('a browser that has it is told so', async () => {
  const etag = (await get(asset('app.js'))).headers.get('ETag') ?? ''
  assert.equal((await get(asset('app.js'), { 'If-None-Match': etag })).status, 304)
})

test('a page from before an upgrade gets the file, but may not keep it', async () => {
  const answer = await get('/assets/000000000000/app.css')
  assert.equal(answer.status, 200)
  assert.equal(answer.headers.get('Cache-Control'), 'no-cache')
})

test('text is packed as the browser can take it, fonts are left as they are', async () => {
  const plain = await bytes(await get(asset('css/dkfds.css')))
  const br = await get(asset('css/dkfds.css'), { 'Accept-Encoding': 'gzip, br' })
  const gzip = await get(asset('css/dkfds.css'), { 'Accept-Encoding': 'gzip' })
  assert.deepEqual(
    [br, gzip].map((each) => each.headers.get('Content-Encoding')),
    ['br', 'gzip'],
  )
  assert.ok(brotliDecompressSync(await bytes(br)).equals(plain))
  assert.ok(gunzipSync(await bytes(gzip)).equals(plain))
  const font = await get(asset('fonts/IBMPlexSans-Regular.woff2'), { 'Accept-Encoding': 'br' })
  assert.deepEqual([font.headers.get('Content-Encoding'), font.headers.get('Content-Type')], [null, 'font/woff2'])
})

test('every file that a sheet or a script names is served', async () => {
  for (const from of ['css/dkfds.css', 'app.css', 'app.js', 'keep.js', 'send.js', 'leave.js', 'limit.js']) {
    const text = await (await get(asset(from))).text()
    const named = [...text.matchAll(/url\(["']?([^"')]+)["']?\)|from '(\.[^']+)'/g)].map(
      (match) => match[1] ?? match[2],
    )
    for (const name of new Set(named)) {
      // The logos belong to headers that we do not use.
      if (!name || name.startsWith('data:') || name.includes('logo')) continue
      const { pathname } = new URL(name, `http://localhost${asset(from)}`)
      assert.equal((await get(pathname)).status, 200, `${from} names ${name}`)
    }
  }
})

test('what we do not have is not there, and a misspelt name is found when the page is written', async () => {
  assert.equal((await get('/assets/000000000000/secrets.txt')).status, 404)
  assert.equal((await get('/assets/000000000000/..%2Fassets.ts')).status, 404)
  assert.throws(() => asset('ap.css'), /no asset named ap.css/)
})
