import type { HarmSeverity, RiskAnswer, RiskStep, RiskTalk, RiskThoughts } from '#platform/schema.ts'
import { dayOf } from '#platform/time.ts'
import { levelName } from '#care/pathways/pathways.ts'
import { day, list, time } from '#ui/danish.ts'
import type { NewAssessment } from './record.ts'

export const answerName = { yes: 'Ja', no: 'Nej', unknown: 'Ved ikke' } as const satisfies Record<RiskAnswer, string>

export const talkName = {
  young_person_alone: 'Barnet/den unge alene',
  young_person_with_adults: 'Barnet/den unge sammen med voksne',
  parents: 'Forældre',
  others: 'Andre',
} as const satisfies Record<RiskTalk, string>

export const thoughtsName = {
  none: 'Ingen tanker om død eller selvmord',
  of_not_living: 'Tanker om ikke at ville leve',
  of_suicide: 'Tanker om selvmord',
  unknown: 'Ved ikke',
} as const satisfies Record<RiskThoughts, string>

export const severityName = {
  superficial: 'Overfladisk',
  needed_care_at_home: 'Krævede pleje hjemme',
  needed_medical_care: 'Krævede læge eller skadestue',
  unknown: 'Ved ikke',
} as const satisfies Record<HarmSeverity, string>

export const stepName = {
  acute_psychiatry: 'Talt med den akutte børne- og ungdomspsykiatri',
  child_psychiatry: 'Henvist til børne- og ungdomspsykiatrien',
  parents_told: 'Talt med forældrene om risikoen',
  concern_considered: 'Taget stilling til, om der skal underrettes',
  safety_plan: 'Lavet en sikkerhedsplan med barnet/den unge',
  followed_up_soon: 'Aftalt en ny samtale snart',
} as const satisfies Record<RiskStep, string>

/** The keys of a table of words. */
export const wordsOf = <Word extends string>(names: Readonly<Record<Word, string>>): Word[] =>
  Object.keys(names) as Word[] // Object.keys forgets what they are

export const dayAndTime = (at: Date): string => `${day(dayOf(at))} kl. ${time(at)}`

/** What was asked and answered, label by label; what was left empty is left out. */
export function answersInWords(a: Omit<NewAssessment, 'guidelineId' | 'guideline' | 'assessedBy'>): [string, string][] {
  const rows: [string, string][] = [
    ['Talt med', [list(a.talkedWith.map((each) => talkName[each])), a.talkedWithWords].filter(Boolean).join('. ')],
    ['Selvskade nu', answerName[a.harmNow]],
    ['Selvskade de seneste tre måneder', answerName[a.harmRecently]],
    ['Alvor', a.harmSeverity ? severityName[a.harmSeverity] : ''],
    ['Form og omfang', a.harmWords],
    ['Tanker', [thoughtsName[a.thoughts], a.thoughtsWords].filter(Boolean).join('. ')],
    ['Plan', answerName[a.plan]],
    ['Adgang til midler', answerName[a.means]],
    ['Tidligere forsøg', [answerName[a.attempts], a.attemptsWords].filter(Boolean).join('. ')],
    ['Det, der holder og beskytter', a.protective],
    ['Det, de voksne ved', a.adultsKnow],
    ['Gjort', list(a.steps.map((each) => stepName[each]))],
    ['Mere om det, der er gjort', a.stepsWords],
  ]
  return rows.filter(([, text]) => text !== '')
}

/** R36: what the journal says of an assessment: when and by whom, what was asked, the judgement with its reason, and the guideline. */
export const assessmentEntry = (assessment: NewAssessment & { by: string }): string =>
  [
    `Risikovurdering ${dayAndTime(assessment.assessedAt)} ved ${assessment.by}: ${levelName[assessment.level].toLowerCase()}.`,
    `Begrundelse: ${assessment.reason}`,
    ...answersInWords(assessment).map(([label, text]) => `${label}: ${text}`),
    `Vejledning: ${assessment.guideline}`,
  ].join('\n')

/** R37: what the journal says of a decision to go on. */
export const decisionEntry = (of: { at: Date; level: string; assessedAt: Date; reason: string }): string =>
  `Besluttet ${dayAndTime(of.at)}, at behandlingen går videre, selv om risikoen ${dayAndTime(of.assessedAt)} er vurderet som ${of.level}.\nBegrundelse: ${of.reason}`

export const mistakeEntry = (what: string, reason: string): string =>
  `${what} var registreret ved en fejl og gælder ikke.\nBegrundelse: ${reason}`
