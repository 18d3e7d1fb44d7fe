import { scaleLinear } from 'd3-scale'
import { area, curveBumpX } from 'd3-shape'
import { emptyState } from '../card.ts'
import { number, percent } from '../danish.ts'
import { box, picture, shape, stretched, words, type Picture } from './picture.ts'

export type FunnelStep = { label: string; count: number }

const [top, tall] = [58, 110]

/** How many came to each step of the way, left to right, and the share of those who began. */
export function funnel(chart: Picture & { steps: readonly FunnelStep[] }) {
  const { steps } = chart
  const first = steps[0]?.count ?? 0
  if (first === 0) return emptyState('Ingen tal endnu.')
  const wide = 100 / steps.length
  const solid = wide * 0.7
  const y = scaleLinear([0, Math.max(...steps.map(({ count }) => count))], [2, tall])
  const flow = area<[x: number, tall: number]>()
    .x(([x]) => x)
    .y0(([, each]) => (tall + each) / 2)
    .y1(([, each]) => (tall - each) / 2)
    .curve(curveBumpX)

  const flows = steps.slice(1).map(({ count }, at) => {
    const from: [number, number] = [at * wide + solid, y(steps[at]?.count ?? 0)]
    return shape(flow([from, [(at + 1) * wide, y(count)]]), 'flow')
  })
  const shapes = [
    stretched(top, tall, flows),
    steps.map(({ label, count }, at) => [
      words(at * wide, 14, label),
      words(at * wide, 40, number(count), { class: 'amount' }),
      box(at * wide, top + (tall - y(count)) / 2, solid, y(count), 'series-1'),
      words(at * wide, top + tall + 20, percent(count / first), { class: 'faint' }),
    ]),
  ]
  const rows = steps.map(({ label, count }) => [label, number(count), percent(count / first)])
  return picture(chart, {
    height: top + tall + 28,
    shapes,
    table: { head: ['Trin', 'Antal', 'Af de første'], rows },
    wide: true,
  })
}
