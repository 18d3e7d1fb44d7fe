import { z } from 'zod'
import { LANGUAGES, readCpr } from '#registry/people/people.ts'
import type { ContactingParty, ReferringParty, Theme } from '#platform/schema.ts'
import { ageOn, type Day } from '#platform/time.ts'
import type { Words } from '../words/da.ts'
import { ASKERS, CALLERS, PARENTS_KNOW, type Asker, type Question } from './flow.ts'
import { anyOf, dayFrom, line, oneOf, optionalLine, personName, phoneNumber, tick } from './line.ts'

/** What a question is judged by besides its own answer. */
export type Known = { words: Words; today: Day; asker: Asker | null; birthDate: string | null }

const THEMES = [
  'worry',
  'sadness',
  'behaviour',
  'restlessness',
  'body_and_food',
  'self_harm',
  'obsessions',
  'other',
] as const satisfies Theme[]
const PARENT_PARTIES = ['mother', 'father', 'other_custodian', 'other_adult'] as const satisfies ContactingParty[]
const AGREEING_PARTIES = ['mother', 'father', 'other_custodian', 'child'] as const satisfies ContactingParty[]
const REFERRERS = [
  'general_practice',
  'school',
  'ppr',
  'health_visitor',
  'child_psychiatry',
  'social_services',
  'other',
] as const satisfies ReferringParty[]
/** ISO 639-2: not said which. */
export const OTHER_LANGUAGE = 'und'

export const choicesOf = {
  themes: THEMES,
  parentParties: PARENT_PARTIES,
  agreeingParties: AGREEING_PARTIES,
  referrers: REFERRERS,
  languages: [...LANGUAGES, OTHER_LANGUAGE],
}

const ABOUT_LETTERS = 2000
const form = z.record(z.string(), z.unknown())

/** The answer to each question, read from what was typed, with words in the page's language for what cannot be taken. */
export const questions = {
  who: ({ words }) => z.object({ who: oneOf([...ASKERS, 'anonymous'], words.who.missing) }),

  birth: ({ words, today }) =>
    form.transform((typed, report) => {
      const cprTyped = optionalLine(words, 20).safeParse(typed['cpr']).data
      const cpr = cprTyped ? readCpr(cprTyped) : null
      const birthDate = dayFrom(typed, 'birth')
      if (!birthDate) complain(report, 'birth', birthDate === null ? words.birth.missing : words.birth.noSuchDay)
      else if (birthDate > today.toString()) complain(report, 'birth', words.birth.future)
      if (cprTyped !== '' && !cpr) complain(report, 'cpr', words.birth.noCpr)
      if (!birthDate || (cprTyped !== '' && !cpr)) return z.NEVER
      if (cpr && cpr.birthDate.toString() !== birthDate) return refuse(report, 'cpr', words.birth.otherCpr)
      return { birthDate, cpr: cpr?.digits ?? null }
    }),

  agreement: ({ words }) => z.object({ agreed: oneOf(['yes', 'no'], words.agreement.missing) }),

  family: ({ words, today, birthDate }) =>
    form.transform((typed, report) => {
      const read = z
        .object({
          agreedBy: personName(words.family.missingName, words, 200),
          agreedParty: oneOf(AGREEING_PARTIES, words.family.missingParty),
        })
        .safeParse(typed)
      for (const { path, message } of read.error?.issues ?? []) report.addIssue({ code: 'custom', path, message })
      const tooYoung = read.data?.agreedParty === 'child' && birthDate !== null && ageOn(birthDate, today) < 15
      if (tooYoung) complain(report, 'agreedParty', words.family.tooYoung)
      const agreedOn = dayFrom(typed, 'agreedOn')
      if (!agreedOn) return refuse(report, 'agreedOn', agreedOn === null ? words.birth.missing : words.birth.noSuchDay)
      if (agreedOn > today.toString()) return refuse(report, 'agreedOn', words.family.future)
      return read.data && !tooYoung ? { agreedOn, ...read.data } : z.NEVER
    }),

  name: ({ words }) =>
    z.object({
      givenName: personName(words.name.missingGiven, words),
      familyName: personName(words.name.missingFamily, words),
    }),

  about: ({ words }) =>
    z
      .object({ themes: anyOf(THEMES, words.about.missing), about: optionalLine(words, ABOUT_LETTERS) })
      .refine(({ themes, about }) => themes.length > 0 || about !== '', {
        path: ['themes'],
        message: words.about.missing,
      }),

  you: ({ words }) =>
    z.object({
      contactName: personName(words.you.missing, words, 200),
      party: oneOf(PARENT_PARTIES, words.you.missingParty),
    }),

  phone: ({ words, asker }) =>
    z
      .object({
        caller:
          asker === 'self'
            ? oneOf(CALLERS, words.phone.missingCaller)
            : z
                .unknown()
                .optional()
                .transform(() => null),
        adult: optionalLine(words, 200),
        phone: phoneNumber(words),
        bestTime: optionalLine(words, 200),
      })
      .refine(({ caller, adult }) => caller !== 'adult' || adult !== '', {
        path: ['adult'],
        message: words.phone.missingAdult,
      }),

  parents: ({ words }) => z.object({ parentsKnow: oneOf(PARENTS_KNOW, words.parents.missing) }),

  referrer: ({ words }) =>
    z.object({
      by: oneOf(REFERRERS, words.referrer.missingBy),
      name: personName(words.referrer.missingName, words, 200),
      organisation: line(words.referrer.missingOrganisation, words, 200),
      phone: phoneNumber(words),
    }),

  language: ({ words }) =>
    z.object({ language: oneOf(choicesOf.languages, words.language.missing), interpreter: tick }),
} satisfies Record<Question, (known: Known) => z.ZodType>

type Answers = { [Q in Question]: z.output<ReturnType<(typeof questions)[Q]>> }
export type Answer<Q extends Question> = Answers[Q]

/** The schema of a question, for when only its errors matter. */
export const schemaOf = (question: Question, known: Known): z.ZodType => questions[question](known)

export const aboutLetters = ABOUT_LETTERS

const complain = (report: z.RefinementCtx, field: string, message: string): void =>
  report.addIssue({ code: 'custom', path: [field], message })

function refuse(report: z.RefinementCtx, field: string, message: string): never {
  complain(report, field, message)
  return z.NEVER
}
