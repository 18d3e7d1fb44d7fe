// The door of the module: what other modules may call.
import { endAllOf, standingOf } from './delegations.ts'

export { cannotTreat, coverOf, mayTreat, NOTICE_DAYS, type Cover, type Treating } from './cover.ts'
export { coversOf, responsibleFor, type Responsible } from './covers.ts'
export {
  delegationsFor,
  endDelegation,
  giveDelegation,
  laidAside,
  noticesFor,
  type NewDelegation,
} from './delegations.ts'
export { approveInstruction, confirmReading, draftInstruction } from './instructions.ts'
export { expiringDelegations } from './jobs.ts'
export { nameSupervisor } from './supervisors.ts'
export type { Delegation } from './delegations.ts'

/** What ends with somebody's access. */
export const delegationsOfLeaving = { standing: standingOf, end: endAllOf }
