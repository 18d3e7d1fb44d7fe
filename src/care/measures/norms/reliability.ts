import type { Reliability, ReliabilitySet } from '../norm.ts'

const withFollowUp = (...ids: string[]): string[] => ids.flatMap((id) => [id, `${id}-follow-up`])
const PARENT = withFollowUp('sdq-p4-10', 'sdq-p11-17')
const TEACHER = withFollowUp('sdq-t4-10', 'sdq-t11-17')
const SELF = withFollowUp('sdq-s11-17')

const GOODMAN = 'Goodman 2001 (n = 10.438); alfa og SD for de enkelte skalaer er ikke læst i artiklen'
const uk = (r: number, sd: number): Reliability => ({
  kind: 'sd',
  r,
  sd,
  population: 'Børn i Storbritannien, alfa',
  source: GOODMAN,
  certainty: 'background',
})
const PMHC = 'Australian PMHC minimum data set, 30. juni 2023 (SD); r efter Goodman 2001 er ikke læst i artiklen'
const australian = (r: number, sd: number): Reliability => ({
  kind: 'sd',
  r,
  sd,
  population: 'Børn og unge i australsk primær mental sundhed ved start',
  source: PMHC,
  certainty: 'background',
})

export const RELIABILITY: readonly ReliabilitySet[] = [
  {
    id: 'sdq-uk-change',
    version: '1',
    title: 'SDQ, Storbritannien, pålidelig ændring',
    country: 'GB',
    kind: 'reliability',
    source: GOODMAN,
    certainty: 'background',
    tables: [
      {
        forms: PARENT,
        of: {
          total: uk(0.82, 5.8),
          emotional: uk(0.67, 2),
          conduct: uk(0.63, 1.7),
          hyperactivity: uk(0.77, 2.6),
          peer: uk(0.57, 1.7),
          prosocial: uk(0.65, 1.6),
          impact: uk(0.85, 1.1),
        },
      },
      { forms: TEACHER, of: { total: uk(0.87, 6) } },
      {
        forms: SELF,
        of: {
          total: uk(0.8, 5.2),
          emotional: uk(0.66, 2.1),
          conduct: uk(0.6, 1.7),
          hyperactivity: uk(0.67, 2.2),
          peer: uk(0.41, 1.4),
          prosocial: uk(0.66, 1.7),
          impact: uk(0.81, 0.8),
        },
      },
    ],
  },
  {
    id: 'sdq-au-change',
    version: '2023-06-30',
    title: 'SDQ i alt, Australien, pålidelig ændring',
    country: 'AU',
    kind: 'reliability',
    source: PMHC,
    certainty: 'background',
    tables: [
      { forms: withFollowUp('sdq-p4-10'), of: { total: australian(0.82, 6.163858496) } },
      { forms: withFollowUp('sdq-p11-17'), of: { total: australian(0.82, 5.911628021) } },
      { forms: SELF, of: { total: australian(0.8, 5.744189265) } },
    ],
  },
  only('cgas-change', 'CGAS, pålidelig ændring', ['cgas'], 'cgas', {
    kind: 'sd',
    r: 0.91,
    sd: 12.9,
    population: 'Børn og unge i studiet',
    source: 'PMC8944273, tabel 1',
    certainty: 'read',
  }),
  only('who-5-change', 'WHO-5, relevant ændring', ['who-5'], 'wellbeing', {
    kind: 'points',
    points: 10,
    population: 'Ikke angivet',
    source: 'CORC: 10 point er en relevant ændring',
    certainty: 'read',
  }),
  only('ors-change', 'ORS, pålidelig ændring', ['ors', 'cors', 'ors-parent', 'cors-parent'], 'total', {
    kind: 'points',
    points: 5,
    population: 'Ikke angivet',
    source: 'ORS: omkring 5 point',
    certainty: 'background',
  }),
  only('goals-change', 'Mål i gennemsnit, pålidelig ændring', ['goals-self', 'goals-parent'], 'goals', {
    kind: 'points',
    points: 2.45,
    population: 'Ikke angivet',
    source: 'CORC, goal-based outcomes: 2,45 point for gennemsnittet',
    certainty: 'background',
  }),
]

function only(
  id: string,
  title: string,
  forms: readonly string[],
  scale: string,
  reliability: Reliability,
): ReliabilitySet {
  const { source, certainty } = reliability
  return {
    id,
    version: '1',
    title,
    country: null,
    kind: 'reliability',
    source,
    certainty,
    tables: [{ forms, of: { [scale]: reliability } }],
  }
}
