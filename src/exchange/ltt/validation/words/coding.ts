import type { Word } from './word.ts'

/** What can be wrong with a code, or with a reference to another part of the report. */
export const codingWords = {
  'coding-not-exactly-one': {
    kind: 'structure',
    da: 'Her skal stå netop én kode.',
    en: 'Exactly one coding must stand here.',
  },
  'coding-system-wrong': {
    kind: 'code-invalid',
    da: 'Koden er angivet i et forkert kodesystem.',
    en: 'The code is given in the wrong code system.',
  },
  'coding-display-wrong': {
    kind: 'code-invalid',
    da: 'Kodens titel er ikke skrevet nøjagtigt som i KL’s terminologi.',
    en: 'The display is not exactly the title that the code has in KL’s terminology.',
  },
  'coding-version-forbidden': {
    kind: 'structure',
    da: 'Kodesystemets version må ikke angives her.',
    en: 'A version of the code system must not be given here.',
  },
  'coding-user-selected-forbidden': {
    kind: 'structure',
    da: 'Det må ikke angives her, om koden er valgt af en bruger (userSelected).',
    en: 'Whether a user selected the code must not be given here.',
  },
  'concept-text-forbidden': {
    kind: 'structure',
    da: 'En kode må ikke have fri tekst ved siden af.',
    en: 'A code must have no free text beside it.',
  },
  'subject-missing': {
    kind: 'required',
    da: 'Det mangler, hvilken borger det handler om.',
    en: 'It does not say which citizen it is about.',
  },
  'subject-not-the-citizen': {
    kind: 'value',
    da: 'Det skal handle om borgeren i indberetningen, ikke om noget andet.',
    en: 'The subject must be the citizen of the report and nothing else.',
  },
  'reference-missing': {
    kind: 'required',
    da: 'Henvisningen til en anden del af indberetningen er tom.',
    en: 'The reference names nothing.',
  },
  'reference-unresolved': {
    kind: 'not-found',
    da: 'Der henvises til noget, som ikke er med i indberetningen.',
    en: 'The reference names something that is not in the report.',
  },
  'reference-type-wrong': {
    kind: 'value',
    da: 'Henvisningen angiver en forkert art.',
    en: 'The reference gives the wrong type.',
  },
  'reference-element-forbidden': {
    kind: 'structure',
    da: 'En henvisning må kun have adresse og art, aldrig navn eller nummer.',
    en: 'A reference may hold only its address and type, never a name or a number.',
  },
  'based-on-not-a-plan': {
    kind: 'value',
    da: 'Der skal henvises til et forløb, ikke til noget andet.',
    en: 'The reference must name a care plan and nothing else.',
  },
} as const satisfies Record<string, Word>
