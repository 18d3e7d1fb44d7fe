import type {
  CapacityFinding,
  ConsentCapacity,
  ConsentDecision,
  ConsentForm,
  NoticeDecision,
} from '#platform/schema.ts'
import { dayOf } from '#platform/time.ts'
import { contactName } from '#care/pathways/pathways.ts'
import { day, list, time } from '#ui/danish.ts'
import type { HeldWithout } from './held-without.ts'

export const decisionName = {
  permit: 'siger ja',
  deny: 'siger nej',
} as const satisfies Record<ConsentDecision, string>

export const formName = { written: 'skriftligt', oral: 'mundtligt' } as const satisfies Record<ConsentForm, string>

export const capacityName = {
  custody_holder: 'har forældremyndigheden',
  young_person: 'den unge selv',
  custody_holder_for_unable: 'har forældremyndigheden, for en ung, der ikke selv kan',
} as const satisfies Record<ConsentCapacity, string>

export const findingName = {
  able: 'Den unge kan selv give samtykke',
  unable: 'Den unge kan ikke selv forstå følgerne og give samtykke',
} as const satisfies Record<CapacityFinding, string>

export const noticeName = {
  told: 'orienteret',
  told_later: 'orienteres senere',
  not_told: 'orienteres ikke',
} as const satisfies Record<NoticeDecision, string>

type Said = {
  givers: readonly string[]
  decision: ConsentDecision
  form: ConsentForm
  givenOn: string
  informedOf: string
}

/** R52: what the journal says of a yes or a no: what, who, when, in which form, and what they were told. */
export const consentEntry = ({ givers, decision, form, givenOn, informedOf }: Said): string =>
  `${givers.join(' og ')} ${decisionName[decision]} til screening og behandling i forløbet. ${form === 'written' ? 'Skriftligt' : 'Mundtligt'}, ${day(givenOn)}.\nInformeret om: ${informedOf}`

/** A day and a clock time of it. */
export const dayAndTime = (at: Date): string => `${day(dayOf(at))} kl. ${time(at)}`

/** What was held, in a line. */
export const heldInWords = (held: readonly HeldWithout[]): string =>
  list(held.map((each) => `${contactName[each.type].toLowerCase()} ${dayAndTime(each.starts_at)}`))

type TakenBack = {
  by: string
  of: string
  at: Date
  reason: string
  isGivenAgain: boolean
  held: readonly HeldWithout[]
}

/** R74: what the journal says of a yes that was taken back: who, when, what it stops, and what was held in between. */
export const withdrawalEntry = ({ by, of, at, reason, isGivenAgain, held }: TakenBack): string =>
  [
    `${by === of ? `${by} trak sit samtykke` : `${by} trak samtykket fra ${of}`} til screening og behandling tilbage ${dayAndTime(at)}. ${
      isGivenAgain
        ? 'Der er givet samtykke igen siden.'
        : 'Screening og behandling stopper, til der er givet samtykke igen.'
    }`,
    ...(held.length
      ? [`Holdt, efter at samtykket var trukket tilbage: ${heldInWords(held)}. Det bliver stående.`]
      : []),
    ...(reason ? [`Begrundelse: ${reason}`] : []),
  ].join('\n')

export const assessmentEntry = (finding: CapacityFinding, assessedOn: string, reason: string): string =>
  `Vurdering ${day(assessedOn)} af, om den unge selv kan give samtykke: ${findingName[finding]}.\nBegrundelse: ${reason}`

export const noticeEntry = (holders: readonly string[], onDay: string, how: string): string =>
  `${holders.join(' og ')} er orienteret om behandlingen og inddraget i den unges beslutning, ${day(onDay)}.\nHvordan: ${how}`

export const untoldEntry = (given: {
  decision: NoticeDecision
  wish: string
  reason: string
  reviewOn: string
}): string =>
  `Forældremyndighedens indehavere ${noticeName[given.decision]}.\nDen unges ønske: ${given.wish}\nOvervejelser og grund: ${given.reason}\nVurderes igen senest ${day(given.reviewOn)}.`

export const talkEntry = (said: string, agreed: string): string =>
  `Samtale med forældre, der ikke er enige om samtykke.\nSagt til hver af dem: ${said}${agreed ? `\nAftalt: ${agreed}` : ''}\nDer screenes og behandles ikke, så længe de ikke er enige.`

export const mistakeEntry = (what: string, reason: string): string =>
  `${what} var registreret ved en fejl og gælder ikke.\nBegrundelse: ${reason}`
