import { scaleLinear } from 'd3-scale'
import { emptyState } from '../card.ts'
import { number } from '../danish.ts'
import { box, picture, words, type Picture } from './picture.ts'

export type Bar = { label: string; value: number }

const row = 46

/** Amounts one below the other, in the order given: the label and the value, and under them the bar. */
export function barChart(
  chart: Picture & { bars: readonly Bar[]; unit?: string | undefined; show?: (value: number) => string },
) {
  const { bars, show = number } = chart
  if (bars.length === 0) return emptyState('Ingen tal endnu.')
  const length = scaleLinear([0, Math.max(...bars.map(({ value }) => value), 1)], [0, 100])
  const shapes = bars.map(({ label, value }, at) => [
    words(0, at * row + 14, label),
    words(100, at * row + 14, show(value), { anchor: 'end', class: 'figure' }),
    box(0, at * row + 21, 100, 11, 'track'),
    box(0, at * row + 21, length(value), 11, 'series-1'),
  ])
  const rows = bars.map(({ label, value }) => [label, show(value)])
  return picture(chart, {
    height: bars.length * row,
    shapes,
    table: { head: [chart.title, chart.unit ?? 'Antal'], rows },
  })
}
