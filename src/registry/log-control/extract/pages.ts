import { button, buttonLink } from '#ui/button.ts'
import { card, facts, heading } from '#ui/card.ts'
import { checkbox } from '#ui/choice-fields.ts'
import { count, day, moment } from '#ui/danish.ts'
import { dateField } from '#ui/date-fields.ts'
import { fieldRow, form, formActions } from '#ui/form.ts'
import { html } from '#ui/html.ts'
import { staffPage, type Frame } from '#ui/layout.ts'
import { backLink } from '#ui/links.ts'
import { textArea } from '#ui/text-fields.ts'
import { workTable } from '#ui/work-table.ts'
import type { Child } from '../child-in.ts'
import type { Shown } from '../desk-form.ts'
import { kindName, purposeOf, rolesInWords, thingForCitizen } from '../words.ts'
import type { Extract, ExtractedLook } from './extract.ts'

const base = (childId: string) => `/children/${childId}/access-log`

type Choice = { child: Child; made: readonly Extract[]; proposed: { from: string; to: string } }

/** R58: which days of the log, with or without names; and what was handed out before. */
export const choicePage = (frame: Frame, { child, made, proposed }: Choice, shown: Shown) =>
  staffPage(
    frame,
    { title: 'Udtræk af loggen', errors: shown.errors },
    html`${heading('Udtræk af loggen', { line: `${child.name}, født ${day(child.born)}` })}
    ${card(null, html`<p>Den unge, eller forældremyndighedens indehaver, kan få at vide, hvornår og til hvad oplysningerne er brugt. Søgninger, der ikke førte til et opslag på barnet, er ikke med.</p>`)}
    ${card(
      null,
      form({ action: base(child.id), errors: shown.errors }, [
        fieldRow(
          dateField({ ...shown, name: 'from', label: 'Fra og med', value: proposed.from }),
          dateField({ ...shown, name: 'to', label: 'Til og med', value: proposed.to }),
        ),
        checkbox({
          ...shown,
          name: 'names',
          label: 'Tag medarbejdernes navne med',
          hint: 'Normalt skal de ikke med. Retten gælder hvornår og hvorfor, ikke hvem.',
          optional: true,
        }),
        textArea({
          ...shown,
          name: 'reason',
          label: 'Hvorfor skal navnene med?',
          rows: 3,
          limit: 1000,
          optional: true,
          hint: 'Skal skrives, når navnene er med. Fx: Der er mistanke om misbrug, og sagen er anmeldt.',
        }),
        formActions(button('Lav udtrækket')),
      ]),
    )}
    ${card(
      'Tidligere udtræk',
      workTable({
        caption: 'Tidligere udtræk',
        quietCaption: true,
        columns: [
          { key: 'at', label: 'Lavet' },
          { key: 'days', label: 'Periode' },
          { key: 'names', label: 'Navne' },
          { key: 'by', label: 'Af' },
        ],
        rows: made.map((each) => ({
          at: html`<a href="${base(child.id)}/${each.id}">${moment(each.madeAt)}</a>`,
          days: `${day(each.from)} til ${day(each.to)}`,
          names: each.namesReason === null ? 'uden' : 'med',
          by: each.madeBy,
        })),
        empty: 'Der er ikke lavet udtræk for barnet.',
      }),
    )}`,
  )

type Shot = {
  child: Child
  extract: Extract
  looks: readonly ExtractedLook[]
  page: number
  pages: number
  total: number
}

/** An extract, some of it at a time on the screen and more of it on paper; the file holds all of it. */
export const extractPage = (
  frame: Frame,
  { child, extract, looks, page, pages, total }: Shot,
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
          ['Periode', `${day(extract.from)} til ${day(extract.to)}`],
          ['Opslag', count(total, 'opslag', 'opslag')],
        ]),
      )}
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
          use: `${thingForCitizen(look.what)}, ${kindName[look.kind]}`,
          name: look.staffName ?? '',
        })),
        page,
        pages,
        total,
        hrefFor: (to) => `${here}${on === 'paper' ? '/print' : ''}?page=${to.page}`,
        empty: 'Ingen har åbnet oplysningerne i perioden.',
      })}`,
  )
}
