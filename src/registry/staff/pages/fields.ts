import type { Errors, Typed } from '#platform/form.ts'
import { ROLES, roleName } from '#registry/access/roles.ts'
import { checkboxes, select } from '#ui/choice-fields.ts'
import { capital } from '#ui/danish.ts'
import { dateField } from '#ui/date-fields.ts'
import { fieldRow } from '#ui/form.ts'
import { emailField, textField } from '#ui/text-fields.ts'
import { roleTask } from '../role-task.ts'
import type { StaffMember } from '../staff.ts'

export type UnitChoice = { id: string; name: string }

type Fields = {
  member?: StaffMember | undefined
  units: readonly UnitChoice[]
  typed?: Typed | undefined
  errors?: Errors | undefined
  isSelf?: boolean | undefined
}

/** What is known of a member of staff, as fields. */
export const staffFields = ({ member, units, typed, errors, isSelf = false }: Fields) => [
  textField({ name: 'name', label: 'Navn', value: member?.name, autocomplete: 'off', typed, errors }),
  emailField({
    name: 'email',
    label: 'Personlig e-mail på arbejdet',
    hint: 'Bruges til at logge ind. Fælles adresser som info@ og kontakt@ kan ikke bruges.',
    value: member?.email,
    autocomplete: 'off',
    typed,
    errors,
  }),
  textField({
    name: 'profession',
    label: 'Stilling',
    hint: 'Fx psykolog, socialrådgiver eller sekretær.',
    value: member?.profession,
    width: 30,
    typed,
    errors,
  }),
  textField({
    name: 'authorisationNumber',
    label: 'Autorisations-ID',
    hint: 'Som i Autorisationsregisteret, for dem, der har autorisation. Uden det kræver behandling en delegation.',
    value: member?.authorisationNumber,
    width: 10,
    optional: true,
    typed,
    errors,
  }),
  fieldRow(
    dateField({
      name: 'authorisedFrom',
      label: 'Autoriseret fra',
      value: member?.authorisedFrom ?? undefined,
      optional: true,
      typed,
      errors,
    }),
    dateField({
      name: 'authorisedTo',
      label: 'Autoriseret til og med',
      value: member?.authorisedTo ?? undefined,
      optional: true,
      typed,
      errors,
    }),
  ),
  select({
    name: 'unitId',
    label: 'Enhed',
    options: units.map(({ id, name }) => ({ value: id, label: name })),
    value: member?.unitId ?? '',
    empty: 'Ingen',
    optional: true,
    typed,
    errors,
  }),
  checkboxes({
    name: 'roles',
    label: 'Roller',
    hint: isSelf ? 'Du kan ikke tage rollen som systemadministrator fra dig selv.' : 'En medarbejder kan have flere.',
    options: ROLES.map((role) => ({ value: role, label: capital(roleName[role]), hint: `${roleTask[role]}.` })),
    value: member?.roles,
    typed,
    errors,
  }),
]
