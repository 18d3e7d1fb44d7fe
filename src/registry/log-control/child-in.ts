import type { StaffCtx } from '#platform/ctx.ts'
import { isUuid } from '#platform/form.ts'
import { problem } from '#platform/problem.ts'
import type { AccessKind } from '#platform/schema.ts'
import { logOversight } from '#registry/access/access.ts'
import { childById } from '#registry/people/people.ts'

export type Child = { id: string; name: string; born: string }

/** The child whose log or access is seen to, by those whose work it is. That they looked is itself a look. */
export async function childIn(
  ctx: StaffCtx,
  id: string,
  { what, kind = 'read' }: { what: string; kind?: AccessKind },
): Promise<Child> {
  if (!isUuid(id)) throw problem.notFound('Barnet')
  const child = await childById(ctx, id)
  await logOversight(ctx, id, { what, kind })
  return { id, name: `${child.given_name} ${child.family_name}`, born: child.birth_date }
}
