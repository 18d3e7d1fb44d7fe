import { z } from 'zod'
import { choices, name, optionalChoice, optionalDay, optionalText, text, version } from '#platform/form.ts'
import { ROLES } from '#registry/access/roles.ts'
import { looksShared } from './member.ts'

const email = text('Skriv medarbejderens e-mail.')
  .transform((address) => address.toLowerCase())
  .pipe(z.email('Skriv en e-mailadresse, fx navn@kommune.dk.'))
  .refine(
    (address) => !looksShared(address),
    'Adressen ser ud til at blive læst af flere. Skriv medarbejderens personlige adresse; et login kan ikke deles.',
  )

const authorisationNumber = optionalText(5)
  .transform((number) => number.toUpperCase())
  .pipe(z.string().regex(/^[A-Z0-9]*$/, 'Et autorisations-ID består af højst fem bogstaver og tal, fx 1AB2C.'))

/** What is known of a member of staff. `unitIds` are the units one may choose between. */
export const staffSchema = (unitIds: readonly string[]) =>
  z.object({
    name: name('Skriv medarbejderens navn.'),
    email,
    profession: text('Skriv stillingen, fx psykolog.', { max: 100 }),
    authorisationNumber,
    authorisedFrom: optionalDay(),
    authorisedTo: optionalDay(),
    unitId: optionalChoice(unitIds),
    roles: choices(ROLES).refine((roles) => roles.length > 0, 'Vælg mindst én rolle.'),
  })

/** The same person again, as it was when it was shown. */
export const changedStaffSchema = (unitIds: readonly string[]) => staffSchema(unitIds).extend({ version: version() })
