import { howCounted } from '#ui/how-counted.ts'

/** How each number was counted, for the one who is asked about it. */
export const counting = howCounted([
  [
    'I forløbene',
    'Det, der er registreret: holdte kontakter og veje, der er vist videre, med dag i perioden, i forløb efter § 126 a om børn på 5-17 år ved henvendelsen. Det, der er registreret ved en fejl, er ikke med.',
  ],
  ['Indberettet', 'Det, modtageren har nu. Det, der er rettet som en fejl, er ikke med.'],
  [
    'Venter',
    'Registreret, men ikke modtaget endnu, fordi barnet venter på næste kørsel, eller fordi en indberetning om barnet venter, er afvist eller ikke kunne leveres.',
  ],
  [
    'Forskel',
    'Det, der hverken er indberettet eller venter, og det, der er indberettet, men ikke står i forløbene. Sammenlignet kontakt for kontakt. Alt andet end 0 er en fejl i Trin 2.',
  ],
  ['Til screening, til behandling', 'Forløb, hvis første kontakt af den slags ligger i perioden.'],
  ['Opfølgning', 'Afsluttende samtaler.'],
  ['Henvist videre', 'Veje til et af de seks mål på den nationale liste.'],
])
