import type { ConcernGround, Written } from './concern.ts'
import type { Concern } from './load.ts'

/** What an underretning says, from its row. */
export const writtenOf = (row: Concern): Written => ({
  isAcute: row.is_acute,
  grounds: row.grounds as ConcernGround[], // a check of the table allows no other
  facts: row.facts,
  observed: row.observed,
  childWords: row.child_words,
  done: row.done,
  childView: row.child_view,
  siblings: row.siblings,
  familyTold: row.family_told,
  toldWhat: row.told_what,
  toldBy: row.told_by,
  toldOn: row.told_on,
  notToldWhy: row.not_told_why,
  receiver: row.receiver,
  receiverPhone: row.receiver_phone,
  receiverMail: row.receiver_mail,
})

/** Its row, from what it says. What belongs to an answer that was not given is left out. */
export const rowOf = (written: Written) => {
  const isTold = written.familyTold === 'told'
  return {
    is_acute: written.isAcute,
    grounds: written.grounds,
    facts: written.facts,
    observed: written.observed,
    child_words: written.childWords,
    done: written.done,
    child_view: written.childView,
    siblings: written.siblings,
    family_told: written.familyTold,
    told_what: isTold ? written.toldWhat : '',
    told_by: isTold ? written.toldBy : '',
    told_on: isTold ? written.toldOn : null,
    not_told_why: written.familyTold && !isTold ? written.notToldWhy : '',
    receiver: written.receiver,
    receiver_phone: written.receiverPhone,
    receiver_mail: written.receiverMail,
  }
}
