import { card, emptyState } from '#ui/card.ts'
import { goalChart, MOST_DOTS } from '#ui/charts/goal-chart.ts'
import { number, percent } from '#ui/danish.ts'
import { html, type Child } from '#ui/html.ts'
import type { Goal } from '../goal.ts'
import type { Overview } from '../overview.ts'
import { daysOrNone, shareOf } from './figures.ts'
import { attainedTable, countedTable } from './goal-tables.ts'

/** The service goals over those who turned to the offer in the period: pictures of the days, then every number. */
export const goalsCard = ({ goals }: Overview): Child => {
  const { preliminaryTalk, screening, screeningByFirstContact, treatment } = goals
  const rows = [
    { name: goalName('Forsamtale', preliminaryTalk), goal: preliminaryTalk },
    { name: `${goalName('Screening', screening)}, i målgruppen ved den første samtale`, goal: screening },
    {
      name: `${goalName('Screening', screening)}, i målgruppen allerede ved henvendelsen`,
      goal: screeningByFirstContact,
    },
    { name: goalName('Behandling', treatment), goal: treatment },
  ]
  // pictures that stand beside each other look alike
  const look = rows.some(({ goal }) => goal.spread.held > MOST_DOTS) ? 'columns' : 'dots'
  return card(
    'Servicemål',
    html`<div class="goals">
        ${goalPart('Forsamtale', preliminaryTalk, look, 'Dage fra henvendelse til forsamtale')}
        ${goalPart('Screening', screening, look, 'Dage fra henvendelse til screening')}
        ${goalPart('Behandling', treatment, look, 'Dage fra screening til behandling')}
      </div>
      <h3>Målene i tal</h3>
      ${attainedTable(rows)}
      <p class="quiet small">* Uden de dage, familien selv har bedt om.</p>
      <h3>Hvad der ligger i tallene</h3>
      ${countedTable(rows)}
      <p class="quiet small">
        Målene er noget, kommunen stræber efter, ikke en rettighed. De regnes i kalenderdage fra den første henvendelse,
        som er dag 0.
      </p>`,
  )
}

const goalName = (talk: string, { days }: Goal) => (days === null ? talk : `${talk} inden for ${days} dage`)

const goalPart = (talk: string, goal: Goal, look: 'dots' | 'columns', title: string) =>
  html`<section>
    <h3>${goalName(talk, goal)}</h3>
    ${goal.days === null ? withoutGoal(goal) : headline(goal)}
    ${
      goal.days !== null &&
      goal.spread.held > 0 &&
      goalChart({
        title,
        label: `${shareOf(goal.raw.met, goal.spread.held)} af dem, der er holdt, blev holdt inden for ${goal.days} dage.`,
        goal: goal.days,
        counts: goal.spread.byDays,
        look,
      })
    }
  </section>`

const headline = ({ raw }: Goal) =>
  raw.share === null
    ? emptyState('Ingen at måle på endnu.')
    : html`<p>
        <strong class="headline">${percent(raw.share)}</strong>
        <span class="quiet">${number(raw.met)} af ${number(raw.counted)} nåede det</span>
      </p>`

const withoutGoal = ({ spread }: Goal) =>
  html`${
      spread.median !== null &&
      html`<p>
        <strong class="headline">${daysOrNone(spread.median)}</strong>
        <span class="quiet">ventede halvdelen højst</span>
      </p>`
    }
    <p class="quiet">Kommunen har ikke sat et mål.</p>`
