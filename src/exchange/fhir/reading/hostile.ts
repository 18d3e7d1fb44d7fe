import { locationOf, type Fault } from './faults.ts'

const DEEPEST = 40
const MOST = 200_000
/** Elements whose meaning must be understood, or the whole not used. */
const MUST_UNDERSTAND = new Set(['modifierExtension', 'implicitRules'])
// Control characters, and those that turn the direction of what follows.
// oxlint-disable-next-line no-control-regex
const UNSHOWN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u202a-\u202e\u2066-\u2069]/

type Place = { value: unknown; path: readonly PropertyKey[] }

/**
 * What no further reading may meet: a file nested or long without end, characters that cannot be kept or shown, and what FHIR
 * says must be understood by whoever reads it. Walks without recursion; the first fault ends it.
 */
export function hostileFault(json: unknown): Fault | null {
  const waiting: Place[] = [{ value: json, path: [] }]
  for (let seen = 0; waiting.length > 0; seen += 1) {
    const place = waiting.pop()
    if (!place) break
    const words = seen > MOST ? 'Filen er for stor.' : faultOf(place)
    if (words) return { location: locationOf(place.path.slice(0, DEEPEST)), words }
    if (typeof place.value === 'object' && place.value !== null)
      for (const [name, value] of Object.entries(place.value))
        waiting.push({ value, path: [...place.path, Array.isArray(place.value) ? Number(name) : name] })
  }
  return null
}

function faultOf({ value, path }: Place): string | null {
  const name = path.at(-1)
  if (path.length > DEEPEST) return 'Filen går for dybt.'
  if (typeof name === 'string' && (name.length > 60 || name in {})) return 'Filen holder et navn, som FHIR ikke har.'
  if (typeof name === 'string' && MUST_UNDERSTAND.has(name))
    return `${name} ændrer, hvordan skemaet skal forstås. Det kan Trin 2 ikke læse.`
  if (typeof value === 'string' && (UNSHOWN.test(value) || !value.isWellFormed()))
    return 'Teksten holder tegn, som ikke kan vises.'
  if (typeof value === 'number' && !Number.isFinite(value)) return 'Tallet er for stort.'
  return null
}
