import type { RiskAnswer, RiskLevel, RiskStep, RiskThoughts } from '#platform/schema.ts'

/** What the judgement rests on. */
export type Signs = {
  harmNow: RiskAnswer
  harmRecently: RiskAnswer
  thoughts: RiskThoughts
  plan: RiskAnswer
  means: RiskAnswer
  attempts: RiskAnswer
}

export const isHigh = (level: RiskLevel): level is 'increased' | 'acute' => level === 'increased' || level === 'acute'

/**
 * R36: what in a judgement does not go together with what was answered, in words; null when nothing does. The judgement is the
 * professional's: only what cannot be meant is refused. No risk is not said of somebody who harms themselves now, thinks of
 * death, or has a plan; and thoughts of suicide with a plan and the means at hand are increased at least. Ours; no source
 * gives a formula, and none is made here.
 */
export function contradiction(level: RiskLevel, signs: Signs): string | null {
  const { harmNow, thoughts, plan, means } = signs
  if (
    level === 'none' &&
    (harmNow === 'yes' || thoughts === 'of_not_living' || thoughts === 'of_suicide' || plan === 'yes')
  )
    return 'Der er svaret ja til selvskade, tanker eller en plan. Vælg mindst let forhøjet risiko, eller ret svarene.'
  if (!isHigh(level) && thoughts === 'of_suicide' && plan === 'yes' && means === 'yes')
    return 'Der er tanker om selvmord, en plan og adgang til midler. Vælg forhøjet eller akut risiko, eller ret svarene.'
  return null
}

/** What an increased or acute risk asks somebody to do, with the words of the task and within how many days. R37, domain 2.4. */
const stepsOf = {
  acute_psychiatry: {
    acute: 'Ring til den akutte børne- og ungdomspsykiatri nu. Er der fare for liv, så ring 112',
    increased: 'Tal med børne- og ungdomspsykiatrien om risikoen, akut hvis den stiger',
  },
  child_psychiatry: {
    acute: 'Henvis til børne- og ungdomspsykiatrien, og vis vejen i forløbet',
    increased: 'Tag stilling til en henvisning til børne- og ungdomspsykiatrien',
  },
  parents_told: {
    acute: 'Fortæl forældrene om risikoen, og aftal, hvem der er hos barnet/den unge',
    increased: 'Tal med forældrene om risikoen, og hvad de skal holde øje med',
  },
  concern_considered: {
    acute: 'Tag stilling til, om der skal underrettes',
    increased: 'Tag stilling til, om der skal underrettes',
  },
} as const satisfies Partial<Record<RiskStep, Record<'acute' | 'increased', string>>>

/** Acute is today; increased is by tomorrow. Ours; no source names a time. */
const DAYS = { acute: 0, increased: 1 } as const

/** R37: what is still to be done at a level, when some of it has been; nothing below increased. */
export function stepsToTake(
  level: RiskLevel,
  taken: readonly RiskStep[],
): { step: RiskStep; title: string; days: number }[] {
  if (!isHigh(level)) return []
  const known = Object.keys(stepsOf) as (keyof typeof stepsOf)[] // the keys of the table
  return known
    .filter((step) => !taken.includes(step))
    .map((step) => ({ step, title: stepsOf[step][level], days: DAYS[level] }))
}
