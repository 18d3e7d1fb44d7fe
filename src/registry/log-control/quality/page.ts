import type { Day } from '#platform/time.ts'
import { button, buttonLink, postButton } from '#ui/button.ts'
import { card, heading } from '#ui/card.ts'
import { select } from '#ui/choice-fields.ts'
import { day, shortDay } from '#ui/danish.ts'
import { dateField } from '#ui/date-fields.ts'
import { fieldRow, form, formActions } from '#ui/form.ts'
import { html } from '#ui/html.ts'
import { staffPage, type Frame } from '#ui/layout.ts'
import { backLink } from '#ui/links.ts'
import { tag } from '#ui/tag.ts'
import { textArea } from '#ui/text-fields.ts'
import { workTable } from '#ui/work-table.ts'
import type { Shown } from '../desk-form.ts'
import type { Permitted } from './quality.ts'

type Row = Permitted['rows'][number]

/** R57: who has leave to look in records for quality work, for what, and for how long. */
export const permissionsPage = (frame: Frame, { found, page, today }: { found: Permitted; page: number; today: Day }) =>
  staffPage(
    frame,
    { title: 'Kvalitetsarbejde', wide: true },
    html`${heading('Tilladelser til kvalitetsarbejde', {
      line: 'Sundhedsloven § 42 d: ledelsen kan tillade opslag efter fastsatte kriterier, i forløb, hvor det nyeste er under fem år gammelt.',
      actions: buttonLink('Giv en tilladelse', '/quality-permissions/new'),
    })}
    ${workTable({
      caption: 'Tilladelser til kvalitetsarbejde',
      quietCaption: true,
      columns: [
        { key: 'who', label: 'Medarbejder' },
        { key: 'purpose', label: 'Formål og kriterier' },
        { key: 'enquiries', label: 'Henvendelser' },
        { key: 'days', label: 'Gælder' },
        { key: 'by', label: 'Givet af' },
        { key: 'act', label: 'Handling' },
      ],
      rows: found.rows.map((row) => cells(row, today)),
      page,
      pages: found.pages,
      total: found.total,
      hrefFor: (to) => `/quality-permissions?page=${to.page}`,
      empty: 'Ingen har tilladelse til kvalitetsarbejde.',
    })}`,
  )

const cells = (row: Row, today: Day) => ({
  who: row.staffName,
  purpose: html`${row.purpose}<br /><span class="quiet">${row.criteria}</span>`,
  enquiries: `${shortDay(row.enquiriesFrom, today)} til ${shortDay(row.enquiriesTo, today)}`,
  days: html`${day(row.fromDay)} til ${day(row.untilDay)} ${standing(row, today)}`,
  by: row.givenBy,
  act: !isOver(row, today) && postButton(`Tag tilbage`, `/quality-permissions/${row.id}/end`, { kind: 'quiet' }),
})

const isOver = ({ revokedAt, untilDay }: Row, today: Day) => revokedAt !== null || untilDay < today.toString()

const standing = (row: Row, today: Day) => {
  if (row.revokedAt) return tag('plain', 'taget tilbage')
  if (isOver(row, today)) return tag('plain', 'udløbet')
  return row.fromDay > today.toString() ? tag('info', 'begynder senere') : tag('ok', 'gælder')
}

type Known = { staff: readonly { id: string; name: string; profession: string }[]; today: Day }

/** R57: leave is given to one person, for a purpose, by criteria, and for a year at the most. */
export const newPermissionPage = (frame: Frame, { staff, today }: Known, shown: Shown) =>
  staffPage(
    frame,
    { title: 'Giv en tilladelse', errors: shown.errors },
    html`${backLink('/quality-permissions', 'Tilladelser')} ${heading('Giv en tilladelse til kvalitetsarbejde')}
    ${card(
      null,
      form({ action: '/quality-permissions/new', keep: '/quality-permissions/new', errors: shown.errors }, [
        select({
          ...shown,
          name: 'staffId',
          label: 'Medarbejder',
          empty: 'Vælg',
          options: staff.map(({ id, name, profession }) => ({ value: id, label: `${name}, ${profession}` })),
        }),
        textArea({ ...shown, name: 'purpose', label: 'Hvad skal opslagene bruges til?', rows: 3, limit: 1000 }),
        textArea({
          ...shown,
          name: 'criteria',
          label: 'Hvilke forløb gælder det?',
          rows: 3,
          limit: 1000,
          hint: 'Fx: Forløb med temaet angst, hvor behandlingen sluttede før tid.',
        }),
        fieldRow(
          dateField({ ...shown, name: 'enquiriesFrom', label: 'Henvendelser fra og med' }),
          dateField({ ...shown, name: 'enquiriesTo', label: 'Henvendelser til og med', value: today.toString() }),
        ),
        fieldRow(
          dateField({ ...shown, name: 'fromDay', label: 'Tilladelsen gælder fra', value: today.toString() }),
          dateField({ ...shown, name: 'untilDay', label: 'Til og med', hint: 'Højst et år.' }),
        ),
        formActions(button('Giv tilladelsen'), html`<a href="/quality-permissions">Fortryd</a>`),
      ]),
    )}`,
  )
