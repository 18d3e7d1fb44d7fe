import { day } from '#ui/danish.ts'
import { facts } from '#ui/card.ts'
import { dateField } from '#ui/date-fields.ts'
import { html } from '#ui/html.ts'
import { cprField } from '#ui/text-fields.ts'
import { birthDateFault } from '../birth-date.ts'
import type { ChildForm } from '../child-form.ts'
import { cprFault, cprHistory, giveCpr } from '../cpr-numbers.ts'
import { writtenCpr } from '../cpr.ts'
import { cprForm } from '../form.ts'
import { changeChild } from '../people.ts'

type Numbered = ReturnType<typeof cprForm>['_output']

/** The one place where a CPR number is shown whole. The look has a line of its own in the access log. */
export const cprNumber: ChildForm<Numbered> = {
  path: 'cpr',
  what: 'cpr',
  title: 'CPR-nummer',
  submit: 'Gem CPR-nummer',
  schema: ({ today }) => cprForm(today),
  async above(ctx, { child }) {
    const numbers = await cprHistory(ctx, child.id)
    if (numbers.length === 0)
      return html`<p>Barnet har ikke noget CPR-nummer hos os endnu. Uden det kan der ikke oprettes et forløb.</p>`
    return facts(
      numbers.map(({ digits, validFrom, validTo }) => [
        validTo ? `Tidligere, ${day(validFrom)} til ${day(validTo)}` : `Gælder, registreret ${day(validFrom)}`,
        html`<strong class="number">${writtenCpr(digits)}</strong>`,
      ]),
    )
  },
  fields: ({ child, today, banner }, shown) => [
    banner.hasCpr &&
      html`<p>Har barnet fået et nyt nummer, så skriv det her. Det gamle bliver stående med sine datoer.</p>`,
    cprField({ ...shown, name: 'cpr', label: banner.hasCpr ? 'Nyt CPR-nummer' : 'CPR-nummer' }),
    dateField({ ...shown, name: 'birthDate', label: 'Fødselsdato', value: child.birth_date, max: today.toString() }),
  ],
  async save(ctx, { child }, { cpr, birthDate }) {
    const fault = await cprFault(ctx, cpr, { birthDate, personId: child.id })
    if (fault) return { cpr: fault }
    if (birthDate !== child.birth_date) {
      const unfit = await birthDateFault(ctx, child.id, birthDate)
      if (unfit) return { birthDate: unfit }
      await changeChild(ctx, child.id, child.version + 1, { birthDate })
    }
    await giveCpr(ctx, child.id, cpr)
    return null
  },
}
