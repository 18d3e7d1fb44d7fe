// The door of the module: what other modules may call.
export { approve, decide, sendBack } from './decide.ts'
export { registerDelivery, type Delivery } from './deliver.ts'
export { documentOf, makeDocuments } from './disclosure.ts'
export { closeByLetter, noticeSent, registerSent, writeLetter, writeNotice } from './letters.ts'
export { requestView, type RequestView } from './load.ts'
export { registerRequest, type NewRequest } from './register.ts'
export { giveTheRest, restOf, saveVerdict } from './review.ts'
export { resealRecordRequests } from './reseal.ts'
