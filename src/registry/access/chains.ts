import { sql } from 'kysely'
import { faultOf, type End, type Link } from '#platform/chain.ts'
import type { Ctx } from '#platform/ctx.ts'

const AT_A_TIME = 1000
const FIRST = '00000000-0000-0000-0000-000000000000'

type Chain = { staff: string; begins: End; ends: End }
type LookLink = Link & { staff: string }

/**
 * R56: goes through the chain of every member of staff of a municipality, look by look, and names the first broken link of
 * each; and the looks that no chain holds. What was forgotten in its time is not missed. Gives how many looks there are.
 */
export async function lookFaults(ctx: Ctx): Promise<{ looks: number; faults: string[] }> {
  const chains = await chainsOf(ctx)
  const reached = new Map<string, End>(chains.map(({ staff, begins }) => [staff, begins]))
  const faults = new Map<string, string>()
  const find = (staff: string, fault: string | null) => {
    if (fault && !faults.has(staff)) faults.set(staff, `the looks of ${staff}: ${fault}`)
  }
  let looks = 0
  let last: LookLink | undefined
  for (;;) {
    const links = await linksAfter(ctx, last)
    for (const link of links) {
      find(link.staff, faultOf(link, reached.get(link.staff) ?? null, 'look'))
      reached.set(link.staff, link)
      last = link
    }
    looks += links.length
    if (links.length < AT_A_TIME) break
  }
  for (const { staff, ends } of chains) {
    const { sequence, hash } = reached.get(staff) ?? { sequence: 0, hash: null }
    if (sequence < ends.sequence) find(staff, `look ${sequence + 1} is missing`)
    else if (sequence !== ends.sequence || hash !== ends.hash)
      find(staff, `look ${sequence} is not where its chain ends`)
  }
  for (const { staff, id } of await looksInNoChain(ctx)) find(staff, `look ${id} is in no chain`)
  return { looks, faults: [...faults.values()] }
}

const chainsOf = async (ctx: Ctx): Promise<Chain[]> =>
  (
    await ctx.db
      .selectFrom('access_chains')
      .select((column) => [
        'staff_id as staff',
        'sequence',
        'forgotten_sequence',
        sql<string | null>`encode(${column.ref('hash')}, 'hex')`.as('hash'),
        sql<string | null>`encode(${column.ref('forgotten_hash')}, 'hex')`.as('forgotten_hash'),
      ])
      .orderBy('staff_id')
      .execute()
  ).map(({ staff, sequence, hash, forgotten_sequence, forgotten_hash }) => ({
    staff,
    begins: { sequence: forgotten_sequence, hash: forgotten_hash },
    ends: { sequence, hash },
  }))

const linksAfter = async (ctx: Ctx, last: LookLink | undefined): Promise<LookLink[]> =>
  (
    await sql<LookLink>`
      select k.staff_id as staff, k.sequence, case when l.id is not null then look_fields(l, k.sequence, k.prev_hash) end as fields,
        encode(k.prev_hash, 'hex') as "prevHash", encode(k.hash, 'hex') as hash
      from access_links k left join access_log l on l.municipality_id = k.municipality_id and l.id = k.look_id
      where (k.staff_id, k.sequence) > (${last?.staff ?? FIRST}::uuid, ${last?.sequence ?? 0}::bigint)
      order by k.staff_id, k.sequence limit ${AT_A_TIME}`.execute(ctx.db)
  ).rows

const looksInNoChain = async (ctx: Ctx) =>
  (
    await sql<{ staff: string; id: string }>`
      select distinct on (l.staff_id) l.staff_id as staff, l.id from access_log l
      where not exists (select from access_links k where k.municipality_id = l.municipality_id and k.look_id = l.id)
      order by l.staff_id, l.at`.execute(ctx.db)
  ).rows
