import type { Ctx } from '#platform/ctx.ts'
import { problem } from '#platform/problem.ts'
import type { Definition } from './definition.ts'
import { definitionById } from './definitions.ts'
import type { Response } from './responses.ts'

/**
 * The form by which something was answered, in its version then: one that comes with the software, or one of the municipality's
 * own, also when it is withdrawn. At most one statement. Refused when that version is nowhere any more.
 */
export async function definitionOf(ctx: Ctx, { form_id, form_version }: Response): Promise<Definition> {
  const shipped = definitionById(form_id)
  if (shipped?.version === form_version) return shipped
  const { definition } = await ctx.db
    .selectFrom('measure_forms')
    .select('definition')
    .where('form_id', '=', form_id)
    .where('form_version', '=', form_version)
    .executeTakeFirstOrThrow(() => problem.notFound('Skemaets udgave'))
  // what was imported was read as a definition when it came in
  return definition as unknown as Definition
}
