import { card, facts } from '#ui/card.ts'
import { day } from '#ui/danish.ts'
import { html } from '#ui/html.ts'
import { staffPage, type Frame } from '#ui/layout.ts'
import { backLink } from '#ui/links.ts'
import { workTable } from '#ui/work-table.ts'
import { fullName } from '#registry/people/people.ts'
import type { Register, SharingView } from '../load.ts'
import { registerColumns, registerRow } from './register.ts'

/** R79: the whole register of a child on paper, for the family or the supervision. */
export const printPage = (frame: Frame, { view, register }: { view: SharingView; register: Register }) =>
  staffPage(
    frame,
    { title: 'Register over videregivelser' },
    html`<div class="not-printed">
        ${backLink(`/pathways/${view.pathway.id}/sharing`)}
        <p>Udskriv siden fra browseren (Ctrl+P eller ⌘P), eller gem den som PDF. Menuen kommer ikke med.</p>
      </div>
      ${card(
        null,
        html`<h1>Register over videregivelser</h1>
          ${facts([
            ['Barn', `${fullName(view.child)}, født ${day(view.child.birthDate)}`],
            ['Udskrevet', day(view.today)],
            [
              'Videregivelser',
              register.errors ? `${register.total}, heraf ${register.errors} registreret ved en fejl` : register.total,
            ],
          ])}
          ${workTable({
            caption: 'Register over videregivelser',
            quietCaption: true,
            columns: registerColumns,
            rows: register.rows.map((row) => registerRow(row, false)),
            empty: 'Der er ikke givet noget videre.',
          })}`,
      )}`,
  )
