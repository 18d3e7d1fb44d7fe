import { z } from 'zod'
import { choices, day, id, optionalDay, optionalId, text } from '#platform/form.ts'
import type { StaffRole } from '#platform/schema.ts'

/** Those whose work an instruks can concern. */
export const INSTRUCTED = ['intake', 'therapist', 'adviser', 'leader'] as const satisfies StaffRole[]

export const draftForm = z.object({
  title: text('Skriv instruksens titel.', { min: 3 }),
  text: text('Skriv instruksen.', { min: 20, max: 20_000 }),
  roles: choices(INSTRUCTED).refine((roles) => roles.length > 0, 'Vælg mindst én rolle.'),
})

export const approvalForm = z.object({
  validFrom: day('Skriv, fra hvilken dag instruksen gælder.'),
  validTo: optionalDay(),
})

const common = {
  helperId: id('Vælg, hvem du delegerer til.'),
  instructionId: id('Vælg den instruks, der skal følges.'),
  selection: text('Skriv, hvorfor du har valgt medarbejderen.', { min: 10, max: 2000 }),
  instruction: text('Skriv, hvordan du har instrueret medarbejderen.', { min: 10, max: 2000 }),
  supervision: text('Skriv, hvordan du fører tilsyn.', { min: 10, max: 2000 }),
  validFrom: day('Skriv, fra hvilken dag delegationen gælder.'),
  validTo: day('Skriv den sidste dag, delegationen gælder.'),
}

export const singleForm = z.object(common)
export const frameForm = z.object({
  ...common,
  unitId: optionalId(),
  groupWords: text('Skriv, hvilke børn og unge delegationen omfatter.', { min: 10, max: 1000 }),
})

export const endingForm = z.object({ reason: text('Skriv hvorfor.', { min: 5, max: 1000 }) })

export const supervisorForm = z.object({
  staffId: id('Vælg, hvis notater der skal medunderskrives.'),
  cosignerId: id('Vælg, hvem der medunderskriver.'),
  reason: text('Skriv hvorfor.', { min: 5, max: 1000 }),
})
