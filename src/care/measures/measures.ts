// The door of the module: what other modules may call.
export { faultsOfAnswers, type AnswerFault } from './answers.ts'
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
export { score, type Score, type Scored, type Sign } from './score.ts'
