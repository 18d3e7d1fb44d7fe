import { z } from 'zod'
import * as f from '#platform/form.ts'
import type { Written } from './concern.ts'
import { CHANNELS, GROUNDS, OUTCOMES, TOLD } from './concern.ts'

/** A draft may lack anything; what is lacking is said when it goes on to be sent. */
export const writtenForm = z
  .object({
    urgency: f.optionalChoice(['acute', 'not_acute']),
    grounds: f.choices(GROUNDS),
    facts: f.optionalText(8000),
    observed: f.optionalText(4000),
    childWords: f.optionalText(4000),
    done: f.optionalText(4000),
    childView: f.optionalText(4000),
    siblings: f.optionalText(2000),
    familyTold: f.optionalChoice(TOLD),
    toldWhat: f.optionalText(2000),
    toldBy: f.optionalText(200),
    toldOn: f.optionalDay(),
    notToldWhy: f.optionalText(2000),
    receiver: f.optionalText(200),
    receiverPhone: f.optionalPhone(),
    receiverMail: f.optionalEmail(),
    // which button was pressed; a form that says nothing is meant to be sent on
    next: f.optionalText(10),
  })
  .transform(({ urgency, next, ...written }): { written: Written; isDraft: boolean } => ({
    written: {
      ...written,
      grounds: [...new Set(written.grounds)],
      isAcute: urgency === null ? null : urgency === 'acute',
    },
    isDraft: next === 'draft',
  }))

const sent = {
  channel: f.choice(CHANNELS, 'Vælg, hvordan den er sendt.'),
  day: f.day('Skriv, hvilken dag den er sendt.'),
  time: f.time('Skriv, hvad klokken var.'),
}
export const sendingForm = z.object(sent)

export const supplementForm = z.object({
  text: f.text('Skriv det, der er kommet til.', { min: 3, max: 8000 }),
  ...sent,
})

export const receiptForm = z.object({
  outcome: f.choice(OUTCOMES, 'Vælg, hvordan det er gået.'),
  receiptOn: f.optionalDay(),
  caseReference: f.optionalText(100),
  note: f.optionalText(2000),
  askAgainOn: f.optionalDay(),
})

export const section18Form = z.object({
  begunOn: f.day('Skriv den dag, de har oplyst.'),
  note: f.optionalText(2000),
})
