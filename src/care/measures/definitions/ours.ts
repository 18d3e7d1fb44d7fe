import type { Definition } from '../definition.ts'

/** What holds of each form that we wrote ourselves. */
export const OURS = {
  version: '1',
  sums: [],
  wording: 'shipped',
  languages: ['da', 'en'],
  whole: false,
  scoresOnly: false,
  licence: { holder: 'Trin 2', terms: 'MPL-2.0, som resten af Trin 2.', required: false },
} as const satisfies Partial<Definition>
