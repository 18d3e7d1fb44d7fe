import { plainDate } from '#platform/time.ts'
import type { ContactStatus, ContactType, JudgedAt } from '#platform/schema.ts'
import { PRELIMINARY_TALK_DAYS, SCREENING_DAYS, screeningGoalApplies } from './clock.ts'
import { STEPS } from './contact.ts'

export type StandingContact = { type: ContactType; status: ContactStatus; on_day: string; starts_at: Date }

export type Standing = {
  step: ContactType
  preliminary_talk_on: string | null
  screening_on: string | null
  treatment_on: string | null
  final_talk_on: string | null
  treatments_held: number
  next_contact_at: Date | null
  next_contact_type: ContactType | null
  clock: 'preliminary_talk' | 'screening' | 'treatment' | null
  clock_due_on: string | null
}

type About = {
  enquiry_on: string
  in_target_group: boolean | null
  target_judged_at: JudgedAt | null
  outcome: string | null
  status: string
}

/**
 * Where a way has come to, read from its contacts: the step, the first day of each type, the next planned contact, and the
 * service goal that runs now with the day by which it is to be met. `treatmentGoalDays` is the municipality's own goal
 * from screening to treatment (R20), null when it has none. R15-R20.
 */
export function standingOf(
  contacts: readonly StandingContact[],
  about: About,
  treatmentGoalDays: number | null,
): Standing {
  const held = contacts.filter(({ status }) => status === 'held')
  const first = (type: ContactType) =>
    held
      .filter((contact) => contact.type === type)
      .map(({ on_day }) => on_day)
      .toSorted()[0] ?? null
  const step = STEPS.findLast((type) => held.some((contact) => contact.type === type)) ?? 'enquiry'
  const next = contacts
    .filter(({ status }) => status === 'planned')
    .toSorted((a, b) => a.starts_at.getTime() - b.starts_at.getTime())[0]
  const firsts = {
    preliminary_talk_on: first('preliminary_talk'),
    screening_on: first('screening'),
    treatment_on: first('treatment'),
    final_talk_on: first('final_talk'),
  }
  return {
    step,
    ...firsts,
    treatments_held: held.filter(({ type }) => type === 'treatment').length,
    next_contact_at: next?.starts_at ?? null,
    next_contact_type: next?.type ?? null,
    ...runningClock(firsts, about, treatmentGoalDays),
  }
}

function runningClock(
  firsts: Pick<Standing, 'preliminary_talk_on' | 'screening_on' | 'treatment_on'>,
  about: About,
  treatmentGoalDays: number | null,
): Pick<Standing, 'clock' | 'clock_due_on'> {
  const due = (clock: NonNullable<Standing['clock']>, from: string, days: number) => ({
    clock,
    clock_due_on: plainDate(from).add({ days }).toString(),
  })
  const none = { clock: null, clock_due_on: null }
  if (about.status !== 'active' || firsts.treatment_on) return none
  if (firsts.screening_on) {
    return about.outcome === 'treatment' && treatmentGoalDays !== null
      ? due('treatment', firsts.screening_on, treatmentGoalDays)
      : none
  }
  if (!firsts.preliminary_talk_on) return due('preliminary_talk', about.enquiry_on, PRELIMINARY_TALK_DAYS)
  // once another way than treatment is chosen, nobody waits for a screening
  if (about.outcome && about.outcome !== 'treatment') return none
  const applies = screeningGoalApplies({ inTargetGroup: about.in_target_group, judgedAt: about.target_judged_at })
  return applies ? due('screening', about.enquiry_on, SCREENING_DAYS) : none
}
