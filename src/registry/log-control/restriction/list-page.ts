import { heading } from '#ui/card.ts'
import { day, list, moment } from '#ui/danish.ts'
import { html } from '#ui/html.ts'
import { staffPage, type Frame } from '#ui/layout.ts'
import { backLink } from '#ui/links.ts'
import { workTable } from '#ui/work-table.ts'
import type { Restricted } from './restriction.ts'

/** The records that only some may open, for those who decide it, also of those that they may not open themselves. */
export const restrictedPage = (frame: Frame, { found, page }: { found: Restricted; page: number }) =>
  staffPage(
    frame,
    { title: 'Begrænsede journaler', wide: true },
    html`${backLink('/log-control', 'Logkontrol')}
    ${heading('Begrænsede journaler', {
      line: 'Kun de udpegede kan åbne dem. Er du ikke selv udpeget, står barnets navn først på beslutningens egen side.',
    })}
    ${workTable({
      caption: 'Journaler med begrænset adgang',
      quietCaption: true,
      columns: [
        { key: 'child', label: 'Barn' },
        { key: 'reason', label: 'Fordi' },
        { key: 'readers', label: 'Kan åbne' },
        { key: 'decided', label: 'Besluttet' },
      ],
      rows: found.rows.map((row) => ({
        child: html`<a href="/children/${row.childId}/restriction"
            >${row.given_name} ${row.family_name}<span class="sr-only">, begrænset ${moment(row.decidedAt)}</span></a
          >
          ${row.birth_date && html`<span class="quiet">født ${day(row.birth_date)}</span>`}`,
        reason: row.reason,
        readers: row.readers.length ? list(row.readers.map(({ name }) => name)) : 'ingen; kun med en begrundelse',
        decided: `${moment(row.decidedAt)} af ${row.decidedBy}`,
      })),
      page,
      pages: found.pages,
      total: found.total,
      hrefFor: (to) => `/log-control/restrictions?page=${to.page}`,
      empty: 'Ingen journal har begrænset adgang.',
    })}`,
  )
