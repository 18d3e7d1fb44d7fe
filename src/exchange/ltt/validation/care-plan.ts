import { OFFER, targetCode, themeCode } from '../codes.ts'
import { checkConcept, valueSet, type ValueSet } from './concept.ts'
import { expectOnly, has, objectAt, objectsAt, onlyAt, refuse, valueAt, type Place } from './place.ts'
import { checkReference, type Targets } from './reference.ts'
import { checkResource, membersOf } from './resource.ts'
import { checkPeriod } from './time.ts'

const OWN = ['status', 'intent', 'subject', 'period', 'activity']
const FORBIDDEN = [
  ...['identifier', 'instantiatesCanonical', 'instantiatesUri', 'replaces', 'partOf', 'category', 'title'],
  ...['description', 'encounter', 'created', 'author', 'contributor', 'careTeam', 'addresses', 'supportingInfo'],
  ...['goal', 'note'],
]
const PLAN = {
  profile: 'plan',
  known: membersOf(...OWN),
  forbidden: { names: new Set([...FORBIDDEN, 'basedOn']), code: 'plan-element-forbidden' },
} as const
const REFERRAL = {
  profile: 'referral',
  known: membersOf(...OWN, 'basedOn'),
  forbidden: { names: new Set(FORBIDDEN), code: 'referral-element-forbidden' },
} as const

const OFFER_SET = valueSet([OFFER], 'plan-code-wrong')
const THEMES = valueSet(Object.values(themeCode), 'theme-unknown')
const TARGETS = valueSet(Object.values(targetCode), 'referral-code-unknown')
const DETAIL = new Set(['code', 'status'])
const DETAIL_OF_PLAN = new Set(['code', 'status', 'reasonCode'])

/** The status of a care plan and of its activity go together. The guide calls the latter recommended; it is demanded here. */
const ACTIVITY_STATUS = new Map<unknown, string>([
  ['active', 'in-progress'],
  ['completed', 'completed'],
  ['entered-in-error', 'entered-in-error'],
])
const ACTIVITY_STATUSES = new Set<unknown>(ACTIVITY_STATUS.values())

/** A course: when it began, when it ended if it is completed, and its themes. */
export function checkPlan(plan: Place, targets: Targets): void {
  checkResource(plan, PLAN)
  checkIntentAndSubject(plan, targets)
  const status = valueAt(plan, 'status')
  const right = ACTIVITY_STATUS.get(status)
  if (right === undefined) refuse(plan, 'plan-status-wrong', 'status')
  const period = checkPeriod(plan)
  if (status === 'completed' && period && !has(period, 'end')) refuse(period, 'plan-completed-without-end', 'end')
  const detail = checkActivity(plan, OFFER_SET, DETAIL_OF_PLAN)
  if (!detail) return
  checkThemes(detail)
  const activity = valueAt(detail, 'status')
  if (!ACTIVITY_STATUSES.has(activity)) refuse(detail, 'plan-detail-status-wrong', 'status')
  else if (right !== undefined && activity !== right) refuse(detail, 'plan-status-not-aligned', 'status')
}

/** Themes of the list, each once: a second time says nothing more. */
function checkThemes(detail: Place): void {
  const told = new Set<string>()
  for (const theme of objectsAt(detail, 'reasonCode')) {
    const code = checkConcept(theme, THEMES)
    if (code === undefined) continue
    if (told.has(code)) refuse(theme, 'theme-repeated', 'coding')
    told.add(code)
  }
}

const REFERRAL_STATUSES = new Set<unknown>(['completed', 'entered-in-error'])

/** R101: a way that was shown, as a care plan that is based on the course and completed at once. */
export function checkReferral(referral: Place, targets: Targets): void {
  checkResource(referral, REFERRAL)
  checkIntentAndSubject(referral, targets)
  const basedOn = onlyAt(referral, 'basedOn', 'referral-based-on-not-exactly-one')
  if (basedOn) checkReference(basedOn, targets, { to: 'plan', otherwise: 'based-on-not-a-plan' })
  if (!REFERRAL_STATUSES.has(valueAt(referral, 'status'))) refuse(referral, 'referral-status-wrong', 'status')
  checkPeriod(referral, 'referral-period-end-forbidden')
  const detail = checkActivity(referral, TARGETS, DETAIL)
  if (detail && valueAt(detail, 'status') !== 'completed') refuse(detail, 'referral-detail-status-wrong', 'status')
}

function checkIntentAndSubject(plan: Place, targets: Targets): void {
  if (valueAt(plan, 'intent') !== 'plan') refuse(plan, 'intent-not-plan', 'intent')
  const subject = objectAt(plan, 'subject', 'subject-missing')
  if (subject) checkReference(subject, targets, { to: 'citizen', otherwise: 'subject-not-the-citizen' })
}

const ACTIVITY = new Set(['detail'])
const OTHER_ACTIVITY = {
  names: new Set(['outcomeCodeableConcept', 'outcomeReference', 'progress', 'reference']),
  code: 'activity-element-forbidden',
} as const
const OTHER_DETAIL = {
  names: new Set([
    ...['kind', 'instantiatesCanonical', 'instantiatesUri', 'reasonCode', 'reasonReference', 'goal', 'statusReason'],
    ...['doNotPerform', 'scheduledTiming', 'scheduledPeriod', 'scheduledString', 'location', 'performer'],
    ...['productCodeableConcept', 'productReference', 'dailyAmount', 'quantity', 'description'],
  ]),
  code: 'activity-element-forbidden',
} as const

/** The one activity with its code. Gives its detail. */
function checkActivity(plan: Place, set: ValueSet, known: ReadonlySet<string>): Place | undefined {
  const activity = onlyAt(plan, 'activity', 'activity-not-exactly-one')
  if (!activity) return undefined
  expectOnly(activity, ACTIVITY, OTHER_ACTIVITY)
  const detail = objectAt(activity, 'detail', 'activity-detail-missing')
  if (!detail) return undefined
  expectOnly(detail, known, OTHER_DETAIL)
  const code = objectAt(detail, 'code', 'activity-code-missing')
  if (code) checkConcept(code, set)
  return detail
}
