import type { Errors } from '#platform/form.ts'
import type { ConcernChannel, ConcernFollowUp, FamilyTold } from '#platform/schema.ts'
import type { Day } from '#platform/time.ts'
import { workdaysAfter } from '#platform/workdays.ts'

/** R83: the four grounds of barnets lov § 133, in the order of the law. */
export const GROUNDS = ['needs_support', 'newborn', 'school_absence', 'abuse'] as const
export type ConcernGround = (typeof GROUNDS)[number]
export const TOLD = ['told', 'not_told_violence', 'not_told_honour', 'not_told_other'] as const satisfies FamilyTold[]
export const CHANNELS = ['phone', 'secure_mail', 'digital_post', 'in_person'] as const satisfies ConcernChannel[]
/** The answers to whether the receipt has come. */
export const OUTCOMES = ['receipt', 'confirmed_orally', 'sent_again', 'no_answer'] as const satisfies ConcernFollowUp[]

/** What an underretning says. A draft may lack any of it. */
export type Written = {
  isAcute: boolean | null
  grounds: ConcernGround[]
  facts: string
  observed: string
  childWords: string
  done: string
  childView: string
  siblings: string
  familyTold: FamilyTold | null
  toldWhat: string
  toldBy: string
  toldOn: string | null
  notToldWhy: string
  receiver: string
  receiverPhone: string
  receiverMail: string
}

/**
 * What an underretning lacks before it can be sent, field by field; nothing when it is complete. R83: at least one of the
 * four grounds. No consent is among it (R82; sundhedsloven § 43, stk. 2, nr. 1).
 */
export function lacks(written: Written, today: Day): Errors {
  const wrong: Record<string, string> = {}
  if (written.isAcute === null) wrong['urgency'] = 'Vælg, om det er akut.'
  if (written.grounds.length === 0) wrong['grounds'] = 'Vælg mindst én af de fire grunde i barnets lov § 133.'
  if (!written.facts) wrong['facts'] = 'Skriv, hvad der giver anledning til bekymring.'
  if (!written.done) wrong['done'] = 'Skriv, hvad I har gjort. Har I ikke gjort noget endnu, så skriv det.'
  if (!written.childView) wrong['childView'] = 'Skriv barnets syn på det. Er barnet ikke spurgt, så skriv hvorfor.'
  if (!written.familyTold) wrong['familyTold'] = 'Vælg, om familien er orienteret.'
  if (written.familyTold === 'told') {
    if (!written.toldWhat) wrong['toldWhat'] = 'Skriv, hvad familien har fået at vide.'
    if (!written.toldBy) wrong['toldBy'] = 'Skriv, hvem der har talt med familien.'
    if (!written.toldOn) wrong['toldOn'] = 'Skriv, hvornår familien blev orienteret.'
    else if (written.toldOn > today.toString()) wrong['toldOn'] = 'Familien kan ikke være orienteret i fremtiden.'
  }
  if (written.familyTold === 'not_told_other' && !written.notToldWhy)
    wrong['notToldWhy'] = 'Skriv, hvorfor familien ikke er orienteret.'
  if (!written.receiver) wrong['receiver'] = 'Skriv, hvem der skal have underretningen.'
  return wrong
}

/**
 * After so many working days we ask whether the receipt has come. The number is ours: the time limits for a receipt and
 * for the assessment bind the social authority, not the one who underretter.
 */
export const WORKDAYS_TO_RECEIPT = 6
export const askForReceiptOn = (sentOn: Day): Day => workdaysAfter(sentOn, WORKDAYS_TO_RECEIPT)

/** After so many working days we ask again, when there was no receipt. Ours as well. */
export const WORKDAYS_TO_NEXT_QUESTION = 2
export const askAgainOn = (today: Day): Day => workdaysAfter(today, WORKDAYS_TO_NEXT_QUESTION)

/** R84: the content is for its author, for the one who is responsible for the child now, and for leaders. */
export const isForReader = (
  reader: { id: string; isLeader: boolean },
  concern: { author_id: string; sent_at: Date | null },
  responsibleId: string | null,
): boolean =>
  reader.isLeader || concern.author_id === reader.id || (concern.sent_at !== null && responsibleId === reader.id)
