import { sql } from 'kysely'
import type { Ctx, Staff, StaffCtx } from '#platform/ctx.ts'
import type { Machine } from '#platform/http.ts'
import { dayOf } from '#platform/time.ts'
import { openedPathway, inBulk, type Pathway } from '#care/pathways/pathways.ts'
import { openRecord } from '#registry/access/access.ts'
import { may } from '#registry/access/roles.ts'
import { childByCpr } from '#registry/people/people.ts'
import { recordPast } from '#care/measures/measures.ts'
import { actAs } from '#platform/act-as.ts'
import { does, NOUNS } from './does.ts'
import { addFamilyMember } from './add-child.ts'
import { member, type Life } from './life.ts'
import type { Deed, PlannedAdult, PlannedFamily, Visit } from './plan.ts'
import { asSystem, type Ground } from './setup.ts'

const SECONDS_BETWEEN = 15

/**
 * Lives a family's plan in one transaction: each visit by the person and at the time that the plan says, through the same
 * commands as the screens, so that every rule of the database is asked.
 */
export const liveFamily = (machine: Machine, ground: Ground, { adults, children }: PlannedFamily): Promise<void> =>
  asSystem(machine, ground.id, async (system) => {
    const now = system.now
    let ctx: Ctx = system
    const as: As = async (actor, at) => {
      const then = at < now ? at : now
      const me =
        ctx.actor.kind === 'staff' && ctx.actor.id === actor.id
          ? { ...ctx, actor, now: then }
          : await actAs(ctx, actor, then)
      ctx = me
      return me
    }
    const adultIds: string[] = []
    await inBulk(system.db, async () => {
      for (const child of children) {
        const [first] = child.visits
        if (!first) continue
        const opener = await as(member(ground, first.by), first.at)
        if (!ground.isNew && (await childByCpr(opener, child.cpr))) return
        const childId = await addFamilyMember(opener, child, adults, adultIds)
        const life: Life = {
          ground,
          child,
          childId,
          today: dayOf(now).toString(),
          pathwayId: '',
          isAssigned: false,
          talks: new Map(),
          ways: new Map(),
          adults: adultIds.map((id, nth) => ({ id, name: nameOf(adults[nth]) })),
          yeses: new Map(),
          concernId: null,
          measured: { responses: [], goals: [] },
          themes: [],
          assessment: null,
        }
        for (const visit of child.visits) await act(life, visit, as)
        await recordPast(ctx, life.measured)
      }
    })
    await commitInTurn(ctx)
  })

/** At commit the looks of many people are linked; two families that come to it at once would wait for each other's. */
const commitInTurn = ({ db, actor }: Ctx) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`looks of ${actor.municipalityId}`}, 0))`.execute(db)

type As = (actor: Staff, at: Date) => Promise<StaffCtx>

const nameOf = (adult: PlannedAdult | undefined): string => (adult ? `${adult.givenName} ${adult.familyName}` : '')

/** What is done with the pathway itself in hand; for the rest it is enough to have opened the record. */
const LOOKS_AT: ReadonlySet<Deed['does']> = new Set(['choose', 'show', 'assign', 'end', 'reopen', 'withdraw'])

async function open(ctx: StaffCtx, life: Life, what: string, looks: boolean): Promise<Pathway | null> {
  if (looks) return openedPathway(ctx, life.pathwayId, what, { kind: 'write' })
  const takesIn = !life.isAssigned && may('entrance.open', ctx.actor)
  await openRecord(ctx, life.childId, { what, kind: 'write', byRole: takesIn ? 'intake' : null })
  return null
}

async function act(life: Life, visit: Visit, as: As): Promise<void> {
  const actor = member(life.ground, visit.by)
  let opened: Pathway | null = null
  for (const [nth, deed] of visit.deeds.entries()) {
    const ctx = await as(actor, new Date(visit.at.getTime() + nth * SECONDS_BETWEEN * 1000))
    const noun = NOUNS[deed.does]
    // the first thing somebody does is to open the record; who may not is refused here as on the screens
    if (nth === 0 && noun)
      opened = await open(
        ctx,
        life,
        noun,
        visit.deeds.some(({ does }) => LOOKS_AT.has(does)),
      )
    await does(ctx, life, deed, opened)
  }
}
