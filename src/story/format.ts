import { z } from 'zod'
import {
  CLOSING_REASONS,
  modeName,
  OUTCOMES,
  partyName,
  TALKS,
  themeName,
  TREATMENT_FORMS,
  WAY_RECEIVERS,
} from '#care/pathways/pathways.ts'
import { targetName } from '#registry/organisations/organisations.ts'
import { readCpr, RELATIONSHIPS } from '#registry/people/people.ts'

const oneOf = <Word extends string>(names: Readonly<Record<Word, string>>) => z.enum(Object.keys(names) as Word[]) // Object.keys forgets what they are
const text = (max: number, min = 1) => z.string().trim().min(min).max(max)
const key = z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'small letters, digits and hyphens, such as "first-talk"')
const day = z.iso.date('a day that exists, such as "2025-05-14"')
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a clock time, such as "10:20"')
const email = z.string().trim().toLowerCase().min(3).max(200)
const themes = z.array(oneOf(themeName))
const reason = text(1000, 10)
const answer = z.enum(['yes', 'no', 'unknown']).default('no')

const adult = z.strictObject({
  relationship: z.enum(RELATIONSHIPS),
  givenName: text(100),
  familyName: text(100),
  phone: text(30).optional(),
  holdsCustody: z.boolean().default(false),
})

const child = z.strictObject({
  key,
  givenName: text(100),
  familyName: text(100),
  cpr: z
    .string()
    .refine((typed) => readCpr(typed) !== null, 'ten digits, of which the first six are a day that exists'),
  school: text(200).optional(),
  adults: z.array(adult).default([]),
  custody: z
    .strictObject({
      sharing: z.enum(['shared', 'sole']),
      source: z.enum(['cpr_register', 'document', 'stated_by_parent', 'stated_by_authority']),
      from: day,
    })
    .optional(),
})

const talk = {
  type: z.enum(TALKS),
  mode: z.enum(['in_person', 'phone', 'video']).default('in_person'),
  place: text(200).optional(),
}

/** What can happen, each by its word. An event has exactly one of them. */
const acts = {
  enquiry: z.strictObject({
    by: oneOf(partyName),
    channel: oneOf(modeName).default('phone'),
    themes: themes.default([]),
    summary: text(4000).default(''),
    outside126a: z.boolean().default(false),
  }),
  plan: z.strictObject({ ...talk, for: z.strictObject({ day, time }) }),
  contact: z.strictObject({
    ...talk,
    delivery: z.enum(TREATMENT_FORMS).optional(),
    summary: text(4000).default(''),
    inTargetGroup: z.boolean().optional(),
    plan: key.optional(),
    held: z.strictObject({ day, time }).optional(),
  }),
  consent: z.strictObject({
    by: z
      .array(z.enum(['child', ...RELATIONSHIPS]))
      .min(1)
      .max(2),
    decision: z.enum(['permit', 'deny']).default('permit'),
    form: z.enum(['oral', 'written']).default('oral'),
    informedOf: text(4000, 3),
  }),
  notice: z.strictObject({ to: z.array(z.enum(RELATIONSHIPS)).min(1).max(2), how: text(2000, 3) }),
  risk: z.strictObject({
    level: z.enum(['none', 'low', 'increased', 'acute']),
    reason: text(4000, 10),
    talkedWith: z
      .array(z.enum(['young_person_alone', 'young_person_with_adults', 'parents', 'others']))
      .min(1)
      .default(['young_person_alone']),
    harmNow: answer,
    harmRecently: answer,
    thoughts: z.enum(['none', 'of_not_living', 'of_suicide', 'unknown']).default('none'),
    plan: answer,
    means: answer,
    attempts: answer,
    steps: z
      .array(
        z.enum([
          'acute_psychiatry',
          'child_psychiatry',
          'parents_told',
          'concern_considered',
          'safety_plan',
          'followed_up_soon',
        ]),
      )
      .default([]),
  }),
  goingOn: z.strictObject({ reason }),
  judgement: z.strictObject({
    inTargetGroup: z.boolean(),
    at: z.enum(['first_contact', 'first_conversation', 'later']),
  }),
  outcome: z.strictObject({
    choice: z.enum(OUTCOMES),
    reason: text(2000).default(''),
    guidance: text(2000).default(''),
  }),
  themes,
  assignment: z.strictObject({ to: email.optional() }),
  referral: z.strictObject({
    target: oneOf(targetName),
    receiver: text(200, 2),
    receiverPerson: text(200).default(''),
    agreedBy: text(200, 2),
    handedOver: text(2000).default(''),
    receiverKind: z.enum(WAY_RECEIVERS).optional(),
    checkBy: day.optional(),
  }),
  ending: z.strictObject({
    reason: z.enum(CLOSING_REASONS).exclude(['transferred']),
    note: text(2000).default(''),
    noWayReason: text(2000).default(''),
    resumption: text(2000).default(''),
    on: day.optional(),
  }),
  reopening: z.strictObject({ reason }),
  correction: z.strictObject({ of: key, reason: text(1000, 3) }),
  regret: z.strictObject({ reason }),
} as const

export type ActName = keyof typeof acts
const ACTS = Object.keys(acts) as ActName[] // the keys of the table above

/** The word of what happens in an event. */
export const actOf = (event: Event): ActName => ACTS.find((name) => event[name] !== undefined) ?? 'enquiry'

const { consent, notice, risk, goingOn } = acts
const { enquiry, plan, contact, judgement, outcome, assignment, referral, ending, reopening, correction, regret } = acts
const event = z
  .strictObject({
    key: key.optional(),
    child: key,
    day,
    time,
    by: email.optional(),
    enquiry: enquiry.optional(),
    plan: plan.optional(),
    contact: contact.optional(),
    consent: consent.optional(),
    notice: notice.optional(),
    risk: risk.optional(),
    goingOn: goingOn.optional(),
    judgement: judgement.optional(),
    outcome: outcome.optional(),
    themes: themes.optional(),
    assignment: assignment.optional(),
    referral: referral.optional(),
    ending: ending.optional(),
    reopening: reopening.optional(),
    correction: correction.optional(),
    regret: regret.optional(),
  })
  .refine((each) => ACTS.filter((name) => each[name] !== undefined).length === 1, `exactly one of ${ACTS.join(', ')}`)

/** A story as it is written in a file. docs/stories/README.md tells what each part means. */
export const storySchema = z.strictObject({
  municipality: z.string().regex(/^\d{4}$/, 'four digits, such as "0316"'),
  children: z.array(child).min(1).max(100),
  events: z.array(event).min(1).max(5000),
})

export type Story = z.output<typeof storySchema>
export type StoryChild = Story['children'][number]
export type Event = Story['events'][number]
