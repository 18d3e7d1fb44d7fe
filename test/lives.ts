import { Problem } from '#platform/problem.ts'
import type { StaffCtx } from '#platform/ctx.ts'
import type { ClosingReason, Theme, WayTarget } from '#platform/schema.ts'
import { clockTimeOf, dayOf, plainDate } from '#platform/time.ts'
import {
  changeContact,
  chooseOutcome,
  contactsOf,
  correctWay,
  endPathway,
  holdContact,
  joinEnquiry,
  openPathway,
  pathwayById,
  planContact,
  regretPathway,
  reopenPathway,
  setThemes,
  showWay,
  TALKS,
  TREATMENT_FORMS,
  viewOf,
} from '#care/pathways/pathways.ts'
import { waysOf } from '#care/pathways/ways.ts'
import { sendTransfer } from '#care/transfers/transfers.ts'
import { relate } from '#registry/access/access.ts'
import { addChild, changeChild, childById, giveCpr, syntheticCpr } from '#registry/people/people.ts'
import { consented } from './consents.ts'
import { HOLBAEK, KALUNDBORG, STAFF, type Person, type World } from './world.ts'

const THEMES: Theme[] = ['behaviour', 'worry', 'body_and_food', 'self_harm', 'sadness', 'obsessions', 'other']
const TARGETS: WayTarget[] = ['general_practice', 'child_psychiatry', 'civil_society', 'other_municipal_offer', 'other']
const REASONS: ClosingReason[] = ['treatment_completed', 'no_need', 'declined', 'moved']

/** What may happen to a child of a test, each drawn by numbers; what a rule refuses does not happen. */
export const DEEDS = [
  'open',
  'plan',
  'hold',
  'hold',
  'hold',
  'hold',
  'miss',
  'correct',
  'themes',
  'outcome',
  'way',
  'way',
  'correctWay',
  'end',
  'end',
  'reopen',
  'reopen',
  'open',
  'transfer',
  'renumber',
  'regret',
  'joinEarlier',
  'rebirth',
] as const
export type Deed = (typeof DEEDS)[number]

const pick = <T>(from: readonly T[], by: number): T | undefined => from[by % from.length]

/**
 * A child who lives in the offer of a municipality of the world, and in the other's when it is handed over, through the
 * same commands as the screens use. In each municipality it is a child with an id of its own.
 */
