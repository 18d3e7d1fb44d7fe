import type {
  CancellingParty,
  ClosingReason,
  ContactingParty,
  ConcernChannel,
  ConsentDecision,
  ContactMode,
  CustodySharing,
  CustodySource,
  JudgedAt,
  Outcome,
  ReferringParty,
  Relationship,
  RiskLevel,
  Theme,
  WayCheck,
  WayTarget,
} from '#platform/schema.ts'
import type { Written } from '#care/concerns/concerns.ts'
import type { Talk, TreatmentForm } from '#care/pathways/pathways.ts'
import type { Gender } from './names.ts'

/** A talk as it was agreed: when, how, with whom (by the short name of the staff) and at which treatment place. */
export type Agreed = {
  what: Talk
  day: string
  time: string
  mode: ContactMode
  who: string
  place: string | null
  form: TreatmentForm | null
}

export type Onward = {
  target: WayTarget
  receiver: string
  person: string
  agreedBy: string
  on: string
  words: string
  checkBy: string
}

/** A henvendelse as it stood in the entrance before it was opened. */
export type Call = {
  name: string
  phone: string
  referrer: { name: string; organisation: string; phone: string; agreedBy: string } | null
}

/** Something that somebody does with a pathway. Talks and ways are numbered within it. */
export type Deed =
  | {
      does: 'open'
      enquiryAt: Date
      contactedBy: ContactingParty
      channel: ContactMode
      referredBy: ReferringParty | null
      acting: string | null
      unit: string
      isUnder126a: boolean
      themes: Theme[]
      summary: string
      call: Call | null
    }
  | { does: 'plan'; talk: number; agreed: Agreed }
  | { does: 'hold'; talk: number; agreed: Agreed; summary: string }
  | { does: 'cancel'; talk: number; by: CancellingParty; reason: string }
  | { does: 'miss'; talk: number; reason: string }
  | { does: 'judge'; inTargetGroup: boolean; on: string; at: JudgedAt }
  | { does: 'choose'; outcome: Outcome; on: string; reason: string; guidance: string }
  | { does: 'show'; way: number; onward: Onward }
  | { does: 'check'; way: number; found: WayCheck; note: string; askAgainOn: string | null }
  | { does: 'involve'; answer: string }
  | { does: 'assign'; to: string }
  | { does: 'themes'; themes: Theme[] }
  | { does: 'delay'; from: string; to: string; reason: string }
  | {
      does: 'end'
      endedOn: string
      closingReason: ClosingReason
      note: string
      noWayReason: string
      resumption: string
    }
  | { does: 'reopen'; reason: string }
  | { does: 'look'; reason: string }
  | { does: 'review'; answer: string }
  /** An underretning; a draft while it is not sent. */
  | { does: 'concern'; written: Written; sent: ConcernChannel | null }
  | { does: 'receipt'; caseReference: string }
  /** Adults by their place in the family. */
  | {
      does: 'consent'
      givers: number[] | 'child'
      decision: ConsentDecision
      written: boolean
      on: string
      informedOf: string
    }
  | { does: 'tell'; holders: number[]; on: string; how: string }
  | { does: 'leave_untold'; wish: string; reason: string }
  | { does: 'withdraw'; giver: number | 'child'; reason: string }
  /** The risk is assessed at a moment of the visit, or decided on. */
  | {
      does: 'assess'
      at: Date
      level: Exclude<RiskLevel, 'acute'>
      reason: string
      harms: boolean
      protects: string
      adultsKnow: string
    }
  | { does: 'go_on'; reason: string }
  /** The safety plan that the young person made with whoever treats them. */
  | { does: 'make_plan'; on: string }
  /** A request for the record from who holds custody, that came some days before, and how far it has come. */
  | { does: 'request'; daysBefore: number; about: string; stands: 'received' | 'reviewed in part' | 'given' }

/** What one person does with a pathway at one time. */
export type Visit = { at: Date; by: string; deeds: Deed[] }

export type PlannedAdult = {
  givenName: string
  familyName: string
  phone: string
  email: string
  address: string
  language: string
  needsInterpreter: boolean
  isHidden: boolean
}

export type PlannedChild = {
  givenName: string
  familyName: string
  gender: Gender
  birthDate: string
  cpr: string
  language: string
  needsInterpreter: boolean
  isHidden: boolean
  address: string
  phone: string
  school: string
  schoolClass: string
  practice: string
  /** The adults of the family by their place in it. */
  bonds: { adult: number; relationship: Relationship; isPrimary: boolean }[]
  custody: { holders: number[]; sharing: CustodySharing; source: CustodySource; validFrom: string } | null
  visits: Visit[]
}

/** Adults, and those of their children who come to the offer. */
export type PlannedFamily = { adults: PlannedAdult[]; children: PlannedChild[] }
