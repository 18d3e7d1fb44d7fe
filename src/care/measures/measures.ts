// The door of the module: what other modules may call.
export { ADDED_VALUE_DAYS, addedValue, type AddedValue, type AddedValuePair } from './added-value.ts'
export { faultsOfAnswers, type AnswerFault } from './answers.ts'
export { changeOf, corcCategory, corcRecovery, cutoffs, type Change } from './change.ts'
export { triage, type Triage } from './cssrs.ts'
export {
  isAsked,
  type Answers,
  type Definition,
  type Informant,
  type Item,
  type Option,
  type Scale,
  type Sum,
} from './definition.ts'
export { DEFINITIONS, definitionById, definitionsOf } from './definitions.ts'
export {
  bandOf,
  edgesOf,
  reliabilityOf,
  thresholdOf,
  type Band,
  type BandSet,
  type NormSet,
  type Reliability,
  type ReliabilitySet,
} from './norm.ts'
export { BAND_SETS, bandSetsOf, normSetById, RELIABILITY_SETS, reliabilitySetsOf } from './norms.ts'
export { score, type Score, type Scored, type Sign } from './score.ts'
export { screen, SCREEN_LIMITS, type Screen, type Screened } from './screen-rule.ts'
