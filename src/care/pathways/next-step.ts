import { TALKS, hindrance, type Talk } from './contact.ts'
import type { Outcome, ContactStatus, ContactType } from '#platform/schema.ts'

export type NextStep =
  | { kind: 'register'; talk: Talk; contactId: string }
  | { kind: 'await'; talk: Talk; contactId: string }
  | { kind: 'plan'; talk: Talk }
  | { kind: 'decide' }
  | { kind: 'end' }
  | { kind: 'ended' }

type About = {
  status: 'active' | 'completed' | 'entered_in_error'
  step: ContactType
  outcome: Outcome | null
  contacts: readonly { id: string; type: ContactType; status: ContactStatus; starts_at: Date }[]
  now: Date
}

/**
 * The one thing to do next on a way. A talk whose time has come is registered, one that lies ahead is awaited; then it is
 * decided what the henvendelse leads to; then the next talk is planned, or the way is ended.
 */
export function nextStepOf({ contacts, now, ...pathway }: About): NextStep {
  if (pathway.status !== 'active') return { kind: 'ended' }
  const planned = contacts
    .filter(({ status }) => status === 'planned')
    .toSorted((a, b) => a.starts_at.getTime() - b.starts_at.getTime())[0]
  const talk = TALKS.find((known) => known === planned?.type)
  if (planned && talk) return { kind: planned.starts_at <= now ? 'register' : 'await', talk, contactId: planned.id }
  if (pathway.step === 'enquiry' && !pathway.outcome) return { kind: 'plan', talk: 'preliminary_talk' }
  if (!pathway.outcome) return { kind: 'decide' }
  if (pathway.outcome !== 'treatment' || pathway.step === 'final_talk') return { kind: 'end' }
  const next = pathway.step === 'screening' || pathway.step === 'treatment' ? 'treatment' : 'screening'
  return hindrance(next, pathway) ? { kind: 'end' } : { kind: 'plan', talk: next }
}
