import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { Env } from '#platform/http.ts'
import type { Staff } from '#platform/ctx.ts'
import { openText, sealText } from '#platform/sealed-text.ts'

/** A link that is kept nowhere is carried, sealed, by the browser of the one who made it, to the next page and no further. */
const COOKIE = '__Host-trin2-link'
const options = { path: '/', secure: true, httpOnly: true, sameSite: 'Strict' } as const

export const carryLink = (c: Context<Env<Staff>>, about: string, path: string): void =>
  setCookie(c, COOKIE, sealText(c.var.machine.vault, path, `link ${about}`), { ...options, maxAge: 120 })

/** The link that was just made about this, such as a member of staff by id; once. */
export function carriedLink(c: Context<Env<Staff>>, about: string): string | undefined {
  const path = openText(c.var.machine.vault, getCookie(c, COOKIE), `link ${about}`)
  if (path === null) return undefined
  deleteCookie(c, COOKIE, options)
  return `${c.var.machine.origin ?? new URL(c.req.url).origin}${path}`
}
