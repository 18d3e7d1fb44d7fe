import { banner } from '#care/pathways/pathways.ts'
import { card, facts, heading } from '#ui/card.ts'
import { html, type Child } from '#ui/html.ts'
import { staffPage, type Frame } from '#ui/layout.ts'
import { backLink } from '#ui/links.ts'
import { notice } from '#ui/notice.ts'
import { tag } from '#ui/tag.ts'
import { reviewAddress } from '../addresses.ts'
import type { RequestView, Verdict } from '../load.ts'
import { passageKey, passagesOf, type Section } from '../passages.ts'
import { verdictName } from '../words.ts'

/** R65: one thing as it was reviewed, for the second person and for later: each passage, what is withheld, and why. */
export const reviewedItemPage = (
  frame: Frame,
  view: RequestView,
  { item, verdict, isChanged }: RequestView['reviewed'][number],
) =>
  staffPage(
    frame,
    { title: 'Gennemgang', wide: true },
    html`${banner(view, { linked: false })} ${backLink(reviewAddress(view.request.id), 'Gennemgang')}
    ${heading(item.title)}
    ${isChanged && notice('warning', 'Det er ændret, siden det blev gennemgået', 'Det, der står her, er det, der står nu. Det, der er givet, kan ses i det dokument, der blev dannet.')}
    ${card(
      null,
      html`${facts([
        ...item.facts,
        ['Gives det?', verdict ? verdictName[verdict.verdict] : 'ikke gennemgået'],
        ...(verdict?.reason ? [['Hensyn', html`<span class="as-typed">${verdict.reason}</span>`] as const] : []),
      ])}
      ${item.sections.map((section, n) => passages(section, n, verdict))}`,
    )}`,
  )

const passages = ({ heading: title, text }: Section, section: number, verdict: Verdict | null): Child =>
  html`<table class="passages">
    <caption>
      ${title}
    </caption>
    <thead>
      <tr>
        <th scope="col">Tekst</th>
        <th scope="col">Gives det?</th>
      </tr>
    </thead>
    <tbody>
      ${passagesOf(text).map(
        (passage, n) =>
          html`<tr>
            <th scope="row">${passage.trim()}</th>
            <td>${marks(passageKey(section, n), verdict)}</td>
          </tr>`,
      )}
    </tbody>
  </table>`

const marks = (key: string, verdict: Verdict | null): Child => {
  if (!verdict) return 'ikke gennemgået'
  if (verdict.verdict === 'withhold' || verdict.withheld.includes(key)) return tag('bad', 'undtages')
  return [
    verdict.test_questions.includes(key) ? tag('warn', 'testspørgsmål') : 'ja',
    verdict.third_party.includes(key) && [' ', tag('info', 'om en anden')],
  ]
}
