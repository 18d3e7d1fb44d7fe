/**
 * A number as a fraction of whole numbers, so that x.5 is x.5: 1.005 × 100 is 100.49999999999999 to the machine, and a
 * published score must not depend on that. Parts stay far below 2^53: forms have tens of items.
 */
export type Exact = Readonly<{ n: number; d: number }>

export const ZERO: Exact = { n: 0, d: 1 }

/** The fraction that a decimal of at most six places was written as. */
export function exact(value: number): Exact {
  if (Number.isInteger(value)) return { n: value, d: 1 }
  let d = 1
  while (d < 1_000_000 && Math.abs(value * d - Math.round(value * d)) > 1e-7) d *= 10
  return { n: Math.round(value * d), d }
}

export const plus = (a: Exact, b: Exact): Exact => reduced(a.n * b.d + b.n * a.d, a.d * b.d)
export const times = (a: Exact, by: Exact): Exact => reduced(a.n * by.n, a.d * by.d)
export const over = (a: Exact, by: number): Exact => reduced(a.n, a.d * by)
export const totalOf = (all: readonly Exact[]): Exact => all.reduce(plus, ZERO)

/** Rounded to so many decimals; half goes up, as in the published keys (R and IEEE round half to even). Not below zero. */
export function halfUp({ n, d }: Exact, decimals = 0): number {
  const scale = 10 ** decimals
  return Math.floor((2 * n * scale + d) / (2 * d)) / scale
}

function reduced(n: number, d: number): Exact {
  if (d === 1) return { n, d }
  const by = divisor(Math.abs(n), d)
  return { n: n / by, d: d / by }
}

const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b))
