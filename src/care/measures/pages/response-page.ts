import { may } from '#registry/access/roles.ts'
import { banner } from '#care/pathways/pathways.ts'
import { buttonLink } from '#ui/button.ts'
import { card, columns, facts, heading } from '#ui/card.ts'
import { day, moment, number, shortDay } from '#ui/danish.ts'
import { html, type Child } from '#ui/html.ts'
import { staffPage, type Frame } from '#ui/layout.ts'
import { backLink } from '#ui/links.ts'
import { notice } from '#ui/notice.ts'
import { tag } from '#ui/tag.ts'
import { workTable } from '#ui/work-table.ts'
import { normSetById } from '../norms.ts'
import { measuresAddress, type Opened } from '../opened.ts'
import { formOf } from '../own-forms.ts'
import { answersInWords } from '../answers-in-words.ts'
import type { Response } from '../responses.ts'
import { entryName, momentName, titleOf } from '../words.ts'
import { whoAnswered } from './measures-page.ts'

/** A form that was answered: its scores with the norms that were used, and the answers as the questions stood then. */
export const responsePage = (frame: Frame, opened: Opened, response: Response) => {
  const at = measuresAddress(opened.pathway.id)
  return staffPage(
    frame,
    { title: 'Besvaret skema', wide: true },
    html`${banner(opened, { linked: true })}
    ${heading(titleOf(response.form_id, response.own?.title), { line: `${whoAnswered(response)}, ${day(response.answered_on)}` })}
    ${
      response.mistake !== null &&
      notice(
        'warning',
        'Registreret ved en fejl',
        html`<p>${response.mistake}</p>
          <p>Skemaet bliver stående og tæller ikke med.</p>`,
      )
    }
    ${columns(
      html`${card('Scorer', scores(response))} ${card('Svar', answers(response))}`,
      html`${flags(opened, response)} ${about(opened, response)}`,
    )}
    ${backLink(at, 'Tilbage til mål og skemaer')}`,
  )
}

const scores = (response: Response): Child => {
  const definition = formOf(response)
  const known = [...(definition?.sums ?? []), ...(definition?.scales ?? [])]
  const order = (scale: string) => {
    const nth = known.findIndex(({ id }) => id === scale)
    return nth < 0 ? known.length : nth
  }
  return workTable({
    caption: 'Scorer',
    quietCaption: true,
    columns: [
      { key: 'scale', label: 'Skala' },
      { key: 'value', label: 'Score', numeric: true },
      { key: 'band', label: 'Svarer til' },
      { key: 'note', label: 'Bemærk' },
    ],
    rows: response.scores
      .toSorted((a, b) => order(a.scale) - order(b.scale))
      .map((score) => {
        const scale = known.find(({ id }) => id === score.scale)
        const range = scale && html` <span class="quiet small">af ${number(scale.range[1])}</span>`
        return {
          scale: scale?.title ?? score.scale,
          value:
            score.value === null ? '–' : html`${number(score.value, Number.isInteger(score.value) ? 0 : 2)}${range}`,
          band:
            score.band_name && html`${score.band_name} <span class="quiet small">${normTitle(score.norm_id)}</span>`,
          note: note(score),
        }
      }),
    empty: 'Skemaet har ingen scorer.',
  })
}

/** What the norm set is called that was used then. */
const normTitle = (id: string | null): string => (id ? (normSetById(id)?.title ?? id) : '')

const note = ({ value, answered, items, prorated, incomplete }: Response['scores'][number]): string => {
  if (value === null) return `For få svar: ${answered} af ${items}.`
  if (prorated) return `Regnet op: ${answered} af ${items} svar.`
  return incomplete ? `Ufuldstændig: ${answered} af ${items} svar.` : ''
}

const answers = (response: Response): Child =>
  response.entry === 'paper_scores'
    ? html`<p class="quiet">Kun scorerne er taget over fra papiret.</p>`
    : html`${
        !response.shown &&
        html`<p class="quiet">Skemaets ordlyd var ikke lagt ind. Svarene står med deres nummer på skemaet.</p>`
      }
      ${workTable({
        caption: 'Svar',
        quietCaption: true,
        columns: [
          { key: 'question', label: 'Spørgsmål' },
          { key: 'answer', label: 'Svar' },
        ],
        rows: answersInWords(response).map(({ question, answer, isFlagged }) => ({
          question,
          answer: html`${answer ?? html`<span class="quiet">ikke besvaret</span>`}
          ${isFlagged && tag('bad', 'skal ses')}`,
        })),
        empty: 'Ingen svar.',
      })}`

const flags = ({ pathway, today }: Opened, response: Response): Child =>
  response.flags.length > 0 &&
  card(
    'Svar, der skal ses',
    html`<ul class="plain-list">
      ${response.flags.map(
        (flag) =>
          html`<li>
            <a href="${measuresAddress(pathway.id)}/flags/${flag.id}"
              >${flag.answered_at ? 'Se, hvad der er gjort' : 'Svar på det'}</a
            >
            ${flag.answered_at ? tag('ok', `set ${shortDay(flag.answered_at.slice(0, 10), today)}`) : tag('bad', 'venter')}
          </li>`,
      )}
    </ul>`,
  )

const about = (opened: Opened, response: Response): Child =>
  card(
    'Om besvarelsen',
    html`${facts([
      ['Besvaret', day(response.answered_on)],
      ['Hvornår', momentName[response.moment]],
      ['Hvordan', entryName[response.entry]],
      ['Skemaets version', response.form_version],
      ['Registreret', html`${moment(response.recorded_at)}${response.recorder && html`, ${response.recorder}`}`],
      [
        'Til andre systemer',
        html`<a href="${measuresAddress(opened.pathway.id)}/${response.id}/fhir">Hent som FHIR (JSON)</a>`,
      ],
    ])}
    ${
      response.mistake === null &&
      opened.pathway.status !== 'entered_in_error' &&
      may('pathway.work', opened.reader) &&
      html`<p>${buttonLink('Marker som en fejl', `${measuresAddress(opened.pathway.id)}/${response.id}/mistake`)}</p>`
    }`,
  )
