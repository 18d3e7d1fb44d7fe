import type { AddressInfo } from 'node:net'
import type { Server } from 'node:http'
import { createAdaptorServer } from '@hono/node-server'
import type { Hono } from 'hono'
import type { Env } from '#platform/http.ts'
import { StartError } from './machine.ts'

/** How long a request that is under way may still take when the process stops. */
const MILLISECONDS_TO_FINISH = 10_000

/** Serves an application on an address; `opened` stops it, when the requests under way are answered. Gives where it is. */
export async function serve(
  app: Hono<Env>,
  { host, port }: { host: string; port: number },
  opened: AsyncDisposableStack,
): Promise<string> {
  // Without options for TLS the adaptor makes a plain HTTP/1 server.
  const server = createAdaptorServer({ fetch: app.fetch, serverOptions: { keepAliveTimeout: 65_000 } }) as Server
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(inWords(error, host, port)))
    server.listen(port, host, resolve)
  })
  opened.defer(() => close(server))
  const { port: taken } = server.address() as AddressInfo // a server that listens on a port has one
  return `http://${host.includes(':') ? `[${host}]` : host}:${taken}`
}

function inWords(error: NodeJS.ErrnoException, host: string, port: number): Error {
  const reason = {
    EADDRINUSE: `Port ${port} on ${host} is already taken, perhaps by another Trin 2. Stop that, or set PORT to another number.`,
    EACCES: `Port ${port} may not be used by this user. Set PORT to a number above 1023.`,
    EADDRNOTAVAIL: `${host} is not an address of this machine. Set HOST to one that is, such as 127.0.0.1.`,
    ENOTFOUND: `${host} is not an address. Set HOST to one of this machine, such as 127.0.0.1.`,
  }[error.code ?? '']
  return reason ? new StartError(reason) : error
}

async function close(server: Server): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve))
  // A browser keeps its connection open after the answer; then there is nothing more to wait for.
  const answered = setInterval(() => server.closeIdleConnections(), 50)
  const late = setTimeout(() => server.closeAllConnections(), MILLISECONDS_TO_FINISH)
  await closed
  clearInterval(answered)
  clearTimeout(late)
}
