// The door of the module: what other modules may call.
export { receiveEnquiry, type NewEnquiry, type Referral } from './receive.ts'
export { countAnonymous } from './anonymous.ts'
export { unfinished } from './jobs.ts'
