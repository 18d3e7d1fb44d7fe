import { scaleLinear } from 'd3-scale'
import { line } from 'd3-shape'
import { emptyState } from '../card.ts'
import { daysBetween, number, shortDay } from '../danish.ts'
import { attributes, html } from '../html.ts'
import { box, picture, round, rule, shape, share, stretched, words, type Picture } from './picture.ts'

/** A value on a day; `hollow` when it is less certain than the others. */
export type CurvePoint = { on: string; value: number; hollow?: boolean }
export type Curve = { name: string; points: readonly CurvePoint[] }
/** A part of the height with a name, the best first. */
export type CurveBand = { from: number; to: number; label: string }

const [top, bottom, left, right, tall] = [16, 46, 9, 94, 190]

/**
 * Values over time: a line and a shape for each series, the named bands behind, a dashed line at the threshold, the corridor
 * within which a change may be chance, and what happened on the way as ticks on the axis of days.
 */
export function curveChart(
  chart: Picture & {
    curves: readonly Curve[]
    range: readonly [number, number]
    from: string
    to: string
    bands?: readonly CurveBand[]
    threshold?: number | null
    corridor?: readonly [number, number] | null
    /** Days on which something happened, drawn small. */
    ticks?: readonly string[]
    /** The table beside, when it says more than day and value. */
    table?: { head: readonly string[]; rows: readonly (readonly string[])[] }
  },
) {
  const { curves, bands = [], threshold = null, corridor = null, ticks = [] } = chart
  if (curves.every(({ points }) => points.length === 0)) return emptyState('Ingen tal endnu.')
  const floor = top + tall
  const y = scaleLinear(chart.range, [floor, top])
  const days = Math.max(daysBetween(chart.from, chart.to), 1)
  const x = (on: string) => left + (Math.min(Math.max(daysBetween(chart.from, on), 0), days) / days) * (right - left)
  const edge = (value: number) => y(Math.min(Math.max(value, chart.range[0]), chart.range[1]))
  const between = (from: number, to: number, name: string) =>
    box(left, Math.min(edge(from), edge(to)), right - left, Math.abs(edge(from) - edge(to)), name)
  // whole scores: a band ends half a point beyond its last
  const half = bands.every(({ from, to }) => Number.isInteger(from) && Number.isInteger(to)) ? 0.5 : 0
  const shapes = [
    bands.map(({ from, to }, nth) => between(from - half, to + half, bandClass(nth, bands.length))),
    corridor && between(corridor[0], corridor[1], 'corridor'),
    y
      .ticks(4)
      .map((tick) => [
        rule(left, y(tick), right, y(tick), 'grid'),
        words(left, y(tick) + 4, number(tick), { anchor: 'end', dx: -6, class: 'faint' }),
      ]),
    threshold !== null && rule(left, edge(threshold), right, edge(threshold), 'goal'),
    rule(left, floor, right, floor, 'axis'),
    ticks.map((on) => rule(x(on), floor, x(on), floor + 6, 'axis')),
    curves.map(({ points }, nth) => [
      stretched(0, floor, shape(path(points, x, y), `line line-${nth + 1}`)),
      points.map((point) => mark(nth, x(point.on), y(point.value), point.hollow === true)),
      ends(points).map((point) =>
        words(x(point.on), besideOf(y(point.value)), number(point.value), { anchor: 'middle', class: 'figure' }),
      ),
    ]),
    words(left, floor + 22, shortDay(chart.from), { class: 'faint' }),
    words(right, floor + 22, shortDay(chart.to), { anchor: 'end', class: 'faint' }),
  ]
  const rows = curves.flatMap(({ name, points }) =>
    points.map(({ on, value }) => [shortDay(on, chart.to), name, number(value)]),
  )
  return picture(
    { ...chart, series: undefined },
    {
      height: floor + bottom,
      shapes: [shapes, curves.length > 1 && named(curves, floor + 42)],
      table: chart.table ?? { head: ['Dag', 'Hvem', 'Score'], rows },
    },
  )
}

/** Above its point, or below it where there is no room. */
const besideOf = (y: number): number => (y - 11 < top ? y + 20 : y - 11)

/** The first and the last, whose values stand beside them. */
const ends = (points: readonly CurvePoint[]): CurvePoint[] => {
  const [first, last] = [points[0], points.at(-1)]
  return [first, points.length > 1 ? last : undefined].flatMap((point) => point ?? [])
}

const path = (points: readonly CurvePoint[], x: (on: string) => number, y: (value: number) => number): string | null =>
  line<CurvePoint>(
    ({ on }) => round(x(on)),
    ({ value }) => round(y(value)),
  )([...points])

/** The best band is calm, the worst is warm; those between lie between. */
const bandClass = (nth: number, of: number): string => {
  if (nth === 0) return 'band-best'
  return nth === of - 1 ? 'band-worst' : 'band-between'
}

const SHAPES = ['M-5,0a5,5 0 1,0 10,0a5,5 0 1,0 -10,0', 'M-5,-5h10v10h-10z', 'M0,-6l6,6l-6,6l-6,-6z', 'M0,-6l6,11h-12z']

/** A shape for each series, so that colour does not say it alone. */
const mark = (nth: number, x: number, y: number, hollow: boolean) =>
  html`<svg${attributes({ x: share(x), y: round(y), class: 'over' })}><path${attributes({ d: SHAPES[nth % SHAPES.length] ?? '', class: `point point-${nth + 1}${hollow ? ' point-hollow' : ''}` })} /></svg>`

/** Whose line is which, each with its shape. */
const named = (curves: readonly Curve[], at: number) =>
  curves.map(({ name }, nth) => {
    const x = left + nth * (90 / curves.length)
    return [mark(nth, x, at - 4, false), words(x, at, name, { dx: 12, class: 'faint' })]
  })
