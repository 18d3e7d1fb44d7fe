import type { Day } from '#platform/time.ts'
import { heading } from '#ui/card.ts'
import { day, percent } from '#ui/danish.ts'
import { html } from '#ui/html.ts'
import { staffPage, type Frame } from '#ui/layout.ts'
import { backLink } from '#ui/links.ts'
import { tag } from '#ui/tag.ts'
import { workTable } from '#ui/work-table.ts'
import type { Month } from '../list.ts'
import { leftOf } from './list-page.ts'
import { inMonth } from './month.ts'

/** The months that were drawn, with the share of each that has been controlled. */
export const monthsPage = (frame: Frame, { months, today }: { months: readonly Month[]; today: Day }) =>
  staffPage(
    frame,
    { title: 'Logkontrol, tidligere måneder', wide: true },
    html`${backLink('/log-control', 'Logkontrol')} ${heading('Måned for måned')}
    ${workTable({
      caption: 'Logkontrol måned for måned',
      quietCaption: true,
      columns: [
        { key: 'month', label: 'Måned' },
        { key: 'looks', label: 'Opslag i alt', numeric: true },
        { key: 'drawn', label: 'Udtrukket', numeric: true },
        { key: 'share', label: 'Gennemgået', numeric: true },
        { key: 'unwarranted', label: 'Taget videre', numeric: true },
        { key: 'due', label: 'Frist' },
      ],
      rows: months.map((month) => ({
        month: html`<a href="/log-control?month=${month.month.slice(0, 7)}&amp;show=all">${inMonth(month.month)}</a>`,
        looks: month.looks,
        drawn: month.drawn,
        share: month.drawn
          ? html`${percent(month.reviewed / month.drawn)} ${month.gone > 0 && tag('bad', `${month.gone} slettet før`)}`
          : 'intet udtrukket',
        unwarranted: month.unwarranted,
        due: html`${day(month.dueOn)}
        ${leftOf(month) > 0 && month.dueOn < today.toString() && tag('bad', 'over fristen')}`,
      })),
      empty: 'Ingen måned er udtrukket endnu.',
    })}`,
  )
