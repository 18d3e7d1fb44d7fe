import type { Errors } from '#platform/form.ts'
import { button, buttonLink } from '#ui/button.ts'
import { form, formActions } from '#ui/form.ts'
import { html } from '#ui/html.ts'
import { publicPage } from '#ui/public-page.ts'
import type { Answers } from '../../definition.ts'
import { frameOf, to, type Visit } from '../visit.ts'
import { askedAfter, beside, type Question } from '../walk.ts'
import { questionBlock } from './question.ts'

export type Sheet = { questions: readonly Question[]; answers: Answers; written: string }

/** One question, alone on its page. Each answer is kept at once; with a script the next comes without waiting for the network. */
export function questionPage(
  visit: Visit,
  { questions, answers, written }: Sheet,
  question: Question,
  { errors, fromCheck = false }: { errors?: Errors | undefined; fromCheck?: boolean } = {},
) {
  const { language } = visit
  const { words } = language
  const asked = askedAfter(questions, answers)
  const before = beside(asked, question.nth, -1)
  const here = `${question.nth}${fromCheck ? '?from=check' : ''}`
  return publicPage(
    frameOf(visit, here),
    {
      title: words.title,
      errors,
      step: { at: asked.indexOf(question) + 1, of: asked.length },
      back: { href: to(visit, fromCheck ? 'check' : before ? String(before.nth) : ''), label: words.back },
    },
    html`<div
      class="answering"
      data-answering="${to(visit)}"
      data-all="${fromCheck ? '' : to(visit, 'all?for=script')}"
    >
      ${form(
        { action: to(visit, here), errors, wrong: words.wrong },
        html`${questionBlock(question, { answers, written, language, errors, isAlone: true })}
          <p class="keys quiet">${words.keys}</p>
          ${formActions(button(words.next), button(words.skip, { kind: 'quiet', name: 'skip', value: 'yes' }))}`,
      )}
    </div>`,
  )
}

/** The questions alone, each as it stands on its page, for the script that shows one after the other. */
export const questionBlocks = (visit: Visit, { questions, answers, written }: Sheet) =>
  html`${questions.map((question) => questionBlock(question, { answers, written, language: visit.language, isAlone: true }))}`

/** All questions on one page, large: to go through with an interpreter, or to print. */
export function allPage(visit: Visit, { questions, answers, written }: Sheet, errors?: Errors) {
  const { language } = visit
  const { words } = language
  return publicPage(
    frameOf(visit, 'all'),
    { title: words.title, errors, back: { href: to(visit), label: words.back } },
    html`<div class="all-questions">
      <h1>${words.all.heading}</h1>
      <p>${words.all.lead}</p>
      ${form(
        { action: to(visit, 'all'), errors, wrong: words.wrong },
        html`${questions.map((question) => questionBlock(question, { answers, written, language, errors, isAlone: false }))}
        ${formActions(button(words.all.next), buttonLink(words.all.single, to(visit), { kind: 'quiet' }))}`,
      )}
    </div>`,
  )
}
