import assert from 'node:assert/strict'
import { test } from 'node:test'
import { validateHtml } from '../../../test/html.ts'
import { html, type Html } from '../html.ts'
import { plainPage } from '../layout.ts'
import { barChart } from './bar-chart.ts'
import { columnsOverTime } from './columns-over-time.ts'
import { curveChart } from './curve.ts'
import { funnel } from './funnel.ts'
import { goalChart } from './goal-chart.ts'

const hostile = '"><script>alert(1)</script>'
const charts: Record<string, (text: string, some: boolean) => Html> = {
  bars: (text, some) =>
    barChart({
      title: 'Tema',
      label: text,
      bars: some
        ? [
            { label: text, value: 1200 },
            { label: 'b', value: 0 },
          ]
        : [],
    }),
  columns: (text, some) =>
    columnsOverTime({
      title: 'Uger',
      label: text,
      series: [text, 'b'],
      columns: some ? [{ label: text, values: [3, 4] }] : [],
    }),
  grouped: (text, some) =>
    columnsOverTime({
      title: 'Måneder',
      label: text,
      series: [text],
      look: 'grouped',
      columns: some ? [{ label: text, values: [0] }] : [],
    }),
  goal: (text, some) =>
    goalChart({
      title: 'Ventetid',
      label: text,
      goal: 14,
      counts: some ? [0, 9, 14, 15, 40, 200].map((days) => ({ days, many: 1 })) : [],
    }),
  curve: (text, some) =>
    curveChart({
      title: 'Vanskeligheder i alt',
      label: text,
      range: [0, 40],
      from: '2026-03-01',
      to: '2026-11-23',
      bands: [
        { from: 0, to: 13, label: text },
        { from: 14, to: 40, label: 'b' },
      ],
      threshold: 14,
      corridor: [13, 55],
      ticks: ['2026-04-01'],
      curves: some
        ? [
            {
              name: text,
              points: [
                { on: '2026-03-01', value: 40 },
                { on: '2026-11-23', value: 0, hollow: true },
              ],
            },
            { name: 'b', points: [{ on: '2026-02-01', value: 7.5 }] },
          ]
        : [],
    }),
  funnel: (text, some) =>
    funnel({
      title: 'Vejen',
      label: text,
      steps: some
        ? [
            { label: text, count: 10 },
            { label: 'b', count: 0 },
          ]
        : [],
    }),
}

for (const [name, draw] of Object.entries(charts)) {
  test(`${name}: sound markup with its numbers in a table, and words when there are none`, async () => {
    const some = String(draw(hostile, true))
    assert.deepEqual(
      await validateHtml(
        String(
          plainPage(
            { title: 'x' },
            html`<h1>x</h1>
              ${draw(hostile, true)}`,
          ),
        ),
      ),
      [],
    )
    assert.match(some, /<svg class="chart" role="img" aria-label="&quot;/)
    assert.match(some, /<table/)
    assert.doesNotMatch(some, /<script>|NaN|undefined|Infinity| style=/)
    assert.match(String(draw('x', false)), /^<div class="empty">/)
  })
}

test('the table beside the days counts what is on each side of the goal', () => {
  const made = String(charts['goal']?.('x', true))
    .replaceAll(/<[^>]+>|\s+/g, ' ')
    .replaceAll(/ +/g, ' ')
  assert.match(made, /Inden for 14 dage 3 50 % 1 til 7 dage over 1 17 % Mere end 7 dage over 2 33 % I alt 6 100 %/)
})

test('a hundred thousand are drawn as columns, and one who waited for a year does not hide the others', () => {
  const counts = Array.from({ length: 30 }, (_, days) => ({ days, many: 3000 })).concat({ days: 365, many: 1 })
  const drawn = String(goalChart({ title: 'Ventetid', label: 'x', goal: 14, counts }))
  assert.ok(drawn.length < 20_000)
  assert.doesNotMatch(drawn, /<circle/)
  assert.match(drawn, /70 eller flere/)
})

test('each line of curves has a shape of its own, and a value on a single day is drawn', () => {
  const drawn = String(charts['curve']?.('x', true))
  assert.match(drawn, /point-1/)
  assert.match(drawn, /point-2/)
  assert.match(drawn, /point-hollow/)
  assert.match(drawn, />7,5</)
  const oneDay = curveChart({
    title: 'x',
    label: 'x',
    range: [0, 4],
    from: '2026-03-01',
    to: '2026-03-01',
    curves: [{ name: 'a', points: [{ on: '2026-03-01', value: 2 }] }],
  })
  assert.doesNotMatch(String(oneDay), /NaN|Infinity/)
})
