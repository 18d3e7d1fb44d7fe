import { z } from 'zod'
import {
  choice,
  day,
  id,
  choices,
  optionalChoice,
  optionalText,
  text,
  ticked,
  version,
  optionalId,
  wholeNumber,
} from '#platform/form.ts'
import { GIVEN_TO, GIVES_POWER } from './extract/receiver.ts'
import { OUTCOMES } from './words.ts'

const NOTE = 'Skriv, hvad der er afklaret, og hvad der sker nu.'

/** R56: the answer to a look. Anything but `in order` says why. */
export const outcomeFields = {
  outcome: choice(OUTCOMES, 'Vælg, hvad gennemgangen viste.'),
  note: optionalText(2000),
}

const saysWhy = ({ outcome, note }: { outcome: string; note: string }) => outcome === 'in_order' || note.length >= 5
const why = { message: NOTE, path: ['note'] }

export const answerForm = z.object(outcomeFields).refine(saysWhy, why)
export const reviewForm = z.object({ ...outcomeFields, version: version() }).refine(saysWhy, why)

export const settingsForm = z.object({
  months: wholeNumber(6, 120),
  perPerson: wholeNumber(1, 20),
  mostHits: wholeNumber(10, 500),
  /** The term that somebody agreed deletes looks. */
  agreed: optionalText(3),
  version: version(),
})

/** R58: a period of the log, to whom it is given, and why staff are named when they are. */
export const extractForm = z
  .object({
    from: day('Skriv den første dag.'),
    to: day('Skriv den sidste dag.'),
    names: ticked(),
    reason: optionalText(1000),
    by: choice(GIVEN_TO, 'Vælg, hvem der får udtrækket.'),
    powerFrom: optionalChoice(GIVES_POWER),
    adultId: optionalId(),
    name: optionalText(200),
    identity: text('Skriv, hvordan I ved, hvem det er.', { min: 3, max: 500 }),
    powerOfAttorney: optionalText(1000),
    maturity: optionalText(2000),
  })
  .refine(({ from, to }) => from <= to, { message: 'Den sidste dag ligger før den første.', path: ['to'] })
  .refine(({ names, reason }) => !names || reason.length >= 10, {
    message: 'Skriv, hvorfor medarbejdernes navne skal med: mindst 10 tegn.',
    path: ['reason'],
  })

export const restrictionForm = (staff: readonly { id: string }[]) =>
  z.object({
    /** The decision that the form showed, if any. */
    known: optionalId(),
    readers: choices(staff.map((member) => member.id)),
    reason: text('Skriv, hvorfor adgangen begrænses.', { min: 10, max: 1000 }),
  })

export const endingForm = z.object({ known: id('Hent siden igen.') })

/** R57: a permission for quality work, a year at the most. */
export const permissionForm = z
  .object({
    staffId: id('Vælg medarbejderen.'),
    purpose: text('Skriv, hvad opslagene skal bruges til.', { min: 10, max: 1000 }),
    criteria: text('Skriv, hvilke forløb det gælder.', { min: 10, max: 1000 }),
    enquiriesFrom: day('Skriv den første dag.'),
    enquiriesTo: day('Skriv den sidste dag.'),
    fromDay: day('Skriv, hvornår tilladelsen begynder.'),
    untilDay: day('Skriv, hvornår tilladelsen slutter.'),
  })
  .refine(({ enquiriesFrom, enquiriesTo }) => enquiriesFrom <= enquiriesTo, {
    message: 'Den sidste dag ligger før den første.',
    path: ['enquiriesTo'],
  })
  .refine(({ fromDay, untilDay }) => fromDay <= untilDay, {
    message: 'Tilladelsen slutter, før den begynder.',
    path: ['untilDay'],
  })
