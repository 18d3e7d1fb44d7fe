import { scaleLinear } from 'd3-scale'
import { line } from 'd3-shape'
import { emptyState } from '../card.ts'
import { daysBetween, number, shortDay, type Day } from '../danish.ts'
import { attributes, html } from '../html.ts'
import { box, picture, round, rule, shape, share, stretched, words, type Picture } from './picture.ts'

export type Measured = { day: Day; value: number }

export type MeasureChart = Pick<Picture, 'title' | 'label'> & {
  lines: readonly { name: string; points: readonly Measured[] }[]
  /** The scale's own ends. */
  from: number
  to: number
  /** What the values mean, from low to high, each up to and with `upTo`. */
  bands: readonly { label: string; upTo: number; kind: 'ok' | 'warn' | 'bad' }[]
  /** A value where change from the first measure becomes reliable, drawn as a dashed line. */
  reliableAt?: { value: number; label: string } | undefined
}

const [height, left, right, top, floor] = [250, 20, 95, 12, 214]

/** How measures have moved, over the bands that say what they mean; each line has its own colour, stroke and mark. */
export function measureChart(chart: MeasureChart) {
  const { lines, bands, reliableAt } = chart
  const days = [...new Set(lines.flatMap(({ points }) => points.map(({ day }) => String(day))))].toSorted()
  const [first, last] = [days[0], days.at(-1)]
  if (first === undefined || last === undefined) return emptyState('Ingen målinger endnu.')
  const y = scaleLinear([chart.from, chart.to], [floor, top]).clamp(true)
  const x = scaleLinear([0, Math.max(daysBetween(first, last), 1)], [left, right])
  const at = (day: Day) => x(daysBetween(first, day))
  const curve = line<Measured>(
    ({ day }) => at(day),
    ({ value }) => y(value),
  )

  const shapes = [
    bands.map(({ label, upTo, kind }, index) => {
      const [low, high] = [y(bands[index - 1]?.upTo ?? chart.from), y(upTo)]
      return [
        box(0, high, 100, low - high, `band-${kind}`),
        words(0, (low + high) / 2 + 4, label, { dx: 10, class: 'faint' }),
      ]
    }),
    reliableAt && rule(left - 4, y(reliableAt.value), 100, y(reliableAt.value), 'goal'),
    stretched(
      0,
      height,
      lines.map(({ points }, index) => shape(curve(points), `line line-${index + 1}`)),
    ),
    lines.map(({ points }, index) => points.map(({ day, value }) => mark(at(day), y(value), index, value))),
    days.map((day) => words(at(day), height - 12, shortDay(day), { anchor: 'middle', class: 'faint' })),
  ]
  const series = lines.map(({ name }) => name)
  const rows = days.map((day) =>
    [shortDay(day)].concat(lines.map(({ points }) => text(points.find((point) => String(point.day) === day)))),
  )
  return picture(
    { ...chart, series, line: reliableAt?.label },
    { height, shapes, table: { head: ['Dag', ...series], rows }, wide: true },
  )
}

const text = (point: Measured | undefined) => (point ? number(point.value) : '')

/** Round for the first line, square for the second; the value stands over the first and under the others. */
const mark = (x: number, y: number, index: number, value: number) => [
  index === 0
    ? html`<circle${attributes({ cx: share(x), cy: round(y), r: 5, class: 'series-1' })} />`
    : html`<svg x="${share(x)}" y="${round(y)}" overflow="visible">
        <rect${attributes({ x: -5, y: -5, width: 10, height: 10, class: `series-${index + 1}` })} />
      </svg>`,
  words(x, index === 0 ? y - 11 : y + 21, number(value), { anchor: 'middle', class: 'figure' }),
]
