import type { ThemeWords } from './lines.ts'

export const otherTheme: ThemeWords = {
  asked: {
    any: [
      'ikke trives efter flytningen og har svært ved at falde til',
      'har mange fraværsdage, uden at nogen rigtig ved hvorfor',
      'er blevet indesluttet, efter at forældrene er gået fra hinanden',
      'sover meget dårligt og er træt hele dagen',
    ],
  },
  heard: {
    any: [
      'Der er sket meget på kort tid, og {N} har svært ved at sætte ord på.',
      'Skolen er opmærksom og har holdt to møder med familien.',
      'Familien ønsker hjælp til at komme videre og ved ikke helt, hvad der er årsagen.',
    ],
  },
  found: {
    any: [
      'Blandet mistrivsel i let til moderat grad. Søvn og fremmøde er mest påvirket.',
      'Funktionen er nedsat i skole og fritid. Forløbet tilrettelægges individuelt.',
    ],
  },
  begun: {
    any: [
      'Lavet et billede af, hvad der er svært og let i løbet af en uge.',
      'Aftalt et mål, som {N} selv har formuleret.',
    ],
  },
  midway: {
    any: [
      'Fremmødet er bedre, især de dage der begynder med idræt.',
      'Søvnen er rykket en time tidligere.',
      '{N} har talt med sin lærer om to aftaler, der skal gøre dagen lettere.',
    ],
  },
  late: {
    any: ['Målet er næsten nået. {N} er i skole fire dage ud af fem.', 'Skrevet en kort plan til familien og skolen.'],
  },
  parents: {
    any: ['Talt om, hvordan de voksne taler sammen på tværs af to hjem.', 'Gennemgået aftalerne med skolen.'],
  },
  after: {
    any: ['{N} er tilbage i skole og har fået en ven i klassen.', 'Familien har fået en hverdag, der hænger sammen.'],
  },
}
