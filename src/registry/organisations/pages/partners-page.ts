import type { WayTarget } from '#platform/schema.ts'
import { buttonLink } from '#ui/button.ts'
import { heading } from '#ui/card.ts'
import { count } from '#ui/danish.ts'
import { html } from '#ui/html.ts'
import { staffPage, type Frame } from '#ui/layout.ts'
import { tabs } from '#ui/links.ts'
import { tag } from '#ui/tag.ts'
import { ROWS_ON_A_PAGE, workTable } from '#ui/work-table.ts'
import type { Partner } from '../partners.ts'
import { TARGETS, targetName } from '../target.ts'

const LIST = '/administration/partners'

const NONE = html`<span class="quiet">ikke oplyst</span>`

type PartnersPage = { partners: readonly Partner[]; target: WayTarget | null; page: number; mayChange: boolean }

/** Those to whom a family can be shown on, all of them or one kind. */
export function partnersPage(frame: Frame, { partners, target, page, mayChange }: PartnersPage) {
  const of = (to: WayTarget | null, at = 1) => {
    const query = new URLSearchParams({ ...(to && { target: to }), ...(at > 1 && { page: String(at) }) }).toString()
    return query ? `${LIST}?${query}` : LIST
  }
  const shown = partners.slice((page - 1) * ROWS_ON_A_PAGE, page * ROWS_ON_A_PAGE)
  return staffPage(
    frame,
    { title: 'Samarbejdspartnere', wide: true },
    html`${heading('Samarbejdspartnere', {
      line: 'Dem, en familie kan vises videre til. Så er der altid en vej.',
      actions: mayChange && buttonLink('Tilføj', `${LIST}/new`, { kind: 'primary' }),
    })}
    ${tabs('Hvilke modtagere', [
      { href: of(null), label: 'Alle', current: target === null },
      ...TARGETS.map((each) => ({ href: of(each), label: targetName[each], current: target === each })),
    ])}
    ${workTable({
      caption: `${target ? targetName[target] : 'Alle'}: ${count(partners.length, 'samarbejdspartner', 'samarbejdspartnere')}`,
      columns: [
        { key: 'name', label: 'Navn' },
        { key: 'target', label: 'Modtager' },
        { key: 'phone', label: 'Telefon' },
        { key: 'web', label: 'Hjemmeside' },
      ],
      rows: shown.map((partner) => ({
        name: html`${mayChange ? html`<a href="${LIST}/${partner.id}">${partner.name}</a>` : partner.name}
        ${!partner.isActive && tag('plain', 'bruges ikke')}`,
        target: targetName[partner.target],
        phone: partner.phone || NONE,
        web:
          partner.web &&
          html`<a href="${partner.web}" rel="noreferrer">${URL.parse(partner.web)?.hostname ?? partner.web}</a>`,
      })),
      empty: 'Der er ingen samarbejdspartnere her endnu.',
      page,
      pages: Math.max(1, Math.ceil(partners.length / ROWS_ON_A_PAGE)),
      total: partners.length,
      hrefFor: ({ page: to }) => of(target, to),
    })}`,
  )
}
