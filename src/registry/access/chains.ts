import { sql } from 'kysely'
import { faultOf, type End, type Link } from '#platform/chain.ts'
import type { Ctx } from '#platform/ctx.ts'

const AT_A_TIME = 1000

/** Whose it is, where it begins after what was forgotten, and where it ends. */
type Chain = { staff: string; begins: End; ends: End }

/**
 * R56: goes through the chain of every member of staff of a municipality, look by look, and names the first broken link of
 * each; and the looks, and the links, that no chain holds. What was forgotten in its time is not missed. Gives how many looks
 * there are. May be asked while people work: each chain is followed to where it ended when it was asked for.
 */
export async function lookFaults(ctx: Ctx): Promise<{ looks: number; faults: string[] }> {
  const faults = new Map<string, string>()
  const find = (staff: string, fault: string | null) => {
    if (fault && !faults.has(staff)) faults.set(staff, `the looks of ${staff}: ${fault}`)
  }
  let looks = 0
  for (const chain of await chainsOf(ctx)) {
    const found = await followed(ctx, chain)
    looks += found.looks
    find(chain.staff, found.fault)
  }
  for (const { staff } of await linksWithoutChain(ctx)) find(staff, 'the chain is gone')
  for (const { staff, id } of await looksInNoChain(ctx)) find(staff, `look ${id} is in no chain`)
  return { looks, faults: [...faults.values()] }
}

/** Follows one chain. When some of it was forgotten on the way, it is followed again from where it then begins. */
async function followed(ctx: Ctx, chain: Chain): Promise<{ looks: number; fault: string | null }> {
  let reached = chain.begins
  let fault: string | null = null
  let looks = 0
  for (;;) {
    const links = await linksBetween(ctx, chain.staff, reached, chain.ends)
    for (const link of links) {
      fault ??= faultOf(link, reached, 'look')
      reached = link
    }
    looks += links.length
    if (links.length < AT_A_TIME) break
  }
  fault ??= faultAtTheEnd(reached, chain.ends)
  if (!fault) return { looks, fault }
  const [now] = await chainsOf(ctx, chain.staff)
  return now && now.begins.sequence > chain.begins.sequence ? followed(ctx, now) : { looks, fault }
}

const faultAtTheEnd = ({ sequence, hash }: End, ends: End): string | null => {
  if (sequence < ends.sequence) return `look ${sequence + 1} is missing`
  return hash === ends.hash ? null : `look ${sequence} is not where its chain ends`
}

const chainsOf = async (ctx: Ctx, staff: string | null = null): Promise<Chain[]> =>
  (
    await sql<{ staff: string; from: number; fromHash: string | null; to: number; toHash: string | null }>`
      select staff_id as staff, forgotten_sequence as "from", encode(forgotten_hash, 'hex') as "fromHash",
        sequence as "to", encode(hash, 'hex') as "toHash"
      from access_chains where ${staff}::uuid is null or staff_id = ${staff} order by staff_id`.execute(ctx.db)
  ).rows.map(({ staff: of, from, fromHash, to, toHash }) => ({
    staff: of,
    begins: { sequence: from, hash: fromHash },
    ends: { sequence: to, hash: toHash },
  }))

const linksBetween = async (ctx: Ctx, staff: string, after: End, end: End): Promise<Link[]> =>
  (
    await sql<Link>`
      select k.sequence, case when l.id is not null then look_fields(l, k.sequence, k.prev_hash) end as fields,
        encode(k.prev_hash, 'hex') as "prevHash", encode(k.hash, 'hex') as hash
      from access_links k
      left join access_log l on l.municipality_id = k.municipality_id and l.id = k.look_id and l.staff_id = k.staff_id
      where k.staff_id = ${staff} and k.sequence > ${after.sequence}::bigint and k.sequence <= ${end.sequence}::bigint
      order by k.sequence limit ${AT_A_TIME}`.execute(ctx.db)
  ).rows

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
