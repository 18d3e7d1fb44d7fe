import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx.ts'
import type { Db } from '#platform/database.ts'
import type { Day } from '#platform/time.ts'
import type { Accent } from '#ui/accents.ts'

const FACE = [
  'id',
  'name',
  'slug',
  'phone',
  'phone_hours as phoneHours',
  'email',
  'counselling_name as counsellingName',
  'counselling_phone as counsellingPhone',
  'counselling_web as counsellingWeb',
  'counselling_hours as counsellingHours',
  'accessibility_statement as accessibilityStatement',
] as const

/** What a citizen sees of a municipality whose offer is run here. */
export type OpenMunicipality = NonNullable<Awaited<ReturnType<typeof openMunicipalityBySlug>>>

/** The municipality of an address such as `/k/holbaek`; null when it does not run its offer here. */
export const openMunicipalityBySlug = async (db: Db, slug: string) =>
  (await open(db).where('slug', '=', slug).executeTakeFirst()) ?? null

/** The municipalities that run their offer here, in Danish order. */
export const openMunicipalities = (db: Db) =>
  open(db)
    .orderBy(sql`name collate danish`)
    .execute()

const open = (db: Db) =>
  db
    .selectFrom('municipalities')
    .select(FACE)
    .select('accent')
    .$narrowType<{ accent: Accent }>() // by a check of the table
    .where('is_open', '=', true)

/** Lets the municipality on whose behalf we act run its offer here. Gives what it is called, and whether it did so before. */
export async function openOffer(ctx: Ctx): Promise<{ name: string; slug: string; wasOpen: boolean }> {
  const { id, name, slug, wasOpen } = await ctx.db
    .selectFrom('municipalities')
    .select(['id', 'name', 'slug', 'is_open as wasOpen'])
    .where('id', '=', ctx.actor.municipalityId)
    .executeTakeFirstOrThrow()
  if (!wasOpen) await ctx.db.updateTable('municipalities').set({ is_open: true }).where('id', '=', id).execute()
  return { name, slug, wasOpen }
}

/** The municipality on whose behalf we act, with its settings and their version. */
export const municipality = (ctx: Ctx) =>
  ctx.db
    .selectFrom('municipalities')
    .select(FACE)
    .select(['accent', 'treatment_goal_days as treatmentGoalDays', 'version'])
    .select(['receiving_office_name as officeName', 'receiving_office_phone as officePhone'])
    .select(['receiving_office_mail as officeMail', 'receiving_office_acute_phone as officeAcutePhone'])
    .$narrowType<{ accent: Accent }>() // by a check of the table
    .where('id', '=', ctx.actor.municipalityId)
    .executeTakeFirstOrThrow()

/** Where underretninger about a child go (barnets lov § 133), as the municipality itself has told; empty when it has not. */
export type ReceivingOffice = { name: string; phone: string; mail: string; acutePhone: string }

/** The receiving offices of some municipalities. A child may live in another than the one that treats it. */
export const receivingOffices = (ctx: Ctx, municipalityIds: readonly string[]) =>
  ctx.db
    .selectFrom('municipalities')
    .select(['id', 'municipalities.name as municipality', 'receiving_office_name as name'])
    .select(['receiving_office_phone as phone', 'receiving_office_mail as mail'])
    .select('receiving_office_acute_phone as acutePhone')
    .where('id', 'in', [...municipalityIds])
    .execute()

/** Changes where underretninger go; false when somebody has changed the settings since `version` was shown. */
export const setReceivingOffice = (ctx: Ctx, version: number, office: ReceivingOffice): Promise<boolean> =>
  changeOwn(ctx, version, {
    receiving_office_name: office.name,
    receiving_office_phone: office.phone,
    receiving_office_mail: office.mail,
    receiving_office_acute_phone: office.acutePhone,
  })

export type Municipality = Awaited<ReturnType<typeof municipality>>

/** All 98, in Danish order, for a list to choose from. */
export const municipalities = (ctx: Ctx) =>
  ctx.db
    .selectFrom('municipalities')
    .select(['id', 'name', 'is_open as isOpen'])
    .orderBy(sql`name collate danish`)
    .execute()

/** The region in which a municipality lies on a day: they change on 1 January 2027. null before we know of any. */
export async function regionOn(ctx: Ctx, municipalityId: string, day: Day | string): Promise<string | null> {
  const on = day.toString()
  const row = await ctx.db
    .selectFrom('municipality_regions')
    .select('region')
    .where('municipality_id', '=', municipalityId)
    .where('valid_from', '<=', on)
    .where((where) => where.or([where('valid_to', 'is', null), where('valid_to', '>', on)]))
    .executeTakeFirst()
  return row?.region ?? null
}

export type Settings = {
  accent: Accent
  phone: string
  phoneHours: string
  email: string
  /** R4: where somebody who wants to stay anonymous is guided to */
  counsellingName: string
  counsellingPhone: string
  counsellingWeb: string
  counsellingHours: string
  /** R103: the address of the statement in WAS-Tool */
  accessibilityStatement: string
}

/** Changes what the municipality shows the citizen; false when somebody has changed it since `version` was shown. */
export const changeSettings = (ctx: Ctx, version: number, settings: Settings): Promise<boolean> =>
  changeOwn(ctx, version, {
    accent: settings.accent,
    phone: settings.phone,
    phone_hours: settings.phoneHours,
    email: settings.email,
    counselling_name: settings.counsellingName,
    counselling_phone: settings.counsellingPhone,
    counselling_web: settings.counsellingWeb,
    counselling_hours: settings.counsellingHours,
    accessibility_statement: settings.accessibilityStatement,
  })

/**
 * R20: sets the municipality's own goal from screening to first treatment in calendar days, or none. The clocks that run
 * are counted anew by a job of care, which it knows by name alone.
 */
export async function setTreatmentGoal(ctx: Ctx, version: number, days: number | null): Promise<boolean> {
  const changed = await changeOwn(ctx, version, { treatment_goal_days: days })
  if (changed) await ctx.enqueue('pathways.recount', ctx.actor.municipalityId)
  return changed
}

async function changeOwn(ctx: Ctx, version: number, values: Record<string, string | number | null>): Promise<boolean> {
  const { numUpdatedRows } = await ctx.db
    .updateTable('municipalities')
    .set({ ...values, version: version + 1 })
    .where('id', '=', ctx.actor.municipalityId)
    .where('version', '=', version)
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}

/** Whether this can be how an address writes a municipality. */
export const isSlug = (text: string): boolean => /^[a-z-]{1,60}$/.test(text)
