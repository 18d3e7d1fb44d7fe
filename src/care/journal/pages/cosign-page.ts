import { typedText, type Errors, type Typed } from '#platform/form.ts'
import { banner } from '#care/pathways/pathways.ts'
import { button } from '#ui/button.ts'
import { card, heading } from '#ui/card.ts'
import { radioGroup } from '#ui/choice-fields.ts'
import { moment } from '#ui/danish.ts'
import { form, formActions } from '#ui/form.ts'
import { html } from '#ui/html.ts'
import { staffPage, type Frame } from '#ui/layout.ts'
import { backLink } from '#ui/links.ts'
import { notice } from '#ui/notice.ts'
import { textArea } from '#ui/text-fields.ts'
import { cosignAddress, cosignFileAddress } from '../addresses.ts'
import type { Cosigning } from '../cosigning.ts'
import { kindName } from '../words.ts'
import { cosignaturesShown, filesShown, signature } from './entry.ts'
import { sectionsShown } from './sections.ts'

type Shown = { typed?: Typed | undefined; errors?: Errors | undefined }

/** R85: a colleague's note, to read and to sign too. */
export const cosignPage = (frame: Frame, cosigning: Cosigning, shown: Shown = {}) => {
  const { pathway, child, today, entry, asked, hindered } = cosigning
  const note = { pathwayId: pathway.id, entryId: entry.id }
  const action = cosignAddress(note)
  return staffPage(
    frame,
    { title: 'Medunderskriv', errors: shown.errors },
    html`<div class="journal">
      ${banner({ pathway, child, today }, { linked: false })} ${backLink('/day', 'Min dag')}
      ${heading('Medunderskriv', { line: `Notat af ${entry.author_name}` })}
      ${hindered && notice('warning', 'Du kan ikke medunderskrive notatet', hindered, { live: true })}
      <article class="entry" aria-labelledby="note">
        <header class="entry-head"><h2 id="note">${kindName[entry.kind]}, ${moment(entry.contact_at)}</h2></header>
        ${entry.correction_reason && html`<p class="entry-why"><strong>Rettet:</strong> ${entry.correction_reason}</p>`}
        ${entry.late_reason && html`<p class="entry-why"><strong>Skrevet sent:</strong> ${entry.late_reason}</p>`}
        ${sectionsShown(entry.sections)} ${filesShown(entry, cosignFileAddress(note))} ${signature(entry)}
        ${cosignaturesShown(entry)}
      </article>
      ${card(
        asked.basis === 'delegation' ? 'Dit svar som ansvarlig' : 'Dit svar',
        form({ action, keep: action, errors: shown.errors }, [
          radioGroup({
            ...shown,
            name: 'outcome',
            label: 'Har du læst notatet, og kan du stå inde for det?',
            options: [
              { value: 'signed', label: 'Ja, jeg medunderskriver' },
              {
                value: 'correction',
                label: 'Nej, det skal rettes',
                hint: 'Forfatteren ser din bemærkning på Min dag.',
              },
            ],
          }),
          textArea({
            ...shown,
            name: 'remark',
            label: 'Bemærkning',
            hint: 'Står i journalen ved notatet.',
            optional: true,
            rows: 3,
            limit: 2000,
          }),
          !hindered && formActions(button('Gem mit svar'), html`<a href="/day">Fortryd</a>`),
        ]),
      )}
    </div>`,
  )
}

/** It is over, for somebody without a relation to the child: nothing of the note or the child is shown. */
export const overPage = (frame: Frame, why: string, typed: Typed = {}) =>
  staffPage(
    frame,
    { title: 'Medunderskriv' },
    html`${backLink('/day', 'Min dag')} ${heading('Medunderskriv')}
    ${notice('warning', 'Der er ikke noget at medunderskrive', why, { live: true })}
    ${
      typedText(typed, 'remark') &&
      card('Det, du skrev, er ikke gemt', html`<p class="as-typed">${typedText(typed, 'remark')}</p>`)
    }`,
  )
