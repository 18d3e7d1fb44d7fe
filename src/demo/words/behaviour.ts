import type { ThemeWords } from './lines.ts'

export const behaviour: ThemeWords = {
  asked: {
    any: [
      'bliver meget vred og slår, når noget går imod {ham}',
      'nægter at gøre det, {han} bliver bedt om, både hjemme og i skolen',
    ],
    young: [
      'har voldsomme vredesudbrud, mest derhjemme',
      'ødelægger ting, når {han} bliver skuffet, og bagefter er ulykkelig',
    ],
    old: [
      'er i konflikt med alle hjemme og går fra skole midt på dagen',
      'råber og smækker med dørene, så de mindre søskende er blevet utrygge',
    ],
  },
  heard: {
    any: [
      'Udbruddene kommer et par gange om ugen, tit efter en lang skoledag.',
      'Forældrene har forskellige måder at tage det på og vil gerne stå sammen.',
      '{N} er ked af det bagefter og vil gerne kunne styre det.',
      'Skolen oplever, at {N} er let at trøste, når der er ro.',
    ],
  },
  found: {
    any: [
      'Vredesudbrud i let til moderat grad, mest hjemme. Gode relationer til voksne i skolen.',
      'Funktionen er nedsat i familien, mindre i skolen. Ingen tegn på andet, der forklarer det.',
    ],
  },
  begun: {
    any: [
      'Tegnet vredens termometer med {N} og talt om, hvad der sker på hvert trin.',
      'Fundet tre ting, {N} kan gøre, når vreden er halvvejs oppe.',
      'Talt om, hvilke situationer der er sværest, og valgt én at arbejde med.',
    ],
  },
  midway: {
    any: [
      'To udbrud siden sidst, begge kortere end før.',
      '{N} gik selv fra en konflikt og kom tilbage.',
      'Øvet at sige fra med ord. Det var svært, men sjovt i rollespil.',
      'Søskende har også fået deres egen tid med de voksne.',
    ],
  },
  late: {
    any: [
      'Der går længere mellem udbruddene.',
      'Aftalerne om skærmtid holder, og der skældes mindre ud.',
      'Lavet familiens egen plan for svære dage.',
    ],
  },
  parents: {
    any: [
      'Øvet at være rolig og kort, når det spidser til.',
      'Forældrene har aftalt fælles regler for skærm og sengetid.',
      'Talt om, hvad de voksne selv har brug for efter et udbrud.',
    ],
  },
  after: {
    any: ['Færre og kortere konflikter. Familien taler pænere sammen.', '{N} kan selv finde ro, når vreden kommer.'],
  },
}
