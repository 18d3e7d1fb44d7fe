// The door of the module: what other modules may call.
export { receiveEnquiry, type NewEnquiry, type Referral } from './receive.ts'
export { countAnonymous } from './anonymous.ts'
export { unfinished } from './jobs.ts'
export { resealEnquiries } from './reseal.ts'
export { guideOn, withdraw } from './close.ts'
export { joinToPathway } from './join.ts'
export { enquiryById, takeEnquiry, type Enquiry } from './load.ts'
export { openEnquiry } from './open.ts'
