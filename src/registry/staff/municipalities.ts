import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import type { Env } from '#platform/http.ts'
import { openMunicipalities, type OpenMunicipality } from '#registry/organisations/organisations.ts'

/** The municipalities one may sign in to, in Danish order. */
export const municipalitiesHere = (c: Context<Env>): Promise<OpenMunicipality[]> =>
  c.var.machine.database.as({ municipalityId: '' }, (db) => openMunicipalities(db))

/** The browser remembers which municipality signs in here, and nothing else. */
const COOKIE = '__Host-trin2-municipality'
const YEAR = 365 * 86_400

export const rememberedMunicipality = (c: Context<Env>): string | undefined => getCookie(c, COOKIE)

export const rememberMunicipality = (c: Context<Env>, id: string): void =>
  setCookie(c, COOKIE, id, { path: '/', secure: true, httpOnly: true, sameSite: 'Lax', maxAge: YEAR })
