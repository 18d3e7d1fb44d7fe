import { html, type Child } from './html.ts'

export type DayRow = {
  /** `9.00` */
  at: string
  title: Child
  href?: string | undefined
  /** What it is, on the same line. */
  what?: Child
  tags?: Child
  note?: Child
  action?: Child
}

/** The rows of a day, in the order given. */
export const dayList = (rows: readonly DayRow[]) =>
  html`<ol class="day">
    ${rows.map(
      (row) =>
        html`<li>
          <span class="day-at">${row.at}</span>
          <div>
            <p class="chips">
              <strong>${row.href ? html`<a href="${row.href}">${row.title}</a>` : row.title}</strong> ${row.what}
              ${row.tags}
            </p>
            ${row.note && html`<p class="quiet">${row.note}</p>`}
          </div>
          ${row.action && html`<div class="day-action">${row.action}</div>`}
        </li>`,
    )}
  </ol>`
