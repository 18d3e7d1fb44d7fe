import type { Day } from '#platform/time.ts'
import { heading } from '#ui/card.ts'
import { count, day } from '#ui/danish.ts'
import { html } from '#ui/html.ts'
import { staffPage, type Frame } from '#ui/layout.ts'
import { backLink } from '#ui/links.ts'
import { notice } from '#ui/notice.ts'
import { workTable } from '#ui/work-table.ts'
import type { Drawn, Month } from '../list.ts'
import { whyDrawn } from '../rule.ts'
import { inMonth } from './month.ts'
import { outcomeOf, state, whatOf, whenOf, whomOf } from './list-page.ts'

type Printed = { rows: readonly Drawn[]; total: number; month: Month; today: Day }

/** A whole month on paper, for those who ask how the log is controlled. */
export const printPage = (frame: Frame, { rows, total, month, today }: Printed) =>
  staffPage(
    frame,
    { title: 'Logkontrol til udskrift', wide: true },
    html`<div class="not-printed">
        ${backLink(`/log-control?month=${month.month.slice(0, 7)}`, 'Logkontrol')}
        <p>Udskriv siden fra browseren (Ctrl+P eller ⌘P), eller gem den som PDF. Menuen kommer ikke med.</p>
      </div>
      ${heading(`Logkontrol, ${inMonth(month.month)}`, { line: `${state(month, today)} · udskrevet ${day(today)} · fortroligt` })}
      ${rows.length < total && notice('warning', 'Ikke alle opslag er med', `De ${count(rows.length, 'groveste opslag', 'groveste opslag')} af ${count(total, 'opslag', 'opslag')} står her. Sæt antallet ned under indstillinger.`)}
      ${workTable({
        caption: 'Udtrukne opslag',
        quietCaption: true,
        columns: [
          { key: 'who', label: 'Medarbejder' },
          { key: 'at', label: 'Tidspunkt' },
          { key: 'whom', label: 'Barn' },
          { key: 'what', label: 'Hvad og grundlag' },
          { key: 'why', label: 'Udtrukket' },
          { key: 'outcome', label: 'Gennemgang' },
        ],
        rows: rows.map((row) => ({
          who: row.staffName,
          at: whenOf(row),
          whom: whomOf(row),
          what: html`${whatOf(row)}${row.reason && html`<br /><q>${row.reason}</q>`}`,
          why: whyDrawn(row.rules).join(', '),
          outcome: html`${outcomeOf(row)}${row.note && html`<br />${row.note}`}`,
        })),
        empty: 'Ingen opslag er udtrukket for den måned.',
      })}`,
  )
