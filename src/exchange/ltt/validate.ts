import { FAULTS, type FaultCode } from './validation/faults.ts'
import type { Found } from './validation/place.ts'
import { repeatedNames } from './validation/repeated.ts'
import { checkReport } from './validation/report.ts'

/**
 * Whether a report is as KL's guide LTT 1.0.1 (2025-10-30) demands: its profiles, invariants and value sets, DK Core's
 * patterns of CPR and SOR, and FHIR R4's rules of what a Bundle holds. It is for any report, also one that was not made
 * here. Where the guide is open it is read by its purpose, that only what is needed is sent: what it does not name is
 * refused. Pure and in linear time; never throws, whatever the value.
 */
export type Fault = { code: FaultCode; location: string; da: string; en: string }

const inWords = ({ code, location }: Found): Fault => ({ code, location, da: FAULTS[code].da, en: FAULTS[code].en })

/** Everything that is wrong, in the order of the report; nothing when the gateway can have it. */
export const validate = (report: unknown): Fault[] => checkReport(report).map(inWords)

/**
 * The same of a text, with the report that stands in it: also what only the text shows, that something stands there twice.
 * null when it is no JSON.
 */
export function readReport(text: string): { report: unknown; faults: Fault[] } | null {
  let report: unknown
  try {
    report = JSON.parse(text)
  } catch {
    return null
  }
  return { report, faults: [...repeatedNames(text).map(inWords), ...validate(report)] }
}

export const isValid = (report: unknown): boolean => checkReport(report).length === 0

export { FAULTS, type FaultCode }
