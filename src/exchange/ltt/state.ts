import { ageOn, dayOf, instantOf } from '#platform/time.ts'
import type { ContactType, DeliveryType, LttLeftOut, ParticipantType, Theme, WayTarget } from '#platform/schema.ts'
import type { History } from '#care/pathways/pathways.ts'

/** What a report tells of one thing. Ids, times and codes only (R97). Instants are ISO 8601 in UTC. */
export type Told = CitizenTold | PlanTold | EncounterTold | ReferralTold
export type CitizenTold = {
  kind: 'citizen'
  id: string
  isError: boolean
  /** Which CPR number: since when the child has had it here. The number itself stands in no report that is kept. */
  numberSince: string | null
  sor: string
}
export type PlanTold = {
  kind: 'plan'
  id: string
  isError: boolean
  start: string
  end: string | null
  themes: Theme[]
}
export type EncounterTold = {
  kind: 'encounter'
  id: string
  planId: string
  isError: boolean
  type: ContactType
  start: string
  delivery: DeliveryType | null
  participant: ParticipantType | null
}
export type ReferralTold = {
  kind: 'referral'
  id: string
  planId: string
  isError: boolean
  target: WayTarget
  start: string
}

/** What is to be told, and the instant of its last change; of a child also when its number or our SOR code last changed. */
export type Dated<T extends Told = Told> = { told: T; changedAt: Date; renewedAt?: Date | undefined }

/** Who the child is to the gateway now, and since when. */
export type Registered = { childId: string; numberSince: Date | null; sor: string; sorSince: Date | null }

/** How a child stands at the end of a day, as far as it was registered by then. */
export type Standing = { things: Dated[]; leftOut: LttLeftOut | null }

/** A child's history is read once for each of its days, so the Danish day of each instant in it is found only once. */
const days = new WeakMap<Date, string>()
function dayKnown(at: Date): string {
  const known = days.get(at) ?? dayOf(at).toString()
  days.set(at, known)
  return known
}

/** The time of day of a way that was registered later than it was handed over; only the day is known. */
const NOON = '12:00'

/**
 * R8, R5, R7: why a pathway is not for the national report; null when it is. The law's age is five to seventeen at the
 * henvendelse; a pathway that began in time goes on beyond the eighteenth birthday (R6).
 */
export function leftOutBecause(history: Pick<History, 'isUnder126a' | 'childBornOn' | 'enquiryOn'>): LttLeftOut | null {
  if (!history.isUnder126a) return 'not_under_126a'
  const age = ageOn(history.childBornOn, history.enquiryOn)
  return age < 5 || age > 17 ? 'outside_age' : null
}

/**
 * R91-R97, R100, R101: what the national report says of a child at the end of a day: the child, and for each pathway under
 * § 126 a the plan, the contacts that were held, and the ways. What was registered later is not known yet. A mistake stays,
 * as entered in error.
 */
export function standingOn(day: string, child: Registered, histories: readonly History[]): Standing {
  const isKnown = (at: Date | null): at is Date => at !== null && dayKnown(at) <= day
  const known = histories.filter(({ openedAt }) => isKnown(openedAt))
  const reported = known.filter((history) => !leftOutBecause(history))
  const left = known.map(leftOutBecause).find((reason) => reason !== null) ?? null

  const things = reported.flatMap((history) => thingsOf(history, day, isKnown))
  if (reported.length === 0) return { things, leftOut: left }
  // only a child who should never have been here at all is one by mistake (LTT: active = false)
  const isError = reported.every(({ mistakenAt }) => isKnown(mistakenAt))
  const firstAt = reported.map(({ openedAt }) => openedAt).toSorted(byTime)[0] ?? new Date(0)
  const lastAt = reported.map(({ mistakenAt }) => mistakenAt).filter(isKnown)
  const changedAt = isError ? latest(lastAt) : firstAt
  const told = {
    kind: 'citizen',
    id: child.childId,
    isError,
    numberSince: child.numberSince?.toISOString() ?? null,
    sor: child.sor,
  } as const
  const renewedAt = [child.numberSince, child.sorSince]
    .filter((at) => at !== null)
    .toSorted(byTime)
    .at(-1)
  return { things: [{ told, changedAt, renewedAt }, ...things], leftOut: left }
}

