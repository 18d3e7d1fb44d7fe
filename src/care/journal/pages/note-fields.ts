import type { Errors } from '#platform/form.ts'
import { dateField, timeField } from '#ui/date-fields.ts'
import { fieldRow } from '#ui/form.ts'
import { html, type Child } from '#ui/html.ts'
import { textArea } from '#ui/text-fields.ts'
import type { TypedNote } from '../drafts.ts'
import { contactAtOf } from '../form.ts'
import { HEADINGS, headingsOf, isLate } from '../note.ts'
import { phraseChoices } from '../phrases/choices.ts'
import type { Beside, Writing } from '../writing.ts'

/** The fields of a note of this kind; the reason of a late one is asked for as soon as it is known to be late. */
export function noteFields(
  writing: Writing,
  shown: { typed: TypedNote; errors: Errors | undefined },
  phrases: Beside['phrases'],
): Child {
  const contactAt = contactAtOf(writing, shown.typed)
  const asksWhyLate = !writing.corrected && ((contactAt !== null && isLate(contactAt, writing.now)) || !writing.contact)
  return html`${
    !writing.contact &&
    !writing.corrected &&
    fieldRow(
      dateField({ ...shown, name: 'day', label: 'Hvilken dag var det?' }),
      timeField({ ...shown, name: 'time', label: 'Klokken' }),
    )
  }
  ${headingsOf[writing.kind].map((key, at) => [
    textArea({
      ...shown,
      name: key,
      label: HEADINGS[key],
      optional: key !== 'text',
      rows: at === 0 ? 8 : 5,
    }),
    phraseChoices(phrases, key),
  ])}
  ${
    asksWhyLate &&
    textArea({
      ...shown,
      name: 'lateReason',
      label: 'Hvorfor skrives notatet en senere dag?',
      optional: !writing.contact && 'kun når kontakten var før i dag',
      hint: 'Notatet mærkes som sent, og grunden står i journalen.',
      rows: 3,
      limit: 1000,
    })
  }
  ${
    writing.corrected &&
    textArea({
      ...shown,
      name: 'reason',
      label: 'Hvorfor rettes notatet?',
      hint: 'Står i journalen ved siden af rettelsen.',
      rows: 3,
      limit: 1000,
    })
  }`
}
