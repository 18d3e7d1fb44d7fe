import type { TrackResult } from '#platform/schema.ts'
import { answerName } from '../words.ts'
import { CRITERIA } from './criteria.ts'
import type { Answers, Outcome } from './track.ts'

export const resultName = {
  fits: 'Selvskade-forløbet passer',
  does_not_fit: 'Selvskade-forløbet passer ikke',
  cannot_say: 'Det kan ikke siges endnu',
} as const satisfies Record<TrackResult, string>

const goesToName = {
  psychiatry: 'Vis en vej til børne- og ungdomspsykiatrien.',
  other: 'Overvej en anden hjælp her eller et andet sted.',
} as const

/** Why, where to, what is open and what to heed, each a sentence. */
export const outcomeInWords = ({ because, goesTo, open, notes }: Outcome): string[] => [
  ...(because.length ? [`Fordi: ${because.join('; ')}.`] : []),
  ...(goesTo ? [goesToName[goesTo]] : []),
  ...(open.length && !because.length ? [`Mangler svar: ${open.join(' ')}`] : []),
  ...notes.map((note) => `Vær opmærksom på: ${note}.`),
]

/** What the journal says of a check: each question with its answer, the advice, and what was chosen instead. */
export const checkEntry = (
  answers: Answers,
  outcome: Outcome,
  overruled: { chosen: TrackResult; because: string } | undefined,
): string =>
  [
    `Selvskade-forløbets kriterier: ${resultName[outcome.result].toLowerCase()} (vejledende).`,
    ...outcomeInWords(outcome),
    ...(overruled
      ? [`Valgt i stedet: ${resultName[overruled.chosen].toLowerCase()}. Begrundelse: ${overruled.because}`]
      : []),
    ...CRITERIA.map(({ id, question }) => `${question} ${answerName[answers[id]]}.`),
  ].join('\n')
