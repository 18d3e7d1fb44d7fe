import { contactName, TALKS } from '#care/pathways/pathways.ts'
import { plainDate } from '#platform/time.ts'
import { card } from '#ui/card.ts'
import { columnsOverTime } from '#ui/charts/columns-over-time.ts'
import { count, number, shortDay, weekNumber } from '#ui/danish.ts'
import { html, type Child } from '#ui/html.ts'
import { workTable } from '#ui/work-table.ts'
import type { Overview } from '../overview.ts'
import type { Grain } from '../period.ts'
import { shareOf } from './figures.ts'

const over = {
  week: 'uge for uge',
  month: 'måned for måned',
  quarter: 'kvartal for kvartal',
} as const satisfies Record<Grain, string>

/** How many talks were held, and how many came to nothing. */
export const talksCard = ({ talks }: Overview): Child => {
  const { columns, grain } = talks.overTime
  const held = columns.reduce((sum, { values }) => sum + values.reduce((all, value) => all + value, 0), 0)
  return card(
    'Samtaler',
    html`${columnsOverTime({
        title: `Holdte samtaler ${over[grain]}`,
        label: `${count(held, 'samtale', 'samtaler')} holdt i perioden.`,
        series: TALKS.map((talk) => contactName[talk]),
        columns: held
          ? columns.map(({ first, values }, at) => ({ label: labelOf(grain, first, at === 0), values }))
          : [],
      })}
      <h3>Aflysninger og udeblivelser</h3>
      ${lost(talks)}`,
  )
}

/** `uge 48`, `nov. 2026`, `4. kv. 2026`; the first column and the first of a year also name the year. */
function labelOf(grain: Grain, first: string, isFirst: boolean): string {
  const { month, year, weekOfYear, yearOfWeek } = plainDate(first)
  if (grain === 'quarter') return `${Math.ceil(month / 3)}. kv. ${year}`
  if (grain === 'month') return `${shortDay(first).split(' ').at(-1)} ${year}`
  return isFirst || weekOfYear === 1 ? `${weekNumber(first)} ${yearOfWeek}` : weekNumber(first)
}

const lost = (talks: Overview['talks']) =>
  workTable({
    caption: 'Holdte og tabte samtaler i perioden',
    quietCaption: true,
    columns: [
      { key: 'talk', label: 'Samtale' },
      { key: 'held', label: 'Holdt', numeric: true },
      { key: 'family', label: 'Aflyst af familien', numeric: true },
      { key: 'offer', label: 'Aflyst af tilbuddet', numeric: true },
      { key: 'missed', label: 'Udeblevet', numeric: true },
      { key: 'lost', label: 'Tabt i alt', numeric: true },
      { key: 'unregistered', label: 'Mangler registrering', numeric: true },
    ],
    rows: TALKS.map((talk) => {
      const { held, cancelledByFamily, cancelledByOffer, missed, unregistered } = talks.ofType(talk)
      const gone = cancelledByFamily + cancelledByOffer + missed
      return {
        talk: contactName[talk],
        held,
        family: cancelledByFamily,
        offer: cancelledByOffer,
        missed,
        lost: html`${number(gone)} <span class="quiet">(${shareOf(gone, gone + held)})</span>`,
        unregistered,
      }
    }),
    empty: '',
  })
