import type { Word } from './word.ts'

/** What can be wrong anywhere: shapes and times. */
export const generalWords = {
  'object-expected': {
    kind: 'structure',
    da: 'Her skal stå et objekt.',
    en: 'An object must stand here.',
  },
  'array-expected': {
    kind: 'structure',
    da: 'Her skal stå en liste.',
    en: 'An array must stand here.',
  },
  'array-empty': {
    kind: 'structure',
    da: 'En liste må ikke være tom; så skal den udelades.',
    en: 'An array must not be empty; leave it out instead.',
  },
  'property-unknown': {
    kind: 'structure',
    da: 'Vejledningen har ikke denne egenskab her, så den må ikke sendes.',
    en: 'The guide has no such property here, so it must not be sent.',
  },
  'narrative-forbidden': {
    kind: 'structure',
    da: 'Fri tekst må ikke indberettes.',
    en: 'Free text must not be reported.',
  },
  'property-repeated': {
    kind: 'duplicate',
    da: 'Den samme egenskab står to gange; så læses kun den ene af dem.',
    en: 'The same property stands twice; only one of them is then read.',
  },
  'meta-missing': {
    kind: 'required',
    da: 'Det mangler (meta), hvilken profil det følger.',
    en: 'There is no meta, which says by which profile it is made.',
  },
  'profile-missing': {
    kind: 'required',
    da: 'Profilen (meta.profile) mangler.',
    en: 'The profile in meta.profile is missing.',
  },
  'profile-wrong': {
    kind: 'value',
    da: 'Profilen (meta.profile) er ikke den, som vejledningen har til denne art.',
    en: 'The profile in meta.profile is not the one that the guide has for this kind of resource.',
  },
  'meta-element-forbidden': {
    kind: 'structure',
    da: 'I meta må kun stå profil, tidspunkt og version.',
    en: 'Only profile, lastUpdated and versionId may stand in meta.',
  },
  'instant-malformed': {
    kind: 'value',
    da: 'Tidspunktet skal have dato, klokkeslæt med sekunder og tidszone, og det skal findes.',
    en: 'The instant must have a date that exists, a time with seconds, and a time zone.',
  },
  'time-malformed': {
    kind: 'value',
    da: 'Tidspunktet er ikke skrevet, som FHIR kræver. Har det klokkeslæt, skal det have sekunder og tidszone.',
    en: 'The time is not written as FHIR demands. With a time of day it must have seconds and a time zone.',
  },
  'time-impossible': {
    kind: 'value',
    da: 'Tidspunktet findes ikke i kalenderen eller på uret.',
    en: 'There is no such date or time of day.',
  },
  'period-missing': {
    kind: 'required',
    da: 'Tidsrummet mangler.',
    en: 'The period is missing.',
  },
  'period-start-missing': {
    kind: 'required',
    da: 'Starttidspunktet mangler.',
    en: 'The start of the period is missing.',
  },
  'period-end-before-start': {
    kind: 'invariant',
    da: 'Sluttidspunktet ligger før starttidspunktet.',
    en: 'The period ends before it starts.',
  },
} as const satisfies Record<string, Word>
