import { daysBetween, plainDate, type Day } from '#platform/time.ts'
import type { JudgedAt } from '#platform/schema.ts'

/** SM1: a forsamtale can be held at the latest this many calendar days after the first henvendelse. docs/law.md#r15 */
export const PRELIMINARY_TALK_DAYS = 14

/** SM2: a screening can be held at the latest this many calendar days after the first henvendelse. docs/law.md#r16 */
export const SCREENING_DAYS = 30

/** From this many days before the day it is due, a clock asks to be looked at. */
const SOON = 3

/** So many days ahead the clocks are forecast: those that will pass their day unless something is done. */
export const FORECAST_DAYS = 7

export type Clock = {
  /** Days gone, until it was done or until today. Day 0 is the day it is counted from. */
  day: number
  goal: number
  dueOn: string
  status: 'running' | 'soon' | 'over' | 'met' | 'missed'
}

/**
 * R15, R16: a goal counted in calendar days from `from` (an ISO day, day 0) to the day it was done, or to today while it is
 * not. It is an aim and never hinders anything (R19). Source: udmøntningsaftalen 2024; the way of counting is our own
 * proposal, domain 1.5.
 */
export function clockOf({
  from,
  goalDays,
  today,
  doneOn,
}: {
  from: string
  goalDays: number
  today: Day
  doneOn?: string | null | undefined
}): Clock {
  const day = daysBetween(from, doneOn ?? today)
  const dueOn = plainDate(from).add({ days: goalDays }).toString()
  if (doneOn) return { day, goal: goalDays, dueOn, status: day <= goalDays ? 'met' : 'missed' }
  const left = goalDays - day
  return { day, goal: goalDays, dueOn, status: left < 0 ? 'over' : left <= SOON ? 'soon' : 'running' }
}

/**
 * R17: whether SM2 is to be evaluated. The agreement says "clear already at first contact", the ministry "at the first
 * conversation"; both readings can be computed because the moment of the judgement is kept.
 */
export function screeningGoalApplies(
  judgement: { inTargetGroup: boolean | null; judgedAt: JudgedAt | null },
  reading: 'first_contact' | 'first_conversation' = 'first_conversation',
): boolean {
  if (!judgement.inTargetGroup) return false
  return (
    judgement.judgedAt === 'first_contact' ||
    (reading === 'first_conversation' && judgement.judgedAt === 'first_conversation')
  )
}

export type Delay = { from_day: string; to_day: string }

/** Calendar days between two days that the family itself asked for; days that two delays share count once. */
export function familyDays(delays: readonly Delay[], from: string, to: string): number {
  let counted = 0
  let reached = from
  for (const delay of delays.toSorted((a, b) => a.from_day.localeCompare(b.from_day))) {
    const begin = delay.from_day > reached ? delay.from_day : reached
    const end = delay.to_day < to ? delay.to_day : to
    if (end <= begin) continue
    counted += daysBetween(begin, end)
    reached = end
  }
  return counted
}

/** A goal both ways: raw, and without the days that the family asked for. */
export function goalReached(goal: { from: string; goalDays: number; doneOn: string; delays: readonly Delay[] }) {
  const days = daysBetween(goal.from, goal.doneOn)
  const adjusted = days - familyDays(goal.delays, goal.from, goal.doneOn)
  return { days, met: days <= goal.goalDays, adjusted, metAdjusted: adjusted <= goal.goalDays }
}

/** Whether a running clock will be met as things stand: by the day that is planned, if any. */
export const forecast = (dueOn: string, plannedOn: string | null): 'unplanned' | 'will_meet' | 'will_miss' =>
  plannedOn === null ? 'unplanned' : plannedOn <= dueOn ? 'will_meet' : 'will_miss'
