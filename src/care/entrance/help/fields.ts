import { checkbox, checkboxes, radioGroup, select } from '#ui/choice-fields.ts'
import { datePartsField } from '#ui/date-fields.ts'
import type { Errors, Typed } from '#ui/field.ts'
import { html, type Html } from '#ui/html.ts'
import { cprField, phoneField, textArea, textField } from '#ui/text-fields.ts'
import type { Question } from './flow.ts'
import { languageLabel } from './language-label.ts'
import { aboutLetters, choicesOf, type Known } from './questions.ts'

export type Asked = { known: Known; typed: Typed | undefined; errors: Errors | undefined; language: string }

/** The heading says it to the eye; the one who listens hears it before the choices. */
const heard = (label: string) => html`<span class="sr-only">${label}</span>`

const labelled = <Word extends string>(values: readonly Word[], labels: Readonly<Record<Word, string>>) =>
  values.map((value) => ({ value, label: labels[value] }))

/** The fields of each question. */
export const fields: Record<Question, (asked: Asked) => Html> = {
  who: ({ known: { words }, typed, errors }) =>
    radioGroup({
      name: 'who',
      label: heard(words.who.heading),
      look: 'cards',
      options: Object.entries(words.who.options).map(([value, option]) => ({ value, ...option })),
      typed,
      errors,
    }),

  birth: ({ known: { words }, typed, errors }) =>
    html`${datePartsField({ name: 'birth', label: words.birth.label, hint: words.birth.hint, words: words.dateParts, typed, errors })}
    ${cprField({ name: 'cpr', label: words.birth.cpr, hint: words.birth.cprHint, optional: words.optional, typed, errors })}`,

  agreement: ({ known: { words }, typed, errors }) =>
    radioGroup({
      name: 'agreed',
      label: heard(words.agreement.label),
      look: 'cards',
      options: labelled(['yes', 'no'], words.agreement),
      typed,
      errors,
    }),

  family: ({ known: { words }, typed, errors }) =>
    html`${textField({ name: 'agreedBy', label: words.family.name, autocomplete: 'off', maxlength: 200, typed, errors })}
    ${radioGroup({ name: 'agreedParty', label: words.family.party, options: labelled(choicesOf.agreeingParties, words.parties), typed, errors })}
    ${datePartsField({ name: 'agreedOn', label: words.family.day, words: words.dateParts, typed, errors })}`,

  name: ({ known: { words, asker }, typed, errors }) => {
    const own = asker === 'self'
    return html`${textField({ name: 'givenName', label: words.name.given, autocomplete: own ? 'given-name' : 'off', typed, errors })}
    ${textField({ name: 'familyName', label: words.name.family, autocomplete: own ? 'family-name' : 'off', typed, errors })}`
  },

  about: ({ known: { words, asker }, typed, errors }) =>
    html`${checkboxes({ name: 'themes', label: heard(words.about.label), look: 'cards', options: labelled(choicesOf.themes, words.about.themes), typed, errors })}
    ${textArea({ name: 'about', label: words.about.own[asker ?? 'parent'], hint: words.about.ownHint, limit: aboutLetters, room: words.room, optional: words.optional, typed, errors })}`,

  you: ({ known: { words }, typed, errors }) =>
    html`${textField({ name: 'contactName', label: words.you.name, autocomplete: 'name', typed, errors })}
    ${radioGroup({ name: 'party', label: words.you.party, options: labelled(choicesOf.parentParties, words.parties), typed, errors })}`,

  phone: ({ known: { words, asker }, typed, errors }) =>
    html`${
      asker === 'self' &&
      radioGroup({
        name: 'caller',
        label: words.phone.caller,
        look: 'cards',
        options: [
          { value: 'me', label: words.phone.callers.me },
          {
            value: 'adult',
            label: words.phone.callers.adult,
            reveals: textField({ name: 'adult', label: words.phone.adult, typed, errors }),
          },
        ],
        typed,
        errors,
      })
    }
    ${phoneField({ name: 'phone', label: words.phone.label, autocomplete: asker === 'professional' ? 'off' : 'tel', typed, errors })}
    ${textField({ name: 'bestTime', label: words.phone.bestTime, hint: words.phone.bestTimeHint, optional: words.optional, typed, errors })}`,

  parents: ({ known: { words }, typed, errors }) =>
    radioGroup({
      name: 'parentsKnow',
      label: heard(words.parents.label),
      look: 'cards',
      options: Object.entries(words.parents.options).map(([value, label]) => ({ value, label })),
      typed,
      errors,
    }),

  referrer: ({ known: { words }, typed, errors }) =>
    html`${textField({ name: 'name', label: words.referrer.name, autocomplete: 'name', typed, errors })}
    ${select({ name: 'by', label: words.referrer.by, empty: '', options: labelled(choicesOf.referrers, words.referrer.bys), typed, errors })}
    ${textField({ name: 'organisation', label: words.referrer.organisation, autocomplete: 'organization', typed, errors })}
    ${phoneField({ name: 'phone', label: words.referrer.phone, typed, errors })}`,

  language: ({ known: { words }, typed, errors, language }) =>
    html`${select({
      name: 'language',
      label: words.language.label,
      value: language,
      options: choicesOf.languages.map((code) => ({ value: code, label: languageLabel(code, language, words) })),
      typed,
      errors,
    })}
    ${checkbox({ name: 'interpreter', label: words.language.interpreter, optional: true, typed, errors })}`,
}
