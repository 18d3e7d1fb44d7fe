import type { ContactType, Informant, MeasureMoment, Theme } from '#platform/schema.ts'
import { ageOn, plainDate } from '#platform/time.ts'

/** R40: which form is asked of whom, and when. */
export type Plan = {
  id: string
  formId: string
  /** What it is called, when it is the municipality's own. */
  ownTitle?: string | null
  informant: Informant
  moment: MeasureMoment
  theme: Theme | null
  fromAge: number
  toAge: number
  days: number
  since: string
}

/** What is known of a pathway that its plans are held against. Days are ISO strings. */
export type Course = {
  birthDate: string
  themes: readonly Theme[]
  /** Talks that were held. */
  held: readonly { id: string; type: ContactType; on: string }[]
  endedOn: string | null
  /** Without those that were entered in error. */
  responses: readonly { formId: string; informant: Informant; moment: MeasureMoment; on: string }[]
  /** What somebody decided to do without, with the day on which it should have been there. */
  leftOut: readonly { planId: string; dueOn: string }[]
}

export type MissingMeasure = Pick<Plan, 'formId' | 'ownTitle' | 'informant' | 'moment'> & {
  planId: string
  /** The talk that it belongs to. */
  contactId: string | null
  /** The day of the moment, and the day until which the answer is waited for. */
  on: string
  dueOn: string
}

/** The middle of a treatment is its fourth talk, until manuals say otherwise. Ours; no source names a number. */
export const MIDDLE = 4
/** An answer so many days before a talk counts for it: forms are sent out beforehand. Ours. */
export const DAYS_BEFORE = 60

type Occasion = { on: string; from: string; contactId: string | null }

/**
 * R40: what should have been answered in a pathway by a day and was not. A form counts for a plan when it is of the same
 * family, from the same informant and for the same moment, and was answered near it; `familyOf` gives a form's family. What
 * happened before the plan's first day, when the child's age or themes are others, or was left out with a reason, is not asked.
 * Nothing is asked at the end of a pathway in which nobody was treated.
 */
export function missingMeasures(
  plans: readonly Plan[],
  course: Course,
  { today, familyOf }: { today: string; familyOf: (formId: string) => string },
): MissingMeasure[] {
  return plans.flatMap((plan) => {
    const occasion = occasionOf(plan, course)
    if (!occasion || occasion.on > today || occasion.on < plan.since) return []
    const years = ageOn(course.birthDate, occasion.on)
    if (years < plan.fromAge || years > plan.toAge) return []
    if (plan.theme && !course.themes.includes(plan.theme)) return []
    const isThere = course.responses.some(
      ({ formId, informant, moment, on }) =>
        informant === plan.informant &&
        moment === plan.moment &&
        familyOf(formId) === familyOf(plan.formId) &&
        on >= occasion.from,
    )
    const dueOn = plainDate(occasion.on)
      .add({ days: plan.moment === 'follow_up' ? GRACE : plan.days })
      .toString()
    if (isThere || course.leftOut.some((each) => each.planId === plan.id && each.dueOn === dueOn)) return []
    const { id: planId, formId, ownTitle, informant, moment } = plan
    const asked = { planId, formId, ...(ownTitle && { ownTitle }), informant, moment }
    return [{ ...asked, contactId: occasion.contactId, on: occasion.on, dueOn }]
  })
}

/** A follow-up is waited for so many days after the day on which it is asked. Ours. */
const GRACE = 14

function occasionOf({ moment, days }: Plan, { held, endedOn }: Course): Occasion | null {
  const of = (type: ContactType) => held.filter((each) => each.type === type)
  const treatments = of('treatment')
  const at = (contact: { id: string; on: string } | undefined): Occasion | null =>
    contact ? { on: contact.on, from: before(contact.on), contactId: contact.id } : null
  switch (moment) {
    case 'screening':
      return at(of('screening').at(-1))
    case 'start':
      return at(treatments[0])
    case 'middle':
      return at(treatments[MIDDLE - 1])
    case 'talk': {
      const last = at(treatments.at(-1))
      const previous = treatments.at(-2)
      return last && { ...last, from: previous && previous.on < last.on ? after(previous.on) : last.on }
    }
    case 'end': {
      if (!treatments.length) return null
      const talk = of('final_talk').at(-1)
      return at(talk) ?? (endedOn ? { on: endedOn, from: before(endedOn), contactId: null } : null)
    }
    case 'follow_up': {
      if (!treatments.length || !endedOn) return null
      const on = plainDate(endedOn).add({ days }).toString()
      return { on, from: after(endedOn), contactId: null }
    }
    case 'other':
    default:
      return null
  }
}

const before = (day: string): string => plainDate(day).subtract({ days: DAYS_BEFORE }).toString()
const after = (day: string): string => plainDate(day).add({ days: 1 }).toString()
