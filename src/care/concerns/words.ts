import type { ConcernChannel, ConcernFollowUp, FamilyTold } from '#platform/schema.ts'
import type { ConcernGround } from './concern.ts'

/** R83: the grounds, close to the words of barnets lov § 133. */
export const groundName = {
  needs_support: 'Barnet eller den unge kan have behov for støtte efter barnets lov',
  newborn: 'Et barn kan få behov for støtte lige efter fødslen på grund af de vordende forældres forhold',
  school_absence:
    'Barnet eller den unge kan have behov for støtte på grund af ulovligt skolefravær eller fordi undervisningspligten ikke opfyldes',
  abuse: 'Barnet eller den unge har været udsat for overgreb',
} as const satisfies Record<ConcernGround, string>

export const toldName = {
  told: 'Ja, familien er orienteret',
  not_told_violence: 'Nej: mistanke om vold eller overgreb',
  not_told_honour: 'Nej: æresrelateret konflikt eller negativ social kontrol',
  not_told_other: 'Nej, af en anden grund',
} as const satisfies Record<FamilyTold, string>

export const channelName = {
  phone: 'telefon',
  secure_mail: 'sikker mail',
  digital_post: 'Digital Post',
  in_person: 'personligt',
} as const satisfies Record<ConcernChannel, string>

/**
 * R35: what the social authority does under § 18 is always called so, in full. Our own word for a step of the way stands
 * nowhere near it.
 */
export const SECTION_18 = 'socialforvaltningens screening efter barnets lov § 18'

export const followUpName = {
  receipt: 'Kvitteringen er kommet',
  confirmed_orally: 'De har bekræftet mundtligt, at den er modtaget',
  sent_again: 'De havde ikke fået den. Den er sendt igen',
  no_answer: 'Vi har ikke fået fat i dem endnu',
  section_18: `Oplyst af dem: ${SECTION_18} er begyndt`,
} as const satisfies Record<ConcernFollowUp, string>

/** The task, and its answer, for all who open the pathway: they tell nothing of what the underretning says. */
export const TASK_TITLE = 'Er der kommet kvittering på underretningen?'
