import { Hono } from 'hono'
import { z } from 'zod'
import type { Staff } from '#platform/ctx.ts'
import { optionalText, readForm } from '#platform/form.ts'
import type { Env } from '#platform/http.ts'
import { dayOf } from '#platform/time.ts'
import { inCareOf } from '#care/pathways/pathways.ts'
import { logSearch } from '#registry/access/access.ts'
import { staff } from '#registry/access/guard.ts'
import { childByCpr, readCpr } from '#registry/people/people.ts'
import { listRequests, readFilter } from './list.ts'
import { listPage } from './pages/list-page.ts'

/** A secretary does not open the pathways: from the list, the child is found by its whole CPR number, and nothing is shown. */
export const findChild = new Hono<Env<Staff>>().post('/record-requests', staff('request.register'), async (c) => {
  const { ctx, frame } = c.var
  const { typed, value } = await readForm(c, z.object({ cpr: optionalText(20) }))
  const digits = value && readCpr(value.cpr)?.digits
  await logSearch(ctx, '[CPR-nummer]')
  const child = digits ? await childByCpr(ctx, digits) : null
  const inCare = child ? await inCareOf(ctx, child.id) : null
  if (inCare) return c.redirect(`/pathways/${inCare.pathwayId}/record-requests/new`, 303)
  const filter = readFilter({})
  const errors = {
    cpr: digits ? 'Der er intet barn med det nummer i et forløb her.' : 'Skriv hele CPR-nummeret, fx 010203-1234.',
  }
  const found = await listRequests(ctx, filter)
  return c.html(listPage(frame, { found, filter, today: dayOf(ctx.now), reader: ctx.actor, typed, errors }), 422)
})
