import { banner } from '#care/pathways/pathways.ts'
import { postButton } from '#ui/button.ts'
import { heading } from '#ui/card.ts'
import { html, type Child } from '#ui/html.ts'
import { staffPage, type Frame } from '#ui/layout.ts'
import { backLink } from '#ui/links.ts'
import { notice } from '#ui/notice.ts'
import { progress } from '#ui/progress.ts'
import { tag } from '#ui/tag.ts'
import { ROWS_ON_A_PAGE, workTable } from '#ui/work-table.ts'
import { hindranceAt } from '../act.ts'
import { itemAddress, requestAddress, reviewAddress } from '../addresses.ts'
import type { RequestView } from '../load.ts'
import { isOpenForReview, nameOfRest, restOf } from '../review.ts'
import { verdictName } from '../words.ts'

/** Everything that was asked for, with what was decided of each. */
export const reviewPage = (frame: Frame, view: RequestView, page: number) => {
  const { request, reviewed, counts } = view
  const done = reviewed.length - counts.unreviewed
  return staffPage(
    frame,
    { title: 'Gennemgang', wide: true },
    html`${banner(view, { linked: false })} ${backLink(requestAddress(request.id), 'Anmodningen')}
    ${heading('Gennemgang', {
      line: 'Alt gives, medmindre et afgørende hensyn til barnet eller den unge vejer tungere. At noget handler om en anden, er ikke i sig selv en grund til at undtage det.',
    })}
    ${isOpenForReview(view) ? html`${progress(`${done} af ${reviewed.length} er gennemgået`, done, Math.max(1, reviewed.length))} ${counts.unreviewed > 0 && rest(view)}` : notice('info', request.decision ? 'Sådan blev det gennemgået' : (hindranceAt(['review', 'decision'], view.step) ?? ''), request.decision && 'Der er truffet afgørelse, så gennemgangen kan ses, men ikke ændres.')}
    ${workTable({
      caption: 'Det, der er bedt om',
      quietCaption: true,
      columns: [
        { key: 'item', label: 'Hvad' },
        { key: 'by', label: 'Hvem' },
        { key: 'verdict', label: 'Gives det?' },
        { key: 'marks', label: 'Mærket' },
      ],
      rows: reviewed.slice((page - 1) * ROWS_ON_A_PAGE, page * ROWS_ON_A_PAGE).map((one) => cells(view, one)),
      page,
      pages: Math.max(1, Math.ceil(reviewed.length / ROWS_ON_A_PAGE)),
      total: reviewed.length,
      hrefFor: ({ page: to }) => `${reviewAddress(request.id)}${to > 1 ? `?page=${to}` : ''}`,
      empty: request.decision
        ? 'Der er truffet afgørelse, uden at noget blev gennemgået for sig.'
        : 'Der er ikke noget i den del af journalen, der er bedt om.',
    })}`,
  )
}

const rest = ({ request, counts, reviewed }: RequestView): Child => {
  const others = restOf(reviewed)
  return reviewed.some(({ item, verdict }) => !verdict && !item.mayRead)
    ? html`<p class="quiet">En leder gennemgår de underretninger, som du ikke må læse.</p>`
    : [
        counts.unreviewed > others.length &&
          html`<p class="quiet">
            ${counts.unreviewed - others.length === 1 ? 'Et stykke' : `${counts.unreviewed - others.length} stykker`}
            gentager en sætning, der er undtaget et andet sted, eller fortæller om en underretning, der er undtaget.
            Gennemgå det for sig.
          </p>`,
        others.length > 0 &&
          postButton(`Giv de ${others.length}, der mangler`, `${reviewAddress(request.id)}/rest`, {
            values: { rest: nameOfRest(others) },
          }),
      ]
}

const cells = ({ request }: RequestView, { item, verdict }: RequestView['reviewed'][number]) => ({
  item: item.mayRead ? html`<a href="${itemAddress(request.id, item)}">${item.title}</a>` : item.title,
  by: item.facts[0]?.[1] ?? '',
  verdict: verdict
    ? [
        tag(
          ({ give: 'ok', give_in_part: 'warn', withhold: 'bad' } as const)[verdict.verdict],
          verdictName[verdict.verdict].toLowerCase(),
        ),
        verdict.reason && html`<span class="small as-typed"> ${verdict.reason}</span>`,
      ]
    : tag('plain', item.mayRead ? 'mangler' : 'for en leder'),
  marks: verdict
    ? [
        verdict.third_party.length > 0 && tag('info', 'om andre'),
        ' ',
        verdict.test_questions.length > 0 && tag('info', 'testspørgsmål'),
      ]
    : '',
})
