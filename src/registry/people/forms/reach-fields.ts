import type { Errors, Typed } from '#platform/form.ts'
import { checkbox, select } from '#ui/choice-fields.ts'
import { fieldRow, fieldSection } from '#ui/form.ts'
import { html } from '#ui/html.ts'
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

export function reachFields(
  known: Known | null,
  shown: { typed?: Typed | undefined; errors?: Errors | undefined },
  knowsAddress = true,
) {
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
      known?.hasProtectedAddress && !knowsAddress
        ? html`<p>Beskyttet adresse. Kun de, der behandler barnet eller tager imod det, kan se og rette den.</p>`
        : [
            textField({ ...optional, name: 'address', label: 'Adresse', value: known?.address }),
            checkbox({
              ...shown,
              name: 'hasProtectedAddress',
              label: 'Adressen er beskyttet',
              hint: 'Vises aldrig i lister og på papir, og på barnets side kun, når den, der behandler, beder om det.',
              checked: known?.hasProtectedAddress,
              optional: true,
            }),
          ],
    ]),
  ]
}

/** What was typed of an address, for those who may know it; of one that is hidden from them nothing is taken. */
export const takenAddress = <Value extends object>(
  value: Value,
  known: { hasProtectedAddress: boolean },
  knowsAddress: boolean,
): Value =>
  known.hasProtectedAddress && !knowsAddress ? { ...value, address: undefined, hasProtectedAddress: undefined } : value
