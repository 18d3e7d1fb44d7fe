import { z } from 'zod'
import * as f from '#platform/form.ts'
import type { RiskAnswer } from '#platform/schema.ts'
import { clockTimeOf } from '#platform/time.ts'
import { levelName, type Shown, type View } from '#care/pathways/pathways.ts'
import { checkboxes, radioGroup, select } from '#ui/choice-fields.ts'
import { dateField, timeField } from '#ui/date-fields.ts'
import { fieldRow, fieldSection } from '#ui/form.ts'
import { html, type Child } from '#ui/html.ts'
import { textArea, textField } from '#ui/text-fields.ts'
import { answerName, severityName, stepName, talkName, thoughtsName, wordsOf } from '../words.ts'

const ANSWERS = wordsOf(answerName)
const LEVELS = wordsOf(levelName)

export const assessmentSchema = z.object({
  assessedBy: f.id('Vælg, hvem der har vurderet.'),
  day: f.day('Skriv, hvilken dag det er vurderet.'),
  time: f.time('Skriv, hvad klokken var.'),
  talkedWith: f.choices(wordsOf(talkName)).refine((chosen) => chosen.length > 0, 'Vælg, hvem der er talt med.'),
  talkedWithWords: f.optionalText(300),
  harmNow: f.choice(ANSWERS, 'Vælg ja, nej eller ved ikke.'),
  harmRecently: f.choice(ANSWERS, 'Vælg ja, nej eller ved ikke.'),
  harmSeverity: f.optionalChoice(wordsOf(severityName)),
  harmWords: f.optionalText(2000),
  thoughts: f.choice(wordsOf(thoughtsName), 'Vælg, hvilke tanker der er.'),
  thoughtsWords: f.optionalText(2000),
  plan: f.choice(ANSWERS, 'Vælg ja, nej eller ved ikke.'),
  means: f.choice(ANSWERS, 'Vælg ja, nej eller ved ikke.'),
  attempts: f.choice(ANSWERS, 'Vælg ja, nej eller ved ikke.'),
  attemptsWords: f.optionalText(2000),
  protective: f.optionalText(2000),
  adultsKnow: f.optionalText(2000),
  level: f.choice(LEVELS, 'Vælg, hvad vurderingen er.'),
  reason: f.text('Skriv, hvad vurderingen bygger på.', { min: 10, max: 4000 }),
  steps: f.choices(wordsOf(stepName)),
  stepsWords: f.optionalText(2000),
  guidelineId: f.optionalId(),
})

const optionsFrom = <Word extends string>(names: Readonly<Record<Word, string>>) =>
  wordsOf(names).map((value) => ({ value, label: names[value] }))

const answer = (shown: Shown, name: string, label: string, hint?: string): Child =>
  radioGroup({ ...shown, name, label, hint, look: 'row', options: optionsFrom<RiskAnswer>(answerName) })

const more = (shown: Shown, name: string, label: string, hint?: string): Child =>
  textArea({ ...shown, name, label, hint, optional: true, rows: 3, limit: 2000 })

const levelHint = {
  none: 'Hverken selvskade, tanker eller plan.',
  low: 'Fx selvskade uden ønske om at dø, eller flygtige tanker uden plan.',
  increased: 'Behandlingen venter, og der åbnes opgaver: psykiatri, forældre, underretning.',
  acute: 'Handl nu: ring 112 ved fare for liv. Behandlingen venter, og opgaverne er til i dag.',
} as const

/** R36: who, when, with whom; what was asked; the judgement with its reason; what was done. */
export const assessmentFields = (view: View, shown: Shown): Child =>
  html`${fieldSection(
    'Samtalen',
    html`${select({
      ...shown,
      name: 'assessedBy',
      label: 'Hvem har vurderet?',
      value: view.reader.id,
      options: view.choices.staff.map(({ id, name, profession }) => ({ value: id, label: `${name}, ${profession}` })),
    })}
    ${fieldRow(dateField({ ...shown, name: 'day', label: 'Dag', value: view.today.toString(), max: view.today.toString() }), timeField({ ...shown, name: 'time', label: 'Klokken', value: clockTimeOf(view.now) }))}
    ${checkboxes({ ...shown, name: 'talkedWith', label: 'Hvem er der talt med?', hint: 'Tal med barnet eller den unge alene en del af tiden.', options: optionsFrom(talkName) })}
    ${textField({ ...shown, name: 'talkedWithWords', label: 'Hvem ellers, eller hvorfor ikke alene?', optional: true })}`,
  )}
  ${fieldSection(
    'Selvskade',
    html`${answer(shown, 'harmNow', 'Skader barnet/den unge sig selv nu?')}
    ${answer(shown, 'harmRecently', 'Har der været selvskade de seneste tre måneder?')}
    ${radioGroup({ ...shown, name: 'harmSeverity', label: 'Hvor alvorlig?', optional: true, look: 'row', options: optionsFrom(severityName) })}
    ${more(shown, 'harmWords', 'Hvordan, hvor ofte, og hvad hjælper det på?')}`,
  )}
  ${fieldSection(
    'Selvmord',
    html`${radioGroup({ ...shown, name: 'thoughts', label: 'Tanker', options: optionsFrom(thoughtsName) })}
    ${more(shown, 'thoughtsWords', 'Hvor tit, hvor længe, og hvad sætter dem i gang?')}
    ${answer(shown, 'plan', 'Er der en plan?')}
    ${answer(shown, 'means', 'Er midlerne inden for rækkevidde?', 'Fx medicin, skarpe ting, våben.')}
    ${answer(shown, 'attempts', 'Har der været forsøg tidligere?')}
    ${more(shown, 'attemptsWords', 'Hvornår og hvordan?')}`,
  )}
  ${fieldSection(
    'Det, der holder',
    html`${more(shown, 'protective', 'Hvad beskytter barnet/den unge?', 'Fx mennesker, håb, planer, noget at leve for.')}
    ${more(shown, 'adultsKnow', 'Hvad ved forældre og andre voksne?')}`,
  )}
  ${fieldSection(
    'Vurdering',
    html`${radioGroup({ ...shown, name: 'level', label: 'Samlet vurdering', hint: 'Er du i tvivl, så vælg det højere trin, og tal med en kollega.', options: LEVELS.map((value) => ({ value, label: levelName[value], hint: levelHint[value] })) })}
    ${textArea({ ...shown, name: 'reason', label: 'Hvad bygger vurderingen på?', hint: 'Det, du har set og hørt. Står i journalen.', rows: 5, limit: 4000 })}
    ${checkboxes({ ...shown, name: 'steps', label: 'Hvad er allerede gjort?', optional: true, hint: 'Det, der mangler ved forhøjet eller akut risiko, bliver til opgaver.', options: optionsFrom(stepName) })}
    ${more(shown, 'stepsWords', 'Hvad er aftalt, og med hvem?')}`,
  )}`
