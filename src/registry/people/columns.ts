import type { Insertable } from 'kysely'
import type { People } from '#platform/schema.ts'
import type { Details } from './person.ts'

export type Known = Details & {
  givenName?: string | undefined
  familyName?: string | undefined
  birthDate?: string | undefined
}

/** A person in the words of the table. What is undefined is left as it is. */
export const columnsOf = (person: Known): Partial<Omit<Insertable<People>, 'is_child'>> => ({
  ...(person.givenName !== undefined && { given_name: person.givenName }),
  ...(person.familyName !== undefined && { family_name: person.familyName }),
  ...(person.birthDate !== undefined && { birth_date: person.birthDate }),
  ...(person.language !== undefined && { language: person.language }),
  ...(person.needsInterpreter !== undefined && { needs_interpreter: person.needsInterpreter }),
  ...(person.hasProtectedAddress !== undefined && { has_protected_address: person.hasProtectedAddress }),
  ...(person.address !== undefined && { address: person.address }),
  ...(person.phone !== undefined && { phone: person.phone }),
  ...(person.email !== undefined && { email: person.email }),
  ...(person.school !== undefined && { school: person.school }),
  ...(person.schoolClass !== undefined && { school_class: person.schoolClass }),
  ...(person.generalPractice !== undefined && { general_practice: person.generalPractice }),
})
