import { attributes, html, type Child } from '../html.ts'
import { details } from '../notice.ts'
import { workTable } from '../work-table.ts'

/** What every chart needs to be understood without being seen. */
export type Picture = {
  /** What it shows, above it. */
  title: string
  /** The finding in a sentence, for the one who hears the page. */
  label: string
  /** Names of the series, by their colours. */
  series?: readonly string[] | undefined
  /** What the dashed line stands for. */
  line?: string | undefined
}

/** The table beside a chart: headings, and each row's cells as text. */
export type ChartTable = { head: readonly string[]; rows: readonly (readonly string[])[] }

export type Drawing = {
  height: number
  shapes: Child
  table: ChartTable
  /** Is pushed sideways on a phone rather than pressed together. */
  wide?: boolean | undefined
}

/**
 * A drawing, and its numbers in a table for those who do not see it. Widths are shares of what room there is and
 * heights are pixels, so that words keep their size on every screen.
 */
export const picture = ({ title, label, series = [], line }: Picture, { height, shapes, table, wide }: Drawing) =>
  html`<figure class="picture">
    <figcaption>${title}</figcaption>
    ${(series.length > 1 || line) && legend(series, line)}
    <section class="chart-frame${wide && ' chart-wide'}" aria-label="${title}" tabindex="0">
      <svg class="chart" role="img" aria-label="${label}" width="100%" height="${round(height)}">${shapes}</svg>
    </section>
    ${details('Vis tal', numbers(title, table))}
  </figure>`

const legend = (series: readonly string[], line: string | undefined) =>
  html`<ul class="legend">
    ${series.map((name, at) => sample(box(0, 0, 100, 14, `series-${at + 1}`), name))}
    ${line && sample(rule(0, 7, 100, 7, 'goal'), line)}
  </ul>`

const sample = (drawn: Child, name: string) =>
  html`<li><svg width="16" height="14" aria-hidden="true">${drawn}</svg>${name}</li>`

const numbers = (caption: string, { head, rows }: ChartTable) =>
  workTable({
    caption,
    quietCaption: true,
    columns: head.map((label, at) => ({ key: String(at), label, numeric: at > 0 })),
    rows: rows.map((cells) => Object.fromEntries(cells.map((cell, at) => [String(at), cell]))),
    empty: 'Ingen tal endnu.',
  })

type Words = { anchor?: 'start' | 'middle' | 'end'; class?: string; dx?: number }

/** Words at a share of the width (0 to 100) and a height; `dx` moves them by pixels. */
export const words = (x: number, y: number, text: Child, options: Words = {}) =>
  html`<text${attributes({ x: share(x), y: round(y), dx: options.dx, 'text-anchor': options.anchor, class: options.class })}>${text}</text>`

/** A box: `x` and `width` are shares, `y` and `height` pixels. */
export const box = (x: number, y: number, width: number, height: number, name: string) =>
  html`<rect${attributes({ x: share(x), y: round(y), width: share(Math.max(width, 0)), height: round(Math.max(height, 0)), class: name })} />`

/** A line between two points, each a share across and pixels down. */
export const rule = (x1: number, y1: number, x2: number, y2: number, name: string) =>
  html`<line${attributes({ x1: share(x1), y1: round(y1), x2: share(x2), y2: round(y2), class: name })} />`

/** Shapes that no share can describe, drawn on a canvas 100 wide and stretched to what room there is. */
export const stretched = (y: number, height: number, shapes: Child) =>
  html`<svg x="0" y="${y}" width="100%" height="${height}" viewBox="0 0 100 ${height}" preserveAspectRatio="none">
    ${shapes}
  </svg>`

export const shape = (d: string | null, name: string) =>
  html`<path${attributes({ d: d ?? '', class: name, 'vector-effect': 'non-scaling-stroke' })} />`

export const share = (value: number) => `${Math.round(value * 100) / 100}%`

/** Sharp enough. */
export const round = (value: number) => Math.round(value * 10) / 10
