import { referrerName } from '#care/pathways/pathways.ts'
import type { Enquiry } from './load.ts'

type Told = Pick<Enquiry, 'about' | 'referred_by' | 'referrer_name' | 'referrer_organisation' | 'family_agreed_by'>

/** What a henvendelse says, as the short summary of its contact: what was told, and who guided the family here. */
export function summaryOf(enquiry: Told): string {
  const referred =
    enquiry.referred_by &&
    [referrerName[enquiry.referred_by], enquiry.referrer_name, enquiry.referrer_organisation].filter(Boolean).join(', ')
  return [enquiry.about, referred && `Vist vej af ${referred}. ${enquiry.family_agreed_by} har sagt ja.`]
    .filter(Boolean)
    .join('\n\n')
    .slice(0, 4000)
}
