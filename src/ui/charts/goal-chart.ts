import { scaleLinear } from 'd3-scale'
import { emptyState } from '../card.ts'
import { percent } from '../danish.ts'
import { attributes, html } from '../html.ts'
import { box, picture, round, rule, share, words, type Picture } from './picture.ts'

const [left, right, top, base, dot] = [1, 98, 30, 30, 5]
/** How many dots fit side by side where there is least room. */
const across = 50
const tallestPile = 150

/** Each one's days as a dot, piled where they fall, with a line at the goal: how many were in time, and how late the rest. */
export function goalChart(chart: Picture & { days: readonly number[]; goal: number }) {
  const { days, goal } = chart
  if (days.length === 0) return emptyState('Ingen tal endnu.')
  const furthest = Math.max(...days, goal * 1.6)
  const x = scaleLinear([0, furthest], [left, right])
  const piles = piled(days, goal, Math.ceil(furthest / across))
  const tallest = Math.max(...piles.map(({ amount }) => amount))
  const step = Math.min(dot * 2.2, tallestPile / tallest)
  const floor = top + Math.max(tallest * step, 50) + dot
  const inTime = days.filter((day) => day <= goal).length
  const line = x(goal + 0.5)

  const shapes = [
    box(left, top, line - left, floor - top, 'within'),
    rule(left, floor, right, floor, 'axis'),
    piles.map(({ day, amount, late }) =>
      Array.from({ length: amount }, (_, at) => mark(x(day), floor - dot - 1 - at * step, late)),
    ),
    rule(line, 6, line, floor, 'goal'),
    words(line, 18, `inden for ${goal} dage: ${inTime}`, { anchor: 'end', dx: -8, class: 'figure' }),
    words(line, 18, `senere: ${days.length - inTime}`, { dx: 8, class: 'figure' }),
    x.ticks(7).map((tick) =>
      words(x(tick), floor + 18, tick === 0 ? '0 dage' : tick, {
        anchor: tick === 0 ? 'start' : 'middle',
        class: 'faint',
      }),
    ),
  ]
  return picture(chart, {
    height: floor + base,
    shapes,
    table: { head: ['Ventetid', 'Antal', 'Andel'], rows: table(days, goal) },
  })
}

/** A dot in time, a ring when late, so that colour does not say it alone. */
const mark = (x: number, y: number, late: boolean) =>
  html`<circle${attributes({ cx: share(x), cy: round(y), r: late ? dot - 1 : dot, class: late ? 'late' : 'in-time' })} />`

/** Days that would lie on each other share a pile, this many days wide; no pile holds both sides of the goal. */
function piled(days: readonly number[], goal: number, wide: number) {
  const piles = Map.groupBy(
    days,
    (day) => (day > goal ? goal + 1 : 0) + Math.floor((day > goal ? day - goal - 1 : day) / wide) * wide,
  )
  return [...piles].map(([day, those]) => ({ day, amount: those.length, late: day > goal }))
}

function table(days: readonly number[], goal: number) {
  const within = (from: number, to: number) => days.filter((day) => day >= from && day <= to).length
  const rows: [string, number][] = [
    [`Inden for ${goal} dage`, within(0, goal)],
    ['1 til 7 dage over', within(goal + 1, goal + 7)],
    ['Mere end 7 dage over', within(goal + 8, Infinity)],
    ['I alt', days.length],
  ]
  return rows.map(([label, amount]) => [label, String(amount), percent(amount / days.length)])
}
