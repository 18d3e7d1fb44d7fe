import { capital, day } from '#ui/danish.ts'
import type { DisclosureBasis, DisclosureChannel, ReceiverKind, SharingPurpose, WrittenAs } from '#platform/schema.ts'

export const receiverName = {
  general_practice: 'egen læge',
  hospital: 'sygehus',
  child_psychiatry: 'børne- og ungdomspsykiatrien',
  health_visitor: 'sundhedsplejen',
  other_offer: '§ 126 a-tilbud i en anden kommune',
  school: 'skole eller dagtilbud',
  ppr: 'PPR',
  social_services: 'socialforvaltningen',
  ssp: 'SSP',
  civil_society: 'civilsamfund',
  supervisory_authority: 'tilsynsmyndighed',
  other: 'andre',
} as const satisfies Record<ReceiverKind, string>

export const RECEIVERS = Object.keys(receiverName) as ReceiverKind[] // the keys of the table

export const purposeName = {
  current_treatment: 'Aktuel behandling af barnet',
  other_legislation: 'Hjælp efter anden lovgivning, fx i skolen eller efter barnets lov',
  other: 'Andet, fx rådgivning eller et fællesskab i civilsamfundet',
  law_requires: 'Loven kræver det',
  essential_regard: 'Væsentligt hensyn uden samtykke, fx til barnets sikkerhed',
  supervision: 'Tilsyn med tilbuddet',
} as const satisfies Record<SharingPurpose, string>

export const PURPOSES = Object.keys(purposeName) as SharingPurpose[] // the keys of the table

/** What a disclosure rests on, with the provision. */
export const basisName = {
  treatment: 'aktuel behandling, sundhedsloven § 41',
  consent: 'skriftligt samtykke, sundhedsloven §§ 43-44',
  law_requires: 'loven kræver det, sundhedsloven § 43, stk. 2, nr. 1',
  essential_regard: 'væsentligt hensyn, sundhedsloven § 43, stk. 2, nr. 2',
  supervision: 'tilsyn, sundhedsloven § 43, stk. 2, nr. 3',
  none: 'uden grundlag',
} as const satisfies Record<DisclosureBasis, string>

export const channelName = {
  phone: 'telefon',
  in_person: 'personligt eller på et møde',
  secure_mail: 'sikker mail',
  digital_post: 'Digital Post',
  letter: 'brev',
  system: 'direkte mellem systemerne',
  described: 'som beskrevet',
} as const satisfies Record<DisclosureChannel, string>

export const writtenName = {
  paper: 'underskrevet på papir',
  digital_post: 'i Digital Post',
  secure_mail: 'i sikker mail',
} as const satisfies Record<WrittenAs, string>

/** A day with its clock time, where that is known. */
export const dayAndTime = (on: string, time: string | null): string =>
  time ? `${day(on)} kl. ${time.slice(0, 5).replace(':', '.')}` : day(on)

/** The words of a table as options for a field, each with a capital. */
export const optionsOf = <Word extends string>(names: Readonly<Record<Word, string>>, words: readonly Word[]) =>
  words.map((value) => ({ value, label: capital(names[value]) }))

export const WRITTEN = ['paper', 'digital_post', 'secure_mail'] as const satisfies WrittenAs[]
export const WRITTEN_OPTIONS = optionsOf(writtenName, WRITTEN)
export const CHANNELS = [
  'phone',
  'in_person',
  'secure_mail',
  'digital_post',
  'letter',
] as const satisfies DisclosureChannel[]
export const CONSENT_PURPOSES = ['other_legislation', 'other'] as const satisfies SharingPurpose[]
