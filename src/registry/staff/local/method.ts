import { Hono } from 'hono'
import type { Env } from '#platform/http.ts'
import type { SignInMethod } from '../sign-in.ts'
import { activationRoutes } from './activation-routes.ts'
import { signInRoutesOf } from './sign-in-routes.ts'

/** Accounts of our own: password and one-time code. */
export const localAccounts: SignInMethod = {
  id: 'local',
  label: 'Log ind med adgangskode og kode',
  path: '/sign-in/local',
  isOffered: () => true,
  routes: (kit) => new Hono<Env>().route('/', signInRoutesOf(kit)).route('/', activationRoutes(kit)),
}
