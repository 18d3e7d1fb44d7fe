import { AMBULATORY, contactCode, deliveryCode, EXTENSIONS, participantCode } from '../codes.ts'
import { checkAside, checkConcept, valueSet } from './concept.ts'
import { expectOnly, has, objectAt, objectsAt, onlyAt, refuse, valueAt, type Place } from './place.ts'
import { checkReference, type Targets } from './reference.ts'
import { checkResource, membersOf } from './resource.ts'
import { checkPeriod, readTime, type Span } from './time.ts'

const SHAPE = {
  profile: 'encounter',
  known: membersOf('extension', 'status', 'class', 'type', 'subject', 'participant', 'period'),
  forbidden: {
    names: new Set([
      ...['identifier', 'statusHistory', 'classHistory', 'serviceType', 'priority', 'episodeOfCare', 'basedOn'],
      ...['appointment', 'length', 'reasonCode', 'reasonReference', 'diagnosis', 'account', 'hospitalization'],
      ...['location', 'serviceProvider', 'partOf'],
    ]),
    code: 'encounter-element-forbidden',
  },
} as const

const STATUSES = new Set<unknown>(['finished', 'entered-in-error'])
const TYPES = valueSet(Object.values(contactCode), 'encounter-type-unknown')

/**
 * R95 to R97: a contact that took place, in a course; treatment says who took part and how it was delivered. `madeAt` is the
 * time of the report, in which nothing can be told that is still to come.
 */
export function checkEncounter(encounter: Place, targets: Targets, madeAt: Span | undefined): void {
  checkResource(encounter, SHAPE)
  if (!STATUSES.has(valueAt(encounter, 'status'))) refuse(encounter, 'encounter-status-wrong', 'status')
  const subject = objectAt(encounter, 'subject', 'subject-missing')
  if (subject) checkReference(subject, targets, { to: 'citizen', otherwise: 'subject-not-the-citizen' })
  checkClass(encounter)
  const period = checkPeriod(encounter, 'encounter-period-end-forbidden')
  if (period && madeAt) checkHeld(encounter, period, madeAt)
  const { hasDelivery } = checkExtensions(encounter, targets)
  const type = onlyAt(encounter, 'type', 'encounter-type-not-exactly-one')
  const isTreatment = type !== undefined && checkConcept(type, TYPES) === contactCode.treatment.code
  checkParticipant(encounter)
  if (!isTreatment) return
  if (!has(encounter, 'participant')) refuse(encounter, 'treatment-without-participant', 'participant')
  if (!hasDelivery) refuse(encounter, 'treatment-without-delivery', 'extension')
}

/** A contact that begins after the report was made has not taken place. One that was told by mistake may be of any day. */
function checkHeld(encounter: Place, period: Place, madeAt: Span): void {
  if (valueAt(encounter, 'status') === 'entered-in-error') return
  const start = readTime(valueAt(period, 'start'))
  if (typeof start !== 'string' && start.from > madeAt.to) refuse(period, 'encounter-not-yet-held', 'start')
}

const CODING = new Set(['system', 'code', 'display', 'version', 'userSelected'])
/** HL7's title of the class, which KL's own examples give. */
const AMBULATORY_DISPLAY = 'ambulatory'

function checkClass(encounter: Place): void {
  const coding = objectAt(encounter, 'class', 'encounter-class-missing')
  if (!coding) return
  expectOnly(coding, CODING)
  checkAside(coding, false)
  const [system, code, display] = [valueAt(coding, 'system'), valueAt(coding, 'code'), valueAt(coding, 'display')]
  if (code !== AMBULATORY.code) refuse(coding, 'encounter-class-not-ambulatory', 'code')
  else if (system !== AMBULATORY.system) refuse(coding, 'coding-system-wrong', 'system')
  else if (display !== undefined && display !== AMBULATORY_DISPLAY) refuse(coding, 'coding-display-wrong', 'display')
}

const BASED_ON = new Set(['url', 'valueReference'])
const DELIVERY = new Set(['url', 'valueCodeableConcept'])
const DELIVERIES = valueSet(Object.values(deliveryCode), 'delivery-unknown')

function checkExtensions(encounter: Place, targets: Targets): { hasDelivery: boolean } {
  const plans: Place[] = []
  const deliveries: Place[] = []
  for (const extension of objectsAt(encounter, 'extension')) {
    const url = valueAt(extension, 'url')
    if (url === EXTENSIONS.basedOn) plans.push(extension)
    else if (url === EXTENSIONS.delivery) deliveries.push(extension)
    else refuse(extension, 'extension-unknown', 'url')
  }
  if (plans.length !== 1) refuse(encounter, 'encounter-based-on-not-exactly-one', 'extension')
  if (deliveries.length > 1) refuse(encounter, 'encounter-delivery-repeated', 'extension')
  for (const plan of plans) {
    expectOnly(plan, BASED_ON)
    const reference = objectAt(plan, 'valueReference', 'extension-value-missing')
    if (reference) checkReference(reference, targets, { to: 'plan', otherwise: 'based-on-not-a-plan' })
  }
  for (const delivery of deliveries) {
    expectOnly(delivery, DELIVERY)
    const concept = objectAt(delivery, 'valueCodeableConcept', 'extension-value-missing')
    if (concept) checkConcept(concept, DELIVERIES, { mayHaveVersion: true })
  }
  return { hasDelivery: deliveries.length > 0 }
}

const PARTICIPANT = new Set(['type'])
const WHO = { names: new Set(['period', 'individual']), code: 'participant-element-forbidden' } as const
const PARTICIPANTS = valueSet(Object.values(participantCode), 'participant-unknown')

/** With or without the child; never who. */
function checkParticipant(encounter: Place): void {
  if (!has(encounter, 'participant')) return
  const participant = onlyAt(encounter, 'participant', 'participant-repeated')
  if (!participant) return
  expectOnly(participant, PARTICIPANT, WHO)
  const type = onlyAt(participant, 'type', 'participant-type-not-exactly-one')
  if (type) checkConcept(type, PARTICIPANTS, { mayHaveVersion: true })
}
