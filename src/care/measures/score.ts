import { extent, itemsById, type Answers, type Definition, type Item, type Scale } from './definition.ts'
import { faultsOfAnswers } from './answers.ts'
import { exact, halfUp, over, times, totalOf, ZERO, type Exact } from './exact.ts'

/** The score of a scale or a sum. `incomplete`: not all of its items were answered. */
export type Score = {
  scale: string
  value: number | null
  answered: number
  of: number
  prorated: boolean
  incomplete: boolean
}

/** An answer that somebody must look at at once: an item, or a scale where only scores were taken over. */
export type Sign = { item: string; value: number }

export type Scored = { scores: Score[]; signs: Sign[] }

type Counted = Omit<Score, 'value'> & { exact: Exact | null }

/**
 * Scores what was answered, by the definition alone: scales first, then sums of them.
 *
 * The same answers give the same scores in any order. What is rounded is rounded half up. Scales that can only be taken
 * over from paper (`given`), and sums of them, are left out. Refuses an answer that the form does not have: it is the
 * border that reads answers (`faultsOfAnswers`).
 */
export function score(definition: Definition, answers: Answers): Scored {
  const [fault] = faultsOfAnswers(definition, answers)
  if (fault) throw new RangeError(`${definition.id}: ${fault.item}: ${fault.words}`)
  const items = itemsById(definition)
  const counted = new Map<string, Counted>()
  for (const scale of definition.scales) {
    if (scale.how !== 'given') counted.set(scale.id, countScale(scale, items, answers))
  }
  for (const { id, needs = [] } of definition.scales) {
    const own = counted.get(id)
    if (own && needs.some((other) => counted.get(other)?.exact === null))
      counted.set(id, { ...own, exact: null, prorated: false })
  }
  for (const sum of definition.sums) {
    const parts = sum.of.flatMap((id) => counted.get(id) ?? [])
    if (parts.length === sum.of.length) counted.set(sum.id, addUp(sum.id, sum.how, parts))
  }
  const scores = [...counted.values()].map(({ exact, ...rest }) => ({ ...rest, value: exact && halfUp(exact, 2) }))
  return { scores, signs: signsOf(definition.items, answers) }
}

function countScale(scale: Scale, items: ReadonlyMap<string, Item>, answers: Answers): Counted {
  const { id, recode = {}, reversed = [], missing, zeroWhen, rounding } = scale
  const values = scale.items.flatMap((name) => {
    const item = items.get(name)
    const given = answers[name]
    if (!item || item.kind === 'words' || typeof given !== 'number') return []
    const value = recode[given] ?? given
    const [least, most] = extent(item)
    return [exact(reversed.includes(name) ? least + most - value : value)]
  })
  const of = scale.items.length
  const counted = { scale: id, answered: values.length, of, prorated: false, incomplete: values.length < of }
  if (zeroWhen && answers[zeroWhen.item] === zeroWhen.is) return { ...counted, incomplete: false, exact: ZERO }
  if (!isEnough(missing, values.length, of)) return { ...counted, exact: null }
  const prorated = counted.incomplete && 'prorate' in missing && missing.prorate
  const sum = totalOf(values)
  const mean = over(sum, values.length)
  const plain = scale.how === 'mean' ? mean : prorated ? times(mean, exact(of)) : sum
  const scaled = times(plain, exact(scale.times ?? 1))
  return { ...counted, prorated, exact: rounding ? exact(halfUp(scaled)) : scaled }
}

function isEnough(missing: Scale['missing'], answered: number, of: number): boolean {
  if (missing.kind === 'at_least') return answered >= missing.answered
  if (missing.kind === 'at_most') return of - answered <= missing.missing
  return missing.kind === 'any' ? answered > 0 : answered === of
}

function addUp(id: string, how: 'sum' | 'mean', parts: readonly Counted[]): Counted {
  const values = parts.flatMap((part) => part.exact ?? [])
  const sum = totalOf(values)
  const isWhole = values.length === parts.length
  return {
    scale: id,
    answered: parts.reduce((total, { answered }) => total + answered, 0),
    of: parts.reduce((total, { of }) => total + of, 0),
    prorated: isWhole && parts.some(({ prorated }) => prorated),
    incomplete: parts.some(({ incomplete }) => incomplete),
    exact: isWhole ? (how === 'mean' ? over(sum, parts.length) : sum) : null,
  }
}

const signsOf = (items: readonly Item[], answers: Answers): Sign[] =>
  items.flatMap((item) => {
    if (item.kind === 'words') return []
    const { id, harm } = item
    const value = answers[id]
    return harm && typeof value === 'number' && value >= harm.atLeast ? [{ item: id, value }] : []
  })
