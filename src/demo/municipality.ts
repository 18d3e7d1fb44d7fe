import type { StaffRole, WayTarget } from '#platform/schema.ts'
import type { ReceivingOffice, Settings } from '#registry/organisations/organisations.ts'
import type { StaffDetails } from '#registry/staff/staff.ts'

/** A member of staff by a short name that the plan uses. */
export type DemoStaff = Omit<StaffDetails, 'unitId' | 'roles'> & {
  key: string
  unit: string | null
  roles: StaffRole[]
}

export type DemoPlace = {
  unit: string
  name: string
  address: string
  registrationNumber: string
  registeredFrom: string
}

/** `people`: who takes families on there. */
export type DemoPartner = { name: string; target: WayTarget; phone: string; web: string; people: readonly string[] }

/** A municipality of the demo: how its offer is set up, and what surrounds its children. */
export type DemoMunicipality = {
  id: string
  name: string
  /** How many children come to it in eighteen months. */
  children: number
  /** Invented, as all here is; long enough to be one (R98). */
  sorCode: string
  settings: Settings
  treatmentGoalDays: number
  receivingOffice: ReceivingOffice
  units: readonly { name: string; phone: string; /** for children of these ages */ ages: readonly [number, number] }[]
  places: readonly DemoPlace[]
  staff: readonly DemoStaff[]
  partners: readonly DemoPartner[]
  /** Postcode and town; `*3` is three times as many people. */
  towns: readonly string[]
  streets: readonly string[]
  kindergartens: readonly string[]
  schools: readonly string[]
  /** For those who have left the ninth form. */
  youthSchools: readonly string[]
  practices: readonly string[]
}

export const words = (text: string): readonly string[] => text.split(',').map((word) => word.trim())

/** Of the roles, those who hold forsamtaler, and those who treat. */
export const inRole = ({ staff }: DemoMunicipality, role: StaffRole): readonly DemoStaff[] =>
  staff.filter(({ roles }) => roles.includes(role))

/** One of the staff; the address follows from the name, and an authorisation number says a psychologist. */
export const staffOf =
  (domain: string) =>
  (
    name: string,
    profession: string,
    authorisationNumber: string,
    unit: string | null,
    ...roles: StaffRole[]
  ): DemoStaff => {
    const [key = ''] = name.toLowerCase().split(' ')
    const email = `${inLatin(name.toLowerCase()).replaceAll(' ', '.')}@${domain}.example`
    return { key, name, email, profession, authorisationNumber, unit, roles }
  }

export const partnerOf = (target: WayTarget, name: string, phone: string, people: string, web = ''): DemoPartner => ({
  name,
  target,
  phone,
  web,
  people: words(people),
})

export const placeOf = (
  unit: string,
  name: string,
  address: string,
  registrationNumber: string,
  registeredFrom: string,
): DemoPlace => ({ unit, name, address, registrationNumber, registeredFrom })

/** As in an address on the net. */
export const inLatin = (text: string): string => text.replaceAll('æ', 'ae').replaceAll('ø', 'oe').replaceAll('å', 'aa')
