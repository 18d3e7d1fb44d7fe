import { Hono } from 'hono'
import type { Env } from './http.ts'
import { open } from './guard.ts'

/** `/health`: the process answers. `/ready`: it can also reach its database. */
export const healthRoutes = new Hono<Env>()
  .get('/health', open, (c) => c.json({ status: 'ok' }))
  .get('/ready', open, async (c) => {
    const ready = await c.var.machine.database.isReady()
    return c.json({ status: ready ? 'ready' : 'no database' }, ready ? 200 : 503)
  })
