import type { ClosingReason, WayCheck, WayTarget } from '#platform/schema.ts'

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
  civil_society: ['', '', 'Skrevet en kort besked, som familien har læst.'],
  other_municipal_offer: [
    'Møde holdt med familien og modtageren.',
    '',
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
