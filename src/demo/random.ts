/** Chance that can be repeated: the same seed gives the same numbers, in any process. */
export type Random = {
  /** From 0 up to, but not including, 1. */
  next(): number
  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number
  /** True in `percent` of a hundred. */
  chance(percent: number): boolean
  pick<T>(from: readonly T[]): T
  /** One of them, each as often as its weight says. */
  weighted<T>(from: readonly (readonly [T, number])[]): T
  shuffled<T>(from: readonly T[]): T[]
}

/** Numbers that follow from the words of a seed, such as a number, a municipality and a child. */
export function randomOf(...seed: readonly (string | number)[]): Random {
  const next = mulberry32(hashed(seed.join('/')))
  const between = (low: number, high: number) => low + Math.floor(next() * (high - low + 1))
  const pick = <T>(from: readonly T[]): T => {
    const one = from[Math.floor(next() * from.length)]
    if (one === undefined) throw new Error('there is nothing to pick from')
    return one
  }
  return {
    next,
    between,
    chance: (percent) => next() * 100 < percent,
    pick,
    weighted: (from) => {
      let left = next() * from.reduce((sum, [, weight]) => sum + weight, 0)
      return (from.find(([, weight]) => (left -= weight) < 0) ?? pick(from))[0]
    },
    shuffled: (from) =>
      from
        .map((one) => ({ one, at: next() }))
        .toSorted((a, b) => a.at - b.at)
        .map(({ one }) => one),
  }
}

/** Mulberry32, by Tommy Ettinger (public domain): 32 bits of state are plenty for a few hundred invented children. */
function mulberry32(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** FNV-1a, so that neighbouring seeds give unlike numbers. */
function hashed(text: string): number {
  let hash = 0x811c9dc5
  for (const sign of text) hash = Math.imul(hash ^ (sign.codePointAt(0) ?? 0), 0x01000193)
  return hash >>> 0
}
