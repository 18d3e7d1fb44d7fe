import type { Context } from 'hono'
import type { Staff } from '#platform/ctx.ts'
import { isUuid } from '#platform/form.ts'
import type { Env } from '#platform/http.ts'
import { problem } from '#platform/problem.ts'
import type { AccessKind } from '#platform/schema.ts'
import { dayOf } from '#platform/time.ts'
import { openedPathway } from '#care/pathways/pathways.ts'
import { childForBanner } from '#registry/people/people.ts'

/** A pathway opened for its measures, with the child on top: the look is logged (R55, R56). An address that is none is not found. */
export async function openedFor(c: Context<Env<Staff>>, kind: AccessKind) {
  for (const [name, value] of Object.entries<string>(c.req.param()))
    if (name.endsWith('Id') && !isUuid(value)) throw problem.notFound('Siden')
  const { ctx } = c.var
  const pathway = await openedPathway(ctx, c.req.param('pathwayId') ?? '', 'measures', { kind })
  const child = await childForBanner(ctx, pathway.child_id)
  return { pathway, child, today: dayOf(ctx.now), now: ctx.now, reader: ctx.actor }
}

export type Opened = Awaited<ReturnType<typeof openedFor>>

export const measuresAddress = (pathwayId: string): string => `/pathways/${pathwayId}/measures`
