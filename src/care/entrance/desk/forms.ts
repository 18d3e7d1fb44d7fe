import { z } from 'zod'
import {
  choice,
  choices,
  day,
  optionalChoice,
  optionalDay,
  optionalPhone,
  optionalText,
  optionalTitle,
  name,
  text,
  ticked,
  time,
  version,
} from '#platform/form.ts'
import type { ContactingParty, ContactMode, ReferringParty, Theme } from '#platform/schema.ts'
import { LANGUAGES, readCpr } from '#registry/people/people.ts'
import { modeName, partyName, referrerName, themeName } from '#care/pathways/pathways.ts'
import type { Places } from './opening-fields.ts'
import { GUIDED_REASONS } from './words.ts'

export const THEMES = Object.keys(themeName) as Theme[] // the keys of the table
const PARTIES = Object.keys(partyName) as ContactingParty[] // the keys of the table
const MODES = Object.keys(modeName) as ContactMode[] // the keys of the table
const REFERRERS = Object.keys(referrerName) as ReferringParty[] // the keys of the table

const optionalCpr = () =>
  optionalText(20).pipe(
    z
      .string()
      .refine(
        (typed) => typed === '' || readCpr(typed) !== null,
        'CPR-nummeret findes ikke. Skriv ti cifre, fx 050514-9995.',
      ),
  )

/** R14: the municipality that pays, and the one that acts, which a child has only when it is placed outside the home. */
const where = (municipalityIds: readonly string[]) => ({
  residence: choice(municipalityIds, 'Vælg den kommune, barnet bor i.'),
  acting: optionalChoice(municipalityIds),
})

const idsOf = (rows: readonly { id: string }[]): string[] => rows.map(({ id }) => id)

const opening = ({ municipalities, units }: Places) => ({
  cpr: optionalCpr(),
  childId: optionalText(40),
  correctBirth: ticked(),
  outside126a: ticked(),
  unitId: optionalChoice(idsOf(units)),
  themes: choices(THEMES),
  ...where(idsOf(municipalities)),
})

export const openSchema = (places: Places) => z.object({ version: version(), ...opening(places) })
export type OpenForm = z.output<ReturnType<typeof openSchema>>

export const joinSchema = z.object({
  version: version(),
  with: text('Vælg, hvad den skal lægges sammen med.', { max: 50 }),
})

export const guideSchema = z
  .object({
    version: version(),
    guidedReason: choice(GUIDED_REASONS, 'Vælg, hvorfor familien vises videre.'),
    guidedNote: optionalText(1000),
    guidedTo: text('Skriv, hvor familien blev vist hen.', { min: 3, max: 1000 }),
  })
  .refine(({ guidedReason, guidedNote }) => guidedReason !== 'other' || guidedNote.length >= 3, {
    path: ['guidedNote'],
    message: 'Skriv grunden.',
  })

export const withdrawSchema = z.object({
  version: version(),
  withdrawnReason: text('Skriv, hvad familien sagde.', { min: 3, max: 1000 }),
})

/** Registering on one page. With a CPR number no birth date is needed; with a professional's name the family's agreement is. */
export const registerSchema = (places: Places) =>
  z
    .object({
      contactName: name('Skriv navnet på den, der kontaktede jer.'),
      contactedBy: choice(PARTIES, 'Vælg, hvem der kontaktede jer.'),
      contactPhone: optionalPhone(),
      channel: choice(MODES, 'Vælg, hvordan de kontaktede jer.'),
      receivedDay: day('Skriv, hvilken dag det var.'),
      receivedTime: time('Skriv, hvad klokken var.'),
      givenName: name('Skriv barnets fornavn.'),
      familyName: name('Skriv barnets efternavn.'),
      birthDate: optionalDay(),
      ...opening(places),
      about: optionalText(4000),
      bestTime: optionalText(200),
      language: choice(LANGUAGES, 'Vælg sproget.'),
      interpreter: ticked(),
      referredBy: optionalChoice(REFERRERS),
      referrerName: optionalTitle(200),
      referrerOrganisation: optionalTitle(200),
      referrerPhone: optionalPhone(),
      agreedBy: optionalTitle(200),
      agreedOn: optionalDay(),
      same: optionalText(60),
    })
    .refine(({ birthDate, cpr }) => birthDate !== null || cpr !== '', {
      path: ['birthDate'],
      message: 'Skriv fødselsdagen, eller skriv CPR-nummeret.',
    })
    .refine(
      ({ referrerName, referrerOrganisation, referredBy }) =>
        referredBy !== null || (referrerName === '' && referrerOrganisation === ''),
      {
        path: ['referredBy'],
        message: 'Vælg, hvor fagpersonen kommer fra.',
      },
    )
    .refine(({ referrerName, agreedBy }) => referrerName === '' || agreedBy.length >= 2, {
      path: ['agreedBy'],
      message: 'Skriv, hvem i familien der har sagt ja. Er der ingen, så bed fagpersonen tale med familien først.',
    })
    .refine(({ referrerName, agreedOn }) => referrerName === '' || agreedOn !== null, {
      path: ['agreedOn'],
      message: 'Skriv, hvilken dag familien sagde ja.',
    })
export type RegisterForm = z.output<ReturnType<typeof registerSchema>>
