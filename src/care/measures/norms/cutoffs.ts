import type { BandSet, Certainty, Label } from '../norm.ts'

type Edges = readonly (readonly [number, number])[]

const same = (id: string, words: string): Label => ({ id, raised: words, lowered: words })
const UNDER_OVER: readonly Label[] = [same('under', 'under grænsen'), same('over', 'over grænsen')]

/** Cut-offs that belong to an instrument, not to a population. */
const cutoff = (
  id: string,
  title: string,
  forms: readonly string[],
  bands: Readonly<Record<string, Edges>>,
  about: { source: string; certainty: Certainty; labels?: readonly Label[]; clinicalFrom?: number },
): BandSet => ({
  id,
  version: '1',
  title,
  country: null,
  kind: 'bands',
  labels: UNDER_OVER,
  clinicalFrom: 2,
  ...about,
  tables: [{ forms, bands }],
})

/** Bands that begin at these numbers and fill a range: `from([0, 5, 10], 27)`. */
const from = (starts: readonly number[], last: number): Edges =>
  starts.map((start, nth) => [start, (starts[nth + 1] ?? last + 1) - 1])

const GRADES: readonly Label[] = [
  same('minimal', 'ingen eller få tegn'),
  same('mild', 'lette tegn'),
  same('moderate', 'moderate tegn'),
  same('moderately_severe', 'moderate til svære tegn'),
  same('severe', 'svære tegn'),
]
const CY_BOCS: readonly Label[] = [
  same('subclinical', 'ingen eller få tegn'),
  same('mild', 'lette tegn'),
  same('moderate', 'moderate tegn'),
  same('severe', 'svære tegn'),
  same('extreme', 'meget svære tegn'),
]
const ABOVE_BELOW: readonly Label[] = [same('above', 'over grænsen'), same('below', 'under grænsen')]
const NO_MODERATELY_SEVERE = GRADES.filter(({ id }) => id !== 'moderately_severe')

export const CUTOFFS: readonly BandSet[] = [
  cutoff(
    'phq-9-cutoffs',
    'PHQ-9, publicerede grænser',
    ['phq-9', 'phq-a'],
    { total: from([0, 5, 10, 15, 20], 27) },
    { source: 'PHQ-9: 5, 10, 15 og 20', certainty: 'background', labels: GRADES, clinicalFrom: 3 },
  ),
  cutoff(
    'phq-a-screen',
    'PHQ-A, grænse for unge',
    ['phq-9', 'phq-a'],
    { total: from([0, 11], 27) },
    { source: 'Grænse på 11 for unge', certainty: 'background' },
  ),
  cutoff(
    'gad-7-cutoffs',
    'GAD-7, publicerede grænser',
    ['gad-7'],
    { total: from([0, 5, 10, 15], 21) },
    { source: 'GAD-7: 5, 10 og 15', certainty: 'background', labels: NO_MODERATELY_SEVERE, clinicalFrom: 3 },
  ),
  cutoff(
    'who-5-screen',
    'WHO-5, grænse for lav trivsel',
    ['who-5'],
    {
      wellbeing: [
        [51, 100],
        [0, 50],
      ],
      raw: [
        [13, 25],
        [0, 12],
      ],
    },
    {
      source: 'CORC og INSPQ: 50 eller derunder (råscore under 13)',
      certainty: 'read',
      labels: [same('good', 'over grænsen for lav trivsel'), same('low', 'lav trivsel')],
    },
  ),
  cutoff(
    'scared-cutoffs',
    'SCARED, grænser',
    ['scared-self', 'scared-parent'],
    {
      total: from([0, 25], 82),
      panic: from([0, 7], 26),
      generalised: from([0, 9], 18),
      separation: from([0, 5], 16),
      social: from([0, 8], 14),
      school: from([0, 3], 8),
    },
    { source: 'SCARED: i alt 25; 7, 9, 5, 8 og 3 for delskalaerne', certainty: 'background' },
  ),
  cutoff(
    'snap-iv-cutoffs',
    'SNAP-IV, grænser',
    ['snap-iv-parent', 'snap-iv-teacher'],
    {
      inattention: from([0, 13, 18, 23], 27),
      hyperactivity: from([0, 13, 18, 23], 27),
      oppositional: from([0, 8, 14, 19], 24),
    },
    { source: 'awell-score, README', certainty: 'read', labels: NO_MODERATELY_SEVERE, clinicalFrom: 2 },
  ),
  cutoff(
    'cy-bocs-cutoffs',
    'CY-BOCS, grænser',
    ['cy-bocs'],
    { total: from([0, 8, 16, 24, 32], 40) },
    { source: 'CY-BOCS: 8, 16, 24 og 32', certainty: 'background', labels: CY_BOCS, clinicalFrom: 3 },
  ),
  cutoff(
    'cgas-cutoffs',
    'CGAS, grænser',
    ['cgas'],
    {
      cgas: [
        [71, 100],
        [61, 70],
        [1, 60],
      ],
    },
    {
      source: 'CGAS: 60 og derunder tydeligt påvirket, 70 og derunder let',
      certainty: 'background',
      labels: [same('none', 'ikke påvirket'), same('mild', 'let påvirket'), same('impaired', 'tydeligt påvirket')],
      clinicalFrom: 3,
    },
  ),
  cutoff(
    'ede-q-cutoff',
    'EDE-Q, grænse',
    ['ede-q', 'ede-a'],
    {
      global: [
        [0, 2.79],
        [2.8, 6],
      ],
    },
    { source: 'EDE-Q: 2,8 (4 bruges også)', certainty: 'background' },
  ),
  cutoff(
    'smfq-cutoff',
    'SMFQ, grænse',
    ['smfq-self', 'smfq-parent'],
    { total: from([0, 8], 26) },
    { source: 'SMFQ: 8 (12 bruges også)', certainty: 'background' },
  ),
  cutoff(
    'sidas-cutoff',
    'SIDAS, grænse',
    ['sidas'],
    { total: from([0, 21], 50) },
    { source: 'SIDAS: 21', certainty: 'background' },
  ),
  ...(
    [
      ['ors', 28],
      ['cors', 32],
      ['ors-parent', 28],
      ['cors-parent', 28],
      ['srs', 36],
      ['csrs', 36],
    ] as const
  ).map(([form, limit]) =>
    cutoff(
      `${form}-cutoff`,
      `${form.slice(0, form.endsWith('-parent') ? -7 : undefined).toUpperCase()}, grænse${form.endsWith('-parent') ? ', forældre' : ''}`,
      [form],
      {
        total: [
          [limit, 40],
          [0, limit - 0.1],
        ],
      },
      { source: `Grænse ${limit}`, certainty: 'background', labels: ABOVE_BELOW },
    ),
  ),
]
