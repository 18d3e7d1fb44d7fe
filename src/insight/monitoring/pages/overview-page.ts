import { heading } from '#ui/card.ts'
import { day } from '#ui/danish.ts'
import { html } from '#ui/html.ts'
import { staffPage, type Frame } from '#ui/layout.ts'
import { tabs } from '#ui/links.ts'
import { hrefOf } from '../choice.ts'
import type { Overview } from '../overview.ts'
import { PERIODS, type PeriodName } from '../period.ts'
import { aboutCards } from './about.ts'
import { countingCard } from './counting.ts'
import { goalsCard } from './goals.ts'
import { nowCard } from './now.ts'
import { stepsCard } from './steps.ts'
import { talksCard } from './talks.ts'
import { waysCard } from './ways.ts'

const periodName = {
  '30-days': 'Seneste 30 dage',
  quarter: 'Dette kvartal',
  year: 'I år',
  'last-year': 'Sidste år',
  '12-months': 'Seneste 12 måneder',
  all: 'Alt',
} as const satisfies Record<PeriodName, string>

/** The whole offer at a glance: who waits now, then what happened in a period. It names no child. */
export const overviewPage = (frame: Frame, overview: Overview) =>
  staffPage(
    frame,
    { title: 'Overblik', wide: true },
    html`${heading('Overblik', { line: lineOf(overview) })} ${choices(overview)}
      <div class="overview">
        ${nowCard(overview)} ${stepsCard(overview)} ${goalsCard(overview)} ${aboutCards(overview)} ${waysCard(overview)}
        ${talksCard(overview)} ${countingCard(overview)}
      </div>`,
  )

function lineOf({ choice: { period, unitId }, units }: Overview): string {
  const days = period.from === null ? `Alt til og med ${day(period.to)}` : `${day(period.from)} til ${day(period.to)}`
  return `${days} · ${units.find(({ id }) => id === unitId)?.name ?? 'hele kommunen'}`
}

function choices({ choice, units }: Overview) {
  const { period, unitId } = choice
  const offered = units.filter(({ id, isActive }) => isActive || id === unitId)
  const unit = (label: string, id: string | null) => ({
    label,
    href: hrefOf({ period: period.name, unitId: id }),
    current: id === unitId,
  })
  return html`${tabs(
    'Periode',
    PERIODS.map((name) => ({
      label: periodName[name],
      href: hrefOf({ period: name, unitId }),
      current: name === period.name,
    })),
  )}
  ${
    offered.length > 1 && tabs('Enhed', [unit('Hele kommunen', null), ...offered.map(({ id, name }) => unit(name, id))])
  }`
}
