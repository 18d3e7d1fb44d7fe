/** What a yes or a no to a criterion means for the track. */
export type Kind = 'include' | 'exclude' | 'note'
export type Criterion = {
  id: string
  kind: Kind
  question: string
  because: string
  goesTo: 'psychiatry' | 'other' | null
}

/**
 * The thirteen criteria of the STIME self-harm track, as questions of our own. Sources: the pages of Gribskov and Halsnæs
 * municipalities and of Region Hovedstaden's psychiatry (psykiatri-regionh.dk) on the track. `include` must be yes, `exclude` no;
 * a `note` decides nothing. `because` is said when it does not fit. Age and the months of the last act are settings (R38).
 */
export const CRITERIA = [
  {
    id: 'age_and_gifted',
    kind: 'include',
    question: 'Er barnet/den unge i sporets aldersgruppe og normalt begavet?',
    because: 'uden for sporets aldersgruppe, eller ikke vurderet normalt begavet',
    goesTo: 'other',
  },
  {
    id: 'thoughts_of_harm',
    kind: 'include',
    question: 'Er der tanker om selvskade nu?',
    because: 'ingen tanker om selvskade nu',
    goesTo: 'other',
  },
  {
    id: 'recent_act',
    kind: 'include',
    question: 'Har der været mindst én direkte selvskadende handling uden ønske om at dø inden for den seneste tid?',
    because: 'ingen direkte selvskadende handling inden for den tid, der er sat',
    goesTo: 'other',
  },
  {
    id: 'primary_cared_for',
    kind: 'note',
    question: 'Er selvskaden det vigtigste problem, eller er der taget hånd om det, der er vigtigere?',
    because: 'et andet problem er vigtigere, og der skal først tages hånd om det',
    goesTo: null,
  },
  {
    id: 'socially_accepted',
    kind: 'exclude',
    question: 'Er det kun former, der er accepteret blandt andre, fx piercing eller tatovering?',
    because: 'kun socialt accepterede former',
    goesTo: 'other',
  },
  {
    id: 'indirect_only',
    kind: 'exclude',
    question: 'Er det kun indirekte skade over tid, fx rusmidler, sult eller opkastning?',
    because: 'kun indirekte skade over tid',
    goesTo: 'other',
  },
  {
    id: 'by_proxy_only',
    kind: 'exclude',
    question: 'Er det kun andre, der udfører skaden?',
    because: 'kun skade, som andre udfører',
    goesTo: 'other',
  },
  {
    id: 'intent_to_die',
    kind: 'exclude',
    question: 'Er der selvskade med ønske om at dø?',
    because: 'selvskade med ønske om at dø',
    goesTo: 'psychiatry',
  },
  {
    id: 'high_risk',
    kind: 'exclude',
    question: 'Er selvmordsrisikoen forhøjet eller akut?',
    because: 'forhøjet eller akut selvmordsrisiko',
    goesTo: 'psychiatry',
  },
  {
    id: 'serious_acts',
    kind: 'exclude',
    question: 'Er handlingerne så alvorlige, at de skæmmer eller kræver læge?',
    because: 'handlingerne er alvorlige',
    goesTo: 'psychiatry',
  },
  {
    id: 'rising',
    kind: 'exclude',
    question: 'Gentager selvskaden sig, oftere og oftere?',
    because: 'selvskaden gentager sig oftere og oftere',
    goesTo: 'psychiatry',
  },
  {
    id: 'exposed_places',
    kind: 'exclude',
    question: 'Er den i ansigtet, på brysterne eller ved kønsdele?',
    because: 'selvskade i ansigtet, på brysterne eller ved kønsdele',
    goesTo: 'psychiatry',
  },
  {
    id: 'severe_psychopathology',
    kind: 'exclude',
    question: 'Er der mistanke om svær psykisk lidelse eller en udviklingsforstyrrelse?',
    because: 'mistanke om svær psykisk lidelse eller udviklingsforstyrrelse',
    goesTo: 'psychiatry',
  },
] as const satisfies readonly Criterion[]

export type CriterionId = (typeof CRITERIA)[number]['id']
