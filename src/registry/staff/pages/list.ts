import { roleName } from '#registry/access/roles.ts'
import { buttonLink } from '#ui/button.ts'
import { heading } from '#ui/card.ts'
import { capital, count, list } from '#ui/danish.ts'
import { html } from '#ui/html.ts'
import { staffPage, type Frame } from '#ui/layout.ts'
import { tabs } from '#ui/links.ts'
import { workTable } from '#ui/work-table.ts'
import { STAFF_ON_A_PAGE, type StaffMember } from '../staff.ts'
import { accessTag } from './access-tag.ts'

export type StaffListPage = {
  staff: readonly StaffMember[]
  total: number
  page: number
  closed: boolean
  mayChange: boolean
  now: Date
}

const URL = '/administration/staff'

/** Those who work here. */
export const staffListPage = (frame: Frame, { staff, total, page, closed, mayChange, now }: StaffListPage) =>
  staffPage(
    frame,
    { title: 'Medarbejdere', wide: true },
    html`${heading('Medarbejdere', {
      line: 'Hver har sit eget login. Et login kan ikke deles, og der findes ingen fælles.',
      actions: mayChange && buttonLink('Tilføj medarbejder', `${URL}/new`, { kind: 'primary' }),
    })}
    ${tabs('Hvilke medarbejdere', [
      { href: URL, label: 'Arbejder her', current: !closed },
      { href: `${URL}?closed=yes`, label: 'Adgang lukket', current: closed },
    ])}
    ${workTable({
      caption: `${closed ? 'Adgang lukket' : 'Arbejder her'}: ${count(total, 'medarbejder', 'medarbejdere')}`,
      columns: [
        { key: 'name', label: 'Navn' },
        { key: 'profession', label: 'Stilling' },
        { key: 'unit', label: 'Enhed' },
        { key: 'roles', label: 'Roller' },
        { key: 'access', label: 'Adgang' },
      ],
      rows: staff.map((member) => ({
        name: html`<a href="${URL}/${member.id}">${member.name}</a>`,
        profession: capital(member.profession),
        unit: member.unitName ?? '–',
        roles: list(member.roles.map((role) => roleName[role])),
        access: accessTag(member, now),
      })),
      empty: closed ? 'Ingen har fået lukket deres adgang.' : 'Der er ingen medarbejdere endnu.',
      page,
      pages: Math.max(1, Math.ceil(total / STAFF_ON_A_PAGE)),
      total,
      hrefFor: ({ page: to }) => `${URL}?${closed ? 'closed=yes&' : ''}page=${to}`,
    })}`,
  )
