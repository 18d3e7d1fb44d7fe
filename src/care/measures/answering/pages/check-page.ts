import type { Errors } from '#platform/form.ts'
import { button } from '#ui/button.ts'
import { form, formActions } from '#ui/form.ts'
import { html } from '#ui/html.ts'
import { publicPage } from '#ui/public-page.ts'
import type { Answers } from '../../definition.ts'
import { frameOf, to, type Visit } from '../visit.ts'
import { askedAfter, beside, type Question } from '../walk.ts'
import { isFromRight } from '../words/languages.ts'
import type { Sheet } from './question-page.ts'

/** Everything that was answered, each with a way back to change it, and the one button that sends it. */
export function checkPage(visit: Visit, { questions, answers, written }: Sheet, errors?: Errors) {
  const { words, code } = visit.language
  const asked = askedAfter(questions, answers)
  const last = beside(asked, questions.length + 1, -1)
  const lang = written === code ? '' : written
  return publicPage(
    frameOf(visit, 'check'),
    {
      title: words.title,
      errors,
      back: { href: to(visit, last ? String(last.nth) : ''), label: words.back },
    },
    html`<h1>${words.check.heading}</h1>
      <p>${words.check.lead}</p>
      ${form(
        { action: to(visit, 'check'), errors, wrong: words.wrong },
        html`<dl class="answers">
            ${asked.map(
              (question) =>
                html`<div>
                  <dt lang="${lang || code}" dir="${isFromRight(written) ? 'rtl' : 'ltr'}">${question.shown.text}</dt>
                  <dd class="as-typed">${inWords(question, answers) ?? html`<em>${words.check.none}</em>`}</dd>
                  <dd>
                    <a href="${to(visit, `${question.nth}?from=check`)}"
                      >${words.check.change}<span class="sr-only">: ${question.shown.text}</span></a
                    >
                  </dd>
                </div>`,
            )}
          </dl>
          ${formActions(button(words.check.send))}`,
      )}`,
  )
}

/** An answer as it was chosen; null when there is none. */
function inWords({ item, shown }: Question, answers: Answers): string | null {
  const answer = answers[item.id] ?? null
  if (item.kind !== 'choice') return answer === null || answer === '' ? null : String(answer)
  if (!(item.id in answers)) return null
  return shown.options?.find(({ value }) => value === answer)?.label ?? null
}
