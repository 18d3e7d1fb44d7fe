import { card } from '#ui/card.ts'
import { count, day, list, number } from '#ui/danish.ts'
import { html, type Child } from '#ui/html.ts'
import { tabs } from '#ui/links.ts'
import { notice } from '#ui/notice.ts'
import { tag } from '#ui/tag.ts'
import { workTable } from '#ui/work-table.ts'
import { COUNTED, differenceOf, type Count, type Counted } from '../count.ts'
import { hrefOf, type Filter } from '../filter.ts'
import { PERIODS, type PeriodName } from '../period.ts'
import { counting } from './counting.ts'

export type Counts = {
  counts: Record<Counted, Count>
  leftOut: { notUnder126a: number; outsideAge: number }
  filter: Filter
}

const countedName = {
  enquiries: 'Henvendelser',
  toScreening: 'Til screening',
  toTreatment: 'Til behandling',
  followUp: 'Opfølgning',
  onward: 'Henvist videre',
  contacts: 'Alle kontakter',
} as const satisfies Record<Counted, string>

const periodName = {
  month: 'Denne måned',
  'last-month': 'Forrige måned',
  quarter: 'Dette kvartal',
  'last-quarter': 'Forrige kvartal',
  year: 'I år',
  'last-year': 'Sidste år',
} as const satisfies Record<PeriodName, string>

/** KL's counts from the pathways beside what has been told. They differ by what waits; any other difference is a defect. */
export const countsCard = (shown: Counts): Child =>
  card(
    'Forløbene og det, der er indberettet',
    html`${tabs(
        'Periode',
        PERIODS.map((name) => ({
          label: periodName[name],
          href: hrefOf({ ...shown.filter, page: 1, period: name }, 'counts'),
          current: name === shown.filter.period.name,
        })),
      )}
      ${wrong(shown)}
      <div class="counts">${table(shown)}</div>
      ${besides(shown)} ${counting}`,
    { id: 'counts' },
  )

/** What is wrong when the two do not agree, for the one who must tell it on; nothing when they do. */
function wrong({ counts }: Counts): Child {
  if (COUNTED.every((each) => differenceOf(counts[each]) === 0)) return null
  const sum = (of: (each: Count) => number) => of(counts.contacts) + of(counts.onward)
  const [lost, astray] = [sum((each) => each.lost), sum((each) => each.astray)]
  const what = [
    ...(lost ? [`${count(lost, 'står', 'står')} i forløbene, men er ikke indberettet, og intet er på vej`] : []),
    ...(astray ? [`${number(astray)} er indberettet, men står ikke sådan i forløbene`] : []),
  ]
  return notice(
    'error',
    'Tallene stemmer ikke',
    html`${what.length > 0 && `Af kontakter og henvisninger: ${list(what)}. `}Det er en fejl i Trin 2. Fortæl det til
    dem, der driver Trin 2 hos jer.`,
  )
}

const table = ({ counts, filter: { period } }: Counts) =>
  workTable({
    caption: `${day(period.from)} til ${day(period.to)}`,
    columns: [
      { key: 'what', label: 'Hvad' },
      { key: 'inPathways', label: 'I forløbene', numeric: true },
      { key: 'reported', label: 'Indberettet', numeric: true },
      { key: 'waiting', label: 'Venter', numeric: true },
      { key: 'difference', label: 'Forskel', numeric: true },
    ],
    rows: COUNTED.map((name) => ({
      what: countedName[name],
      inPathways: counts[name].inPathways,
      reported: counts[name].reported,
      waiting: waiting(counts[name]),
      difference: difference(counts[name]),
    })),
    empty: '',
  })

const waiting = ({ waiting: many, withdrawn }: Count): Child =>
  withdrawn > 0
    ? html`${number(many)} <span class="quiet">og ${number(withdrawn)} trækkes tilbage</span>`
    : number(many)

function difference(one: Count): Child {
  if (differenceOf(one) === 0) return html`<span class="quiet">0</span>`
  const how = [one.lost > 0 && `${number(one.lost)} mangler`, one.astray > 0 && `${number(one.astray)} for meget`]
  return tag('bad', list(how.filter((each) => each !== false)))
}

const besides = ({ leftOut: { notUnder126a, outsideAge } }: Counts): Child =>
  html`<p class="besides quiet">
    ${
      notUnder126a + outsideAge === 0
        ? 'Ingen forløb er udeladt.'
        : `Udeladt: ${list([
            ...(notUnder126a ? [`${count(notUnder126a, 'forløb', 'forløb')} uden for § 126 a`] : []),
            ...(outsideAge ? [`${count(outsideAge, 'forløb', 'forløb')} uden for aldersgruppen 5-17 år`] : []),
          ])}. De er ikke talt med.`
    }
  </p>`
