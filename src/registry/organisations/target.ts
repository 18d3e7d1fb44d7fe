import type { WayTarget } from '#platform/schema.ts'

/** The six targets of a way onward, in the order of the national list (LTT, Henvisning til). */
export const TARGETS = [
  'general_practice',
  'child_psychiatry',
  'other_municipal_offer',
  'offer_in_other_municipality',
  'civil_society',
  'other',
] as const satisfies WayTarget[]

export const targetName = {
  general_practice: 'Alment praktiserende læge',
  child_psychiatry: 'Børne- og ungdomspsykiatri',
  other_municipal_offer: 'Andet tilbud i hjemkommune',
  offer_in_other_municipality: '§ 126 a-tilbud i anden kommune',
  civil_society: 'Civilsamfund',
  other: 'Andet',
} as const satisfies Record<WayTarget, string>
