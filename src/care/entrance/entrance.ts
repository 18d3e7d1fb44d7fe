// The door of the module: what other modules may call.
export { receiveEnquiry, type NewEnquiry } from './receive.ts'
export { countAnonymous } from './anonymous.ts'
