import { setCookie } from 'hono/cookie'
import { createMiddleware } from 'hono/factory'

/**
 * Tells the browser that a form it keeps has been received, by naming the form in a short-lived cookie that the page's
 * script reads. Only a redirect after a post says so; a refusal, a fault or a lost answer leaves what was typed in place.
 */
export const keptReceipt = createMiddleware(async (c, next) => {
  await next()
  if (c.req.method !== 'POST' || c.res.status !== 303) return
  if (!/form/.test(c.req.header('Content-Type') ?? '')) return
  const kept = (await c.req.formData()).get('kept')
  if (typeof kept !== 'string' || kept === '') return
  setCookie(c, 'kept', kept, { path: '/', maxAge: 30, sameSite: 'Lax', secure: c.req.url.startsWith('https:') })
})
