import { card } from '#ui/card.ts'
import { count, relativeDay, shortDay, time } from '#ui/danish.ts'
import { html, type Child } from '#ui/html.ts'
import { clockBadge, tag } from '#ui/tag.ts'
import { wayRow, type WayStep } from '#ui/way.ts'
import { dayOf, daysBetween } from '#platform/time.ts'
import type { ContactType } from '#platform/schema.ts'
import { clockOf, forecast, PRELIMINARY_TALK_DAYS, SCREENING_DAYS, screeningGoalApplies } from '../clock.ts'
import { STEPS } from '../contact.ts'
import type { View } from '../view.ts'
import { contactName, modeName, partyName } from '../words.ts'

/** The six steps with their days and clocks. */
export const wayCard = (view: View) =>
  card(
    null,
    html`<h2 class="sr-only">Vejen</h2>
      ${wayRow(STEPS.map((type) => step(view, type)))}`,
  )

function step(view: View, type: ContactType): WayStep {
  const { pathway } = view
  const doneOn = firstDay(view, type)
  const isNow = pathway.status === 'active' && pathway.step === type
  return {
    label: contactName[type],
    state: isNow ? 'now' : doneOn ? 'done' : 'todo',
    detail: detail(view, type, doneOn),
    tags: tags(view, type, doneOn),
  }
}

const firstDay = ({ pathway }: View, type: ContactType): string | null =>
  ({
    enquiry: pathway.enquiry_on,
    preliminary_talk: pathway.preliminary_talk_on,
    screening: pathway.screening_on,
    treatment: pathway.treatment_on,
    final_talk: pathway.final_talk_on,
    ending: pathway.ended_on,
  })[type]

function detail(view: View, type: ContactType, doneOn: string | null): Child {
  const { pathway, today } = view
  if (type === 'enquiry')
    return `${shortDay(pathway.enquiry_on, today)} · ${partyName[pathway.contacted_by]}, ${modeName[pathway.channel]}`
  if (!doneOn) return null
  const days = `${shortDay(doneOn, today)} · dag ${daysBetween(pathway.enquiry_on, doneOn)}`
  if (type === 'treatment' && pathway.treatments_held > 1)
    return html`${days}<br />${count(pathway.treatments_held, 'samtale', 'samtaler')}`
  return days
}

function tags(view: View, type: ContactType, doneOn: string | null): Child {
  const planned = view.contacts.find((contact) => contact.type === type && contact.status === 'planned')
  return [
    clockTag(view, type, doneOn),
    planned && tag('info', `aftalt ${shortDay(planned.on_day, view.today)} kl. ${time(planned.starts_at)}`),
    planned && forecastTag(view, type, planned.on_day),
  ]
}

/** The goals of the agreement, and the municipality's own for treatment. */
function clockTag(view: View, type: ContactType, doneOn: string | null): Child {
  const { pathway, today } = view
  const goal = goalOf(view, type)
  // a goal that nobody works towards any more says nothing
  if (!goal || (!doneOn && pathway.clock !== type)) return null
  return clockBadge(clockOf({ ...goal, today, doneOn }))
}

function goalOf({ pathway, choices }: View, type: ContactType): { from: string; goalDays: number } | null {
  if (type === 'preliminary_talk') return { from: pathway.enquiry_on, goalDays: PRELIMINARY_TALK_DAYS }
  if (type === 'screening') {
    const applies = screeningGoalApplies({ inTargetGroup: pathway.in_target_group, judgedAt: pathway.target_judged_at })
    return applies ? { from: pathway.enquiry_on, goalDays: SCREENING_DAYS } : null
  }
  const own = choices.municipalities.find(({ id }) => id === pathway.municipality_id)?.treatment_goal_days
  return type === 'treatment' && own && pathway.screening_on ? { from: pathway.screening_on, goalDays: own } : null
}

function forecastTag({ pathway, today }: View, type: ContactType, plannedOn: string): Child {
  if (pathway.clock !== type || !pathway.clock_due_on) return null
  return (
    forecast(pathway.clock_due_on, plannedOn) === 'will_miss' &&
    tag('warn', `efter fristen ${relativeDay(pathway.clock_due_on, today)}`)
  )
}

/** When something was, in few words; today's by the clock. */
export const whenWords = (view: View, at: Date): string => {
  const on = dayOf(at)
  return on.equals(view.today) ? `i dag ${time(at)}` : shortDay(on, view.today)
}
