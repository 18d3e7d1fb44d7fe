import { sql } from 'kysely'
import type { Ctx, Staff, System } from '#platform/ctx.ts'
import type { Db } from '#platform/database.ts'
import type { Machine } from '#platform/http.ts'
import {
  addPartner,
  addTreatmentPlace,
  addUnit,
  changeSettings,
  municipality as settingsOf,
  openOffer,
  partners,
  setReceivingOffice,
  setTreatmentGoal,
  treatmentPlaces,
  units,
} from '#registry/organisations/organisations.ts'
import { setSorCode } from '#exchange/ltt/ltt.ts'
import { saveStaff, staffIdByEmail } from '#registry/staff/staff.ts'
import { addPhrase } from '#care/journal/journal.ts'
import { delegateTreatment } from './delegate.ts'
import type { DemoMunicipality, DemoStaff } from './municipality.ts'
import { phrases } from './words/phrases.ts'

/** A municipality as it stands in the database: its people by their short names, all else by its name. */
export type Ground = {
  id: string
  demo: DemoMunicipality
  /** False when an earlier run had begun to fill it and was interrupted. */
  isNew: boolean
  staff: ReadonlyMap<string, Staff>
  units: ReadonlyMap<string, string>
  places: ReadonlyMap<string, string>
  partners: ReadonlyMap<string, string>
}

export const asSystem = <T>(
  { database, vault, jobs, clock }: Machine,
  municipalityId: string,
  work: (ctx: Ctx<System>) => Promise<T>,
): Promise<T> =>
  database.as({ municipalityId }, (db) =>
    work({
      db,
      vault,
      now: clock(),
      actor: { kind: 'system', municipalityId },
      enqueue: (job, forWhom, data) => jobs.enqueue(db, job, forWhom, data),
    }),
  )

/** Sets a municipality up, all of it or nothing; one that was set up already is left as it is. */
export const setUp = (machine: Machine, demo: DemoMunicipality): Promise<Ground> =>
  asSystem(machine, demo.id, async (ctx) => {
    const isNew = (await staffIdByEmail(ctx.db, demo.staff[0]?.email ?? '')) === null
    if (isNew) await fill(ctx, demo)
    const unitIds = idsByName(await units(ctx))
    const { accent } = await settingsOf(ctx)
    const staff = new Map<string, Staff>()
    for (const member of demo.staff)
      staff.set(
        member.key,
        actorOf(demo, member, {
          id: (await staffIdByEmail(ctx.db, member.email)) ?? '',
          unitId: unitIds.get(member.unit ?? '') ?? null,
          accent,
        }),
      )
    if (isNew) await delegateTreatment(ctx, demo, staff)
    return {
      id: demo.id,
      demo,
      isNew,
      staff,
      units: unitIds,
      places: idsByName(await treatmentPlaces(ctx)),
      partners: idsByName(await partners(ctx)),
    }
  })

/**
 * Opens what was set up, in the transaction of `db`, so that all is open or nothing: from then on the families find its page,
 * and its staff sign in.
 */
export async function open({ vault, jobs, clock }: Machine, db: Db, { id: municipalityId }: Ground): Promise<void> {
  await sql`select set_config('trin2.municipality', ${municipalityId}, true)`.execute(db)
  const enqueue: Ctx['enqueue'] = (job, forWhom, data) => jobs.enqueue(db, job, forWhom, data)
  await openOffer({ db, vault, now: clock(), actor: { kind: 'system', municipalityId }, enqueue })
}

async function fill(ctx: Ctx, demo: DemoMunicipality): Promise<void> {
  const { version } = await settingsOf(ctx)
  await changeSettings(ctx, version, demo.settings)
  // no clock runs yet that a job would have to count anew
  await setTreatmentGoal({ ...ctx, enqueue: async () => undefined }, version + 1, demo.treatmentGoalDays)
  await setReceivingOffice(ctx, version + 2, demo.receivingOffice)
  await setSorCode(ctx, demo.sorCode)
  const unitIds = new Map<string, string>()
  for (const { name, phone } of demo.units) unitIds.set(name, await addUnit(ctx, { name, phone }))
  for (const { unit, ...place } of demo.places)
    await addTreatmentPlace(ctx, { ...place, unitId: unitIds.get(unit) ?? '' })
  for (const { people: _, ...partner } of demo.partners) await addPartner(ctx, partner)
  for (const phrase of phrases) await addPhrase(ctx, phrase)
  for (const { key: _, unit, ...details } of demo.staff) {
    const saved = await saveStaff(ctx, { ...details, unitId: unit === null ? null : (unitIds.get(unit) ?? null) })
    if (saved === 'stale' || saved.errors) throw new Error(`${details.email} cannot be added`)
  }
}

const idsByName = (rows: readonly { id: string; name: string }[]): Map<string, string> =>
  new Map(rows.map(({ id, name }) => [name, id]))

const actorOf = (
  demo: DemoMunicipality,
  { name, profession, unit, roles }: DemoStaff,
  known: { id: string; unitId: string | null; accent: string },
): Staff => ({
  kind: 'staff',
  municipalityId: demo.id,
  municipalityName: demo.name,
  name,
  profession,
  unitName: unit,
  roles,
  ...known,
})
