import type { ThemeWords } from './lines.ts'

export const sadness: ThemeWords = {
  asked: {
    young: [
      'er ked af det det meste af tiden og ikke vil lege',
      'siger, at ingen kan lide {ham}, og tit græder ved sengetid',
      'savner den af forældrene, {han} ikke bor hos',
    ],
    old: [
      'har trukket sig fra vennerne og ligger på værelset efter skole',
      'har været trist siden jul og sover dårligt',
      'ikke længere har lyst til det, {han} plejer at være glad for',
      'græder meget og siger, at alt er ligegyldigt',
      'har mistet sin farmor og ikke rigtig er kommet videre',
    ],
  },
  heard: {
    any: [
      'Det begyndte efter et skoleskift, og {N} har svært ved at sige, hvad der er galt.',
      '{N} er mere irritabel derhjemme og trækker sig fra fælles måltider.',
      'Forældrene er bekymrede, men der er stadig gode dage, især i weekenden.',
      'Spurgt til tanker om ikke at ville leve. Dem har {N} ikke.',
    ],
    old: ['{N} har en nær ven, som ved, hvordan det går.'],
  },
  found: {
    any: [
      'Tristhed og nedsat energi i let til moderat grad. Passer sin skole de fleste dage.',
      'Funktionen er påvirket i skole og fritid, mindre hjemme. Søvnen er forskudt.',
      'Ingen selvmordstanker. {N} ønsker selv samtaler.',
    ],
  },
  begun: {
    any: [
      'Talt om, hvordan humør og det, man gør, påvirker hinanden.',
      'Lavet en plan for ugen med to små ting, {N} plejede at være glad for.',
      'Skrevet ned, hvad der giver energi, og hvad der tager den.',
    ],
  },
  midway: {
    any: [
      '{N} har været ude med en ven to gange siden sidst.',
      'Humøret går op og ned. Planen blev fulgt halvdelen af dagene.',
      'Arbejdet med tanken om ikke at være god nok. {N} fandt selv to ting, der taler imod.',
      'Søvnen er blevet bedre, efter telefonen er kommet ud af værelset.',
    ],
  },
  late: {
    any: [
      '{N} er begyndt til sport igen og griner mere.',
      'Talt om tidlige tegn på, at det går den forkerte vej, og hvem {han} så siger det til.',
      'Flere gode dage end dårlige. {N} kan selv sige, hvad der hjælper.',
    ],
  },
  parents: {
    any: [
      'Talt om, hvordan de voksne er sammen med {ham} uden at spørge hele tiden.',
      'Forældrene vil prøve en fast ugentlig ting alene med {N}.',
    ],
  },
  after: {
    any: ['{N} er gladere og ser sine venner igen.', 'Humøret er stabilt, og søvnen er god.'],
  },
}
