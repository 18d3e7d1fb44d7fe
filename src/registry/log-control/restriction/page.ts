import { button, postButton } from '#ui/button.ts'
import { card, facts, heading } from '#ui/card.ts'
import { checkboxes } from '#ui/choice-fields.ts'
import { day, list, moment } from '#ui/danish.ts'
import { form, formActions, hiddenFields } from '#ui/form.ts'
import { html, type Child as Markup } from '#ui/html.ts'
import { staffPage, type Frame } from '#ui/layout.ts'
import { notice } from '#ui/notice.ts'
import { textArea } from '#ui/text-fields.ts'
import { workTable } from '#ui/work-table.ts'
import type { Shown } from '../desk-form.ts'
import type { Child } from '../child-in.ts'
import type { Restriction } from './restriction.ts'

type Known = {
  child: Child
  all: readonly Restriction[]
  staff: readonly { id: string; name: string; profession: string }[]
}

/** Who may open a child's record when it is restricted, and what was decided before. It shows nothing of the record. */
export const restrictionPage = (frame: Frame, { child, all, staff }: Known, shown: Shown) => {
  const inForce = all.find(({ endedAt }) => !endedAt)
  const action = `/children/${child.id}/restriction`
  return staffPage(
    frame,
    { title: 'Begrænset adgang', errors: shown.errors },
    html`${heading('Begrænset adgang', { line: `${child.name}, født ${day(child.born)}` })}
    ${shown.isStale && notice('warning', 'En anden har ændret adgangen, mens du skrev', 'Herunder står, hvad der gælder nu. Dit er bevaret; gem igen, hvis det skal gælde.', { live: true })}
    ${card(null, html`<p>Brug det fx, når barnet er i familie med en kollega eller er kendt i offentligheden. Kun de udpegede kan åbne barnets forløb. Alle andre ser hverken navn eller oplysninger i lister og søgning, og må give en begrundelse, som ledelsen får besked om.</p>`)}
    ${inForce && card('Gælder nu', html`${decided(inForce)} ${formActions(postButton('Ophæv begrænsningen', `${action}/ending`, { kind: 'danger', values: { known: inForce.id } }))}`)}
    ${card(
      inForce ? 'Ret, hvem der har adgang' : 'Begræns adgangen',
      form({ action, keep: action, errors: shown.errors }, [
        hiddenFields({ known: inForce?.id }),
        checkboxes({
          ...shown,
          name: 'readers',
          label: 'Hvem kan åbne forløbet?',
          hint: 'Den, der behandler barnet, skal også udpeges.',
          optional: true,
          value: inForce?.readers.map(({ id }) => id) ?? [],
          options: staff.map(({ id, name, profession }) => ({ value: id, label: `${name}, ${profession}` })),
        }),
        textArea({
          ...shown,
          name: 'reason',
          label: 'Hvorfor begrænses adgangen?',
          value: inForce?.reason,
          rows: 3,
          limit: 1000,
        }),
        formActions(button(inForce ? 'Gem' : 'Begræns adgangen'), html`<a href="/">Fortryd</a>`),
      ]),
    )}
    ${all.some(({ endedAt }) => endedAt) && earlier(all.filter(({ endedAt }) => endedAt))}`,
  )
}

const named = ({ readers }: Restriction): string =>
  readers.length ? list(readers.map(({ name }) => name)) : 'ingen; kun med en begrundelse'

const decided = (restriction: Restriction): Markup =>
  facts([
    ['Kan åbne', named(restriction)],
    ['Fordi', restriction.reason],
    ['Besluttet', `${moment(restriction.decidedAt)} af ${restriction.decidedBy}`],
  ])

const earlier = (all: readonly Restriction[]): Markup =>
  card(
    'Tidligere',
    workTable({
      caption: 'Tidligere beslutninger',
      quietCaption: true,
      columns: [
        { key: 'from', label: 'Fra' },
        { key: 'to', label: 'Til' },
        { key: 'readers', label: 'Kunne åbne' },
        { key: 'reason', label: 'Fordi' },
      ],
      rows: all.map((each) => ({
        from: `${moment(each.decidedAt)}, ${each.decidedBy}`,
        to: `${each.endedAt ? moment(each.endedAt) : ''}, ${each.endedBy}`,
        readers: named(each),
        reason: each.reason,
      })),
      empty: '',
    }),
  )
