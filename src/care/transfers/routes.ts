import { z } from 'zod'
import * as f from '#platform/form.ts'
import { select } from '#ui/choice-fields.ts'
import { dateField } from '#ui/date-fields.ts'
import { fieldRow } from '#ui/form.ts'
import { html } from '#ui/html.ts'
import { notice } from '#ui/notice.ts'
import { textArea, textField } from '#ui/text-fields.ts'
import { actRoutes, type View } from '#care/pathways/pathways.ts'
import { sendTransfer } from './transfers.ts'

/** How long after handing over we look whether the other offer has met the family. Ours; no source names a time. */
const DAYS_TO_CHECK = 14

const receivers = (view: View) =>
  view.choices.municipalities.filter(({ id, is_open }) => is_open && id !== view.pathway.municipality_id)

/** Handing a child's way over to another municipality. */
export const transferRoutes = actRoutes({
  path: 'transfer',
  permission: 'pathway.end',
  title: () => 'Overdrag til en anden kommune',
  hindered: (view) => {
    if (view.pathway.status !== 'active') return 'Forløbet er afsluttet.'
    if (!view.pathway.outcome) return 'Tag først stilling til, hvad henvendelsen fører til.'
    return receivers(view).length ? null : 'Ingen anden kommune bruger Trin 2 her. Vis en vej, og afslut forløbet.'
  },
  schema: () =>
    z.object({
      to: f.text('Vælg kommunen.', { max: 4 }),
      agreedBy: f.text('Skriv, hvem i familien der har sagt ja.', { min: 2 }),
      agreedOn: f.day('Skriv, hvornår familien sagde ja.'),
      text: f.text('Skriv, hvad den anden kommune skal vide.', { min: 10, max: 2000 }),
      checkBy: f.day('Skriv, hvornår I ser efter, om der er kontakt.'),
    }),
  fields: (view, shown) =>
    html`${notice('info', 'Det følger med', 'Barnets navn, fødselsdag, CPR-nummer, sprog og temaer, den primære kontaktperson og din tekst. Intet andet. Forløbet slutter her og begynder som en henvendelse i den anden kommunes indgang.')}
    ${select({ ...shown, name: 'to', label: 'Kommune', empty: 'Vælg', options: receivers(view).map(({ id, name }) => ({ value: id, label: name })), hint: 'Kommuner, der ikke bruger Trin 2 her, vises familien til under "Vis en vej".' })}
    ${fieldRow(textField({ ...shown, name: 'agreedBy', label: 'Hvem i familien har sagt ja?' }), dateField({ ...shown, name: 'agreedOn', label: 'Hvornår', value: view.today.toString() }))}
    ${textArea({ ...shown, name: 'text', label: 'Hvad skal den anden kommune vide?', rows: 5, limit: 2000, hint: 'Kun det, familien har sagt ja til.' })}
    ${dateField({ ...shown, name: 'checkBy', label: 'Se efter, om der er kontakt, senest', value: view.today.add({ days: DAYS_TO_CHECK }).toString() })}`,
  submit: 'Overdrag og afslut her',
  act: async (ctx, view, value) => {
    const to = receivers(view).find(({ id }) => id === value.to)
    const today = view.today.toString()
    if (!to) return { to: 'Vælg en kommune på listen.' }
    if (value.agreedOn > today) return { agreedOn: 'Familien kan ikke have sagt ja i fremtiden.' }
    if (value.checkBy <= today) return { checkBy: 'Vælg en dag efter i dag.' }
    const fault = await sendTransfer(ctx, view, { ...value, to })
    return fault ? { text: fault.words } : undefined
  },
})
