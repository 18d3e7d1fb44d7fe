import type { Errors, Typed } from '#platform/form.ts'
import { checkbox, select } from '#ui/choice-fields.ts'
import { fieldRow, fieldSection } from '#ui/form.ts'
import { emailField, phoneField, textField } from '#ui/text-fields.ts'
import { languageOptions } from '../language.ts'

/** How a person is spoken to and reached, as fields. */
type Known = {
  language: string
  needsInterpreter: boolean
  hasProtectedAddress: boolean
  address: string
  phone: string
  email: string
}

export function reachFields(known: Known | null, shown: { typed?: Typed | undefined; errors?: Errors | undefined }) {
  const optional = { ...shown, optional: true, autocomplete: 'off' }
  return [
    fieldSection('Sprog', [
      select({
        ...shown,
        name: 'language',
        label: 'Taler bedst',
        value: known?.language ?? 'da',
        options: languageOptions(known?.language),
      }),
      checkbox({
        ...shown,
        name: 'needsInterpreter',
        label: 'Har brug for tolk',
        checked: known?.needsInterpreter,
        optional: true,
      }),
    ]),
    fieldSection('Kontakt', [
      fieldRow(
        phoneField({ ...optional, name: 'phone', label: 'Telefon', value: known?.phone }),
        emailField({ ...optional, name: 'email', label: 'E-mail', value: known?.email }),
      ),
      textField({ ...optional, name: 'address', label: 'Adresse', value: known?.address }),
      checkbox({
        ...shown,
        name: 'hasProtectedAddress',
        label: 'Adressen er beskyttet',
        hint: 'Vises aldrig i lister, og på barnets side kun, når man beder om det.',
        checked: known?.hasProtectedAddress,
        optional: true,
      }),
    ]),
  ]
}
