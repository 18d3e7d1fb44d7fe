// The door of the module: what other modules may call.
export { ADDED_VALUE_DAYS, addedValue, type AddedValue, type AddedValuePair } from './added-value.ts'
export { definitionOf } from './answered-form.ts'
export { faultsOfAnswers, type AnswerFault } from './answers.ts'
export { changeOf, corcCategory, corcRecovery, cutoffs, type Change } from './change.ts'
export { triage, type Triage } from './cssrs.ts'
export {
  extent,
  isAsked,
  itemsById,
  valuesOf,
  type Answers,
  type ChoiceItem,
  type Definition,
  type Gate,
  type Informant,
  type Item,
  type NumberItem,
  type Option,
  type Scale,
  type Sum,
} from './definition.ts'
export { DEFINITIONS, definitionById, definitionsOf } from './definitions.ts'
export { formsCalled, formsLike, informantCalled, itemNames } from './names.ts'
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
export { fitsDefinition, packWording } from './pack.ts'
export { packHash, readPack, type Pack } from './pack-content.ts'
export { score, type Score, type Scored, type Sign } from './score.ts'
export { screen, SCREEN_LIMITS, type Screen, type Screened } from './screen-rule.ts'
export { recordPast, type PastGoal, type PastResponse } from './bulk.ts'
export { answerFlag, flagById, openFlags, type Flag } from './flags.ts'
export { endGoal, goalsOf, setGoal, type Goal } from './goals.ts'
export { groundOf, type Ground } from './ground.ts'
export { invitationsOf, invite, newSecret, secretHash, useInvitation, type Invitation } from './invitations.ts'
export { missingMeasuresJob } from './jobs.ts'
export { remindToAnswer } from './asking/remind.ts'
export type { MissingMeasure } from './missing.ts'
export { askForMissing, leaveOut, lookForMissing, missingMeasures } from './missing-tasks.ts'
export { markResponseMistake } from './mistakes.ts'
export { measuresAddress, openedFor, type Opened } from './opened.ts'
export { withMeasures } from './with-pathway.ts'
export { lastMeasuredAt, measuredSince } from './kept.ts'
export { measuresForAccess, type MeasureForAccess } from './for-access.ts'
export { formsInUse, installForm } from './own-forms.ts'
export { recordResponse, responseById, responsesOf, type NewResponse, type Response } from './responses.ts'
export { type Shown, type ShownItem, type ShownOption } from './wording.ts'
export { channelName, entryName, informantName, momentName, planInWords, shortTitleOf, titleOf } from './words.ts'
