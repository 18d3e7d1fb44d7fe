import { z } from 'zod'
import * as f from '#platform/form.ts'
import { accents, type Accent } from '#ui/accents.ts'
import { TARGETS } from './target.ts'

const isWeb = (text: string): boolean => {
  const url = URL.canParse(text) ? new URL(text) : null
  return url !== null && /^https?:$/.test(url.protocol) && url.hostname.includes('.') && url.username === ''
}

/** An address on the web; whoever leaves out `https://` means it. */
const optionalWeb = () =>
  f
    .optionalText(300)
    .transform((text) => (text === '' || /^[a-z]+:/i.test(text) ? text : `https://${text}`))
    .refine((text) => text === '' || isWeb(text), 'Skriv en webadresse, fx www.eksempel.dk.')

// the keys of the colours there are
export const ACCENTS = Object.keys(accents) as Accent[]

export const faceForm = z.object({
  accent: f.choice(ACCENTS, 'Vælg en farve.'),
  phone: f.optionalPhone(),
  phoneHours: f.optionalText(100),
  email: f.optionalEmail(),
  counsellingName: f.optionalTitle(100),
  counsellingPhone: f.optionalPhone(),
  counsellingWeb: optionalWeb(),
  counsellingHours: f.optionalText(100),
  accessibilityStatement: optionalWeb().refine((text) => !text.startsWith('http:'), 'Adressen skal begynde med https.'),
})

/** R20: the municipality sets its own goal, or none. */
export const goalForm = z.object({
  days: f
    .optionalText(10)
    .refine(
      (text) => text === '' || (/^\d{1,3}$/.test(text) && Number(text) >= 1 && Number(text) <= 365),
      'Skriv et antal dage fra 1 til 365, eller lad feltet stå tomt.',
    )
    .transform((text) => (text === '' ? null : Number(text))),
})

/** Where underretninger go. */
export const receivingOfficeForm = z.object({
  name: f.title('Skriv, hvad modtagelsen hedder.', 200),
  phone: f.phone('Skriv det telefonnummer, der svarer i åbningstiden.'),
  mail: f.optionalEmail(),
  acutePhone: f.optionalPhone(),
})

const unit = { name: f.title('Skriv enhedens navn.', 100), phone: f.optionalPhone() }
export const unitForm = z.object(unit)
export const knownUnitForm = z.object({ ...unit, isActive: f.ticked() })

/** R88: a place has its own address, registration number and start. */
export const placeForm = z.object({
  name: f.title('Skriv stedets navn.', 100),
  address: f.text('Skriv adressen.', { max: 300 }),
  registrationNumber: f
    .text('Skriv nummeret fra Behandlingsstedsregisteret.', { max: 20 })
    .transform((text) => text.replaceAll(' ', ''))
    .refine((text) => /^\d{1,12}$/.test(text), 'Nummeret består af cifre, højst 12.'),
  registeredFrom: f.day('Skriv, fra hvilken dag stedet er registreret.'),
})

export const closureForm = z.object({ closedOn: f.day('Skriv den sidste dag.') })

const partner = {
  name: f.title('Skriv navnet.', 150),
  target: f.choice(TARGETS, 'Vælg, hvad det er for en modtager.'),
  phone: f.optionalPhone(),
  web: optionalWeb(),
}
export const partnerForm = z.object(partner)
export const knownPartnerForm = z.object({ ...partner, isActive: f.ticked() })
