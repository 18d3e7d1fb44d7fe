import type { Word } from './word.ts'

export const encounterWords = {
  'encounter-element-forbidden': {
    kind: 'structure',
    da: 'Om kontakten må kun sendes type, tid, forløb, deltager og levering: intet sted, ingen medarbejder, ingen årsag.',
    en: 'Of an encounter only type, time, care plan, participant and delivery may be sent: no place, no staff, no reason.',
  },
  'encounter-status-wrong': {
    kind: 'code-invalid',
    da: 'Kun kontakter, der har fundet sted, indberettes: status er gennemført eller oprettet ved en fejl.',
    en: 'Only encounters that took place are reported: the status is finished or entered-in-error.',
  },
  'encounter-not-yet-held': {
    kind: 'invariant',
    da: 'Kontakten begynder efter det tidspunkt, indberetningen er samlet på, så den har ikke fundet sted endnu.',
    en: 'The encounter begins after the time of the report, so it has not taken place yet.',
  },
  'encounter-class-missing': {
    kind: 'required',
    da: 'Kontaktens klasse mangler.',
    en: 'The class of the encounter is missing.',
  },
  'encounter-class-not-ambulatory': {
    kind: 'code-invalid',
    da: 'Kontaktens klasse er altid AMB, også når den er holdt på skærm eller telefon.',
    en: 'The class of an encounter is always AMB, also when it was held by screen or telephone.',
  },
  'encounter-type-not-exactly-one': {
    kind: 'required',
    da: 'En kontakt skal have netop én type.',
    en: 'An encounter must have exactly one type.',
  },
  'encounter-type-unknown': {
    kind: 'code-invalid',
    da: 'Kontakttypen er ikke en af de seks.',
    en: 'The type of the encounter is not one of the six.',
  },
  'encounter-period-end-forbidden': {
    kind: 'structure',
    da: 'En kontakt har kun et starttidspunkt.',
    en: 'An encounter has a start only.',
  },
  'encounter-based-on-not-exactly-one': {
    kind: 'required',
    da: 'En kontakt skal høre til netop ét forløb.',
    en: 'An encounter must be based on exactly one care plan.',
  },
  'encounter-delivery-repeated': {
    kind: 'structure',
    da: 'En kontakt kan kun have én leveringstype.',
    en: 'An encounter can have one delivery type only.',
  },
  'extension-unknown': {
    kind: 'extension',
    da: 'Vejledningen har ikke denne udvidelse.',
    en: 'The guide has no such extension.',
  },
  'extension-value-missing': {
    kind: 'extension',
    da: 'Udvidelsen er tom.',
    en: 'The extension has no value of its kind.',
  },
  'delivery-unknown': {
    kind: 'code-invalid',
    da: 'Leveringstypen er hverken individuel eller gruppebaseret.',
    en: 'The delivery type is neither individual nor in a group.',
  },
  'participant-repeated': {
    kind: 'structure',
    da: 'En kontakt kan kun have én deltagerkode.',
    en: 'An encounter can have one participant code only.',
  },
  'participant-type-not-exactly-one': {
    kind: 'required',
    da: 'Deltageren skal have netop én kode.',
    en: 'The participant must have exactly one type.',
  },
  'participant-unknown': {
    kind: 'code-invalid',
    da: 'Deltagerkoden er hverken med eller uden barn/ung.',
    en: 'The participant is neither with nor without the child.',
  },
  'participant-element-forbidden': {
    kind: 'structure',
    da: 'Det må ikke sendes, hvem der deltog, eller hvornår.',
    en: 'Who took part, and when, must not be sent.',
  },
  'treatment-without-participant': {
    kind: 'invariant',
    da: 'Når kontakten er en behandling, skal det siges, om barnet/den unge deltog.',
    en: 'When the encounter is treatment, it must say whether the child took part.',
  },
  'treatment-without-delivery': {
    kind: 'invariant',
    da: 'Når kontakten er en behandling, skal det siges, om den var individuel eller i gruppe.',
    en: 'When the encounter is treatment, it must say whether it was individual or in a group.',
  },
} as const satisfies Record<string, Word>
