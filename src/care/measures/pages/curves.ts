import { curveChart } from '#ui/charts/curve.ts'
import { capital, day, list, number, shortDay } from '#ui/danish.ts'
import { html, type Child } from '#ui/html.ts'
import { details, notice } from '#ui/notice.ts'
import { tag } from '#ui/tag.ts'
import type { Change } from '../change.ts'
import type { Disagreement } from '../disagreement.ts'
import type { Goal } from '../goals.ts'
import type { Reliability } from '../norm.ts'
import type { Line, overall, Series } from '../series.ts'
import { informantName } from '../words.ts'

/** The time that all curves of a page share, the talks on the way, and whether a family reads along: then without reckoning. */
export type Span = { from: string; to: string; talks: readonly string[]; forFamily: boolean }

const categoryName = {
  recovered: ['ok', 'Bedre, og ude af det bekymrende'],
  improved: ['ok', 'Sikkert bedre'],
  unchanged: ['plain', 'Ingen sikker ændring'],
  worse: ['bad', 'Sikkert dårligere'],
} as const satisfies Record<Change['category'], readonly ['ok' | 'plain' | 'bad', string]>

const toldFamily = {
  recovered: 'Det er blevet tydeligt bedre.',
  improved: 'Det er blevet tydeligt bedre.',
  unchanged: 'Der er ikke sket en tydelig ændring endnu.',
  worse: 'Det er blevet sværere.',
} as const satisfies Record<Change['category'], string>

/** The curves of one form: first what says most, by each kind of informant; the other scales folded away. */
export function familyCurves(series: readonly Series[], span: Span, goals: readonly Goal[]): Child {
  const main = series.filter(({ isMain }) => isMain)
  const others = series.filter(({ isMain }) => !isMain)
  // what says most comes first: the impact of an SDQ before its total
  const [first, rest] = main.length ? [main, others] : [others, []]
  return html`<div class="curves">${first.map((each) => seriesCurve(each, span, goals))}</div>
    ${
      rest.length > 0 &&
      !span.forFamily &&
      details('Vis delskalaer', html`<div class="curves">${rest.map((each) => seriesCurve(each, span, goals))}</div>`)
    }
    ${!span.forFamily && sources(series)}`
}

function seriesCurve(series: Series, span: Span, goals: readonly Goal[]): Child {
  const { lines, bands, threshold, range } = series
  const title = `${titleOf(series, goals)}, ${informantName[series.informant]}`
  const only = lines.length === 1 ? lines[0] : undefined
  return html`<div class="curve">
    ${curveChart({
      title,
      label: `${title}: ${lines.map((line) => spoken(line)).join('; ')}`,
      line: threshold === null ? undefined : `Grænse: ${number(threshold)}`,
      curves: lines.map((line) => ({
        name: line.name ?? informantName[series.informant],
        points: line.points.map(({ on, value, isUncertain }) => ({ on, value, hollow: isUncertain })),
      })),
      range,
      from: span.from,
      to: span.to,
      ticks: span.talks,
      bands,
      threshold,
      corridor: only && !span.forFamily ? corridorOf(only, series) : null,
      table: tableOf(series, span),
    })}
    ${lines.map((line) => (span.forFamily ? familyWords(line) : changeWords(line, series)))}
  </div>`
}

/** A goal is told by its own words, as they stand now. */
const titleOf = ({ family, scale, title }: Series, goals: readonly Goal[]): string => {
  const nth = family === 'goals' ? Number(/^goal(\d)$/.exec(scale)?.[1]) : Number.NaN
  const words = goals.find((goal) => goal.nth === nth && goal.until === null)?.words
  return words ? `${title}: ${words}` : title
}

const spoken = ({ name, points }: Line): string =>
  `${name ? `${name} ` : ''}${points.map(({ on, value }) => `${number(value)} den ${day(on)}`).join(', ')}`

const corridorOf = ({ points }: Line, { reliability }: Series): readonly [number, number] | null => {
  const first = points[0]
  const needed = reliability && neededOf(reliability)
  return first && needed ? [first.value - needed, first.value + needed] : null
}

const neededOf = (by: Reliability): number =>
  by.kind === 'points' ? by.points : 1.96 * Math.SQRT2 * by.sd * Math.sqrt(1 - by.r)

