import type { LttKind, LttState } from '#platform/schema.ts'
import type { Thing } from './thing.ts'
import { FAULTS } from './validation/faults.ts'
import { whereIs } from './where.ts'

/** Something wrong with a report, as it is kept with it. `item` is the thing it is about, by its id. */
export type Fault = { code: string; location: string; words: string; item: string | null }

/** What to do about a fault, and where it is done. */
export type Mending = { words: string; at: 'child' | 'settings' | 'pathway' | 'nowhere' }

const CPR = {
  at: 'child',
  words: 'Se efter, om barnets CPR-nummer er skrevet rigtigt, og ret det hos barnet.',
} as const
const SOR = { at: 'settings', words: 'Systemadministratoren retter kommunens SOR-kode.' } as const
const CONTACT = {
  at: 'pathway',
  words: 'Se efter, om kontaktens slags og form er rigtige. Er de ikke, så ret kontakten, og registrér den igen.',
} as const
const TIME = {
  at: 'pathway',
  words: 'Se efter, om dag og tid er rigtige. Er de ikke, så ret det i forløbet.',
} as const
const THEMES = {
  at: 'pathway',
  words: 'Se efter, om forløbets temaer er rigtige, og ret dem, hvis de ikke er.',
} as const
const PLAN = { at: 'pathway', words: 'Se efter, om forløbets start, slutning og temaer er rigtige.' } as const
const WAY = {
  at: 'pathway',
  words: 'Se efter, om vejen er rigtig. Er den ikke, så ret den som en fejl, og vis vejen igen.',
} as const

/** What the staff of the municipality can mend, by the code of the fault. The first that fits. */
const BY_CODE: readonly [code: RegExp, mending: Mending][] = [
  [/^(cpr|ecpr|identifier)-/, CPR],
  [/^sor-(missing|malformed)$/, SOR],
  [/^(treatment-without|encounter-type|delivery|participant)/, CONTACT],
  [/^(period-end-before-start|plan-completed-without-end|time-impossible|instant-|encounter-not-yet-held)/, TIME],
]

/** The same by the place, for codes of others; and, over their words, what they say. The first that fits. */
const BY_PLACE: readonly [kind: LttKind, element: RegExp, mending: Mending, said: string][] = [
  ['citizen', /^(identifier)?$/, CPR, 'Modtageren kan ikke bruge barnets CPR-nummer.'],
  ['citizen', /^managingOrganization$/, SOR, 'Modtageren kan ikke bruge kommunens SOR-kode.'],
  ['encounter', /^(type|participant|extension)$/, CONTACT, 'Modtageren kan ikke bruge kontaktens slags eller form.'],
  ['encounter', /^period$/, TIME, 'Modtageren kan ikke bruge kontaktens dag eller tid.'],
  ['encounter', /^$/, CONTACT, 'Modtageren siger, at der er noget galt med en kontakt.'],
  ['plan', /^period$/, TIME, 'Modtageren kan ikke bruge forløbets start eller slutning.'],
  ['plan', /^activity$/, THEMES, 'Modtageren kan ikke bruge forløbets temaer.'],
  ['plan', /^$/, PLAN, 'Modtageren siger, at der er noget galt med forløbet.'],
  ['referral', /^period$/, TIME, 'Modtageren kan ikke bruge henvisningens dag eller tid.'],
  ['referral', /^(activity)?$/, WAY, 'Modtageren siger, at der er noget galt med en henvisning.'],
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

/** Codes that we gave ourselves: their words are Danish and say what is meant. */
const isOurs = (code: string): boolean => Object.hasOwn(FAULTS, code) || /^(gateway|spool|cpr)-/.test(code)

function placed({ code, location, item }: Omit<Fault, 'words'>, things: readonly Thing[]) {
  if (isOurs(code)) return undefined
  const where = whereIs(
    location,
    things.find(({ id }) => id === item),
  )
  return where && BY_PLACE.find(([kind, element]) => kind === where.kind && element.test(where.element))
}

/**
 * What can be done about a fault of a report in that state, in the words of the one who can do it: by its code, or for a
 * code that is not ours by its place. What has not been delivered has not been looked at, so that nothing in it is at
 * fault. null when nothing is to be done any more.
 */
export function mendingOf(
  fault: Omit<Fault, 'words'>,
  { state, things }: { state: LttState; things: readonly Thing[] },
): Mending | null {
  if (state === 'pending') return WAITS
  if (state === 'failed') return GAVE_UP
  if (state !== 'refused') return null
  return BY_CODE.find(([pattern]) => pattern.test(fault.code))?.[1] ?? placed(fault, things)?.[2] ?? OURS
}

/** What is wrong in Danish, and, where it was somebody else who said it, in which words. */
export function saidOf(fault: Fault, things: readonly Thing[]): { words: string; quoted: string } {
  if (isOurs(fault.code)) return { words: fault.words, quoted: '' }
  const words = placed(fault, things)?.[3] ?? 'Modtageren siger, at der er noget galt med indberetningen.'
  return { words, quoted: fault.words }
}

/** The thing that a fault is about, or else one by which the pathway of the report is found. */
export const aboutOf = ({ item }: Pick<Fault, 'item'>, things: readonly Thing[]): Thing | null =>
  things.find(({ id, pathwayId }) => id === item && pathwayId) ?? things.find(({ kind }) => kind === 'plan') ?? null
