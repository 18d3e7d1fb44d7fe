import { randomUUID } from 'node:crypto'
import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { z } from 'zod'
import { firstTime } from '#platform/attempts.ts'
import type { Env } from '#platform/http.ts'
import { openText, sealText } from '#platform/sealed-text.ts'
import type { Attempt } from './attempt.ts'

const COOKIE = '__Host-trin2-step'
const options = { path: '/', secure: true, httpOnly: true, sameSite: 'Lax' } as const
const ABOUT = 'sign-in step'
const SECONDS_FOR_A_CODE = 300

const sealedStep = z.object({
  municipalityId: z.string(),
  staffId: z.string(),
  isRight: z.boolean(),
  email: z.string(),
  next: z.string(),
  key: z.uuid(),
  until: z.number(),
})

/** Between password and code the browser keeps, sealed, what the first half found; it can neither read nor change it. */
export function keepStep(c: Context<Env>, found: Attempt & { email: string; next: string }): void {
  const { vault, clock } = c.var.machine
  const until = clock().getTime() + SECONDS_FOR_A_CODE * 1000
  const sealed = sealText(vault, JSON.stringify({ ...found, key: randomUUID(), until }), ABOUT)
  setCookie(c, COOKIE, sealed, { ...options, maxAge: SECONDS_FOR_A_CODE })
}

/** What was kept, while there is still time to write a code. */
export function keptStep(c: Context<Env>): z.infer<typeof sealedStep> | null {
  const { vault, clock } = c.var.machine
  const opened = openText(vault, getCookie(c, COOKIE), ABOUT)
  if (opened === null) return null
  const step = sealedStep.parse(JSON.parse(opened))
  return step.until > clock().getTime() ? step : null
}

/** Takes what was kept for one try of a code. A second try with the same finds nothing, even from a copy of the cookie. */
export async function takeStep(c: Context<Env>): Promise<z.infer<typeof sealedStep> | null> {
  const step = keptStep(c)
  deleteCookie(c, COOKIE, options)
  return step && (await firstTime(c, 'sign-in-step', { key: step.key, until: new Date(step.until) })) ? step : null
}
