import { HOLBAEK, type World } from './world.ts'

/** A drawn look of Mette's, an extract and a permission, for the addresses that are about one. */
export async function controlledAccess(world: World, { childId }: { childId: string }) {
  const one = async (sql: string, values: unknown[]): Promise<string> =>
    (await world.owner.query<{ id: string }>(sql, values)).rows[0]?.id ?? ''
  await world.owner.query(
    "insert into log_draws (municipality_id, month, drawn_at, seed, per_person, most_hits, looks, due_on) values ($1, '2026-10-01', now(), 'seed-of-tests', 2, 50, 1, '2026-11-30')",
    [HOLBAEK],
  )
  const lookId = await one(
    "insert into access_log (municipality_id, at, staff_id, roles, kind, what, child_id, basis) values ($1, '2026-10-07T10:00Z', $2, '{therapist}', 'read', 'pathway', $3, 'treating') returning id",
    [HOLBAEK, world.staff.mette.id, childId],
  )
  const reviewId = await one(
    "insert into log_reviews (municipality_id, month, look_id, staff_id, looks, rules, gravity) values ($1, '2026-10-01', $2, $3, 1, '{night}', 10) returning id",
    [HOLBAEK, lookId, world.staff.mette.id],
  )
  const extractId = await one(
    "insert into log_extracts (municipality_id, child_id, from_day, to_day, given_to, receiver, identity, maturity, made_by, made_at) values ($1, $2, '2026-01-01', '2026-12-31', 'young_person', 'Josefine Holm', 'MitID', 'Moden nok til selv at bede om det.', $3, now()) returning id",
    [HOLBAEK, childId, world.staff.lise.id],
  )
  const permissionId = await one(
    `insert into quality_permissions (municipality_id, staff_id, purpose, criteria, enquiries_from, enquiries_to, from_day, until_day, given_by, given_at)
     values ($1, $2, 'Vi ser på ventetiden.', 'Alle forløb fra i år.', '2026-01-01', '2026-12-31', '2026-11-01', '2027-01-31', $3, now()) returning id`,
    [HOLBAEK, world.staff.vera.id, world.staff.lise.id],
  )
  return { reviewId, extractId, permissionId }
}
