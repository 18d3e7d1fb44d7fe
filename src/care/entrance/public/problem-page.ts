import type { Problem } from '#platform/problem.ts'
import { html } from '#ui/html.ts'
import { publicPage } from '#ui/public-page.ts'
import { callUs, nationalLines } from './parts.ts'
import { frameOf, to, type Visit } from './visit.ts'

/** What went wrong, in the language of the visit, and still a way to a person. */
export function problemPage(visit: Visit, problem: Problem | null) {
  const { words } = visit.language
  const { title, text } =
    words.problem[problem?.status === 429 ? 'tooMany' : problem?.status === 404 ? 'notFound' : 'other']
  return publicPage(
    frameOf(visit),
    { title },
    html`<h1>${title}</h1>
      <p>${text}</p>
      <p><a href="${to(visit)}">${words.problem.home}</a></p>
      <div class="part">${callUs(visit)}</div>
      <div class="part">${nationalLines(visit)}</div>`,
  )
}
