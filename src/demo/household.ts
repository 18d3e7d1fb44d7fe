import type { Relationship } from '#platform/schema.ts'
import { inLatin, type DemoMunicipality } from './municipality.ts'
import { originOf, surname, type Origin } from './names.ts'
import type { PlannedAdult } from './plan.ts'
import type { Random } from './random.ts'

/** What is drawn for a family once, and shared by its children. */
export type Household = {
  origin: Origin
  surname: string
  address: string
  adults: PlannedAdult[]
  relations: Relationship[]
  custody: Custody
  practice: string
}
export type Custody = { holders: number[]; sharing: 'shared' | 'sole' }

export function aHousehold(random: Random, municipality: DemoMunicipality, language?: string): Household {
  const origin = originOf(random, language)
  const names = [surname(random, origin), surname(random, origin)] as const
  const address = anAddress(random, municipality)
  const apart = random.chance(34)
  const interpreted = origin.language !== 'da' && random.chance(55)
  const adult = (isMother: boolean): PlannedAdult => {
    const given = random.pick(isMother ? origin.women : origin.men)
    const family = random.chance(45) ? names[0] : names[isMother ? 1 : 0]
    return {
      givenName: given,
      familyName: family,
      phone: aPhone(random),
      email: mail(given, family, random.between(11, 99)),
      address: apart && !isMother ? anAddress(random, municipality) : address,
      language: origin.language,
      needsInterpreter: interpreted,
      isHidden: false,
    }
  }
  const adults = [adult(true), adult(false)]
  const relations: Relationship[] = ['mother', 'father']
  const custody: Custody =
    apart && random.chance(60)
      ? { holders: [random.chance(82) ? 0 : 1], sharing: 'sole' }
      : { holders: [0, 1], sharing: 'shared' }
  if (random.chance(9)) {
    adults.push({ ...adult(true), address })
    relations.push(random.pick(['grandparent', 'step_parent']))
  }
  return {
    origin,
    surname: names[0],
    address,
    adults,
    relations,
    custody,
    practice: random.pick(municipality.practices),
  }
}

const anAddress = (random: Random, { streets, towns }: DemoMunicipality): string =>
  `${random.pick(streets)} ${random.between(1, 88)}${random.chance(15) ? random.pick(['A', 'B', ', 1. tv.', ', 2. th.']) : ''}, ${townOf(random, towns)}`

function townOf(random: Random, towns: readonly string[]): string {
  const weighted = towns.map((town) => {
    const [name = '', weight = '1'] = town.split('*')
    return [name, Number(weight)] as const
  })
  return random.weighted(weighted)
}

/** In the series 94 and 95, which nobody has. */
export const aPhone = (random: Random): string =>
  `${random.pick(['94', '95'])} ${[0, 0, 0].map(() => random.between(10, 99)).join(' ')}`

const mail = (given: string, family: string, number: number): string =>
  inLatin(`${given}.${family}${number}@post.example`.toLowerCase()).replaceAll(/[^a-z0-9.@-]/g, '')
