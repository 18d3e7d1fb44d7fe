import { scaleLinear } from 'd3-scale'
import { emptyState } from '../card.ts'
import { number, percent } from '../danish.ts'
import { attributes, html } from '../html.ts'
import { box, picture, round, rule, share, words, type Picture } from './picture.ts'

const [left, right, top, base, dot] = [0, 99, 30, 30, 5]
/** How many dots or columns fit side by side where there is least room. */
const across = 50
const tallestPile = 150
/** More than this many are drawn as columns: nobody counts so many dots, and no page should carry them. */
export const MOST_DOTS = 200
/** Beyond so many times the goal all stand in the last pile, so that one who waited for a year hides nobody else. */
const furthestOut = 5
/** Words need this share of the width beside the line, also where the picture is narrow. */
const roomForWords = 52

/** So many took this number of days. */
export type DayCount = { days: number; many: number }

/** Each one's days as a dot, piled where they fall, with a line at the goal: how many were in time, and how late the rest. */
export function goalChart(
  chart: Picture & { counts: readonly DayCount[]; goal: number; look?: 'dots' | 'columns' | undefined },
) {
  const { counts, goal } = chart
  const total = within(counts, -Infinity, Infinity)
  if (total === 0) return emptyState('Ingen tal endnu.')
  const look = chart.look ?? (total > MOST_DOTS ? 'columns' : 'dots')
  const longest = counts.reduce((most, { days }) => Math.max(most, days), 0)
  const furthest = Math.max(Math.min(longest, goal * furthestOut), Math.round(goal * 1.6))
  const x = scaleLinear([-0.5, furthest + 0.5], [left, right])
  const piles = piled(counts, { goal, furthest, wide: Math.ceil(furthest / across) })
  const tallest = Math.max(...piles.map(({ amount }) => amount))
  const step = Math.min(dot * 2.2, tallestPile / tallest)
  const floor = top + Math.max(tallest * step, 50) + dot
  const inTime = within(counts, -Infinity, goal)
  const line = x(goal + 0.5)
  const beside = line >= roomForWords

  const shapes = [
    box(left, top, line - left, floor - top, 'within'),
    rule(left, floor, right, floor, 'axis'),
    piles.map((pile) =>
      look === 'columns'
        ? column(x(pile.from - 0.4), x(pile.to + 0.4), floor, pile.amount * step, pile.late)
        : Array.from({ length: pile.amount }, (_, at) =>
            mark(x((pile.from + pile.to) / 2), floor - dot - 1 - at * step, pile.late),
          ),
    ),
    rule(line, beside ? 6 : 24, line, floor, 'goal'),
    words(beside ? line : left, 18, `inden for ${goal} dage: ${number(inTime)}`, {
      ...(beside && { anchor: 'end', dx: -8 }),
      class: 'figure',
    }),
    words(beside ? line : right, 18, `senere: ${number(total - inTime)}`, {
      ...(beside ? { dx: 8 } : { anchor: 'end' }),
      class: 'figure',
    }),
    words(left, floor + 18, '0 dage', { class: 'faint' }),
    x
      .ticks(5)
      .filter((tick) => x(tick) > 16 && (longest <= furthest || tick < furthest * 0.6))
      .map((tick) => words(x(tick), floor + 18, tick, { anchor: 'middle', class: 'faint' })),
    longest > furthest && words(right, floor + 18, `${furthest} eller flere`, { anchor: 'end', class: 'faint' }),
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

/** The same for many at once. */
const column = (from: number, to: number, floor: number, tall: number, late: boolean) =>
  box(from, floor - tall, to - from, tall, late ? 'late' : 'in-time')

const within = (counts: readonly DayCount[], from: number, to: number) =>
  counts.reduce((sum, { days, many }) => (days >= from && days <= to ? sum + many : sum), 0)

/** Days that would lie on each other share a pile, this many days wide; no pile holds both sides of the goal. */
function piled(
  counts: readonly DayCount[],
  { goal, furthest, wide }: { goal: number; furthest: number; wide: number },
) {
  const piles = Map.groupBy(counts, ({ days }) => {
    const first = days > goal ? goal + 1 : 0
    return first + Math.floor((Math.min(days, furthest) - first) / wide) * wide
  })
  return [...piles].map(([from, those]) => {
    const late = from > goal
    return {
      from,
      to: Math.min(from + wide - 1, late ? furthest : goal),
      late,
      amount: within(those, -Infinity, Infinity),
    }
  })
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
