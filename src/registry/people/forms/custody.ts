import { emptyState } from '#ui/card.ts'
import { buttonLink } from '#ui/button.ts'
import { checkboxes, radioGroup, select } from '#ui/choice-fields.ts'
import { capital } from '#ui/danish.ts'
import { dateField } from '#ui/date-fields.ts'
import { fieldRow } from '#ui/form.ts'
import type { ChildForm } from '../child-form.ts'
import { custodyFault } from '../custody-rule.ts'
import { recordCustody } from '../custody.ts'
import { custodyForm } from '../form.ts'
import type { OpenedChild } from '../open-child.ts'
import { fullName, relationshipName, SOURCES, sourceName } from '../person.ts'

type Custody = ReturnType<typeof custodyForm>['_output']

/** R81: only what is registered is chosen beforehand; of the one who brings the child nothing is assumed. */
export const custody: ChildForm<Custody> = {
  path: 'custody',
  what: 'child',
  title: 'Forældremyndighed',
  submit: 'Gem',
  schema: (opened) =>
    custodyForm(
      opened.today,
      adultsOf(opened).map(({ value }) => value),
    ),
  instead: (opened) =>
    adultsOf(opened).length === 0 &&
    emptyState(
      'Tilføj først de voksne omkring barnet. Så kan du vælge, hvem der har forældremyndigheden.',
      buttonLink('Tilføj en voksen', `/children/${opened.child.id}/new-contact`),
    ),
  fields(opened, shown) {
    const options = adultsOf(opened)
    const known = opened.family.custody
    const today = opened.today.toString()
    return [
      radioGroup({
        ...shown,
        name: 'sharing',
        label: 'Forældremyndigheden er',
        look: 'row',
        value: known[0]?.sharing,
        options: [
          { value: 'shared', label: 'fælles' },
          { value: 'sole', label: 'hos én alene' },
        ],
      }),
      checkboxes({
        ...shown,
        name: 'holders',
        label: 'Hos',
        hint: 'Den, der henvender sig, har ikke nødvendigvis forældremyndigheden. Er den fælles, og kender I kun den ene, så vælg den ene.',
        value: known.map(({ holderId }) => holderId),
        options,
      }),
      select({
        ...shown,
        name: 'source',
        label: 'Hvor ved I det fra?',
        empty: 'Vælg',
        options: SOURCES.map((value) => ({ value, label: capital(sourceName[value]) })),
      }),
      fieldRow(
        dateField({ ...shown, name: 'sourceDate', label: 'Oplyst den', hint: 'Eller dokumentets dato', max: today }),
        dateField({
          ...shown,
          name: 'validFrom',
          label: 'Gælder fra',
          hint: 'Kendes dagen ikke: den dag, I fik det at vide',
          max: today,
        }),
      ),
    ]
  },
  async save(ctx, { child, today }, { holders, ...value }) {
    const recorded = { ...value, holders: holders.map((adultId) => ({ adultId })) }
    const fault = custodyFault(recorded, today, child.birth_date)
    if (fault) return { [fault.field]: fault.words }
    await recordCustody(ctx, child.id, recorded)
    return null
  },
}

/** The adults around the child, and who else holds custody now. */
function adultsOf({ family }: OpenedChild) {
  const others = family.custody.filter(({ holderId }) => !family.contacts.some(({ adultId }) => adultId === holderId))
  return [
    ...family.contacts.map((contact) => ({
      value: contact.adultId,
      label: `${fullName(contact)}, ${relationshipName[contact.relationship]}`,
    })),
    ...others.map((holder) => ({ value: holder.holderId, label: fullName(holder) })),
  ]
}
