import type {
  CancellingParty,
  ClosingReason,
  ReferringParty,
  Relationship,
  WayCheck,
  WayTarget,
} from '#platform/schema.ts'

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

export const notForUs = {
  closed: [
    'Almindelige svære følelser efter en forandring. Familien er vejledt og føler sig hjulpet.',
    'Trivslen er blevet bedre, siden familien henvendte sig. De ønsker ikke mere nu.',
    'Familien ville gerne have råd til, hvad de selv kan gøre, og har fået det.',
  ],
  other_effort: [
    'Det, der er svært, hænger mest sammen med skolen. Skal ses på der først.',
    'Familien har brug for støtte i hjemmet mere end samtaler til {N}.',
    '{N} har brug for et fællesskab og voksne at tale med, ikke behandling.',
  ],
  psychiatry: [
    'Sværere og mere langvarigt, end tilbuddet kan hjælpe med. Drøftet anonymt med psykiatriens rådgivning, som anbefaler henvisning.',
    'Tegn på en tilstand, der skal undersøges i børne- og ungdomspsykiatrien. Familien er enig.',
  ],
} as const

export const guidance = [
  'Familien er vejledt om søvn, fraværsaftaler med skolen og om, hvor de kan ringe igen.',
  'Familien er vejledt om at tale med klasselæreren og om rådgivningen for forældre.',
  'Vejledt om sundhedsplejens åbne tider og om børnetelefonen.',
]

export const suits = [
  'I målgruppen. Familien tager imod tilbud om behandling.',
  'Tilbydes screening og derefter behandling. Familien er enig.',
  '{N} og forældre ønsker at tage imod tilbuddet.',
]

export const handedOver: Record<WayTarget, readonly string[]> = {
  civil_society: [
    'Ringet sammen med familien. Første tid er aftalt.',
    'Ringet op fra samtalen; de tager imod onsdag eftermiddag.',
    'Skrevet en kort besked, som familien har læst.',
  ],
  other_municipal_offer: [
    'Møde holdt med familien og modtageren.',
    'Modtageren ringer selv til familien i løbet af ugen.',
    'Kort beskrivelse sendt, som familien har læst.',
  ],
  child_psychiatry: [
    'Henvisning sendt med beskrivelse og svar fra screeningen. Familien har læst den.',
    'Henvisning sendt efter aftale med forældrene.',
  ],
  general_practice: [
    'Familien bestiller selv tid. Kort besked sendt til lægen.',
    'Ringet til lægehuset sammen med mor.',
  ],
  offer_in_other_municipality: ['Ringet til tilbuddet i den nye kommune. De kontakter familien efter flytningen.'],
  other: ['Familien har fået navn og nummer. Vi har ringet og sagt, at de kommer.'],
}

export const checkNotes: Record<WayCheck, readonly string[]> = {
  in_contact: [
    'Ringet til mor. De har været der to gange og er glade for det.',
    'Modtageren bekræfter, at familien er begyndt.',
    'Familien er i gang. De oplever at blive taget godt imod.',
  ],
  waiting_for_receiver: [
    'Familien har fået besked om ventetid. Vi ser efter igen.',
    'Modtageren har modtaget det og vender tilbage om to uger.',
  ],
  not_in_contact: [
    'Familien har ikke fået ringet. Vi ringer sammen i næste uge.',
    'Modtageren har ikke hørt fra familien. Mor vil gerne have hjælp til det.',
  ],
  family_declined: [
    'Familien synes, det går bedre, og har takket nej.',
    'Den unge ønskede det ikke alligevel. Familien ved, hvor de kan ringe.',
  ],
}

export const departmentDrawnIn = [
  'Talt med rådgiver i Familieafdelingen. De indkalder familien.',
  'PPR tager det op på skolens næste møde med familien.',
  'Skolen og PPR er inddraget, familien var med i telefonen.',
]

export const noWayNeeded = [
  'Familien klarer sig selv nu og ved, hvor de kan ringe.',
  '{N} trives og har de voksne, {han} har brug for.',
  'Skolen følger {N} som aftalt. Der er ikke brug for mere.',
  'Familien ønsker ikke mere og er enig i at slutte.',
]

export const unrealistic = [
  'Familien svarer ikke på opkald og breve gennem fire uger.',
  'Den unge ønsker ikke at komme, og forældrene vil ikke presse {ham}.',
  'Tre udeblivelser og ingen svar. Familien er skrevet til og ved, at de kan komme igen.',
]

export const closingNotes: Partial<Record<ClosingReason, readonly string[]>> = {
  treatment_completed: [
    'Afsluttet som aftalt. Familien kan ringe igen.',
    'Målene er nået. Plan for svære dage er givet med.',
    'Afsluttet efter aftale med {N} og forældre.',
  ],
  declined: [
    'Familien ønsker at stoppe. De synes, det er godt nok nu.',
    'Forældrene vil gerne vente og ringer selv igen.',
  ],
  drop_out: ['Sidste brev sendt med åbent tilbud om at vende tilbage.'],
  moved: ['Familien er flyttet.'],
  child_psychiatry: ['Forløbet fortsætter i psykiatrien.'],
  other_effort: ['Familien hjælpes videre et andet sted.'],
  no_need: ['Familien er vejledt.'],
}
