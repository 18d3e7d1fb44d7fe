import type { ContactingParty, CustodySource, Relationship, Theme } from '#platform/schema.ts'
import { ageOn, plainDate, type Day } from '#platform/time.ts'
import { syntheticCpr } from '#registry/people/people.ts'
import type { DemoMunicipality } from './municipality.ts'
import { aPhone, type Custody, type Household } from './household.ts'
import { givenName, markedSurname, type Gender } from './names.ts'
import type { PlannedChild } from './plan.ts'
import type { Random } from './random.ts'

export type Wish = { on: Day; age?: number; birthDate?: Day; gender?: Gender; themes?: Theme[] }

/** A child of a household as it is on the day of the henvendelse. `taken`: the CPR numbers that are given already. */
export function aChild(
  random: Random,
  household: Household,
  municipality: DemoMunicipality,
  taken: Set<string>,
  wish: Wish,
): Omit<PlannedChild, 'visits'> & { themes: Theme[] } {
  const { origin, custody } = household
  const age = wish.birthDate ? ageOn(wish.birthDate, wish.on) : (wish.age ?? random.weighted(AGES))
  const gender = wish.gender ?? (random.chance(age >= 12 ? 60 : 46) ? 'girl' : 'boy')
  const { birthDate, cpr } = aBirth(random, wish, age, gender, taken)
  const isKnown = random.chance(93)
  return {
    givenName: givenName(random, origin, gender),
    familyName: markedSurname(household.surname),
    gender,
    birthDate: birthDate.toString(),
    cpr,
    language: origin.language !== 'da' && random.chance(30) ? origin.language : 'da',
    needsInterpreter: false,
    isHidden: false,
    address: household.address,
    phone: age >= 12 ? aPhone(random) : '',
    ...schoolOf(random, municipality, birthDate, wish.on),
    practice: household.practice,
    bonds: household.relations.map((relationship, adult) => ({
      adult,
      relationship,
      isPrimary: adult === (custody.holders[0] ?? 0),
    })),
    custody: isKnown
      ? {
          ...custody,
          source: random.weighted<CustodySource>([
            ['stated_by_parent', 11],
            ['cpr_register', 7],
            ['document', 1],
            ['stated_by_authority', 1],
          ]),
          validFrom: validFrom(random, custody, birthDate, wish.on),
        }
      : null,
    themes: wish.themes ?? themesOf(random, age, gender),
  }
}

/** Shared from birth; alone from the day the parents parted, most often some years later. */
function validFrom(random: Random, { sharing }: Custody, birthDate: Day, on: Day): string {
  const days = birthDate.until(on, { largestUnit: 'day' }).days
  return birthDate
    .add({ days: sharing === 'sole' && random.chance(70) ? random.between(Math.floor(days / 4), days - 60) : 0 })
    .toString()
}

const AGES = [
  [5, 2],
  [6, 4],
  [7, 5],
  [8, 6],
  [9, 7],
  [10, 8],
  [11, 8],
  [12, 9],
  [13, 10],
  [14, 11],
  [15, 10],
  [16, 8],
  [17, 4],
] as const

/** Nobody is born on 1 January, and a seventeen-year-old is not about to turn eighteen. The number's last digit says the gender. */
function aBirth(
  random: Random,
  { on, birthDate: wished }: Wish,
  age: number,
  gender: Gender,
  taken: Set<string>,
): { birthDate: Day; cpr: string } {
  const birthDate = wished ?? on.subtract({ years: age }).subtract({ days: random.between(1, age === 17 ? 200 : 360) })
  for (let nth = 0; ; nth += 1) {
    const cpr = syntheticCpr(birthDate, nth)
    if (cpr === null) return aBirth(random, { on }, age, gender, taken)
    if ((Number(cpr.at(-1)) % 2 === 0) !== (gender === 'girl') || taken.has(cpr)) continue
    taken.add(cpr)
    return { birthDate, cpr }
  }
}

/** The year a child goes to is counted from the summer it turns six. */
function schoolOf(
  random: Random,
  { kindergartens, schools, youthSchools }: DemoMunicipality,
  birthDate: Day,
  on: Day,
): { school: string; schoolClass: string } {
  const year = (on.month >= 8 ? on.year : on.year - 1) - birthDate.year - 6
  if (year < 0) return { school: random.pick(kindergartens), schoolClass: '' }
  if (year > 9) return { school: random.pick(youthSchools), schoolClass: '' }
  return { school: random.pick(schools), schoolClass: `${year}.${random.pick(['A', 'B', 'C'])}` }
}

function themesOf(random: Random, age: number, gender: Gender): Theme[] {
  const weights: [Theme, number][] = [
    ['worry', 34],
    ['sadness', age >= 10 ? 22 : 7],
    ['restlessness', age <= 11 ? 22 : 8],
    ['behaviour', age <= 11 ? 18 : 6],
    ['body_and_food', age >= 11 ? (gender === 'girl' ? 13 : 4) : 1],
    ['self_harm', age >= 12 ? (gender === 'girl' ? 12 : 4) : 0],
    ['obsessions', age >= 8 ? 6 : 2],
    ['other', 6],
  ]
  const first = random.weighted(weights)
  return random.chance(32) ? [...new Set([first, random.weighted(weights)])] : [first]
}

/** Who came with the henvendelse, seen from the child. */
export function contactingOf(
  random: Random,
  { bonds, custody }: Pick<PlannedChild, 'bonds' | 'custody'>,
  age: number,
): { contactedBy: ContactingParty; relationship: Relationship | null } {
  if (age >= 13 && random.chance(age >= 15 ? 24 : 10)) return { contactedBy: 'child', relationship: null }
  const other = bonds.find(({ relationship }) => relationship === 'grandparent' || relationship === 'step_parent')
  if (other && random.chance(35)) return { contactedBy: 'other_adult', relationship: other.relationship }
  const onlyFather = custody?.sharing === 'sole' && custody.holders[0] === 1
  return onlyFather || random.chance(22)
    ? { contactedBy: 'father', relationship: 'father' }
    : { contactedBy: 'mother', relationship: 'mother' }
}

export const subjectOf = ({ givenName, gender, birthDate }: PlannedChild, themes: Theme[], on: Day) => ({
  givenName,
  gender,
  age: ageOn(plainDate(birthDate), on),
  themes,
  said: new Set<string>(),
})
