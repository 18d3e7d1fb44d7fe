import type { RequestBy, RequestDecision, RequestTrack } from '#platform/schema.ts'
import type { Day } from '#platform/time.ts'
import { lawfulWorkdaysAfter } from '#platform/workdays.ts'
import {
  ADULT_AGE,
  askerFault,
  isOfAdult,
  lacksMaturity,
  OWN_RIGHT_AGE,
  POWER_FROM,
  rightOf,
  type Asker,
  type PowerFrom,
  type RightFault,
} from '#registry/people/people.ts'

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

export { ADULT_AGE, isOfAdult, OWN_RIGHT_AGE, POWER_FROM, rightOf, type PowerFrom }

export type Asking = Asker & {
  /** Wants text deleted, rather than to see it. */
  wantsDeletion: boolean
  /** Whether the adult whose right it is is the child's mother or father. */
  isParent: boolean
  hasMaturity: boolean
}

type Routed = { track: RequestTrack; fault?: never } | { track?: never; fault: RightFault }
const refuse = (field: string, words: string): Routed => ({ fault: { field, words } })

/**
 * Which way a request goes, or why it cannot be registered so, with the field to look at. R61: from 15 the young person asks
 * themselves; under 15 when a written assessment says that they are mature enough. R62: who holds custody asks for a child
 * under 18, also without the young person's consent. R64: a parent without custody never has aktindsigt, but orientation
 * (forældreansvarsloven § 23), and only the mother or father has that. From 18 only the person, or somebody with their power of
 * attorney. R67: a representative asks by the right of who gave the power. R48: a wish to have text deleted is a request too.
 */
export function routeOf({ wantsDeletion, isParent, hasMaturity, ...who }: Asking): Routed {
  const fault = askerFault(who)
  if (fault) return { fault }
  const { age, holdsCustody } = who
  const by = rightOf(who)
  if (by === 'parent_without_custody' && holdsCustody)
    return refuse('adultId', 'Den voksne står med forældremyndighed, og har ret til aktindsigt som indehaver af den.')
  if (by === 'parent_without_custody' && !isParent)
    return refuse('adultId', 'Kun barnets mor eller far kan få orientering. Andre har ikke ret til den.')
  if (wantsDeletion) return { track: 'deletion' }
  if (by === 'parent_without_custody') return { track: 'orientation' }
  if (lacksMaturity({ right: by, age, hasMaturity }))
    return refuse(
      'maturity',
      'Barnet er under 15 år. Skriv vurderingen af, om barnet er modent nok til selv at få aktindsigt.',
    )
  return { track: 'access' }
}

/**
 * R62, R81: why somebody who had a right when they asked has none today; null while they have it. Custody is that of the day
 * on which something is decided or given, not only of the day it was asked for. R67: a power of attorney falls with the right
 * of who gave it.
 */
export function lostRight({
  age,
  holdsCustody,
  ...who
}: Pick<Asking, 'by' | 'powerFrom' | 'age' | 'holdsCustody'>): string | null {
  const by = rightOf(who)
  if (isOfAdult(by) && age >= ADULT_AGE)
    return who.powerFrom
      ? 'Den unge er fyldt 18 år. Fuldmagten er fra en forælder, og gælder ikke længere. Bed om en fra den unge selv.'
      : 'Den unge er fyldt 18 år. Den, der bad om det, har ikke længere ret til det, men den unge selv har.'
  if (by !== 'custody_holder' || holdsCustody) return null
  return who.powerFrom
    ? 'Den, der gav fuldmagten, står ikke længere med forældremyndighed. Fuldmagten giver ikke længere ret til aktindsigt.'
    : 'Den, der bad om det, står ikke længere med forældremyndighed, og har ikke længere ret til aktindsigt.'
}

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
/** At which a request still waits for something. */
export const OPEN_STEPS: readonly Step[] = STEPS.filter((step) => step !== 'closed')

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
