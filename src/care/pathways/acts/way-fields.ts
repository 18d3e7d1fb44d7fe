import { z } from 'zod'
import * as f from '#platform/form.ts'
import { TARGETS, targetName } from '#registry/organisations/organisations.ts'
import { select } from '#ui/choice-fields.ts'
import { dateField } from '#ui/date-fields.ts'
import { fieldRow } from '#ui/form.ts'
import { html, type Child } from '#ui/html.ts'
import { textArea, textField } from '#ui/text-fields.ts'
import type { Shown } from '../act.ts'
import { alongFields } from '../passing-on.ts'
import type { View } from '../view.ts'
import type { NewWay } from '../ways.ts'
import { optionsOf } from '../words.ts'

/** How long after handing over we look whether contact was made, when nothing else is chosen. Ours; no source names a time. */
const DAYS_TO_CHECK = 21

const fields = {
  ...alongFields,
  receiverId: f.optionalId(),
  receiverPerson: f.optionalText(200),
  handedOver: f.optionalText(2000),
}

/** A way, all of it. */
export const waySchema = z.object({
  target: f.choice(TARGETS, 'Vælg, hvad det er for et tilbud.'),
  receiver: f.text('Skriv, hvem der modtager familien.', { min: 2 }),
  agreedBy: f.text('Skriv, hvem i familien der har sagt ja.', { min: 2 }),
  agreedOn: f.day('Skriv, hvornår familien sagde ja.'),
  handedOverOn: f.day('Skriv, hvornår der blev givet besked videre.'),
  checkBy: f.day('Skriv, hvornår I ser efter, om der er kontakt.'),
  ...fields,
})

/** A way that may be left out: nothing is asked for until a kind of offer is chosen. */
export const optionalWaySchema = z.object({
  target: f.optionalChoice(TARGETS),
  receiver: f.optionalText(),
  agreedBy: f.optionalText(),
  agreedOn: f.optionalDay(),
  handedOverOn: f.optionalDay(),
  checkBy: f.optionalDay(),
  ...fields,
})

/** The way in a form where it may be left out: none, a whole one, or what it lacks. */
export function wayGiven(value: z.infer<typeof optionalWaySchema>): {
  way: NewWay | null
  errors: Record<string, string>
} {
  if (!value.target) return { way: null, errors: {} }
  const whole = waySchema.safeParse({
    ...value,
    agreedOn: value.agreedOn ?? '',
    handedOverOn: value.handedOverOn ?? '',
    checkBy: value.checkBy ?? '',
    receiverId: value.receiverId ?? '',
  })
  if (whole.success) return { way: whole.data, errors: {} }
  return {
    way: null,
    errors: Object.fromEntries(whole.error.issues.map(({ path, message }) => [String(path[0]), message])),
  }
}

export function faultsOfWay(
  view: View,
  way: Pick<NewWay, 'agreedOn' | 'handedOverOn' | 'checkBy' | 'receiverId'>,
): Record<string, string> {
  const faults: Record<string, string> = {}
  const today = view.today.toString()
  if (way.agreedOn > today) faults['agreedOn'] = 'Familien kan ikke have sagt ja i fremtiden.'
  if (way.handedOverOn > today) faults['handedOverOn'] = 'Skriv den dag, beskeden faktisk blev givet.'
  else if (way.handedOverOn < way.agreedOn)
    faults['handedOverOn'] = 'Beskeden kan først gives videre, når familien har sagt ja.'
  if (way.checkBy <= way.handedOverOn) faults['checkBy'] = 'Vælg en dag efter, at beskeden er givet videre.'
  if (way.receiverId && !view.choices.partners.some(({ id }) => id === way.receiverId))
    faults['receiverId'] = 'Vælg en af samarbejdspartnerne.'
  return faults
}

/** `passing` is what is asked when something is passed on with it. */
export function wayFields(
  view: View,
  shown: Shown,
  { optional, passing }: { optional: boolean; passing: Child },
): Child {
  const today = view.today.toString()
  return html`${select({ ...shown, name: 'target', label: 'Hvilket slags tilbud?', options: optionsOf(targetName), empty: optional ? 'Ingen vej i denne omgang' : 'Vælg', optional })}
  ${textField({ ...shown, name: 'receiver', label: 'Hvem modtager familien?', hint: 'Stedets navn, fx headspace Holbæk', optional })}
  ${
    view.choices.partners.length > 0 &&
    select({
      ...shown,
      name: 'receiverId',
      label: 'Er det en af jeres faste samarbejdspartnere?',
      optional: true,
      empty: 'Nej',
      options: view.choices.partners.map(({ id, name }) => ({ value: id, label: name })),
    })
  }
  ${textField({ ...shown, name: 'receiverPerson', label: 'Kontaktperson hos modtageren', optional: true })}
  ${fieldRow(textField({ ...shown, name: 'agreedBy', label: 'Hvem i familien har sagt ja?', optional }), dateField({ ...shown, name: 'agreedOn', label: 'Hvornår', value: today, optional }))}
  ${textArea({ ...shown, name: 'handedOver', label: 'Hvad er givet videre, og hvordan?', optional: true, rows: 3, limit: 2000, hint: 'Skriv det kun, når der er givet oplysninger om barnet videre. Så skal der være et grundlag, og det står i registret over videregivelser.' })}
  ${passing}
  ${fieldRow(
    dateField({ ...shown, name: 'handedOverOn', label: 'Givet videre den', value: today, optional }),
    dateField({
      ...shown,
      name: 'checkBy',
      label: 'Se efter, om der er kontakt, senest',
      optional,
      value: view.today.add({ days: DAYS_TO_CHECK }).toString(),
    }),
  )}`
}
