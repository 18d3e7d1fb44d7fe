import type { ThemeWords } from './lines.ts'

export const obsessions: ThemeWords = {
  asked: {
    any: [
      'vasker hænder hele tiden og bruger lang tid på badeværelset',
      'skal tjekke døre og lys mange gange, før {han} kan sove',
      'har tanker, {han} ikke kan slippe, og skal gøre ting i en bestemt rækkefølge',
      'spørger om det samme igen og igen for at være sikker',
    ],
  },
  heard: {
    any: [
      'Ritualerne tager omkring en time om dagen. Familien er begyndt at hjælpe med dem for at komme ud ad døren.',
      '{N} ved godt, at det ikke giver mening, men kan ikke lade være.',
      'Det begyndte for et halvt år siden og er blevet mere efter sommerferien.',
    ],
  },
  found: {
    any: [
      'Tvangstanker og -handlinger i let til moderat grad, under en time om dagen. Passer skolen.',
      'Funktionen er påvirket om morgenen og ved sengetid. Forældrene indgår i ritualerne.',
    ],
  },
  begun: {
    any: [
      'Talt om, hvordan tvang virker, og hvorfor ritualer gør den stærkere.',
      'Lavet en liste over ritualer fra let til svær.',
      'Givet tvangen et navn, så familien kan stå sammen mod den.',
    ],
  },
  midway: {
    any: [
      'Øvet at vente ti minutter med at vaske hænder. Uroen faldt af sig selv.',
      '{N} tjekkede kun døren én gang fire aftener i træk.',
      'Sprunget et trin over og måtte gå tilbage. Det er aftalt, at det er i orden.',
    ],
  },
  late: {
    any: [
      'Ritualerne tager nu under ti minutter om dagen.',
      'Skrevet en plan for, hvad {N} og forældrene gør, hvis tvangen prøver igen.',
    ],
  },
  parents: { any: ['Forældrene trækker sig ud af ét ritual ad gangen og siger det højt på forhånd.'] },
  after: { any: ['Næsten ingen ritualer tilbage. {N} er glad for at have fået tiden igen.'] },
}