export async function aLife(world: World, first: Person, { born, nth }: { born: string; nth: number }) {
  const cpr = syntheticCpr(plainDate(born), nth) ?? ''
  const ids = new Map<Person, string>()
  const pathways: string[] = []
  let by = first
  let childId = ''

  /** Goes on at somebody's, who may not know the child yet. */
  const liveWith = async (person: Person) => {
    by = person
    childId =
      ids.get(by) ??
      (await world.acting(by, (ctx) => addChild(ctx, { givenName: 'Alma', familyName: 'Test', birthDate: born, cpr })))
    ids.set(by, childId)
    pathways.length = 0
  }
  await liveWith(first)

  /** Goes on with a pathway; in most lives the family consents at once, and the database refuses what comes without. */
  const begun = async (id: string) => {
    pathways.push(id)
    if (nth % 5 !== 4) await consented(world, by, { id, childId })
  }

  const acts: Record<Deed, (ctx: StaffCtx, id: string, n: number) => Promise<unknown>> = {
    open: async (ctx, _, n) => {
      const id = await openPathway(ctx, {
        childId,
        enquiryAt: new Date(ctx.now.getTime() - (n % 3) * 86_400_000),
        contactedBy: 'mother',
        channel: 'phone',
        referredBy: null,
        residenceMunicipalityId: STAFF[by].municipality,
        actingMunicipalityId: null,
        unitId: null,
        isUnder126a: n % 11 !== 0,
        themes: THEMES.slice(0, n % 3),
        summary: '',
      })
      return () => begun(id)
    },
    plan: (ctx, id, n) => planContact(ctx, id, { ...talk(ctx, n), day: dayOf(ctx.now).add({ days: 7 }).toString() }),
    hold: async (ctx, id, n) => {
      const planned = (await contactsOf(ctx, id)).find(({ status }) => status === 'planned')
      const { talk: type } = talk(ctx, n)
      const same = planned?.type === type && n % 2 === 0 ? planned.id : null
      // registered on the day, or some days late
      const day = dayOf(ctx.now)
        .subtract({ days: n % 4 === 0 ? n % 6 : 0 })
        .toString()
      // the talk is over when it is registered
      const now = clockTimeOf(ctx.now)
      const time = day === dayOf(ctx.now).toString() && now < '10:00' ? now : '10:00'
      await holdContact(ctx, id, { ...talk(ctx, n), day, time, summary: '' }, same)
    },
    miss: async (ctx, id) => {
      const planned = (await contactsOf(ctx, id)).find(({ status }) => status === 'planned')
      if (planned) await changeContact(ctx, id, planned.id, { becomes: 'missed', reason: 'kom ikke' })
    },
    correct: async (ctx, id, n) => {
      const held = (await contactsOf(ctx, id)).filter(({ type }) => type !== 'enquiry' && type !== 'ending')
      const one = pick(held, n)
      if (one) await changeContact(ctx, id, one.id, { becomes: 'entered_in_error', reason: 'forkert barn' })
    },
    themes: (ctx, id, n) =>
      setThemes(
        ctx,
        id,
        THEMES.filter((_, index) => (n >> index) % 2 === 1),
      ),
    outcome: async (ctx, id) =>
      chooseOutcome(ctx, await pathwayById(ctx, id), {
        outcome: 'treatment',
        on: dayOf(ctx.now).toString(),
        reason: '',
        guidance: '',
        way: null,
      }),
    way: async (ctx, id, n) =>
      showWay(ctx, await pathwayById(ctx, id), {
        target: pick(TARGETS, n) ?? 'other',
        receiverId: null,
        receiver: 'headspace',
        receiverPerson: '',
        agreedBy: 'mor',
        agreedOn: dayOf(ctx.now).subtract({ days: 2 }).toString(),
        handedOverOn: dayOf(ctx.now)
          .subtract({ days: n % 3 })
          .toString(),
        handedOver: '',
        checkBy: dayOf(ctx.now).add({ days: 14 }).toString(),
      }),
    correctWay: async (ctx, id, n) => {
      const way = pick(await waysOf(ctx, id), n)
      if (way) await correctWay(ctx, id, way.id, 'forkert modtager')
    },
    end: async (ctx, id, n) => {
      if (n % 2 === 0) await acts.outcome(ctx, id, n)
      await endPathway(ctx, await pathwayById(ctx, id), {
        endedOn: dayOf(ctx.now).toString(),
        closingReason: pick(REASONS, n) ?? 'other',
        note: '',
        noWayReason: 'Familien har det godt nu.',
        resumption: '',
      })
    },
    reopen: async (ctx, id) => {
      const pathway = await pathwayById(ctx, id)
      if (pathway.status === 'completed') await reopenPathway(ctx, pathway, 'afsluttet for tidligt')
    },
    transfer: async (ctx, id) => {
      const to = by === 'karen' ? { id: HOLBAEK, name: 'Holbæk' } : { id: KALUNDBORG, name: 'Kalundborg' }
      const today = dayOf(ctx.now)
      await acts.outcome(ctx, id, 0)
      await relate(ctx, { childId, staffId: ctx.actor.id, basis: 'treating' })
      await sendTransfer(ctx, await viewOf(ctx, id, 'transfer'), {
        to,
        agreedBy: 'mor',
        agreedOn: today.toString(),
        text: 'Familien flytter.',
        checkBy: today.add({ days: 14 }).toString(),
      })
      return async () => {
        await liveWith(by === 'karen' ? 'ida' : 'karen')
        const { rows } = await world.owner.query<{ id: string }>(
          "select id from pathways where child_id = $1 and status = 'active'",
          [childId],
        )
        for (const { id: known } of rows) await begun(known)
      }
    },
    // a child can get another CPR number, and a wrong one can be put right
    renumber: (ctx, _, n) => giveCpr(ctx, childId, syntheticCpr(plainDate(born), 40 + ((nth + n) % 40)) ?? ''),
    // a wrong birth date can be put right, and a right one made wrong: also to one outside the ages of the law
    rebirth: async (ctx, _, n) => {
      const day = plainDate(born).add({ years: pick([-30, 0, 8], n) ?? 0 })
      const { version } = await childById(ctx, childId)
      await changeChild(ctx, childId, version, { birthDate: day.toString() })
      await giveCpr(ctx, childId, syntheticCpr(day, 80 + (nth % 40)) ?? '')
    },
    // one that came before, or in the meantime, is found to be about the child
    joinEarlier: async (ctx, id, n) =>
      joinEnquiry(ctx, id, {
        at: new Date((await pathwayById(ctx, id)).enquiry_at.getTime() + ((n % 4) - 2) * 40_000_000),
        contactedBy: 'father',
        channel: 'written',
        referredBy: null,
        enquiryId: id,
      }),
    regret: async (ctx, id, n) => {
      if (n % 4 === 0) await regretPathway(ctx, await pathwayById(ctx, id), 'oprettet på et forkert barn')
    },
  }

  const talk = (ctx: StaffCtx, n: number) => ({
    talk: pick(TALKS, n) ?? 'treatment',
    day: dayOf(ctx.now).toString(),
    time: '10:00',
    mode: 'in_person' as const,
    staffId: ctx.actor.id,
    placeId: null,
    form: pick(TALKS, n) === 'treatment' ? (pick(TREATMENT_FORMS, n >> 2) ?? null) : null,
  })

  return {
    /** The child's id in each municipality in which it has been, with the one who knows it there. */
    children: ids,
    /** Whether it could be done; the rules of the domain and the database decide. */
    does: async (deed: Deed, n: number): Promise<boolean> => {
      const id = pathways.at(-1)
      if (deed !== 'open' && !id) return false
      // nobody does two things in one instant
      world.setTime(new Date(world.clock().getTime() + 1000).toISOString())
      try {
        const after = await world.acting(by, (ctx) => acts[deed](ctx, id ?? '', n))
        if (typeof after === 'function') await after()
        return true
      } catch (error) {
        if (isRefusal(error)) return false
        throw error
      }
    },
  }
}

/** A rule of ours (TR…), a constraint (23…), or a refusal of the domain: everything else is a bug. */
const isRefusal = (error: unknown): boolean =>
  error instanceof Problem ||
  (error instanceof Error && 'code' in error && typeof error.code === 'string' && /^(TR|23)/.test(error.code))
