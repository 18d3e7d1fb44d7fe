import { fullName } from '#registry/people/people.ts'
import { may } from '#registry/access/roles.ts'
import { banner } from '#care/pathways/pathways.ts'
import { buttonLink } from '#ui/button.ts'
import { card, columns, heading } from '#ui/card.ts'
import { number, shortDay } from '#ui/danish.ts'
import { html, type Child } from '#ui/html.ts'
import { staffPage, type Frame } from '#ui/layout.ts'
import { backLink } from '#ui/links.ts'
import { notice } from '#ui/notice.ts'
import { tag } from '#ui/tag.ts'
import { workTable } from '#ui/work-table.ts'
import type { Goal } from '../goals.ts'
import type { BandSet } from '../norm.ts'
import type { MissingMeasure } from '../missing.ts'
import { measuresAddress, type Opened } from '../opened.ts'
import { formOf } from '../own-forms.ts'
import type { Response } from '../responses.ts'
import { informantName, momentName, planInWords, shortTitleOf } from '../words.ts'
import { disagreements } from '../disagreement.ts'
import { overall, seriesOf, type Series } from '../series.ts'
import { entryAddress } from './choose-page.ts'
import { disagreementNotice, familyCurves, overallLine, type Span } from './curves.ts'

export type Measures = {
  responses: readonly Response[]
  goals: readonly Goal[]
  missing: readonly MissingMeasure[]
  /** The days of the talks that were held. */
  talks: readonly string[]
  /** The norm sets in use, the first to be tried first. */
  bandSets: readonly BandSet[]
}

/** What was measured in a pathway: answers that need a look, what is missing, the goals, and every form that was answered. */
export const measuresPage = (
  frame: Frame,
  opened: Opened,
  { responses, goals, missing, talks, bandSets }: Measures,
) => {
  const series = seriesOf(responses, bandSets)
  const span = spanOf(opened, responses, talks)
  const works = may('pathway.work', opened.reader) && opened.pathway.status !== 'entered_in_error'
  const at = measuresAddress(opened.pathway.id)
  return staffPage(
    frame,
    { title: 'Mål og skemaer', wide: true },
    html`${banner(opened, { linked: true })}
    ${heading('Mål og skemaer', {
      line: series.length > 0 && overallLine(overall(series)),
      actions: html`${
        works &&
        html`${buttonLink('Send et skema', `${at}/invitations/new`, { kind: 'primary' })}
        ${buttonLink('Indtast et skema', `${at}/new`)}
        ${buttonLink('Sendte skemaer', `${at}/invitations`, { kind: 'quiet' })}`
      }
      ${series.length > 0 && buttonLink('Vis for familien', `${at}?view=family`, { kind: 'quiet' })}`,
    })}
    ${toLookAt(opened, responses)} ${disagreementNotice(disagreements(series))} ${curves(series, span, goals)}
    ${columns(
      card('Besvarede skemaer', answered(opened, responses)),
      html`${goalsCard(opened, goals, works)} ${missingCard(opened, missing, works)}`,
    )}
    ${backLink(`/pathways/${opened.pathway.id}`, 'Tilbage til forløbet')}`,
  )
}

/** From the first henvendelse, or an answer before it, to the end or today. */
const spanOf = ({ pathway, today }: Opened, responses: readonly Response[], talks: readonly string[]): Span => {
  const first = responses[0]?.answered_on ?? pathway.enquiry_on
  const last = responses.at(-1)?.answered_on ?? pathway.enquiry_on
  const until = pathway.ended_on ?? today.toString()
  return {
    from: first < pathway.enquiry_on ? first : pathway.enquiry_on,
    to: last > until ? last : until,
    talks,
    forFamily: false,
  }
}

/** What a family and a therapist look at together: the same curves without reckoning, and nothing that needs a look. */
export const familyPage = (frame: Frame, opened: Opened, { responses, goals, talks, bandSets }: Measures) => {
  const span = { ...spanOf(opened, responses, talks), forFamily: true }
  const series = seriesOf(responses, bandSets).filter(
    ({ isMain, family }) => isMain || family === 'goals' || family === 'five-areas',
  )
  return staffPage(
    frame,
    { title: 'Sådan er det gået', wide: true },
    html`${heading('Sådan er det gået', {
      line: `${opened.child.givenName} og dem, der har svaret`,
    })}
    ${series.length === 0 && html`<p>Der er ikke svaret på nogen spørgsmål endnu.</p>`} ${curves(series, span, goals)}
    ${backLink(measuresAddress(opened.pathway.id), 'Tilbage til mål og skemaer')}`,
  )
}

const curves = (series: readonly Series[], span: Span, goals: readonly Goal[]): Child =>
  [...Map.groupBy(series, ({ family }) => family).values()].map((each) =>
    card(each[0]?.familyTitle, familyCurves(each, span, goals)),
  )

