import type { RequestBy, RequestDecision, RequestTrack } from '#platform/schema.ts'
import type { Day } from '#platform/time.ts'
import { lawfulWorkdaysAfter } from '#platform/workdays.ts'

export const ASKED_BY = [
  'young_person',
  'custody_holder',
  'parent_without_custody',
  'representative',
  'other',
] as const satisfies RequestBy[]

/** R59: a request is answered within this many working days. */
export const WORKDAYS_TO_ANSWER = 7

/**
 * R59: the last day for an answer: seven Danish working days after the calendar day on which the request came, whatever the
 * hour. The day itself is not counted, nor are weekends and Danish public holidays. 5 June, 24 and 31 December and the Friday
 * after Ascension Day are no public holidays, and count, so that the day is never later than the rule's.
 */
export const dueOn = (receivedOn: Day): Day => lawfulWorkdaysAfter(receivedOn, WORKDAYS_TO_ANSWER)

/** From this age the young person has a right of their own to aktindsigt (sundhedsloven § 17, stk. 3). */
export const OWN_RIGHT_AGE = 15
export const ADULT_AGE = 18

export type Asking = {
  by: RequestBy
  /** Wants text deleted, rather than to see it. */
  wantsDeletion: boolean
  age: number
  /** Whether the register says that this adult holds custody on the day of receipt (R81). */
  holdsCustody: boolean
  hasMaturity: boolean
  hasPower: boolean
}

type Routed = { track: RequestTrack; fault?: never } | { track?: never; fault: { field: string; words: string } }
const refuse = (field: string, words: string): Routed => ({ fault: { field, words } })

/**
 * Which way a request goes, or why it cannot be registered so, with the field to look at. R61: from 15 the young person asks
 * themselves; under 15 when a written assessment says that they are mature enough. R62: who holds custody asks for a child
 * under 18, also without the young person's consent. R64: a parent without custody never has aktindsigt, but orientation
 * (forældreansvarsloven § 23). From 18 only the person, or somebody with their power of attorney. R48: a wish to have text
 * deleted is a request too.
 */
export function routeOf({ by, wantsDeletion, age, holdsCustody, hasMaturity, hasPower }: Asking): Routed {
  if (by === 'representative' && !hasPower)
    return refuse('powerOfAttorney', 'Skriv, hvem fuldmagten er fra, og hvornår den er givet.')
  if ((by === 'custody_holder' || by === 'parent_without_custody') && age >= ADULT_AGE)
    return refuse('by', 'Den unge er fyldt 18 år. Kun den unge selv, eller en med fuldmagt fra den unge, kan søge.')
  if (by === 'custody_holder' && !holdsCustody)
    return refuse(
      'adultId',
      'Den voksne står ikke med forældremyndighed. Ret forældremyndigheden først, eller vælg forælder uden forældremyndighed.',
    )
  if (by === 'parent_without_custody' && holdsCustody)
    return refuse('adultId', 'Den voksne står med forældremyndighed, og har ret til aktindsigt som indehaver af den.')
  if (wantsDeletion) return { track: 'deletion' }
  if (by === 'parent_without_custody') return { track: 'orientation' }
  if (by === 'young_person' && age < OWN_RIGHT_AGE && !hasMaturity)
    return refuse(
      'maturity',
      'Barnet er under 15 år. Skriv vurderingen af, om barnet er modent nok til selv at få aktindsigt.',
    )
  return { track: 'access' }
}

/**
 * R62, R81: why somebody who had a right to aktindsigt when they asked has none today; null while they have it. Custody is
 * that of the day on which something is decided or given, not only of the day it was asked for.
 */
export function lostRight({ by, age, holdsCustody }: Pick<Asking, 'by' | 'age' | 'holdsCustody'>): string | null {
  if (by !== 'custody_holder') return null
  if (age >= ADULT_AGE)
    return 'Den unge er fyldt 18 år. Den, der bad om det, har ikke længere ret til aktindsigt, men den unge selv har.'
  return holdsCustody
    ? null
    : 'Den, der bad om det, står ikke længere med forældremyndighed, og har ikke længere ret til aktindsigt.'
}

/** Who gave a power of attorney for a child may not do so for somebody of 18: then it must come from the young person. */
export const isPowerInDoubt = ({ by, ageThen, age }: { by: RequestBy; ageThen: number; age: number }): boolean =>
  by === 'representative' && ageThen < ADULT_AGE && age >= ADULT_AGE

/** What a request stands at: as much as the next step follows from. */
export type Standing = {
  track: RequestTrack
  isClosed: boolean
  dueOn: string
  /** Of the latest notice that was sent. */
  expectedOn: string | null
  decision: RequestDecision | null
  isApproved: boolean
  unreviewed: number
  hasAnswer: boolean
  hasDocuments: boolean
  mayOnlyBeRefused: boolean
}

export const STEPS = [
  'closed',
  'notice',
  'answer',
  'review',
  'decision',
  'approval',
  'sending',
  'documents',
  'delivery',
] as const
export type Step = (typeof STEPS)[number]

/** R60: the day that counts now: the due day, or the one that the latest notice gave instead. One that was not sent told nobody. */
export const deadlineOf = ({ dueOn: due, expectedOn }: Pick<Standing, 'dueOn' | 'expectedOn'>): string =>
  expectedOn ?? due

/** R60: past its day, without a notice that gives a later one. */
export const isOverdue = (standing: Pick<Standing, 'isClosed' | 'dueOn' | 'expectedOn'>, today: Day): boolean =>
  !standing.isClosed && today.toString() > deadlineOf(standing)

/**
 * The one thing to do next. R60: when the day has passed, it is the notice, and nothing else can be done before it is
 * sent. R65: a limitation or a refusal waits for a second person, and goes out as a letter. R62: who has lost the right since
 * can only be refused, also after another decision, until it is given.
 */
export function stepOf(standing: Standing, today: Day): Step {
  if (standing.isClosed) return 'closed'
  if (isOverdue(standing, today)) return 'notice'
  if (standing.track !== 'access') return standing.hasAnswer ? 'sending' : 'answer'
  if (standing.mayOnlyBeRefused && standing.decision !== 'refused') return 'decision'
  if (!standing.decision) return standing.unreviewed > 0 ? 'review' : 'decision'
  if (standing.decision !== 'full' && !standing.isApproved) return 'approval'
  if (standing.decision === 'refused') return 'sending'
  return standing.hasDocuments ? 'delivery' : 'documents'
}

/** What the verdicts come to; null while something has none. */
export function outcomeOf({
  given,
  inPart,
  withheld,
  unreviewed,
}: Record<'given' | 'inPart' | 'withheld' | 'unreviewed', number>): RequestDecision | null {
  if (unreviewed > 0) return null
  if (inPart === 0 && withheld === 0) return 'full'
  return given === 0 && inPart === 0 ? 'refused' : 'limited'
}
