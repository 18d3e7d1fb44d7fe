import type { Informant, MeasureEntry, MeasureMoment, MessageChannel } from '#platform/schema.ts'
import { definitionById } from './definitions.ts'

export const informantName = {
  self: 'barnet eller den unge',
  parent: 'forælder',
  teacher: 'lærer eller pædagog',
  clinician: 'behandler',
} as const satisfies Record<Informant, string>

export const momentName = {
  screening: 'ved screeningen',
  start: 'ved behandlingens start',
  talk: 'ved hver samtale',
  middle: 'midt i behandlingen',
  end: 'ved afslutningen',
  follow_up: 'ved opfølgningen',
  other: 'på et andet tidspunkt',
} as const satisfies Record<MeasureMoment, string>

export const entryName = {
  link: 'besvaret på link',
  on_screen: 'besvaret på skærm',
  paper: 'indtastet fra papir',
  paper_scores: 'scorer taget over fra papir',
} as const satisfies Record<MeasureEntry, string>

export const channelName = {
  sms: 'sms',
  email: 'e-mail',
  digital_post: 'Digital Post',
  handed_over: 'givet i hånden',
} as const satisfies Record<MessageChannel, string>

export const shortTitleOf = (formId: string): string => definitionById(formId)?.shortTitle ?? formId
export const titleOf = (formId: string): string => definitionById(formId)?.title ?? formId

/** A form that is asked of somebody at some time: *SDQ, forælder, ved screeningen*. */
export const planInWords = (plan: { formId: string; informant: Informant; moment: MeasureMoment }): string =>
  `${shortTitleOf(plan.formId)}, ${informantName[plan.informant]}, ${momentName[plan.moment]}`
