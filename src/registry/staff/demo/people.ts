import { sql } from 'kysely'
import type { Db } from '#platform/database.ts'
import type { StaffRole } from '#platform/schema.ts'

export type DemoPerson = { id: string; name: string; profession: string; unitName: string | null; roles: StaffRole[] }

/** Those one may be in the demo, by what they do. `db` acts for the municipality. */
export const demoPeople = (db: Db): Promise<DemoPerson[]> =>
  db
    .selectFrom('staff')
    .leftJoin('units', (join) =>
      join.onRef('units.municipality_id', '=', 'staff.municipality_id').onRef('units.id', '=', 'staff.unit_id'),
    )
    .innerJoin('staff_roles', (join) =>
      join
        .onRef('staff_roles.municipality_id', '=', 'staff.municipality_id')
        .onRef('staff_roles.staff_id', '=', 'staff.id'),
    )
    .select(['staff.id', 'staff.name', 'staff.profession', 'units.name as unitName'])
    .select(sql<StaffRole[]>`array_agg(staff_roles.role order by staff_roles.role)::text[]`.as('roles'))
    .where('staff.is_active', '=', true)
    .groupBy(['staff.id', 'staff.name', 'staff.profession', 'units.name'])
    .orderBy(sql`min(staff_roles.role)`)
    .orderBy(sql`staff.name collate danish`)
    .limit(100)
    .execute()
