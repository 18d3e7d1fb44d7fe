import { scaleBand, scaleLinear } from 'd3-scale'
import { emptyState } from '../card.ts'
import { number } from '../danish.ts'
import { box, picture, rule, words, type Picture } from './picture.ts'

export type TimeColumn = { label: string; values: readonly number[] }

type Look = 'stacked' | 'grouped'

const [height, left, top, bottom] = [240, 6, 10, 28]

/** Amounts by week or month, each series with its own colour and edge: on top of each other, or side by side. */
export function columnsOverTime(
  chart: Picture & {
    series: readonly string[]
    columns: readonly TimeColumn[]
    look?: Look | undefined
    show?: (value: number) => string
  },
) {
  const { series, columns, look = 'stacked', show = number } = chart
  if (columns.length === 0) return emptyState('Ingen tal endnu.')
  const tops = columns.map(({ values }) => (look === 'stacked' ? sum(values) : Math.max(...values, 0)))
  const y = scaleLinear([0, Math.max(...tops, 1)], [height - bottom, top]).nice(4)
  const x = scaleBand([...columns.keys()], [left, 100])
    .paddingInner(0.25)
    .paddingOuter(0.1)
  const everyOther = Math.ceil(columns.length / 10)

  const shapes = [
    y
      .ticks(4)
      .filter(Number.isInteger)
      .map((tick) => [
        rule(left, y(tick), 100, y(tick), 'grid'),
        words(left, y(tick) + 4, number(tick), { anchor: 'end', dx: -8, class: 'faint' }),
      ]),
    columns.map(({ label, values }, at) => [
      column(values, x(at) ?? 0, x.bandwidth(), y, look),
      at % everyOther === 0 &&
        words((x(at) ?? 0) + x.bandwidth() / 2, height - 8, label, { anchor: 'middle', class: 'faint' }),
    ]),
  ]
  const rows = columns.map(({ label, values }) => [label].concat(series.map((_, at) => show(values[at] ?? 0))))
  return picture(chart, {
    height,
    shapes,
    table: { head: ['Periode', ...series], rows },
    wide: columns.length * series.length > 10,
  })
}

function column(values: readonly number[], x: number, width: number, y: (value: number) => number, look: Look) {
  const narrow = width / values.length
  return values.map((value, at) => {
    const below = look === 'stacked' ? sum(values.slice(0, at)) : 0
    const [from, to] = [y(below), y(below + value)]
    return look === 'stacked'
      ? box(x, to, width, from - to, `series-${at + 1}`)
      : box(x + at * narrow, to, narrow * 0.92, from - to, `series-${at + 1}`)
  })
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
