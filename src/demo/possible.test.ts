import assert from 'node:assert/strict'
import test from 'node:test'
import { MUNICIPALITIES } from './places.ts'
import type { DemoMunicipality } from './municipality.ts'
import type { Deed, PlannedChild } from './plan.ts'
import { planOf } from './plans.ts'

const DAYS_OF_LOOKING_BACK = 30
const DAY = 86_400_000

/** What is known of a child while its plan is read: what was agreed and shown, and who may open the record until when. */
type Known = {
  talks: Map<number, 'agreed' | 'over'>
  ways: Map<number, boolean>
  may: Map<string, number>
  responsible: string | null
  isOpen: boolean
  toInvolve: boolean
  looks: number
  isWaitingForReceipt: boolean
}

/** What could not be done when the plan says that it was, in the words of the plan; empty when all could. */
function faultsOf({ visits }: PlannedChild, { staff }: DemoMunicipality): string[] {
  const known: Known = {
    talks: new Map(),
    ways: new Map(),
    may: new Map(),
    responsible: null,
    isOpen: false,
    toInvolve: false,
    looks: 0,
    isWaitingForReceipt: false,
  }
  const takesIn = new Set(
    staff
      .filter(({ roles }) => roles.some((role) => role !== 'adviser' && role !== 'administrator'))
      .map(({ key }) => key),
  )
  const faults: string[] = []
  for (const { at, by, deeds } of visits) {
    const mayOpen = (known.may.get(by) ?? 0) > at.getTime() || (known.isOpen && !known.responsible && takesIn.has(by))
    const first = deeds[0]?.does
    if (first !== 'open' && first !== 'look' && first !== 'review' && !mayOpen)
      faults.push(`${at.toISOString()} ${by} may not open: ${first}`)
    for (const deed of deeds)
      if (!happens(known, deed, { by, at: at.getTime() })) faults.push(`${at.toISOString()} ${by} cannot: ${deed.does}`)
  }
  return faults
}

type Does = Deed['does']
type Moment = { by: string; at: number }

/** Takes a deed into what is known; false when it could not be done. */
const HAPPENS: { [D in Does]: (known: Known, deed: Extract<Deed, { does: D }>, moment: Moment) => boolean } = {
  open: (known, _, { by }) => {
    known.may.set(by, Infinity)
    return opens(known)
  },
  plan: ({ isOpen, talks }, { talk }) => isOpen && !talks.has(talk) && talks.set(talk, 'agreed') === talks,
  hold: ({ isOpen, talks }, { talk }) => isOpen && talks.get(talk) !== 'over' && talks.set(talk, 'over') === talks,
  cancel: fallsThrough,
  miss: fallsThrough,
  show: ({ ways }, { way }) => !ways.has(way) && ways.set(way, true) === ways,
  check: ({ ways }, { way, askAgainOn }) => {
    const waits = ways.get(way) === true
    ways.set(way, askAgainOn !== null)
    return waits
  },
  choose: (known, { outcome }) => {
    known.toInvolve = outcome === 'other_effort'
    return known.isOpen
  },
  involve: (known) => {
    const waits = known.toInvolve
    known.toInvolve = false
    return waits
  },
  assign: (known, { to }) => {
    // who was responsible before is no longer so; whoever took the child in still knows it
    if (known.responsible && known.responsible !== to) known.may.delete(known.responsible)
    known.may.set(to, Infinity)
    known.responsible = to
    return known.isOpen
  },
  end: (known, _, { at }) => {
    for (const [who, until] of known.may) known.may.set(who, Math.min(until, at + DAYS_OF_LOOKING_BACK * DAY))
    known.isOpen = false
    return true
  },
  reopen: (known, _, { at }) => {
    for (const [who, until] of known.may) if (until > at) known.may.set(who, Infinity)
    return opens(known)
  },
  look: (known) => {
    known.looks += 1
    return true
  },
  review: (known) => known.looks-- > 0,
  judge: ({ isOpen }) => isOpen,
  themes: ({ isOpen }) => isOpen,
  delay: ({ isOpen }) => isOpen,
  concern: (known, { sent }) => {
    known.isWaitingForReceipt = sent !== null
    return true
  },
  consent: ({ isOpen }) => isOpen,
  tell: ({ isOpen }) => isOpen,
  leave_untold: ({ isOpen }) => isOpen,
  withdraw: () => true,
  assess: ({ isOpen }) => isOpen,
  go_on: ({ isOpen }) => isOpen,
  make_plan: ({ isOpen }) => isOpen,
  request: ({ isOpen }) => isOpen,
  receipt: (known) => {
    const waits = known.isWaitingForReceipt
    known.isWaitingForReceipt = false
    return waits
  },
}

function opens(known: Known): boolean {
  const wasOpen = known.isOpen
  known.isOpen = true
  return !wasOpen
}

function fallsThrough({ isOpen, talks }: Known, { talk }: { talk: number }): boolean {
  return isOpen && talks.get(talk) === 'agreed' && talks.set(talk, 'over') === talks
}

const happens = <D extends Does>(known: Known, deed: Extract<Deed, { does: D }>, moment: Moment): boolean =>
  HAPPENS[deed.does](known, deed, moment)

/** Workdays, Sundays, holidays, nights and summer; each with seeds of its own. */
const TIMES = [
  '2026-11-22T06:30:00Z',
  '2026-11-23T11:20:00Z',
  '2026-12-25T11:00:00Z',
  '2027-01-01T23:30:00Z',
  '2027-04-01T09:00:00Z',
  '2027-07-20T14:00:00Z',
  '2027-10-31T00:30:00Z',
]

for (const [nth, time] of TIMES.entries()) {
  test(`at ${time} nobody has done what could not be done, or what they may not`, () => {
    for (const seed of [126, 7, nth]) {
      for (const municipality of MUNICIPALITIES) {
        const { families } = planOf(municipality, { seed, now: new Date(time) })
        const faults = families.flatMap(({ children }) => children.flatMap((child) => faultsOf(child, municipality)))
        assert.deepEqual(faults, [], `${municipality.name}, seed ${seed}`)
      }
    }
  })
}
