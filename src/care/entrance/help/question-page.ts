import { button, postButton } from '#ui/button.ts'
import type { Errors, Typed } from '#ui/field.ts'
import { form, formActions } from '#ui/form.ts'
import { html } from '#ui/html.ts'
import { publicPage } from '#ui/public-page.ts'
import { frameOf, to, type Visit } from '../public/visit.ts'
import { isFifteen } from './answers.ts'
import { fields } from './fields.ts'
import { flowOf, minutesLeft, type Asker, type Question } from './flow.ts'
import type { Known } from './questions.ts'

type Shown = {
  known: Known
  typed?: Typed | undefined
  errors?: Errors | undefined
  /** It is changed from the page on which all answers are looked through. */
  fromCheck: boolean
  /** Something is kept already that can be deleted. */
  begun: boolean
}

/** One question on a page. */
export function questionPage(visit: Visit, question: Question, { known, typed, errors, fromCheck, begun }: Shown) {
  const { words, asker } = known
  const flow = flowOf(asker)
  const at = flow.indexOf(question) + 1
  const { heading, lead } = said(question, known)
  const before = flow[at - 2]
  return publicPage(
    frameOf(visit),
    {
      title: words.help.title,
      errors,
      step: { at, of: flow.length, minutes: minutesLeft(asker, question) },
      back: { href: to(visit, fromCheck ? '/help/check' : before ? `/help/${before}` : ''), label: words.help.back },
    },
    html`<h1>${heading}</h1>
      ${lead && html`<p>${lead}</p>`}
      ${form(
        { action: to(visit, `/help/${question}${fromCheck ? '?from=check' : ''}`), errors, wrong: words.wrong },
        html`${fields[question]({ known, typed, errors, language: visit.language.code })}
        ${formActions(button(words.help.next), begun && button(words.help.later, { kind: 'quiet', name: 'later', value: 'yes' }))}`,
      )}
      ${begun && html`<div class="form-actions">${postButton(words.help.remove, to(visit, '/help/removal'), { kind: 'quiet' })}</div>`}`,
  )
}

function said(question: Question, { words, asker, birthDate, today }: Known): { heading: string; lead: string } {
  const text = words[question]
  const as: Asker = asker ?? 'parent'
  const heading = typeof text.heading === 'string' ? text.heading : text.heading[as]
  if (question === 'parents')
    return { heading, lead: words.parents.lead[birthDate && isFifteen(birthDate, today) ? 'from15' : 'under15'] }
  if (question === 'phone') return { heading, lead: words.phone.lead[as] }
  return { heading, lead: typeof text.lead === 'string' ? text.lead : '' }
}
