import { SYSTEMS } from '../codes.ts'
import { expectOnly, has, objectAt, onlyAt, refuse, valueAt, type Place } from './place.ts'
import { checkResource, membersOf } from './resource.ts'

const SHAPE = {
  profile: 'citizen',
  known: membersOf('identifier', 'active', 'managingOrganization'),
  forbidden: {
    names: new Set([
      ...['name', 'telecom', 'gender', 'birthDate', 'deceasedBoolean', 'deceasedDateTime', 'address', 'maritalStatus'],
      ...['multipleBirthBoolean', 'multipleBirthInteger', 'photo', 'contact', 'communication', 'generalPractitioner'],
      'link',
    ]),
    code: 'citizen-element-forbidden',
  },
} as const

/** R97 to R100: the child by its CPR number, the municipality by its SOR code, and nothing else. */
export function checkCitizen(citizen: Place): void {
  checkResource(citizen, SHAPE)
  if (typeof valueAt(citizen, 'active') !== 'boolean') refuse(citizen, 'citizen-active-missing', 'active')
  const identifier = onlyAt(citizen, 'identifier', 'identifier-not-exactly-one')
  if (identifier) checkCpr(identifier)
  const organization = objectAt(citizen, 'managingOrganization', 'organization-missing')
  if (organization) checkOrganization(organization)
}

const IDENTIFIER = new Set(['use', 'system', 'value'])
/** National and decentral replacement numbers: X-eCPR, and each region's own. */
const ECPR = 'urn:oid:1.2.208.176.1.6.1.'
const TEN_DIGITS = /^[0-9]{10}$/
/** DK Core's invariant `cpr`: the longest that each month can be, so 29 February of any year. No modulus 11. */
const DATE_OF_CPR =
  /^(?:(?:0[1-9]|[12]\d|3[01])(?:0[13578]|1[02])|(?:0[1-9]|[12]\d|30)(?:0[469]|11)|(?:0[1-9]|[12]\d)02)/

/** R99: ten digits without hyphen, of which the first four are a day of a month. */
function checkCpr(identifier: Place): void {
  expectOnly(identifier, IDENTIFIER)
  const [system, value] = [valueAt(identifier, 'system'), valueAt(identifier, 'value')]
  if (typeof system === 'string' && system.startsWith(ECPR)) {
    refuse(identifier, 'ecpr-forbidden', 'system')
    return
  }
  if (system !== SYSTEMS.cpr) refuse(identifier, 'cpr-system-wrong', 'system')
  if (valueAt(identifier, 'use') !== 'official') refuse(identifier, 'cpr-use-not-official', 'use')
  if (typeof value !== 'string' || !TEN_DIGITS.test(value)) refuse(identifier, 'cpr-malformed', 'value')
  else if (!DATE_OF_CPR.test(value)) refuse(identifier, 'cpr-date-impossible', 'value')
}

const ORGANIZATION = new Set(['identifier'])
const NAMING = { names: new Set(['reference', 'type', 'display']), code: 'organization-element-forbidden' } as const
const ELEVEN_DIGITS_OR_MORE = /^[0-9]{11,}$/

/** R98: the municipality is told by its SOR code of at least eleven digits, and only by that. */
function checkOrganization(organization: Place): void {
  expectOnly(organization, ORGANIZATION, NAMING)
  const sor = objectAt(organization, 'identifier', 'sor-missing')
  if (!sor) return
  expectOnly(sor, IDENTIFIER)
  if (valueAt(sor, 'system') !== SYSTEMS.sor) refuse(sor, 'sor-system-wrong', 'system')
  if (valueAt(sor, 'use') !== 'official') refuse(sor, 'sor-use-not-official', 'use')
  const value = valueAt(sor, 'value')
  if (!has(sor, 'value')) refuse(sor, 'sor-missing', 'value')
  else if (typeof value !== 'string' || !ELEVEN_DIGITS_OR_MORE.test(value)) refuse(sor, 'sor-malformed', 'value')
}
