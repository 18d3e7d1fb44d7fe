import type { FaultCode } from './faults.ts'

export type Found = { code: FaultCode; location: string }

/** A JSON object in a report: what it holds, the way to it, and where its faults are gathered. */
export type Place = {
  readonly members: Readonly<Record<string, unknown>>
  readonly at: string
  readonly found: Found[]
}

/** What may be a name of FHIR; nothing else of a report is repeated in what is said of it. */
export const ORDINARY_NAME = /^[A-Za-z_][A-Za-z0-9_]{0,63}$/

/** Says that something is wrong here, or with the member of that name. What is not a name of FHIR is not repeated. */
export function refuse({ at, found }: Place, code: FaultCode, name?: string): void {
  found.push({ code, location: name !== undefined && ORDINARY_NAME.test(name) ? `${at}.${name}` : at })
}

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Goes to what stands at `at`; refuses what is no object. */
export function placeOf(value: unknown, at: string, found: Found[]): Place | undefined {
  if (isObject(value)) return { members: value, at, found }
  found.push({ code: 'object-expected', location: at })
  return undefined
}

/** A member of the object itself, whatever it is called: `__proto__` and `constructor` are no members. */
export const valueAt = ({ members }: Place, name: string): unknown =>
  Object.hasOwn(members, name) ? members[name] : undefined

export const has = (place: Place, name: string): boolean => valueAt(place, name) !== undefined

/** Goes to an object; refuses what is no object, and by `missing` that there is none. */
export function objectAt(place: Place, name: string, missing?: FaultCode): Place | undefined {
  const value = valueAt(place, name)
  if (value !== undefined) return placeOf(value, `${place.at}.${name}`, place.found)
  if (missing) refuse(place, missing, name)
  return undefined
}

/** Goes to each object of a list; refuses what is no list, an empty list, and what in it is no object. */
export function objectsAt(place: Place, name: string): Place[] {
  const list = listAt(place, name) ?? []
  const places: Place[] = []
  for (const [index, value] of list.entries()) {
    const each = placeOf(value, `${place.at}.${name}[${index}]`, place.found)
    if (each) places.push(each)
  }
  return places
}

/** Goes to the object of a list that must hold one; refuses by `code` when there is none, or more. */
export function onlyAt(place: Place, name: string, code: FaultCode): Place | undefined {
  if (!has(place, name)) {
    refuse(place, code, name)
    return undefined
  }
  const list = listAt(place, name)
  if (list && list.length > 1) refuse(place, code, name)
  return list?.length === 1 ? placeOf(list[0], `${place.at}.${name}[0]`, place.found) : undefined
}

function listAt(place: Place, name: string): readonly unknown[] | undefined {
  const value = valueAt(place, name)
  if (value === undefined) return undefined
  if (!Array.isArray(value)) refuse(place, 'array-expected', name)
  else if (value.length === 0) refuse(place, 'array-empty', name)
  else return value
  return undefined
}

type Names = ReadonlySet<string>

/** Refuses members that are not known here: by their own code those that FHIR has and the guide forbids. */
export function expectOnly(place: Place, known: Names, forbidden?: { names: Names; code: FaultCode }): void {
  for (const name of Object.keys(place.members)) {
    if (known.has(name)) continue
    refuse(place, forbidden?.names.has(name) ? forbidden.code : 'property-unknown', name)
  }
}