function thingsOf(history: History, day: string, isKnown: (at: Date | null) => at is Date): Dated[] {
  const isError = isKnown(history.mistakenAt)
  const ending = history.endings.findLast(({ at, takenBackAt }) => isKnown(at) && !isKnown(takenBackAt))
  const themes = history.themes
    .filter(({ since, until }) => since <= day && (until === null || until > day))
    .map(({ theme }) => theme)
  const beginnings = history.begunEarlier.map(({ at }) => at).filter(isKnown)
  // R18: what the first henvendelse was taken to be before an earlier one was found
  const begunAt = history.begunEarlier.find(({ at }) => !isKnown(at))?.before ?? history.enquiryAt
  const changes = [
    history.openedAt,
    history.mistakenAt,
    ...beginnings,
    ...history.themesChangedAt,
    ...history.endings.flatMap(({ at, takenBackAt }) => [at, takenBackAt]),
  ].filter(isKnown)
  const plan: Dated<PlanTold> = {
    told: {
      kind: 'plan',
      id: history.id,
      isError,
      start: begunAt.toISOString(),
      end: ending?.endedAt.toISOString() ?? null,
      themes,
    },
    changedAt: latest(changes),
  }
  const encounters = history.contacts
    .filter(({ registeredAt }) => isKnown(registeredAt))
    .map((contact): Dated<EncounterTold> => ({
      told: {
        kind: 'encounter',
        id: contact.id,
        planId: history.id,
        isError: isKnown(contact.mistakenAt),
        type: contact.type,
        start: (contact.type === 'enquiry' ? begunAt : contact.startsAt).toISOString(),
        delivery: contact.delivery,
        participant: contact.participant,
      },
      changedAt: isKnown(contact.mistakenAt)
        ? contact.mistakenAt
        : latest([contact.registeredAt, ...(contact.type === 'enquiry' ? beginnings : [])]),
    }))
  const referrals = history.ways
    .filter(({ recordedAt }) => isKnown(recordedAt))
    .map((way): Dated<ReferralTold> => {
      const sameDay = dayKnown(way.recordedAt) === way.handedOverOn
      return {
        told: {
          kind: 'referral',
          id: way.id,
          planId: history.id,
          isError: isKnown(way.mistakenAt),
          target: way.target,
          start: (sameDay ? way.recordedAt : instantOf(way.handedOverOn, NOON)).toISOString(),
        },
        changedAt: isKnown(way.mistakenAt) ? way.mistakenAt : way.recordedAt,
      }
    })
  return [plan, ...encounters, ...referrals]
}

/** The days on which something of a child became known that a report tells of, in order. */
export const daysOfChange = (histories: readonly History[]): string[] =>
  [
    ...new Set(
      histories
        .flatMap(({ openedAt, begunEarlier, mistakenAt, endings, themesChangedAt, contacts, ways }) => [
          openedAt,
          ...begunEarlier.map(({ at }) => at),
          mistakenAt,
          ...endings.flatMap(({ at, takenBackAt }) => [at, takenBackAt]),
          ...themesChangedAt,
          ...contacts.flatMap(({ registeredAt, mistakenAt }) => [registeredAt, mistakenAt]),
          ...ways.flatMap(({ recordedAt, mistakenAt }) => [recordedAt, mistakenAt]),
        ])
        .filter((at) => at !== null)
        .map(dayKnown),
    ),
  ].toSorted()

const byTime = (a: Date, b: Date): number => a.getTime() - b.getTime()
const latest = (instants: readonly Date[]): Date => instants.toSorted(byTime).at(-1) ?? new Date(0)