function changeWords({ name, points, change }: Line, { reliability }: Series): Child {
  const [first, last] = [points[0], points.at(-1)]
  if (!first || !last || first === last)
    return html`<p class="small">${name && `${name}: `}Målt én gang, og kan ikke sammenlignes endnu.</p>`
  const moved = last.value - first.value
  const so =
    moved === 0 ? 'uændret' : `${number(Math.abs(moved))} point ${moved < 0 ? 'lavere' : 'højere'} end første gang`
  if (!change || !reliability)
    return html`<p class="small">
      ${name && `${name}: `}${capital(so)}. Hvor meget der skal til, for at det ikke er tilfældigt, er ikke kendt for
      denne skala.
    </p>`
  const [kind, words] = categoryName[change.category]
  return html`<p class="small">
    ${name && `${name}: `}${tag(kind, words)} ${capital(so)}. ${inPoints(reliability, change)}
  </p>`
}

const familyWords = ({ name, change }: Line): Child =>
  change && html`<p>${name && `${name}: `}${toldFamily[change.category]}</p>`

/** How much it takes, printed beside each judgement; where the numbers come from stands below the curves. */
const inPoints = (by: Reliability, { needed, rci }: Change): Child =>
  html`<span class="quiet"
    >Det kræver mindst ${number(needed, 1)} point at være mere end
    tilfældigt${by.kind === 'sd' && rci !== null && ` (SD ${number(by.sd)}, pålidelighed ${number(by.r)}, RCI ${number(rci, 1)})`}.</span
  >`

/** Where bands and reliability come from, each said once; numbers that were not read in their source are marked so. */
function sources(series: readonly Series[]): Child {
  const said = new Set(
    series.flatMap(({ bandSet, bands, reliability, lines }) => [
      ...(bandSet && bands.length
        ? [`Felterne er ${list(bands.map(({ label }) => label))} efter ${bandSet.title}.${unread(bandSet)}`]
        : []),
      ...(reliability && lines.some(({ change }) => change)
        ? [`Målefejl: ${reliability.population} (${reliability.source}).${unread(reliability)}`]
        : []),
    ]),
  )
  return [...said].map((each) => html`<p class="small quiet">${each}</p>`)
}

const unread = ({ certainty }: { certainty: 'read' | 'background' }): string =>
  certainty === 'background' ? ' Tallene er alment kendte og ikke læst i kilden.' : ''

const tableOf = (series: Series, { to }: Span) => ({
  head: ['Dag', 'Hvem', 'Score', 'Felt'],
  rows: series.lines.flatMap(({ name, points }) =>
    points.map(({ on, value, isUncertain, band }) => [
      shortDay(on, to),
      name ?? informantName[series.informant],
      `${number(value)}${isUncertain ? ' (ikke alt er besvaret)' : ''}`,
      band ?? '',
    ]),
  ),
})

/** Where people see the child differently: said as it is, without saying who is right. */
export const disagreementNotice = (all: readonly Disagreement[]): Child =>
  all.length > 0 &&
  notice(
    'info',
    'Der bliver set forskelligt på barnet',
    html`${seen(all.filter(({ isMain }) => isMain))}
      ${all.some(({ isMain }) => !isMain) && details('Vis delskalaer', seen(all.filter(({ isMain }) => !isMain)))}
      <p>Det siger ikke, hvem der har ret. Tal med dem om, hvornår og hvor de ser det forskelligt.</p>`,
  )

const seen = (all: readonly Disagreement[]): Child =>
  all.length > 0 &&
  html`<ul>
    ${all.map(
      ({ family, title, between: [one, other], needed }) =>
        html`<li>
          ${family}, ${title}: ${whoOf(one)} ${number(one.value)}, ${whoOf(other)} ${number(other.value)}. Forskellen er
          større end målefejlen (${number(needed, 1)} point).
        </li>`,
    )}
  </ul>`

const whoOf = ({ name, informant }: { name: string | null; informant: Series['informant'] }): string =>
  name ?? informantName[informant]

/** What all the pairs together say, by CORC's rule, in a line. */
export function overallLine({ category, pairs }: ReturnType<typeof overall>): Child {
  if (category === null) return 'Intet er målt to gange af den samme endnu.'
  const [kind, words] = categoryName[category]
  return html`${tag(kind, words)} Samlet over ${number(pairs)} par af målinger: bedre tæller kun, når intet er sikkert
  blevet dårligere.`
}
