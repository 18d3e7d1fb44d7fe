import { sql } from 'kysely'
import { faultOf, type End, type Link } from '#platform/chain.ts'
import type { Ctx } from '#platform/ctx.ts'

const AT_A_TIME = 1000

/** Who a chain is of, where it begins after what was forgotten, and where it ends. */
type Chain = { staff: string; begins: End; ends: End }
type Row = {
  staff: string
  beginsAt: number
  beginsWith: string | null
  endsAt: number
  endsWith: string | null
} & (Link | { [Name in keyof Link]: null })

/**
 * R56: goes through the chain of every member of staff of a municipality, look by look, and names the first broken link of
 * each; and the looks, and the links, that no chain holds. What was forgotten in its time is not missed. Gives how many looks
 * there are. All is seen as it stood at one moment, so that it can be asked while people work.
 */
export async function lookFaults(ctx: Ctx): Promise<{ looks: number; faults: string[] }> {
  const faults = new Map<string, string>()
  const find = (staff: string, fault: string | null) => {
    if (fault && !faults.has(staff)) faults.set(staff, `the looks of ${staff}: ${fault}`)
  }
  let looks = 0
  let chain: Chain | undefined
  let reached: End = { sequence: 0, hash: null }
  const end = () => chain && find(chain.staff, faultAtTheEnd(reached, chain.ends))

  await sql`declare chained_looks no scroll cursor for ${chained}`.execute(ctx.db)
  for (;;) {
    const { rows } = await sql<Row>`fetch ${sql.lit(AT_A_TIME)} from chained_looks`.execute(ctx.db)
    for (const row of rows) {
      if (row.staff !== chain?.staff) {
        end()
        chain = chainOf(row)
        reached = chain.begins
      }
      if (row.sequence === null) continue
      find(row.staff, faultOf(row, reached, 'look'))
      reached = row
      looks += 1
    }
    if (rows.length < AT_A_TIME) break
  }
  end()
  await sql`close chained_looks`.execute(ctx.db)
  for (const { staff } of await linksWithoutChain(ctx)) find(staff, 'the chain is gone')
  for (const { staff, id } of await looksInNoChain(ctx)) find(staff, `look ${id} is in no chain`)
  return { looks, faults: [...faults.values()] }
}

const chainOf = ({ staff, beginsAt, beginsWith, endsAt, endsWith }: Row): Chain => ({
  staff,
  begins: { sequence: beginsAt, hash: beginsWith },
  ends: { sequence: endsAt, hash: endsWith },
})

const faultAtTheEnd = ({ sequence, hash }: End, ends: End): string | null => {
  if (sequence < ends.sequence) return `look ${sequence + 1} is missing`
  return sequence === ends.sequence && hash === ends.hash ? null : `look ${sequence} is not where its chain ends`
}

/** Each chain with its links in order, and what their looks say; a chain without links once. */
const chained = sql`
  select c.staff_id as staff, c.forgotten_sequence as "beginsAt", encode(c.forgotten_hash, 'hex') as "beginsWith",
    c.sequence as "endsAt", encode(c.hash, 'hex') as "endsWith", k.sequence,
    case when l.id is not null then look_fields(l, k.sequence, k.prev_hash) end as fields,
    encode(k.prev_hash, 'hex') as "prevHash", encode(k.hash, 'hex') as hash
  from access_chains c
  left join access_links k on k.municipality_id = c.municipality_id and k.staff_id = c.staff_id
  left join access_log l on l.municipality_id = k.municipality_id and l.id = k.look_id and l.staff_id = k.staff_id
  order by c.municipality_id, c.staff_id, k.sequence`

const linksWithoutChain = async (ctx: Ctx) =>
  (
    await sql<{ staff: string }>`
      select distinct k.staff_id as staff from access_links k
      where not exists (select from access_chains c where c.municipality_id = k.municipality_id and c.staff_id = k.staff_id)`.execute(
      ctx.db,
    )
  ).rows

const looksInNoChain = async (ctx: Ctx) =>
  (
    await sql<{ staff: string; id: string }>`
      select distinct on (l.staff_id) l.staff_id as staff, l.id from access_log l
      where not exists (select from access_links k where k.municipality_id = l.municipality_id and k.look_id = l.id)
      order by l.staff_id, l.at`.execute(ctx.db)
  ).rows
