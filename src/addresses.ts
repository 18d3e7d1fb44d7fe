import type { Config, Keys } from './config.ts'
import { appPasswordOf } from './keys.ts'

const APP_ROLE = 'trin2_app'

/** Where the database is reached: as its owner, where that is known, and as the application. */
export type Addresses = { ownerUrl: string | null; appUrl: string; appPassword: string }

/** Both addresses, from what is configured, or from that of the embedded PostgreSQL. */
export function addressesOf({ ownerUrl, appUrl }: Pick<Config, 'ownerUrl' | 'appUrl'>, keys: Keys): Addresses | null {
  if (appUrl) return { ownerUrl, appUrl, appPassword: passwordIn(appUrl) ?? appPasswordOf(keys) }
  if (!ownerUrl) return null
  const appPassword = appPasswordOf(keys)
  const derived = new URL(ownerUrl)
  derived.username = APP_ROLE
  derived.password = appPassword
  return { ownerUrl, appUrl: derived.href, appPassword }
}

/** Migrating gives the role the password that its address says. */
function passwordIn(appUrl: string): string | null {
  const { username, password } = new URL(appUrl)
  return username === APP_ROLE && password ? decodeURIComponent(password) : null
}
