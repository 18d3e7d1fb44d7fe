import { z } from 'zod'
import * as f from '#platform/form.ts'
import type { Day } from '#platform/time.ts'
import { readCpr } from './cpr.ts'
import { LANGUAGES } from './language.ts'
import { RELATIONSHIPS, SHARINGS, SOURCES } from './person.ts'

/** A day that has come. */
const pastDay = (please: string, today: Day, words: string) =>
  f.day(please).refine((day) => day <= today.toString(), words)

export const birthDate = (today: Day) =>
  pastDay('Skriv fødselsdatoen.', today, 'Fødselsdatoen ligger i fremtiden. Ret den.')

/** A CPR number as typed; its ten digits come out. */
export const cpr = () =>
  f.text('Skriv CPR-nummeret.').transform((typed, check) => {
    const read = readCpr(typed)
    if (read) return read.digits
    check.addIssue('CPR-nummeret findes ikke. Skriv ti cifre, fx 050514-9995.')
    return z.NEVER
  })

/** `spoken`: the languages of the family, which may be others than those one chooses between. */
const reach = (spoken: readonly string[]) => ({
  language: f.choice([...LANGUAGES, ...spoken], 'Vælg et sprog.'),
  needsInterpreter: f.ticked(),
  phone: f.optionalPhone(),
  email: f.optionalEmail(),
  address: f.optionalText(300),
  hasProtectedAddress: f.ticked(),
})

/** What is known of a child. The birth date stands fast beside a CPR number, and is then changed with it. */
export const detailsForm = (today: Day, hasCpr: boolean, spoken: readonly string[]) =>
  z.object({
    givenName: f.name('Skriv barnets fornavn.'),
    familyName: f.name('Skriv barnets efternavn.'),
    birthDate: hasCpr ? f.notAsked() : birthDate(today),
    ...reach(spoken),
    school: f.optionalText(200),
    schoolClass: f.optionalText(40),
    generalPractice: f.optionalText(200),
  })

export const cprForm = (today: Day) => z.object({ cpr: cpr(), birthDate: birthDate(today) })

export const contactForm = (spoken: readonly string[]) =>
  z.object({
    givenName: f.name('Skriv fornavnet.'),
    familyName: f.name('Skriv efternavnet.'),
    relationship: f.choice(RELATIONSHIPS, 'Vælg, hvem den voksne er for barnet.'),
    isPrimary: f.ticked(),
    ...reach(spoken),
  })

/** R81: nothing is chosen beforehand, and nobody is assumed to hold custody. */
export const custodyForm = (today: Day, adultIds: readonly string[]) =>
  z.object({
    sharing: f.choice(SHARINGS, 'Vælg, om forældremyndigheden er fælles.'),
    holders: f.choices(adultIds).pipe(z.array(z.string()).min(1, 'Vælg, hvem der har forældremyndigheden.')),
    source: f.choice(SOURCES, 'Vælg, hvor I ved det fra.'),
    sourceDate: pastDay('Skriv, hvornår I fik det at vide.', today, 'Datoen ligger i fremtiden.'),
    validFrom: pastDay(
      'Skriv, fra hvornår det gælder.',
      today,
      'Forældremyndigheden registreres, når den gælder. Datoen ligger i fremtiden.',
    ),
  })
