import type { Ctx } from '#platform/ctx.ts'
import { lookupOf, openCpr } from './cpr-numbers.ts'

const AT_A_TIME = 1000
const FIRST = '00000000-0000-0000-0000-000000000000'

/** How the CPR numbers of a municipality stand: how many there are, how many the present keys do not open, how many cannot be found again. */
export type CprSeals = { numbers: number; unopened: number; unfound: number }

/** Opens every CPR number of the municipality, earlier ones too, and makes its keyed hash anew. Tells counts only. */
export async function cprSeals(ctx: Ctx): Promise<CprSeals> {
  const found: CprSeals = { numbers: 0, unopened: 0, unfound: 0 }
  for (let after = FIRST; ;) {
    const rows = await ctx.db
      .selectFrom('person_identifiers')
      .select(['id', 'sealed', 'key_id', 'lookup'])
      .where('municipality_id', '=', ctx.actor.municipalityId)
      .where('id', '>', after)
      .orderBy('id')
      .limit(AT_A_TIME)
      .execute()
    for (const row of rows) {
      found.numbers += 1
      const digits = opened(ctx, row)
      if (digits === null) found.unopened += 1
      else if (!lookupOf(ctx, digits).equals(row.lookup)) found.unfound += 1
    }
    const last = rows.at(-1)
    if (!last || rows.length < AT_A_TIME) return found
    after = last.id
  }
}

function opened(ctx: Ctx, kept: { sealed: Buffer; key_id: string }): string | null {
  try {
    return openCpr(ctx, kept)
  } catch {
    return null // sealed with another key, or altered
  }
}
