import { FAULTS, type FaultCode } from './validation/faults.ts'
import { checkReport } from './validation/report.ts'

/**
 * Whether a report is as KL's guide LTT 1.0.1 (2025-10-30) demands: its profiles, invariants and value sets, DK Core's
 * patterns of CPR and SOR, and FHIR R4's rules of what a Bundle holds. It is for any report, also one that was not made
 * here. Where the guide is open it is read by its purpose, that only what is needed is sent: what it does not name is
 * refused. Pure and in linear time; never throws, whatever the value.
 */
export type Fault = { code: FaultCode; location: string; da: string; en: string }

/** Everything that is wrong, in the order of the report; nothing when the gateway can have it. */
export const validate = (report: unknown): Fault[] =>
  checkReport(report).map(({ code, location }) => ({ code, location, da: FAULTS[code].da, en: FAULTS[code].en }))

export const isValid = (report: unknown): boolean => checkReport(report).length === 0

export { FAULTS, type FaultCode }
