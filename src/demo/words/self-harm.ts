import type { ThemeWords } from './lines.ts'

export const selfHarm: ThemeWords = {
  asked: {
    any: [
      'har ridset sig på armen flere gange',
      'skærer sig, når det bliver for svært, og har holdt det skjult',
      'har haft rifter på benene, som skolens sundhedsplejerske har set',
    ],
  },
  heard: {
    any: [
      '{N} gør det for at dæmpe svære følelser, ikke for at dø. Spurgt direkte til selvmordstanker: nej.',
      'Det er sket fire-fem gange på to måneder, senest for to uger siden.',
      'Forældrene har fundet det ved et tilfælde og er meget bekymrede.',
      'Familien er vejledt om at fjerne skarpe ting og om, hvem de ringer til, hvis det bliver akut.',
    ],
  },
  found: {
    any: [
      'Selvskade uden ønske om at dø i let grad. Svære følelser efter brud i vennegruppen. Gode voksne omkring {ham}.',
      'Risiko gennemgået med {N} og forældre. Ingen selvmordstanker. Plan for svære aftener skrevet sammen.',
    ],
  },
  begun: {
    any: [
      'Set på, hvad der går forud, og hvad det hjælper på lige dér.',
      'Lavet en kasse med ting, der kan bruges i stedet.',
      'Øvet at mærke og give navn til følelser, før de bliver for store.',
    ],
  },
  midway: {
    any: [
      'Ikke skadet sig siden sidst. {N} ringede til sin moster en svær aften.',
      'En episode efter et skænderi. Gennemgået, hvad der kunne have hjulpet tidligere.',
      'Øvet at sige til en voksen, at det er svært, med få ord.',
    ],
  },
  late: {
    any: [
      'Fem uger uden selvskade. {N} bruger planen.',
      'Gennemgået planen for svære aftener med forældrene, og hvem de ringer til.',
    ],
  },
  parents: {
    any: [
      'Talt om at tage imod uden forhør og uden at love hemmeligholdelse.',
      'Gennemgået, hvad forældrene lægger mærke til, og hvornår de ringer.',
    ],
  },
  after: {
    any: ['Ikke skadet sig i over to måneder. {N} siger til, når det er svært.', 'Familien har en plan og bruger den.'],
  },
}
