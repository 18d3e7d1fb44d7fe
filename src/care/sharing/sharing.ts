// The door of the module: what other modules may call.
export { basisFor, faultOf, isObjectionInForce, type Fault } from './basis.ts'
export { endConsent, latestDayOf, recordConsent, type NewConsent } from './consents.ts'
export { correctDisclosure } from './corrections.ts'
export { disclose, type NewDisclosure } from './disclose.ts'
export { endObjection, object, type NewObjection } from './objections.ts'
export { standingOf } from './load.ts'
export { passingOn } from './passing-on.ts'
export { remindOfExpiry } from './remind.ts'
