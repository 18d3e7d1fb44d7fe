import { scaleLinear } from 'd3-scale'
import { emptyState } from '../card.ts'
import { number, percent } from '../danish.ts'
import { attributes, html } from '../html.ts'
import { box, picture, round, rule, share, words, type Picture } from './picture.ts'

const [left, right, top, base, dot] = [1, 98, 30, 30, 5]
/** How many dots fit side by side where there is least room. */
const across = 50
const tallestPile = 150
/** More than this many are drawn as columns: nobody counts so many dots, and no page should carry them. */
const mostDots = 400
/** Beyond so many times the goal all stand in the last pile, so that one who waited for a year hides nobody else. */
const furthestOut = 5

/** So many took this number of days. */
export type DayCount = { days: number; many: number }

/** Each one's days as a dot, piled where they fall, with a line at the goal: how many were in time, and how late the rest. */
export function goalChart(chart: Picture & { counts: readonly DayCount[]; goal: number }) {
  const { counts, goal } = chart
  const total = within(counts, -Infinity, Infinity)
  if (total === 0) return emptyState('Ingen tal endnu.')
  const longest = counts.reduce((most, { days }) => Math.max(most, days), 0)
  const furthest = Math.max(Math.min(longest, goal * furthestOut), Math.round(goal * 1.6))
  const wide = Math.ceil(furthest / across)
  const x = scaleLinear([0, furthest], [left, right])
  const piles = piled(counts, { goal, furthest, wide })
  const tallest = Math.max(...piles.map(({ amount }) => amount))
  const step = Math.min(dot * 2.2, tallestPile / tallest)
  const floor = top + Math.max(tallest * step, 50) + dot
  const inTime = within(counts, -Infinity, goal)
  const line = x(goal + 0.5)
  const column = (x(wide) - left) * 0.8

  const shapes = [
    box(left, top, line - left, floor - top, 'within'),
    rule(left, floor, right, floor, 'axis'),
    piles.map(({ day, amount, late }) =>
      total > mostDots
        ? box(x(day) - column / 2, floor - amount * step, column, amount * step, late ? 'late' : 'in-time')
        : Array.from({ length: amount }, (_, at) => mark(x(day), floor - dot - 1 - at * step, late)),
    ),
    rule(line, 6, line, floor, 'goal'),
    words(line, 18, `inden for ${goal} dage: ${number(inTime)}`, { anchor: 'end', dx: -8, class: 'figure' }),
    words(line, 18, `senere: ${number(total - inTime)}`, { dx: 8, class: 'figure' }),
    x
      .ticks(7)
      .filter((tick) => longest <= furthest || tick < furthest * 0.85)
      .map((tick) =>
        words(x(tick), floor + 18, tick === 0 ? '0 dage' : tick, {
          anchor: tick === 0 ? 'start' : 'middle',
          class: 'faint',
        }),
      ),
    longest > furthest && words(100, floor + 18, `${furthest} eller flere`, { anchor: 'end', class: 'faint' }),
  ]
  return picture(chart, {
    height: floor + base,
    shapes,
    table: { head: ['Ventetid', 'Antal', 'Andel'], rows: table(counts, goal, total) },
  })
}

/** A dot in time, a ring when late, so that colour does not say it alone. */
const mark = (x: number, y: number, late: boolean) =>
  html`<circle${attributes({ cx: share(x), cy: round(y), r: late ? dot - 1 : dot, class: late ? 'late' : 'in-time' })} />`

const within = (counts: readonly DayCount[], from: number, to: number) =>
  counts.reduce((sum, { days, many }) => (days >= from && days <= to ? sum + many : sum), 0)

/** Days that would lie on each other share a pile, this many days wide; no pile holds both sides of the goal. */
function piled(
  counts: readonly DayCount[],
  { goal, furthest, wide }: { goal: number; furthest: number; wide: number },
) {
  const piles = Map.groupBy(counts, ({ days }) => {
    const from = days > goal ? goal + 1 : 0
    return from + Math.floor((Math.min(days, furthest) - from) / wide) * wide
  })
  return [...piles].map(([day, those]) => ({ day, amount: within(those, -Infinity, Infinity), late: day > goal }))
}

function table(counts: readonly DayCount[], goal: number, total: number) {
  const rows: [string, number][] = [
    [`Inden for ${goal} dage`, within(counts, -Infinity, goal)],
    ['1 til 7 dage over', within(counts, goal + 1, goal + 7)],
    ['Mere end 7 dage over', within(counts, goal + 8, Infinity)],
    ['I alt', total],
  ]
  return rows.map(([label, amount]) => [label, number(amount), percent(amount / total)])
}
