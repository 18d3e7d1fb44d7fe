import { fieldRow, fieldSection } from '#ui/form.ts'
import { dateField } from '#ui/date-fields.ts'
import { day } from '#ui/danish.ts'
import { html } from '#ui/html.ts'
import { textField } from '#ui/text-fields.ts'
import type { ChildForm } from '../child-form.ts'
import { detailsForm } from '../form.ts'
import { changeChild } from '../people.ts'
import { reachFields, takenAddress } from './reach-fields.ts'

type Details = ReturnType<typeof detailsForm>['_output']

export const details: ChildForm<Details> = {
  path: 'details',
  what: 'child',
  title: 'Ret stamdata',
  submit: 'Gem',
  schema: ({ child, today, banner }) => detailsForm(today, banner.hasCpr, [child.language]),
  fields({ child, banner, today, knowsAddress }, shown) {
    const known = { ...shown, autocomplete: 'off' }
    return html`${fieldSection('Barnet', [
      fieldRow(
        textField({ ...known, name: 'givenName', label: 'Fornavn', value: child.given_name }),
        textField({ ...known, name: 'familyName', label: 'Efternavn', value: child.family_name }),
      ),
      banner.hasCpr
        ? html`<p>
            Født ${day(child.birth_date)}.
            <a href="/children/${child.id}/cpr">Fødselsdatoen rettes sammen med CPR-nummeret</a>.
          </p>`
        : dateField({
            ...shown,
            name: 'birthDate',
            label: 'Fødselsdato',
            value: child.birth_date,
            max: today.toString(),
          }),
    ])}
    ${reachFields(
      {
        language: child.language,
        needsInterpreter: child.needs_interpreter,
        hasProtectedAddress: child.has_protected_address,
        address: child.address,
        phone: child.phone,
        email: child.email,
      },
      shown,
      knowsAddress,
    )}
    ${fieldSection('Hverdag', [
      fieldRow(
        textField({ ...known, name: 'school', label: 'Skole eller dagtilbud', value: child.school, optional: true }),
        textField({
          ...known,
          name: 'schoolClass',
          label: 'Klasse eller stue',
          value: child.school_class,
          optional: true,
          width: 10,
        }),
      ),
      textField({
        ...known,
        name: 'generalPractice',
        label: 'Egen læge',
        value: child.general_practice,
        optional: true,
      }),
    ])}`
  },
  async save(ctx, { child, knowsAddress }, { birthDate, ...value }) {
    const taken = takenAddress(value, { hasProtectedAddress: child.has_protected_address }, knowsAddress)
    await changeChild(ctx, child.id, child.version + 1, { ...taken, ...(birthDate && { birthDate }) })
    return null
  },
}
