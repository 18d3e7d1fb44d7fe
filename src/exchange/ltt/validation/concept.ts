import type { Coding } from '../codes.ts'
import type { FaultCode } from './faults.ts'
import { expectOnly, onlyAt, refuse, valueAt, type Place } from './place.ts'

/** The codes that may stand in one place, and what to say of another. */
export type ValueSet = { codes: ReadonlyMap<string, Coding>; unknown: FaultCode }

export const valueSet = (codes: readonly Coding[], unknown: FaultCode): ValueSet => ({
  codes: new Map(codes.map((coding) => [coding.code, coding])),
  unknown,
})

const CONCEPT = new Set(['coding'])
const TEXT = { names: new Set(['text']), code: 'concept-text-forbidden' } as const
const CODING = new Set(['system', 'code', 'display', 'version', 'userSelected'])

/**
 * One code of a value set, from its system, with its exact title where it has one, and no text. The guide forbids version
 * and userSelected in some places and is silent in others (`mayHaveVersion`). Gives the code, when it is known.
 */
export function checkConcept(concept: Place, set: ValueSet, { mayHaveVersion = false } = {}): string | undefined {
  expectOnly(concept, CONCEPT, TEXT)
  const coding = onlyAt(concept, 'coding', 'coding-not-exactly-one')
  return coding && checkCoding(coding, set, mayHaveVersion)
}

function checkCoding(coding: Place, { codes, unknown }: ValueSet, mayHaveVersion: boolean): string | undefined {
  expectOnly(coding, CODING)
  checkAside(coding, mayHaveVersion)
  const code = valueAt(coding, 'code')
  const known = typeof code === 'string' ? codes.get(code) : undefined
  if (!known) {
    refuse(coding, unknown, 'code')
    return undefined
  }
  if (valueAt(coding, 'system') !== known.system) refuse(coding, 'coding-system-wrong', 'system')
  const display = valueAt(coding, 'display')
  if (display !== known.display) refuse(coding, 'coding-display-wrong', 'display')
  return known.code
}

const VERSION = /^[0-9.]{1,20}$/

/** Where a version may stand at all, it is digits and dots: never words. */
export function checkAside(coding: Place, mayHaveVersion: boolean): void {
  const [version, userSelected] = [valueAt(coding, 'version'), valueAt(coding, 'userSelected')]
  if (version !== undefined && !(mayHaveVersion && typeof version === 'string' && VERSION.test(version)))
    refuse(coding, 'coding-version-forbidden', 'version')
  if (userSelected !== undefined && !(mayHaveVersion && typeof userSelected === 'boolean'))
    refuse(coding, 'coding-user-selected-forbidden', 'userSelected')
}
