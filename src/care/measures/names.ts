import type { Definition, Informant } from './definition.ts'
import { DEFINITIONS } from './definitions.ts'
import { SDQ_NAMES } from './definitions/sdq.ts'

/** Letters and digits alone: `PHQ-9`, `phq_9` and `phq9` are one name. */
const plain = (name: string): string => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')

/** The instrument whatever its length: RCADS of `rcads-47`, GAD of `GAD-7`. */
const stem = (name: string): string => plain(name).replace(/\d+$/, '')

/** How files and people name an informant, the letter first. */
const SAID: Record<Informant, readonly string[]> = {
  parent: ['p', 'parent', 'parents', 'mother', 'father', 'forælder', 'forældre', 'mor', 'far'],
  teacher: ['t', 'teacher', 'lærer', 'pædagog', 'skole'],
  self: ['s', 'c', 'y', 'self', 'child', 'youth', 'selv', 'barn', 'ung', 'barnet', 'denunge'],
  clinician: ['clinician', 'behandler'],
}

/** Who a word of a file means, or null. */
export function informantCalled(word: string): Informant | null {
  const wanted = plain(word)
  const informants: readonly Informant[] = ['parent', 'teacher', 'self', 'clinician']
  return informants.find((informant) => SAID[informant].includes(wanted)) ?? null
}

/**
 * The forms that a name may mean: one by its id however it is punctuated; all of the instrument; or, as in `SDQ-parent` and
 * `rcads47-p`, those of an informant. Follow-ups only by their id, or with all of the instrument.
 */
export function formsCalled(name: string): Definition[] {
  const wanted = plain(name)
  const ways: ((definition: Definition) => boolean)[] = [
    ({ id }) => plain(id) === wanted,
    ({ family }) => plain(family) === wanted,
    ({ family }) => stem(family) === wanted,
    ({ family, informant, followUpOf }) =>
      !followUpOf &&
      SAID[informant].some((word) =>
        [plain(family), stem(family)].some((base) => [base + word, word + base].includes(wanted)),
      ),
  ]
  return ways.map((way) => DEFINITIONS.filter(way)).find((found) => found.length > 0) ?? []
}

/** The forms of an instrument that a name which means none begins with, for who wrote it to choose from. */
export const formsLike = (name: string): Definition[] =>
  DEFINITIONS.filter(({ family }) => stem(family) !== '' && plain(name).startsWith(stem(family)))

/** What stands before a question's number, whatever the form. */
const BEFORE = ['', 'q', 'i', 'x', 'v', 'var', 'item', 'items', 'question', 'sp', 'spm', 'spg', 'spørgsmål']

/**
 * What the columns of a file about this form may be called: its item ids, their numbers after the instrument's name and
 * the informant's letter (`SDQ_P_01`, `rcads_1`, `phq9_1`), and for the SDQ sdqinfo.org's names (`p_consid`).
 */
export function itemNames({ family, informant, items }: Definition): (column: string) => string | null {
  const known = new Map(items.map(({ id }) => [plain(id), id]))
  const [letters, words] = [SAID[informant].filter(({ length }) => length === 1), SAID[informant]]
  for (const [name, item] of family === 'sdq' ? SDQ_NAMES : [])
    if (items.some(({ id }) => id === item))
      for (const alias of [name, ...letters.map((letter) => letter + name)]) known.set(alias, item)
  const siblings = DEFINITIONS.filter((each) => each.family === family && each.informant === informant)
  const named = [family, stem(family), ...siblings.flatMap(({ id, shortTitle }) => [id, shortTitle])].map(plain)
  const before = new Set([...BEFORE, ...named, ...named.flatMap((base) => words.flatMap((w) => [base + w, w + base]))])
  return (column) => {
    const whole = known.get(plain(column))
    if (whole) return whole
    const [, head = '', digits = ''] = /^(.*?)(\d+)$/.exec(column.trim()) ?? []
    // the number may stand right after another, as in phq91
    const ways = Array.from(digits, (_, at) =>
      before.has(plain(head + digits.slice(0, at))) ? known.get(`q${Number(digits.slice(at))}`) : undefined,
    ).filter((item) => item !== undefined)
    return new Set(ways).size === 1 ? (ways[0] ?? null) : null
  }
}
