import { extent, type Definition, type Item, type Scale, type Sum } from '#care/measures/measures.ts'

/** A score that is nothing but a sum of answers that must all be there: what another system can be told to compute. */
export type Plain = Readonly<{ items: readonly string[]; reversed: readonly string[]; times: number }>

/** The plain sum that a scale or a sum of scales is; null when its key says more, and only our engine computes it. */
export function plainOf(definition: Definition, score: Scale | Sum): Plain | null {
  if (!('of' in score)) return isPlain(score) ? plainScale(score) : null
  if (score.how !== 'sum') return null
  const parts = score.of.map((id) => definition.scales.find((scale) => scale.id === id))
  const plain = parts.flatMap((scale) => (scale && isPlain(scale) && !scale.times ? [plainScale(scale)] : []))
  const items = plain.flatMap((part) => part.items)
  const isWhole = plain.length === parts.length && new Set(items).size === items.length
  return isWhole ? { items, reversed: plain.flatMap((part) => part.reversed), times: 1 } : null
}

const isPlain = ({ how, missing, items, recode, rounding, zeroWhen, needs }: Scale): boolean =>
  how === 'sum' && missing.kind === 'none' && items.length > 0 && !recode && !rounding && !zeroWhen && !needs

const plainScale = ({ items, reversed = [], times = 1 }: Scale): Plain => ({ items, reversed, times })

/**
 * The sum in FHIRPath with SDC's `weight()`: empty until each item has an answer that counts. What is reversed is taken from
 * what the least and the greatest answers of these items are together.
 */
export function expressionOf({ items, reversed, times }: Plain, form: ReadonlyMap<string, Item>): string {
  const count = partsOf(items, form).map((part) => `${part}.count()`)
  const sum = (ids: readonly string[]) => partsOf(ids, form).map((part) => `${part}.aggregate($this + $total, 0)`)
  const added = sum(items.filter((id) => !reversed.includes(id)))
  const mirrored = sum(items.filter((id) => reversed.includes(id)))
  const total = [...added, ...(mirrored.length ? [endsOf(reversed, form)] : [])].join(' + ')
  const all = [total, ...mirrored].join(' - ')
  return `iif(${count.join(' + ')} = ${items.length}, ${times === 1 ? all : `(${all}) * ${times}`}, {})`
}

/** Choices count what their option weighs, numbers count themselves. */
function partsOf(ids: readonly string[], form: ReadonlyMap<string, Item>): string[] {
  const isChoice = (id: string) => form.get(id)?.kind === 'choice'
  const choices = ids.filter(isChoice)
  const numbers = ids.filter((id) => !isChoice(id))
  return [
    ...(choices.length ? [`${answersTo(choices)}.weight()`] : []),
    ...(numbers.length ? [answersTo(numbers)] : []),
  ]
}

const answersTo = (ids: readonly string[]): string =>
  `%resource.item.where(linkId in (${ids.map((id) => `'${id}'`).join(' | ')})).answer.value`

const endsOf = (ids: readonly string[], form: ReadonlyMap<string, Item>): number =>
  ids.reduce((total, id) => {
    const item = form.get(id)
    if (!item || item.kind === 'words') return total
    const [least, most] = extent(item)
    return total + least + most
  }, 0)

/** The plain sum that an expression is, when it is one as we write them; otherwise null. */
export function plainFrom(expression: string, form: ReadonlyMap<string, Item>): Plain | null {
  const written = expression.trim().replaceAll('.ordinal()', '.weight()')
  const comma = written.indexOf(', ')
  if (comma < 0) return null
  const [count, rest] = [written.slice(0, comma), written.slice(comma)]
  const namesIn = (part: string): string[] => [...part.matchAll(/'([^']*)'/g)].map(([, id = '']) => id)
  const items = namesIn(count)
  const subtracted = rest.split(' - ').slice(1).flatMap(namesIn)
  const reversed = items.filter((id) => subtracted.includes(id))
  const times = Number(/\) \* ([\d.]+), \{\}\)$/.exec(rest)?.[1] ?? 1)
  const plain = { items, reversed, times }
  const isKnown =
    items.length > 0 && new Set(items).size === items.length && items.every((id) => isScored(form.get(id)))
  return isKnown && times > 0 && expressionOf(plain, form) === written ? plain : null
}

const isScored = (item: Item | undefined): boolean => item !== undefined && item.kind !== 'words'

/** Least and greatest value of the sum. */
export function rangeOf({ items, times }: Plain, form: ReadonlyMap<string, Item>): [number, number] {
  const ends = items.flatMap((id) => {
    const item = form.get(id)
    return item && item.kind !== 'words' ? [extent(item)] : []
  })
  const total = (nth: 0 | 1) => Number((ends.reduce((sum, end) => sum + end[nth], 0) * times).toFixed(6))
  return [total(0), total(1)]
}
