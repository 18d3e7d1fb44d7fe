import type { EnquirySource, EnquiryStatus } from '#platform/schema.ts'
import type { ParentsKnow } from '../help/flow.ts'

export const sourceName = {
  public_page: 'hjemmesiden',
  staff: 'registreret her',
  referral: 'fagperson',
  transfer: 'anden kommune',
} as const satisfies Record<EnquirySource, string>

export const statusName = {
  waiting: 'venter',
  opened: 'forløb åbnet',
  joined: 'lagt sammen',
  guided_on: 'vist videre',
  withdrawn: 'trukket tilbage',
} as const satisfies Record<EnquiryStatus, string>

export const parentsName = {
  they_know: 'Forældrene ved det',
  may_be_told: 'Forældrene ved det ikke, men må få det at vide',
  not_yet: 'Forældrene ved det ikke. Tal med den unge først',
} as const satisfies Record<ParentsKnow, string>

/** Why a family is guided on instead of into the offer. */
export const GUIDED_REASONS = ['too_young', 'too_old', 'other_municipality', 'other_effort', 'other'] as const
export const guidedReasonName = {
  too_young: 'Barnet er for ungt til tilbuddet',
  too_old: 'Den unge er fyldt 18',
  other_municipality: 'Barnet bor i en anden kommune',
  other_effort: 'En anden indsats passer bedre',
  other: 'En anden grund',
} as const satisfies Record<(typeof GUIDED_REASONS)[number], string>
