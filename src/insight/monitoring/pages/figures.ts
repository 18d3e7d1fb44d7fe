import { number, percent } from '#ui/danish.ts'
import { html, type Child } from '#ui/html.ts'

/** `72 %` of a whole; a dash when there is no whole to take it of. */
export const shareOf = (part: number, whole: number): string => (whole ? percent(part / whole) : '–')

/** `14 dage`, and a dash for nobody. */
export const daysOrNone = (days: number | null): string =>
  days === null ? '–' : `${number(days)} ${days === 1 ? 'dag' : 'dage'}`

/** Cards in as many columns as there is room for, each as tall as it needs. */
export const cards = (...those: readonly Child[]) => html`<div class="cards">${those}</div>`

/** Two parts of one card side by side where there is room, the wider first or last. */
export const parts = (wider: 'first' | 'last', ...those: readonly [Child, Child]) =>
  html`<div class="parts parts-${wider}">${those}</div>`
