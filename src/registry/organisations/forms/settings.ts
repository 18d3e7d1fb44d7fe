import { radioGroup } from '#ui/choice-fields.ts'
import { capital } from '#ui/danish.ts'
import { fieldRow, fieldSection } from '#ui/form.ts'
import { emailField, numberField, phoneField, textField } from '#ui/text-fields.ts'
import { adminForm, staleUnless } from '../admin-form.ts'
import { ACCENTS, faceForm, goalForm, receivingOfficeForm } from '../form.ts'
import { changeSettings, municipality, setReceivingOffice, setTreatmentGoal } from '../municipalities.ts'

const back = { href: '/administration/settings', label: 'Indstillinger' }

/** What the citizen sees of the municipality. */
export const face = adminForm({
  path: '/administration/settings/face',
  permission: 'administration.write',
  title: 'Det, borgerne ser',
  submit: 'Gem',
  back,
  load: municipality,
  schema: faceForm,
  fields(known, shown) {
    const optional = { ...shown, optional: true, autocomplete: 'off' }
    return [
      fieldSection('Sådan får man fat i jer', [
        fieldRow(
          phoneField({ ...optional, name: 'phone', label: 'Telefon', value: known.phone }),
          textField({
            ...optional,
            name: 'phoneHours',
            label: 'Telefonen er åben, fx hverdage 8-15',
            value: known.phoneHours,
          }),
        ),
        emailField({ ...optional, name: 'email', label: 'E-mail', value: known.email }),
      ]),
      fieldSection('Åben anonym rådgivning', [
        textField({
          ...optional,
          name: 'counsellingName',
          label: 'Navn',
          hint: 'Den, der vil være anonym, vises hertil. Vi gemmer ikke, hvem det er.',
          value: known.counsellingName,
        }),
        fieldRow(
          phoneField({
            ...optional,
            name: 'counsellingPhone',
            label: 'Telefon til rådgivningen',
            value: known.counsellingPhone,
          }),
          textField({ ...optional, name: 'counsellingHours', label: 'Åbningstid', value: known.counsellingHours }),
        ),
        textField({ ...optional, name: 'counsellingWeb', label: 'Hjemmeside', value: known.counsellingWeb }),
      ]),
      fieldSection('Udseende og tilgængelighed', [
        radioGroup({
          ...shown,
          name: 'accent',
          label: 'Farve',
          look: 'row',
          value: known.accent,
          options: ACCENTS.map((value) => ({ value, label: capital(value) })),
        }),
        textField({
          ...optional,
          name: 'accessibilityStatement',
          label: 'Tilgængelighedserklæring',
          hint: 'Adressen på jeres erklæring i WAS-Tool. Erklæringen opdateres mindst en gang om året.',
          value: known.accessibilityStatement,
        }),
      ]),
    ]
  },
  save: async (ctx, _, value, version) => staleUnless(await changeSettings(ctx, version, value)),
})

/** R20: the goal from screening to first treatment is the municipality's own; none is built in. */
export const goal = adminForm({
  path: '/administration/settings/treatment-goal',
  permission: 'goals.write',
  title: 'Mål for behandling',
  submit: 'Gem',
  back,
  load: municipality,
  schema: goalForm,
  fields: (known, shown) =>
    numberField({
      ...shown,
      name: 'days',
      label: 'Dage fra screening til første behandling',
      hint: 'Kalenderdage. Lad feltet stå tomt, hvis kommunen ikke har et mål.',
      value: known.treatmentGoalDays?.toString(),
      optional: true,
    }),
  save: async (ctx, _, { days }, version) => staleUnless(await setTreatmentGoal(ctx, version, days)),
})

/** Where underretninger about a child go (barnets lov § 133). */
export const receivingOffice = adminForm({
  path: '/administration/settings/receiving-office',
  permission: 'partners.write',
  title: 'Modtagelsen, der får underretninger',
  submit: 'Gem',
  back,
  load: municipality,
  schema: receivingOfficeForm,
  fields(known, shown) {
    const own = { ...shown, autocomplete: 'off' }
    return [
      textField({
        ...own,
        name: 'name',
        label: 'Navn',
        hint: 'Fx Modtagelsen, Familie og Børn.',
        value: known.officeName,
      }),
      fieldRow(
        phoneField({ ...own, name: 'phone', label: 'Telefon i åbningstiden', value: known.officePhone }),
        phoneField({
          ...own,
          name: 'acutePhone',
          label: 'Telefon uden for åbningstiden',
          optional: true,
          value: known.officeAcutePhone,
        }),
      ),
      emailField({ ...own, name: 'mail', label: 'Sikker mail', optional: true, value: known.officeMail }),
    ]
  },
  save: async (ctx, _, value, version) => staleUnless(await setReceivingOffice(ctx, version, value)),
})
