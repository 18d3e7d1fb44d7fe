import { dayOf } from '#platform/time.ts'
import { buttonLink } from '#ui/button.ts'
import { card, facts, heading } from '#ui/card.ts'
import { count, day, moment } from '#ui/danish.ts'
import { html } from '#ui/html.ts'
import { staffPage, type Frame } from '#ui/layout.ts'
import { backLink } from '#ui/links.ts'
import { notice } from '#ui/notice.ts'
import { workTable } from '#ui/work-table.ts'
import type { Child } from '../child-in.ts'
import { kindName, purposeOf, rolesInWords, thingForCitizen } from '../words.ts'
import type { Extract, ExtractedLook } from './extract.ts'

/** To whom it was given, and by whose right. */
export const toWhom = ({ receiver, givenTo, powerFrom }: Extract): string => {
  if (givenTo === 'young_person') return `${receiver} selv`
  if (givenTo === 'custody_holder') return `${receiver}, med forældremyndighed`
  return `${receiver}, med fuldmagt fra ${powerFrom === 'young_person' ? 'den unge' : 'en med forældremyndighed'}`
}

export const base = (childId: string) => `/children/${childId}/access-log`

type Shot = {
  child: Child
  extract: Extract
  looks: readonly ExtractedLook[]
  page: number
  pages: number
  total: number
  /** What is not in it any more, in words. */
  deleted: string | null
}

/**
 * R58: what the term for the log has deleted of the period; null when the log goes as far back. Looks that an open case holds are
 * still there, and then not all are deleted.
 */
export function deletedInWords(
  { from }: Extract,
  { since, first }: { since: Date; first: Date | null },
): string | null {
  const kept = dayOf(since)
  if (from >= kept.toString()) return null
  const isAll = first === null || dayOf(first).toString() >= kept.toString()
  return isAll
    ? `Opslag før ${day(kept)} er slettet efter kommunens frist.`
    : `Opslag før ${day(kept)} slettes efter kommunens frist, så de er her ikke alle.`
}

/** An extract, some of it at a time on the screen and more of it on paper; the file holds all of it. */
export const extractPage = (
  frame: Frame,
  { child, extract, looks, page, pages, total, deleted }: Shot,
  on: 'screen' | 'paper',
) => {
  const here = `${base(child.id)}/${extract.id}`
  const named = extract.namesReason !== null
  return staffPage(
    frame,
    { title: 'Udtræk af loggen', wide: true },
    html`<div class="not-printed">
        ${
          on === 'screen'
            ? backLink(base(child.id), 'Alle udtræk')
            : html`${backLink(here, 'Udtrækket')}
                <p>Udskriv siden fra browseren (Ctrl+P eller ⌘P), eller gem den som PDF. Menuen kommer ikke med.</p>`
        }
      </div>
      ${heading('Opslag i dine oplysninger', {
        line: `${frame.place} · lavet ${moment(extract.madeAt)}`,
        actions: html`${buttonLink('Hent som fil', `${here}/file`)}
        ${on === 'screen' && buttonLink('Udskriv', `${here}/print`, { kind: 'quiet' })}`,
      })}
      ${card(
        null,
        facts([
          ['Barn', `${child.name}, født ${day(child.born)}`],
          ['Til', toWhom(extract)],
          ['Periode', `${day(extract.from)} til ${day(extract.to)}`],
          ['Opslag', count(total, 'opslag', 'opslag')],
        ]),
      )}
      ${deleted && notice('info', 'Loggen går ikke så langt tilbage', deleted)}
      ${named && html`<p class="not-printed quiet">Navne er med, fordi: <q>${extract.namesReason}</q></p>`}
      ${workTable({
        caption: 'Opslag',
        quietCaption: true,
        columns: [
          { key: 'at', label: 'Tidspunkt' },
          { key: 'purpose', label: 'Formål' },
          { key: 'role', label: 'Rolle' },
          { key: 'unit', label: 'Enhed' },
          { key: 'use', label: 'Anvendelse' },
          ...(named ? [{ key: 'name', label: 'Medarbejder' } as const] : []),
        ],
        rows: looks.map((look) => ({
          at: moment(look.at),
          purpose: purposeOf(look.basis),
          role: rolesInWords(look.roles),
          unit: look.unitName,
          use: `${thingForCitizen(look.what, extract)}, ${kindName[look.kind]}`,
          name: look.staffName ?? '',
        })),
        page,
        pages,
        total,
        hrefFor: (to) => `${here}${on === 'paper' ? '/print' : ''}?page=${to.page}`,
        empty: deleted ? 'Der er ingen opslag fra perioden i loggen.' : 'Ingen har åbnet oplysningerne i perioden.',
      })}`,
  )
}
