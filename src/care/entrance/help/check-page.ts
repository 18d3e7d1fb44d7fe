import type { Errors } from '#platform/form.ts'
import { writtenCpr } from '#registry/people/people.ts'
import { button, postButton } from '#ui/button.ts'
import { form, formActions } from '#ui/form.ts'
import { html, type Child } from '#ui/html.ts'
import { notice } from '#ui/notice.ts'
import { publicPage } from '#ui/public-page.ts'
import { frameOf, to, type Visit } from '../public/visit.ts'
import type { Words } from '../words/da.ts'
import type { Given, Reading } from './answers.ts'
import { flowOf, type Question } from './flow.ts'
import { languageLabel } from './language-label.ts'

type Row = readonly [label: string, answer: Child]

/** Everything that was answered, each with a way back to change it, and the one button that sends it. */
export function checkPage(visit: Visit, { known: { words, asker }, given }: Reading, errors?: Errors) {
  const rows = flowOf(asker).flatMap((question) =>
    rowsOf(question, given, words, visit.language.code).map((row) => ({ question, row })),
  )
  return publicPage(
    frameOf(visit),
    {
      title: words.help.title,
      errors,
      back: { href: to(visit, `/help/${flowOf(asker).at(-1)}`), label: words.help.back },
    },
    html`<h1>${words.check.heading}</h1>
      <p>${words.check.lead}</p>
      ${form(
        { action: to(visit, '/help/check'), errors, wrong: words.wrong },
        html`<dl class="answers">
            ${rows.map(
              ({ question, row: [label, answer] }) =>
                html`<div>
                  <dt>${label}</dt>
                  <dd>${answer}</dd>
                  <dd>
                    <a href="${to(visit, `/help/${question}?from=check`)}"
                      >${words.check.change} <span class="sr-only">${label}</span></a
                    >
                  </dd>
                </div>`,
            )}
          </dl>
          <p class="trap" aria-hidden="true">
            <label for="extra">${words.check.trap}</label>
            <input type="text" id="extra" name="extra" tabindex="-1" autocomplete="off" />
          </p>
          ${given.about?.themes.includes('self_harm') && notice('warning', words.receipt.urgent, words.receipt.urgentText)}
          <p class="quiet">${words.check.who}</p>
          ${formActions(button(words.check.send))}`,
      )}
      <div class="form-actions">${postButton(words.help.remove, to(visit, '/help/removal'), { kind: 'quiet' })}</div>`,
  )
}

function rowsOf(question: Question, given: Given, words: Words, page: string): Row[] {
  const { rows, none, later, yes, no } = words.check
  const { who, birth, family, name, about, you, phone, parents, referrer, language } = given
  const shown: Record<Question, () => (Row | undefined)[]> = {
    who: () => [who && [rows.who, words.who.options[who.who].label]],
    birth: () => [
      birth && [rows.birth, words.day(birth.birthDate)],
      birth && [rows.cpr, birth.cpr ? writtenCpr(birth.cpr) : later],
    ],
    agreement: () => [],
    family: () => [
      family && [
        rows.family,
        `${family.agreedBy} (${words.parties[family.agreedParty]}), ${words.day(family.agreedOn)}`,
      ],
    ],
    name: () => [name && [rows.name, `${name.givenName} ${name.familyName}`]],
    about: () => [
      about && [
        rows.about,
        html`${
          about.themes.length > 0 &&
          html`<ul class="dots">
            ${about.themes.map((theme) => html`<li>${words.about.themes[theme]}</li>`)}
          </ul>`
        }
        ${about.about && html`<p class="as-typed">${about.about}</p>`}`,
      ],
    ],
    you: () => [you && [rows.you, `${you.contactName} (${words.parties[you.party]})`]],
    phone: () => [
      phone && [
        rows.phone,
        `${phone.caller ? `${phone.caller === 'me' ? words.phone.callers.me : phone.adult}, ` : ''}${phone.phone}`,
      ],
      phone && [rows.bestTime, phone.bestTime || none],
    ],
    parents: () => [parents && [rows.parents, words.parents.options[parents.parentsKnow]]],
    referrer: () => [
      referrer && [
        rows.referrer,
        `${referrer.name}, ${referrer.organisation} (${words.referrer.bys[referrer.by]}), ${referrer.phone}`,
      ],
    ],
    language: () => [
      language && [rows.language, languageLabel(language.language, page, words)],
      language && [rows.interpreter, language.interpreter ? yes : no],
    ],
  }
  return shown[question]().filter((row) => row !== undefined)
}
