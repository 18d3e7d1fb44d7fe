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

/** `own`: the title of the municipality's own form, where the form does not come with the software. */
export const shortTitleOf = (formId: string, own?: string | null): string =>
  definitionById(formId)?.shortTitle ?? own ?? formId
export const titleOf = (formId: string, own?: string | null): string => definitionById(formId)?.title ?? own ?? formId

type Planned = { formId: string; informant: Informant; moment: MeasureMoment; ownTitle?: string | null }

/** A form that is asked of somebody at some time: *SDQ, forælder, ved screeningen*. */
export const planInWords = (plan: Planned): string =>
  `${shortTitleOf(plan.formId, plan.ownTitle)}, ${informantName[plan.informant]}, ${momentName[plan.moment]}`
