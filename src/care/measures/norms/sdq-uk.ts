import type { BandSet, BandTable } from '../norm.ts'

/** The forms of an informant, first and follow-up alike. */
const forms = (...ids: string[]): string[] => ids.flatMap((id) => [`sdq-${id}`, `sdq-${id}-follow-up`])

/** Bands as they are printed, from the best: `0-13 / 14-16 / 17-40`. */
const bands = (printed: string): [number, number][] =>
  printed.split(' / ').map((band) => {
    const [least = 0, most = least] = band.split('-').map(Number)
    return [least, most]
  })

const SOURCE =
  'Youthinmind scoring sheets (UK community samples); cross-checked in PMC4830858 tab1, awell-score sdq_standards.ts (MIT), official self-report scoring PDF'

const THREE: readonly BandTable[] = [
  {
    forms: forms('p4-10', 'p11-17'),
    bands: {
      total: bands('0-13 / 14-16 / 17-40'),
      emotional: bands('0-3 / 4 / 5-10'),
      conduct: bands('0-2 / 3 / 4-10'),
      hyperactivity: bands('0-5 / 6 / 7-10'),
      peer: bands('0-2 / 3 / 4-10'),
      prosocial: bands('6-10 / 5 / 0-4'),
      impact: bands('0 / 1 / 2-10'),
    },
  },
  {
    forms: forms('t4-10', 't11-17'),
    bands: {
      total: bands('0-11 / 12-15 / 16-40'),
      emotional: bands('0-4 / 5 / 6-10'),
      conduct: bands('0-2 / 3 / 4-10'),
      hyperactivity: bands('0-5 / 6 / 7-10'),
      peer: bands('0-3 / 4 / 5-10'),
      prosocial: bands('6-10 / 5 / 0-4'),
      impact: bands('0 / 1 / 2-6'),
    },
  },
  {
    forms: forms('s11-17'),
    bands: {
      total: bands('0-15 / 16-19 / 20-40'),
      emotional: bands('0-5 / 6 / 7-10'),
      conduct: bands('0-3 / 4 / 5-10'),
      hyperactivity: bands('0-5 / 6 / 7-10'),
      peer: bands('0-3 / 4-5 / 6-10'),
      prosocial: bands('6-10 / 5 / 0-4'),
      impact: bands('0 / 1 / 2-10'),
    },
  },
]

const FOUR: readonly BandTable[] = [
  {
    forms: forms('p4-10', 'p11-17'),
    bands: {
      total: bands('0-13 / 14-16 / 17-19 / 20-40'),
      emotional: bands('0-3 / 4 / 5-6 / 7-10'),
      conduct: bands('0-2 / 3 / 4-5 / 6-10'),
      hyperactivity: bands('0-5 / 6-7 / 8 / 9-10'),
      peer: bands('0-2 / 3 / 4 / 5-10'),
      prosocial: bands('8-10 / 7 / 6 / 0-5'),
      impact: bands('0 / 1 / 2 / 3-10'),
    },
  },
  {
    forms: forms('t4-10', 't11-17'),
    bands: {
      total: bands('0-11 / 12-15 / 16-18 / 19-40'),
      emotional: bands('0-3 / 4 / 5 / 6-10'),
      conduct: bands('0-2 / 3 / 4 / 5-10'),
      hyperactivity: bands('0-5 / 6-7 / 8 / 9-10'),
      peer: bands('0-2 / 3-4 / 5 / 6-10'),
      prosocial: bands('6-10 / 5 / 4 / 0-3'),
      impact: bands('0 / 1 / 2 / 3-6'),
    },
  },
  {
    forms: forms('s11-17'),
    bands: {
      total: bands('0-14 / 15-17 / 18-19 / 20-40'),
      emotional: bands('0-4 / 5 / 6 / 7-10'),
      conduct: bands('0-3 / 4 / 5 / 6-10'),
      hyperactivity: bands('0-5 / 6 / 7 / 8-10'),
      peer: bands('0-2 / 3 / 4 / 5-10'),
      prosocial: bands('7-10 / 6 / 5 / 0-4'),
      impact: bands('0 / 1 / 2 / 3-10'),
    },
  },
]

export const SDQ_UK_THREE: BandSet = {
  id: 'sdq-uk-3',
  version: '1',
  title: 'SDQ, Storbritannien, tre bånd',
  country: 'GB',
  kind: 'bands',
  source: SOURCE,
  certainty: 'read',
  labels: [
    { id: 'normal', raised: 'inden for normalområdet', lowered: 'inden for normalområdet' },
    { id: 'borderline', raised: 'grænseområdet', lowered: 'grænseområdet' },
    { id: 'abnormal', raised: 'uden for normalområdet', lowered: 'uden for normalområdet' },
  ],
  clinicalFrom: 3,
  tables: THREE,
}

export const SDQ_UK_FOUR: BandSet = {
  id: 'sdq-uk-4',
  version: '1',
  title: 'SDQ, Storbritannien, fire bånd',
  country: 'GB',
  kind: 'bands',
  source: SOURCE,
  certainty: 'read',
  labels: [
    { id: 'close_to_average', raised: 'tæt på gennemsnittet', lowered: 'tæt på gennemsnittet' },
    { id: 'slightly_raised_or_lowered', raised: 'let forhøjet', lowered: 'let sænket' },
    { id: 'high_or_low', raised: 'høj', lowered: 'lav' },
    { id: 'very_high_or_very_low', raised: 'meget høj', lowered: 'meget lav' },
  ],
  clinicalFrom: 3,
  tables: FOUR,
}
