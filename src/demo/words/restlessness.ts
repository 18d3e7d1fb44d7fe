import type { ThemeWords } from './lines.ts'

export const restlessness: ThemeWords = {
  asked: {
    any: [
      'har svært ved at sidde stille og hele tiden kommer i konflikter',
      'glemmer alt og ikke kan holde fast i en opgave',
      'er meget impulsiv og let kommer i konflikt med sine søskende',
    ],
    young: [
      'løber rundt i timerne og har brug for en voksen tæt på',
      'ikke kan vente på sin tur og tit bliver sendt ud af klassen',
    ],
    old: ['er bagud med alle afleveringer og ikke kan samle sig', 'afbryder i timerne og selv er ked af det bagefter'],
  },
  heard: {
    any: [
      'Uroen ses både hjemme og i skolen, mest ved skift mellem aktiviteter.',
      'Skolen har pauser og en fast plads til {N}. Det hjælper noget.',
      'Forældrene kommer let til at skælde ud og er trætte af det.',
      'Mange gode sider: {N} er hjælpsom, kvik og god til idræt.',
    ],
  },
  found: {
    any: [
      'Uro og uopmærksomhed i let til moderat grad i skole og hjem. Søvn og appetit er god.',
      'Funktionen er nedsat i skolen, mindre i fritiden. Forældrene er motiverede for forældreforløb.',
      'Svar fra skole og hjem peger samme vej. Ikke tegn på behov for udredning nu.',
    ],
  },
  begun: {
    any: [
      'Talt om opmærksomhed, og hvad der gør det lettere og sværere.',
      'Lavet et enkelt skema for morgenen sammen med {N}.',
      'Øvet at stoppe, trække vejret og vælge, med en leg {N} selv valgte.',
    ],
  },
  midway: {
    any: [
      'Morgenskemaet virker fem dage ud af syv.',
      'Færre konflikter hjemme. I skolen er det stadig svært i frikvartererne.',
      '{N} kunne selv fortælle om en gang, hvor {han} stoppede i tide.',
      'Øvet at dele en opgave op i tre små.',
    ],
  },
  late: {
    any: [
      'Klassen bruger nu samme tegn som hjemme.',
      'Rutinerne holder, også i weekenden.',
      'Aftalt, hvad skolen gør videre, når forløbet slutter.',
    ],
  },
  parents: {
    any: [
      'Øvet korte beskeder og ros for det, der lykkes.',
      'Gennemgået hjemmeopgaven om fælles leg. Det var lettere, end forældrene troede.',
      'Talt om at dele opgaverne, så ikke den samme altid står med det svære.',
    ],
  },
  after: { any: ['Hverdagen er roligere, og skolen ser fremgang.', 'Familien bruger fortsat skemaer og ros.'] },
}
