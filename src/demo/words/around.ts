import type { CancellingParty, ReferringParty, Relationship } from '#platform/schema.ts'

/** Who tells, at the beginning of a sentence. */
export const teller = {
  mother: 'Mor',
  father: 'Far',
  other_custodian: 'Forældremyndighedsindehaver',
  step_parent: 'Stedforælder',
  foster_parent: 'Plejemor',
  grandparent: 'Mormor',
  other: 'En voksen tæt på familien',
} as const satisfies Record<Relationship, string>

export const viaReferrer = {
  general_practice: 'Egen læge har fortalt familien om tilbuddet.',
  school: 'Skolen har talt med familien om tilbuddet.',
  ppr: 'PPR har vist familien hertil.',
  health_visitor: 'Sundhedsplejersken har vist familien hertil.',
  child_psychiatry: 'Børne- og ungdomspsykiatrien har afvist henvisningen og vist familien hertil.',
  social_services: 'Familiens rådgiver har foreslået tilbuddet.',
  other: 'En fagperson har vist familien hertil.',
} as const satisfies Record<ReferringParty, string>

export const asNext = [
  'Forsamtale aftales.',
  'Aftalt, at vi ringer med en tid.',
  'Familien får brev om forsamtalen.',
  '',
  '',
]

/** Said after a talk with the child; most often nothing. */
export const talkEnds = [
  'Mor var med den sidste halve time.',
  'Far var med den sidste halve time.',
  'Hjemmeopgave: øve to gange til næste gang.',
  'Næste gang sammen med forældrene.',
  'Forældrene er orienteret efter aftale med {ham}.',
  'Skolen orienteres efter aftale med familien.',
  'Fortsætter efter planen.',
]

/** Of talks with the adults alone, whatever the theme. */
export const parentTalks = [
  'Begge forældre med. Gennemgået ugen og valgt én situation at øve.',
  'Mor med. Talt om, hvad der gik godt siden sidst, og hvorfor.',
  'Far med. Lavet aftale med skolen om en fast voksen.',
  'Forældrene fortæller, at det er blevet lettere om morgenen.',
  'Øvet en svær samtale som rollespil. Det prøves hjemme.',
  'Talt om søvn, måltider og skærm, og lagt en enkel plan.',
  'Klasselæreren var med på video. Fælles aftaler er skrevet ned.',
  'Talt om, hvordan søskende har det, og hvad de ved.',
]

export const groupTalks = {
  with_child: [
    'Gruppen øvede sammen. {N} deltog aktivt og hjalp en anden.',
    '{N} var stille i dag, men prøvede alle øvelserne.',
    'Dagens emne gennemgået. {N} valgte selv, hvad {han} vil øve til næste gang.',
    'God stemning i gruppen. {N} fortalte om et skridt, der lykkedes.',
  ],
  without_child: [
    'Forældregruppe. Begge forældre var med og fortalte om ugens øvelse.',
    'Forældregruppe. Mor deltog. Øvet at give ros for det, der lykkes.',
    'Forældregruppe. Begge var med. Filmklip fra hverdagen gennemgået.',
    'Forældregruppe. Mor deltog og hjalp en anden familie med en idé.',
    'Forældregruppe om leg og fælles tid. Far fortalte om en god eftermiddag.',
    'Forældregruppe. Talt om samarbejdet med skolen.',
    'Forældregruppe om rutiner og overgange. Forældrene valgte morgenen som mål.',
    'Forældregruppe. Far deltog. Talt om grænser, der er til at holde.',
  ],
} as const

export const cancellations: Record<CancellingParty, readonly string[]> = {
  family: [
    '{N} er syg.',
    'Familien har glemt, at det er ferie, og ønsker en ny tid.',
    'Mor kan ikke få fri. Ny tid aftales.',
    'Er inviteret til fødselsdag den dag.',
    'Familien har meldt afbud uden grund.',
  ],
  offer: [
    'Behandleren er syg. Familien er ringet op.',
    'Flyttet på grund af et akut møde.',
    'Lokalet kunne ikke bruges. Ny tid aftales.',
  ],
}

export const absences = [
  'Kom ikke. Ringet til mor, som havde glemt tiden. Ny tid aftales.',
  'Kom ikke, og ingen tog telefonen. Besked lagt, ringer igen i morgen.',
  'Kom ikke. Den unge skriver, at det var en svær dag. Ny tid aftales.',
  'Familien kom ikke. Far beklager og vil gerne have en ny tid.',
]

export const lastAbsence = 'Kom ikke for tredje gang. Ringet to gange og sendt brev uden svar.'

export const delays = [
  'Familien er på ferie og ønsker tid, når de er hjemme.',
  'Mor er indlagt. Familien ønsker at vente.',
  'Den unge har eksamen og vil gerne begynde bagefter.',
  'Familien flytter i perioden og ønsker at vente.',
]
