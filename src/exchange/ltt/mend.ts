import type { LttState } from '#platform/schema.ts'
import type { Thing } from './thing.ts'

/** Something wrong with a report, as it is kept with it. `item` is the thing it is about, by its id. */
export type Fault = { code: string; location: string; words: string; item: string | null }

/** What to do about a fault, and where it is done. */
export type Mending = { words: string; at: 'child' | 'settings' | 'pathway' | 'nowhere' }

/** What the staff of the municipality can mend, by the code of the fault. The first that fits. */
const MENDINGS: readonly [code: RegExp, mending: Mending][] = [
  [
    /^(cpr|ecpr|identifier)-/,
    { at: 'child', words: 'Se efter, om barnets CPR-nummer er skrevet rigtigt, og ret det hos barnet.' },
  ],
  [/^sor-(missing|malformed)$/, { at: 'settings', words: 'Systemadministratoren retter kommunens SOR-kode.' }],
  [
    /^(treatment-without|encounter-type|delivery|participant)/,
    {
      at: 'pathway',
      words: 'Se efter, om kontaktens slags og form er rigtige. Er de ikke, så ret kontakten, og registrér den igen.',
    },
  ],
  [
    /^(period-end-before-start|plan-completed-without-end|time-impossible|instant-)/,
    { at: 'pathway', words: 'Se efter, om dag og tid er rigtige. Er de ikke, så ret det i forløbet.' },
  ],
]

/** Neither the child nor the contact is wrong: the way to the gateway, or we ourselves. */
const OURS: Mending = {
  at: 'nowhere',
  words:
    'Det kan ikke rettes i forløbet. Fortæl det til dem, der driver Trin 2 hos jer, og giv dem linjen med kode og sted.',
}
const WAITS: Mending = {
  at: 'nowhere',
  words: 'Der er ikke noget galt med indberetningen. Der prøves igen af sig selv.',
}
const GAVE_UP: Mending = {
  at: 'nowhere',
  words:
    'Der er ikke noget galt med indberetningen, men modtageren har svaret med fejl ti gange. Fortæl det til dem, der driver Trin 2 hos jer, og send igen, når modtageren svarer, som den skal.',
}

/**
 * What can be done about a fault of a report in that state, in the words of the one who can do it. What has not been
 * delivered has not been looked at, so that nothing in it is at fault. null when nothing is to be done any more.
 */
export function mendingOf({ code }: Pick<Fault, 'code'>, state: LttState): Mending | null {
  if (state === 'pending') return WAITS
  if (state === 'failed') return GAVE_UP
  if (state !== 'refused') return null
  return MENDINGS.find(([pattern]) => pattern.test(code))?.[1] ?? OURS
}

/** The thing that a fault is about, or else one by which the pathway of the report is found. */
export const aboutOf = ({ item }: Pick<Fault, 'item'>, things: readonly Thing[]): Thing | null =>
  things.find(({ id, pathwayId }) => id === item && pathwayId) ?? things.find(({ kind }) => kind === 'plan') ?? null