const toLookAt = ({ pathway }: Opened, responses: readonly Response[]): Child => {
  const open = responses.flatMap((response) =>
    response.flags.filter(({ answered_at }) => !answered_at).map((flag) => ({ ...flag, response })),
  )
  return (
    open.length > 0 &&
    notice(
      'warning',
      open.length === 1 ? 'Et svar skal ses i dag' : `${open.length} svar skal ses i dag`,
      html`<ul>
        ${open.map(
          ({ id, response }) =>
            html`<li>
              <a href="${measuresAddress(pathway.id)}/flags/${id}"
                >${shortTitleOf(response.form_id, response.own?.shortTitle)}, ${informantName[response.informant]}</a
              >
            </li>`,
        )}
      </ul>`,
    )
  )
}

const answered = ({ pathway, today }: Opened, responses: readonly Response[]): Child =>
  workTable({
    caption: 'Besvarede skemaer, de nyeste først',
    quietCaption: true,
    columns: [
      { key: 'on', label: 'Dag', tight: true },
      { key: 'form', label: 'Skema', tight: true },
      { key: 'who', label: 'Hvem' },
      { key: 'moment', label: 'Hvornår' },
      { key: 'score', label: 'Score' },
    ],
    rows: responses.toReversed().map((response) => ({
      on: html`<a href="${measuresAddress(pathway.id)}/${response.id}">${shortDay(response.answered_on, today)}</a>`,
      form: html`${shortTitleOf(response.form_id, response.own?.shortTitle)}
      ${response.mistake !== null && tag('bad', 'ved en fejl')}`,
      who: whoAnswered(response),
      moment: momentName[response.moment],
      score: mainScore(response),
    })),
    empty: 'Der er ikke besvaret nogen skemaer endnu.',
  })

/** Whose answer it is, by name where it is known. */
export const whoAnswered = (response: Response): string => {
  const { given_name: givenName, family_name: familyName } = response
  const name = givenName && familyName ? fullName({ givenName, familyName }) : response.informant_name
  return name ? `${name} (${informantName[response.informant]})` : informantName[response.informant]
}

/** The score that says most, with its band. */
export function mainScore({ scores, ...response }: Pick<Response, 'form_id' | 'own' | 'scores'>): Child {
  const definition = formOf(response)
  const all = [...(definition?.sums ?? []), ...(definition?.scales ?? [])]
  const first = all.find(({ id }) => id === 'total') ?? all.find(({ asked }) => asked === 'first') ?? all[0]
  const score = scores.find(({ scale }) => scale === first?.id) ?? scores[0]
  if (!score) return null
  if (score.value === null) return 'kan ikke gøres op'
  return html`${number(score.value)} ${score.band_name && html`<span class="quiet">${score.band_name}</span>`}`
}

const goalsCard = ({ pathway, today }: Opened, goals: readonly Goal[], works: boolean): Child => {
  const inUse = goals.filter(({ until }) => until === null)
  const ended = goals.filter(({ until }) => until !== null)
  const at = `${measuresAddress(pathway.id)}/goals`
  return card(
    'Mål',
    html`${inUse.length === 0 && html`<p class="quiet">Barnet eller familien har ikke sat mål endnu.</p>`}
      <ul class="plain-list">
        ${inUse.map(
          (goal) =>
            html`<li>
              ${goal.words}
              <br /><span class="quiet small">sat ${shortDay(goal.since, today)} af ${informantName[goal.set_by]}</span>
              ${works && html` <a class="small" href="${at}/${goal.id}">Skift eller afslut<span class="sr-only"> ${goal.words}</span></a>`}
            </li>`,
        )}
      </ul>
      ${
        ended.length > 0 &&
        html`<details>
          <summary>Tidligere mål</summary>
          <ul class="plain-list">
            ${ended.map(
              (goal) =>
                html`<li>
                  ${goal.words}
                  <span class="quiet small"
                    >${shortDay(goal.since, today)} til ${goal.until && shortDay(goal.until, today)}</span
                  >
                </li>`,
            )}
          </ul>
        </details>`
      }
      ${works && inUse.length < 3 && buttonLink('Sæt et mål', `${at}/new`)}`,
  )
}

const missingCard = ({ pathway, today }: Opened, missing: readonly MissingMeasure[], works: boolean): Child =>
  missing.length > 0 &&
  card(
    'Mangler',
    html`<ul class="plain-list">
      ${missing.map(
        (each) =>
          html`<li>
            ${works ? html`<a href="${entryAddress(pathway.id, each)}">${planInWords(each)}</a>` : planInWords(each)}
            ${tag(each.dueOn < today.toString() ? 'bad' : 'plain', `senest ${shortDay(each.dueOn, today)}`)}
          </li>`,
      )}
    </ul>`,
  )
