import type { Word } from './word.ts'

/** What can be wrong with a care plan, and with a referral, which has the same shape. */
export const carePlanWords = {
  'intent-not-plan': {
    kind: 'value',
    da: 'Hensigten skal være "plan".',
    en: 'The intent must be "plan".',
  },
  'activity-not-exactly-one': {
    kind: 'structure',
    da: 'Der skal være netop én aktivitet.',
    en: 'There must be exactly one activity.',
  },
  'activity-detail-missing': {
    kind: 'required',
    da: 'Aktiviteten er tom.',
    en: 'The activity has no detail.',
  },
  'activity-code-missing': {
    kind: 'required',
    da: 'Aktivitetens kode mangler.',
    en: 'The activity has no code.',
  },
  'activity-element-forbidden': {
    kind: 'structure',
    da: 'Om aktiviteten må kun sendes kode, status og, i et forløb, tema.',
    en: 'Of an activity only code, status and, in a care plan, themes may be sent.',
  },
  'plan-element-forbidden': {
    kind: 'structure',
    da: 'Om forløbet må kun sendes status, borger, tidsrum, kode og tema.',
    en: 'Of a care plan only status, subject, period, code and themes may be sent.',
  },
  'plan-status-wrong': {
    kind: 'code-invalid',
    da: 'Et forløb er aktivt, afsluttet eller oprettet ved en fejl.',
    en: 'A care plan is active, completed or entered-in-error.',
  },
  'plan-completed-without-end': {
    kind: 'invariant',
    da: 'Et afsluttet forløb skal have et sluttidspunkt.',
    en: 'A completed care plan must have an end.',
  },
  'plan-code-wrong': {
    kind: 'code-invalid',
    da: 'Forløbets kode er ikke det lettilgængelige tilbud.',
    en: 'The code of the care plan is not the one of this offer.',
  },
  'plan-detail-status-wrong': {
    kind: 'code-invalid',
    da: 'Forløbets aktivitet er i gang, afsluttet eller oprettet ved en fejl.',
    en: 'The activity of a care plan is in-progress, completed or entered-in-error.',
  },
  'plan-status-not-aligned': {
    kind: 'invariant',
    da: 'Aktivitetens status passer ikke til forløbets.',
    en: 'The status of the activity does not go with the status of the care plan.',
  },
  'theme-unknown': {
    kind: 'code-invalid',
    da: 'Temaet er ikke på listen over temaer.',
    en: 'The theme is not on the list of themes.',
  },
  'theme-repeated': {
    kind: 'duplicate',
    da: 'Det samme tema er angivet to gange.',
    en: 'The same theme is given twice.',
  },
  'referral-element-forbidden': {
    kind: 'structure',
    da: 'Om henvisningen må kun sendes forløb, status, borger, tidspunkt og hvortil.',
    en: 'Of a referral only its care plan, status, subject, time and target may be sent.',
  },
  'referral-based-on-not-exactly-one': {
    kind: 'required',
    da: 'En henvisning skal høre til netop ét forløb.',
    en: 'A referral must be based on exactly one care plan.',
  },
  'referral-status-wrong': {
    kind: 'code-invalid',
    da: 'En henvisning er gennemført eller oprettet ved en fejl.',
    en: 'A referral is completed or entered-in-error.',
  },
  'referral-detail-status-wrong': {
    kind: 'code-invalid',
    da: 'Henvisningens aktivitet skal være gennemført.',
    en: 'The activity of a referral must be completed.',
  },
  'referral-code-unknown': {
    kind: 'code-invalid',
    da: 'Det, der er henvist til, er ikke på listen.',
    en: 'The target of the referral is not on the list.',
  },
  'referral-period-end-forbidden': {
    kind: 'structure',
    da: 'En henvisning har kun et starttidspunkt.',
    en: 'A referral has a start only.',
  },
} as const satisfies Record<string, Word>
