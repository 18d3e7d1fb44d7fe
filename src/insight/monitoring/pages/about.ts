import { closingName, outcomeName, partyName, referrerName, themeName } from '#care/pathways/pathways.ts'
import type { ContactingParty, ReferringParty } from '#platform/schema.ts'
import { card } from '#ui/card.ts'
import { barChart, type Bar } from '#ui/charts/bar-chart.ts'
import { capital, count, number } from '#ui/danish.ts'
import { html, type Child } from '#ui/html.ts'
import type { Overview } from '../overview.ts'
import { cards, shareOf } from './figures.ts'

/** Who came, what about, what it led to and why it ended. */
export const aboutCards = (overview: Overview): Child =>
  cards(outcomeCard(overview), themeCard(overview), partyCard(overview), referrerCard(overview), endingCard(overview))

/** Names that stand beside their number also where the picture is narrow. */
const shortOutcome = { ...outcomeName, psychiatry: 'Børne- og ungdomspsykiatrien', undecided: 'Ikke besluttet endnu' }
const shortReason = {
  ...closingName,
  other_effort: 'Vist videre til en anden indsats',
  child_psychiatry: 'Børne- og ungdomspsykiatrien',
  transferred: 'Overdraget til anden kommune',
}
const PARTIES = Object.keys(partyName) as ContactingParty[] // the keys of the table
const REFERRERS = Object.keys(referrerName) as ReferringParty[] // the keys of the table

/** The bars when there is anything to draw, and under them what else there is to say. */
const bars = (title: string, those: readonly Bar[], more?: Child): Child => {
  const [most] = those.toSorted((a, b) => b.value - a.value)
  if (!most?.value) return barChart({ title, label: '', bars: [] })
  return html`${barChart({ title, unit: 'Forløb', label: `Flest: ${most.label.toLowerCase()}, ${number(most.value)}.`, bars: those })}
  ${more && html`<p class="quiet small">${more}</p>`}`
}

const outcomeCard = ({ cohort }: Overview): Child =>
  card(
    'Hvad henvendelserne førte til',
    bars(
      'Periodens henvendelser efter de fire grupperinger',
      cohort.outcomes.map(({ outcome, many }) => ({ label: shortOutcome[outcome], value: many })),
    ),
  )

const themeCard = ({ themes, cohort }: Overview): Child =>
  card(
    'Hvad det handler om',
    bars(
      'Temaer i periodens forløb',
      themes.map(({ theme, many }) => ({ label: themeName[theme], value: many })),
      `Et forløb kan have flere temaer. Der er ${count(cohort.total, 'forløb', 'forløb')} i perioden.`,
    ),
  )

const partyCard = ({ cohort }: Overview): Child =>
  card(
    'Hvem der tog kontakt',
    bars(
      'Periodens henvendelser efter afsender',
      PARTIES.map((party) => ({ label: capital(partyName[party]), value: cohort.contactedBy(party) })),
    ),
  )

const referrerCard = ({ cohort }: Overview): Child =>
  card(
    'Hvem der viste vej hertil',
    bars(
      'Periodens henvendelser efter fagperson',
      [
        { label: 'Familien kom af sig selv', value: cohort.referredBy(null) },
        ...REFERRERS.map((party) => ({ label: capital(referrerName[party]), value: cohort.referredBy(party) })),
      ],
      `${shareOf(cohort.referredBy(null), cohort.total)} kom, uden at en fagperson havde vist vej.`,
    ),
  )

const endingCard = ({ endings }: Overview): Child =>
  card(
    'Hvorfor forløb sluttede',
    bars(
      'Forløb, der sluttede i perioden',
      endings.reasons
        .map(({ reason, many }) => ({ label: shortReason[reason], value: many }))
        .toSorted((a, b) => b.value - a.value),
      `${number(endings.withWay)} med en vej videre, ${number(endings.total - endings.withWay)} med en skrevet grund til, at ingen vej var nødvendig.`,
    ),
  )
