import { checkName } from '#care/pathways/pathways.ts'
import type { WayCheck } from '#platform/schema.ts'
import { targetName } from '#registry/organisations/organisations.ts'
import { card } from '#ui/card.ts'
import { barChart } from '#ui/charts/bar-chart.ts'
import { capital, count } from '#ui/danish.ts'
import { figures } from '#ui/figures.ts'
import { html, type Child } from '#ui/html.ts'
import { workTable } from '#ui/work-table.ts'
import type { Overview } from '../overview.ts'
import { parts, shareOf } from './figures.ts'

const CHECKS = ['in_contact', 'waiting_for_receiver', 'not_in_contact', 'family_declined'] as const satisfies WayCheck[]

/** Never a no without a way: whereto the families were shown on, and whether they came into contact there. */
export const waysCard = ({ ways, desk, endings }: Overview): Child =>
  card(
    'Veje videre',
    html`${figures([
      { label: 'Familier vist videre', value: ways.families, note: count(ways.total, 'vej', 'veje') },
      {
        label: 'Kom i kontakt',
        value: ways.inContact,
        note: `${shareOf(ways.inContact, ways.families)} af familierne`,
      },
      { label: 'Fulgt op', value: ways.checked, note: `${shareOf(ways.checked, ways.total)} af vejene` },
      { label: 'Opfølgning over dagen', value: desk.checksOverdue, note: 'lige nu' },
      {
        label: 'Afsluttet med en vej',
        value: endings.withWay,
        note: `af ${count(endings.total, 'afsluttet', 'afsluttede')}`,
      },
    ])}
    ${parts('last', chart(ways), table(ways))}`,
  )

const chart = ({ targets, total }: Overview['ways']) =>
  barChart({
    title: 'Henvist videre til',
    label: `${count(total, 'vej', 'veje')} vist i perioden.`,
    unit: 'Veje',
    bars: total ? targets.map(({ target, many }) => ({ label: targetName[target], value: many })) : [],
  })

const table = ({ targets, total }: Overview['ways']) =>
  total > 0 &&
  html`<div>
    <h3>Hvad der kom ud af det</h3>
    ${workTable({
      caption: 'Veje efter hvad der blev fundet, da nogen så efter',
      quietCaption: true,
      columns: [
        { key: 'target', label: 'Til' },
        ...CHECKS.map((check) => ({ key: check, label: shortCheck[check], numeric: true })),
        { key: 'open', label: 'Ikke set efter', numeric: true },
      ],
      rows: targets.map(({ target, found }) => ({
        target: targetName[target],
        in_contact: found('in_contact'),
        waiting_for_receiver: found('waiting_for_receiver'),
        not_in_contact: found('not_in_contact'),
        family_declined: found('family_declined'),
        open: found(null),
      })),
      empty: '',
    })}
  </div>`

const shortCheck = {
  in_contact: 'I kontakt',
  waiting_for_receiver: 'Venter',
  not_in_contact: 'Ikke i kontakt',
  family_declined: 'Ønskede det ikke',
} as const satisfies Record<WayCheck, string>

/** What the headings of the table stand for. */
export const checkWords = CHECKS.map((check) => `${shortCheck[check]}: ${checkName[check]}`).map(capital)
