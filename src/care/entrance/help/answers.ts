import type { Typed } from '#platform/form.ts'
import { plainDate, type Day } from '#platform/time.ts'
import type { NewEnquiry } from '../receive.ts'
import type { Words } from '../words/da.ts'
import type { Draft } from './draft.ts'
import { flowOf, type Asker, type Question } from './flow.ts'
import { questions, type Answer, type Known } from './questions.ts'

export type Given = { [Q in Question]?: Answer<Q> }
/** What a draft says so far, and the first question that has no answer to go on; null when all have. */
export type Reading = { known: Known; given: Given; open: Question | null }

/** Reads a draft again, answer by answer, as if it were sent now: a rule that an earlier answer bears on is asked anew. */
export function readAnswers(draft: Draft | null, { words, today }: { words: Words; today: Day }): Reading {
  const known: Known = { words, today, asker: null, birthDate: null }
  const given: Given = {}
  const take = <Q extends Question>(question: Q, typed: Typed | undefined) => {
    const read = typed && questions[question](known).safeParse(typed)
    if (!read?.success) return false
    given[question] = read.data as Given[Q] // the schema of that very question
    if (given.who) known.asker = given.who.who === 'anonymous' ? null : given.who.who
    known.birthDate = given.birth?.birthDate ?? null
    return question !== 'who' || known.asker !== null
  }
  const answers = draft?.answers ?? {}
  let open: Question | null = take('who', answers.who) ? null : 'who'
  for (const question of flowOf(known.asker).slice(1)) if (!take(question, answers[question])) open ??= question
  if (given.agreement?.agreed === 'no') open ??= 'agreement'
  return { known, given, open }
}

/** The question after one; null after the last, when it is time to look everything through. */
export function after(question: Question, asker: Asker | null): Question | null {
  const flow = flowOf(asker)
  return flow[flow.indexOf(question) + 1] ?? null
}

/** The henvendelse that a whole set of answers makes, received now. null while one is missing. */
export function asEnquiry({ known: { asker }, given, open }: Reading, receivedAt: Date): NewEnquiry | null {
  const { birth, name, about, phone, language } = given
  if (open || !asker || !birth || !name || !about || !phone || !language) return null
  const common = {
    receivedAt,
    channel: 'written' as const,
    ...name,
    ...birth,
    ...about,
    contactPhone: phone.phone,
    bestTime: phone.bestTime,
    language: language.language,
    needsInterpreter: language.interpreter,
  }
  if (asker === 'professional') {
    const { agreement, family, referrer } = given
    if (agreement?.agreed !== 'yes' || !family || !referrer) return null
    const { agreedBy, agreedOn, agreedParty } = family
    return {
      ...common,
      source: 'referral',
      contactedBy: agreedParty,
      contactName: agreedBy,
      referral: { ...referrer, agreedBy, agreedOn },
    }
  }
  if (asker === 'self') {
    const self = `${name.givenName} ${name.familyName}`
    const contactName = phone.caller === 'adult' ? phone.adult : self
    return {
      ...common,
      source: 'public_page',
      contactedBy: 'child',
      contactName,
      parentsKnow: given.parents?.parentsKnow ?? null,
      referral: null,
    }
  }
  if (!given.you) return null
  return {
    ...common,
    source: 'public_page',
    contactedBy: given.you.party,
    contactName: given.you.contactName,
    referral: null,
  }
}

/** Whether a child or young person who writes alone is fifteen or more, and so consents to treatment alone (R71). */
export const isFifteen = (birthDate: string, today: Day): boolean =>
  plainDate(birthDate).add({ years: 15 }).toString() <= today.toString()
