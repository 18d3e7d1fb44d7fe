import { FAULTS, type Fault } from './validate.ts'
import { isObject } from './validation/place.ts'
import type { IssueKind } from './validation/words/word.ts'

export type Issue = {
  severity: 'error'
  code: IssueKind | 'login' | 'invalid' | 'not-supported' | 'too-long' | 'exception'
  details: { text: string }
  diagnostics: string
  expression?: [string]
}

/** FHIR's form of a refusal. */
export type OperationOutcome = { resourceType: 'OperationOutcome'; issue: Issue[] }

/** More than anybody mends at a time. */
const MOST_ISSUES = 500

/** Faults as an OperationOutcome: in `details` in Danish, in `diagnostics` our code and English. There must be one. */
export const outcomeOf = (faults: readonly Fault[]): OperationOutcome => ({
  resourceType: 'OperationOutcome',
  issue: faults.slice(0, MOST_ISSUES).map(({ code, location, da, en }) => ({
    severity: 'error',
    code: FAULTS[code].kind,
    details: { text: da },
    diagnostics: `${code}: ${en}`,
    expression: [location],
  })),
})

/** One refusal that is not about a place in a report. */
export const refusal = (kind: Issue['code'], code: string, da: string, en: string): OperationOutcome => ({
  resourceType: 'OperationOutcome',
  issue: [{ severity: 'error', code: kind, details: { text: da }, diagnostics: `${code}: ${en}` }],
})

/** What somebody said is wrong. */
export type Complaint = { code: string; location: string; words: string }

const MOST_COMPLAINTS = 50
const LONGEST = 500

/**
 * Reads an OperationOutcome, ours or a stranger's, or whatever was sent in its place: at most 50 complaints of at most 500
 * characters, errors only where there are any, and nothing in them that looks like a CPR number (R104). Never throws.
 */
export function readOutcome(outcome: unknown): Complaint[] {
  const issues = isObject(outcome) && outcome['resourceType'] === 'OperationOutcome' ? listIn(outcome, 'issue') : []
  const objects = issues.filter(isObject)
  const errors = objects.filter(({ severity }) => severity === 'error' || severity === 'fatal')
  return (errors.length ? errors : objects).slice(0, MOST_COMPLAINTS).map(readIssue)
}

/** Our own diagnostics begin with the code of the fault. */
const CODE_FIRST = /^([a-z]+(?:-[a-z]+)+): /

function readIssue(issue: Readonly<Record<string, unknown>>): Complaint {
  const diagnostics = textIn(issue, 'diagnostics')
  const details = isObject(issue['details']) ? issue['details'] : {}
  const coding = listIn(details, 'coding').find(isObject)
  const words = textIn(details, 'text') || diagnostics || (coding ? textIn(coding, 'display') : '')
  const ours = CODE_FIRST.exec(diagnostics)?.[1]
  const code = ours ?? (textIn(issue, 'code') || 'unknown')
  const [place] = [...listIn(issue, 'expression'), ...listIn(issue, 'location')]
  return { code: bounded(code), location: bounded(typeof place === 'string' ? place : ''), words: bounded(words) }
}

const listIn = (object: Readonly<Record<string, unknown>>, name: string): readonly unknown[] => {
  const value = Object.hasOwn(object, name) ? object[name] : undefined
  return Array.isArray(value) ? value : []
}

const textIn = (object: Readonly<Record<string, unknown>>, name: string): string => {
  const value = Object.hasOwn(object, name) ? object[name] : undefined
  return typeof value === 'string' ? value.slice(0, LONGEST * 2) : ''
}

/** A CPR number or a replacement for one, with or without something between date and serial number. */
const LIKE_CPR = /(?<!\d)\d{6}[-–./ ]{0,3}\d[\dA-Za-z]{2}\d(?!\d)/g
/** Control characters, and those that turn the writing around. */
const UNSEEN = /[\p{C}\s]+/gu

/** The same on one short line, without what looks like a CPR number. */
export const bounded = (text: string): string =>
  text.replace(UNSEEN, ' ').replace(LIKE_CPR, 'xxxxxx-xxxx').trim().slice(0, LONGEST)
