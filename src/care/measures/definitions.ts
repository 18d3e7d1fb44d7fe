import type { Definition } from './definition.ts'
import { ANXIETY } from './definitions/anxiety.ts'
import { ATTENTION } from './definitions/attention.ts'
import { CLINICIAN } from './definitions/clinician.ts'
import { EATING } from './definitions/eating.ts'
import { FIVE_AREAS } from './definitions/five-areas.ts'
import { GOALS } from './definitions/goals.ts'
import { MOOD } from './definitions/mood.ts'
import { PHQ } from './definitions/phq.ts'
import { RCADS } from './definitions/rcads.ts'
import { SATISFACTION } from './definitions/satisfaction.ts'
import { SDQ } from './definitions/sdq.ts'
import { SELF_HARM } from './definitions/self-harm.ts'
import { SERVICE } from './definitions/service.ts'
import { SESSION } from './definitions/session.ts'
import { VISUAL } from './definitions/visual.ts'
import { WHO_5 } from './definitions/who-5.ts'

/** Every form that comes with the software, in the order in which they are listed. */
export const DEFINITIONS: readonly Definition[] = [
  ...SDQ,
  ...PHQ,
  ...WHO_5,
  ...RCADS,
  ...ANXIETY,
  ...MOOD,
  ...ATTENTION,
  ...EATING,
  ...CLINICIAN,
  ...SELF_HARM,
  ...VISUAL,
  ...GOALS,
  ...FIVE_AREAS,
  ...SATISFACTION,
  ...SESSION,
  ...SERVICE,
]

const byId = new Map(DEFINITIONS.map((definition) => [definition.id, definition]))

export const definitionById = (id: string): Definition | undefined => byId.get(id)

/** The forms of one instrument: for each informant and age, and their follow-ups. */
export const definitionsOf = (family: string): Definition[] =>
  DEFINITIONS.filter((definition) => definition.family === family)
