import type { Answers } from './definition.ts'

export type Triage = {
  level: 'none' | 'low' | 'moderate' | 'high'
  /** Something was not answered that could make it higher. */
  incomplete: boolean
}

/**
 * What the C-SSRS screener's answers call for. High: yes to 4 or 5 in the past month, or behaviour in the past three months
 * (cssrs.columbia.edu). Moderate: yes to 3, or older behaviour; low: yes to 1 or 2 only (both background knowledge).
 * A missing answer never makes it lower, and is told.
 */
export function triage(answers: Answers): Triage {
  const said = (...items: string[]) => items.some((item) => answers[item] === 1)
  const level = said('q4', 'q5', 'q6-recent')
    ? 'high'
    : said('q3', 'q6')
      ? 'moderate'
      : said('q1', 'q2')
        ? 'low'
        : 'none'
  const follows: Readonly<Record<string, string>> = { q3: 'q2', q4: 'q2', q5: 'q2', 'q6-recent': 'q6' }
  const isOpen = (item: string) => {
    const gate = follows[item]
    return typeof answers[item] !== 'number' && !(gate && answers[gate] === 0)
  }
  const higher = { none: ALL, low: ALL.slice(2), moderate: HIGHEST, high: [] }[level]
  return { level, incomplete: higher.some(isOpen) }
}

const HIGHEST = ['q4', 'q5', 'q6-recent']
const ALL = ['q1', 'q2', 'q3', 'q6', ...HIGHEST]
