import { Hono } from 'hono'
import { healthRoutes } from '#platform/health.ts'
import { webApp, type Env, type Machine } from '#platform/http.ts'
import { asStaff } from '#registry/access/guard.ts'
import { assetRoutes } from '#ui/assets.ts'
import { frame } from './frame.ts'
import { problemPage } from './problem-page.ts'

/** The whole application over a machine: every route that exists is named here. */
export function createApp(machine: Machine): Hono<Env> {
  const app = webApp(machine, problemPage)
  app.route('/', healthRoutes)
  app.route('/', assetRoutes)

  const signedIn = new Hono<Env>()
  signedIn.use(asStaff, frame)

  app.route('/', signedIn)
  return app
}
