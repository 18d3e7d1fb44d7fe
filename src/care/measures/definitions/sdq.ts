import type { Definition, Informant, Item, Scale } from '../definition.ts'
import { choice, choices, named, numbers, PACKED, upTo } from './items.ts'

const GATE = 'q26'
const BURDEN = 'q33'
const SCORED: Record<'parent' | 'teacher' | 'self', number[]> = {
  parent: [28, 29, 30, 31, 32],
  self: [28, 29, 30, 31, 32],
  teacher: [28, 30, 31],
}

/**
 * The SDQ with its impact supplement: 25 items of 0-2, numbered as on the form; q26 overall difficulties, q27 since when,
 * q28 distress, q29 home, q30 friendships, q31 learning, q32 leisure, q33 burden. A teacher is not asked q29 and q32. The
 * follow-up form has `change` and `helped` instead of q27. Our numbers are those of the parent form, whoever answers.
 */
function items(impact: readonly number[], isFollowUp: boolean): Item[] {
  const asked = { askedWhen: { anyOf: [GATE], atLeast: 1 } }
  return [
    ...choices(25, upTo(2)),
    ...(isFollowUp ? [choice('change', upTo(4)), choice('helped', upTo(3))] : []),
    choice(GATE, upTo(3)),
    ...(isFollowUp ? [] : [choice('q27', upTo(3), asked)]),
    ...named(...impact).map((id) => choice(id, upTo(3), asked)),
    choice(BURDEN, upTo(3), asked),
  ]
}

/** At least three of five answered: round(mean × 5), half up. */
const five = (id: string, title: string, key: readonly number[], reversed: readonly number[] = []): Scale => ({
  id,
  title,
  items: named(...key),
  ...(reversed.length ? { reversed: named(...reversed) } : {}),
  how: 'sum',
  rounding: 'half_up',
  missing: { kind: 'at_least', answered: 3, prorate: true },
  range: [0, 10],
  better: 'low',
})

const scales = (impact: readonly number[]): Scale[] => [
  {
    id: 'impact',
    title: 'Belastning i hverdagen',
    items: named(...impact),
    recode: { 0: 0, 1: 0, 2: 1, 3: 2 },
    how: 'sum',
    missing: { kind: 'any' },
    zeroWhen: { item: GATE, is: 0 },
    range: [0, 2 * impact.length],
    better: 'low',
    asked: 'first',
  },
  five('emotional', 'Følelser', [3, 8, 13, 16, 24]),
  five('conduct', 'Adfærd', [5, 7, 12, 18, 22], [7]),
  five('hyperactivity', 'Uro og uopmærksomhed', [2, 10, 15, 21, 25], [21, 25]),
  five('peer', 'Problemer med jævnaldrende', [6, 11, 14, 19, 23], [11, 14]),
  { ...five('prosocial', 'Sociale styrker', [1, 4, 9, 17, 20]), better: 'high' },
]

const FORMS = [
  ['sdq-p4-10', 'parent', [4, 10], 'forældre, 4-10 år'],
  ['sdq-t4-10', 'teacher', [4, 10], 'lærer eller pædagog, 4-10 år'],
  ['sdq-p11-17', 'parent', [11, 17], 'forældre, 11-17 år'],
  ['sdq-t11-17', 'teacher', [11, 17], 'lærer eller pædagog, 11-17 år'],
  ['sdq-s11-17', 'self', [11, 17], 'den unge selv, 11-17 år'],
] as const satisfies readonly [string, Informant, readonly [number, number], string][]

const form = ([id, informant, ages, who]: (typeof FORMS)[number], isFollowUp: boolean): Definition => ({
  ...PACKED,
  id: isFollowUp ? `${id}-follow-up` : id,
  family: 'sdq',
  title: `SDQ, styrker og vanskeligheder, ${who}${isFollowUp ? ', opfølgning' : ''}`,
  shortTitle: isFollowUp ? 'SDQ opfølgning' : 'SDQ',
  informant,
  ages,
  period: isFollowUp ? 'den seneste måned' : 'det seneste halve år eller dette skoleår',
  ...(isFollowUp ? { followUpOf: id } : {}),
  items: items(SCORED[informant], isFollowUp),
  scales: scales(SCORED[informant]),
  sums: [
    sum('total', 'Vanskeligheder i alt', ['emotional', 'conduct', 'hyperactivity', 'peer'], 40),
    sum('internalising', 'Indadvendte vanskeligheder', ['emotional', 'peer'], 20),
    sum('externalising', 'Udadvendte vanskeligheder', ['conduct', 'hyperactivity'], 20),
  ],
  whole: true,
  source: 'sdqinfo.org c1-c3; officielt scoringsark; PMHC-MDS',
  licence: {
    holder: 'Youthinmind; i Danmark Komiteen for Sundhedsoplysning',
    terms: 'Må ikke gøres elektronisk uden aftale. Ordlyd, rækkefølge og udvalg må ikke ændres.',
    required: true,
    url: 'https://sdq.dk',
  },
  ...(isFollowUp
    ? { unknown: ['Hvilke tal svarene på de to spørgsmål om ændring og hjælp har; de indgår ikke i nogen score.'] }
    : {}),
})

const sum = (id: string, title: string, of: readonly string[], most: number) => ({
  id,
  title,
  of,
  how: 'sum' as const,
  range: [0, most] as const,
  better: 'low' as const,
})

export const SDQ: readonly Definition[] = FORMS.flatMap((each) => [form(each, false), form(each, true)])

/** The 25 items and the impact items by the variable names of sdqinfo.org, without the letter of the informant. */
export const SDQ_NAMES: readonly (readonly [string, string])[] = [
  ...[
    'consid restles somatic shares tantrum loner obeys worries caring fidgety friend fights unhappy popular distrac',
    'clingy kind lies bullied helpout reflect steals oldbest afraid attends',
  ]
    .join(' ')
    .split(' ')
    .map((name, nth) => [name, named(...numbers(1, 25))[nth] ?? ''] as const),
  ['ebddiff', GATE],
  ['distres', 'q28'],
  ['imphome', 'q29'],
  ['impfrie', 'q30'],
  ['impclas', 'q31'],
  ['impleis', 'q32'],
]
