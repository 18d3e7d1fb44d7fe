import type { addPhrase } from '#care/journal/journal.ts'

/** Texts that an offer may begin from, written for the demo; none is copied from a manual. */
export const phrases: readonly Parameters<typeof addPhrase>[1][] = [
  {
    name: 'Fortalt om tilbuddet',
    kind: 'preliminary_talk',
    heading: 'information',
    text: 'Fortalt, hvad tilbuddet er, at det er frivilligt og gratis, at der skrives journal, og hvem der kan læse den. Familien sagde: [hvad familien sagde].',
    position: 10,
  },
  {
    name: 'Tvivl om målgruppen',
    kind: 'preliminary_talk',
    heading: 'follow_up',
    text: 'Vi er i tvivl om, hvorvidt tilbuddet passer. Det drøftes på [mødet] den [dag], og familien får svar senest [dag].',
    position: 20,
  },
  {
    name: 'Dagens øvelse',
    kind: 'treatment',
    heading: 'treatment',
    text: 'Gennemgik øvelsen fra sidst: [hvordan det gik]. Øvede [øvelse]. Til næste gang: [aftale].',
    position: 10,
  },
  {
    name: 'Barnets eget mål',
    kind: 'treatment',
    heading: 'effect',
    text: 'Barnets eget mål er [mål]. I dag satte barnet det til [tal] på en skala fra 0 til 10, sidst til [tal].',
    position: 20,
  },
  {
    name: 'Ny tid',
    kind: null,
    heading: 'follow_up',
    text: 'Ny tid er aftalt til [dag og tid]. Familien ringer, hvis det bliver sværere inden.',
    position: 5,
  },
  {
    name: 'Talte med skolen',
    kind: 'note',
    heading: 'text',
    text: 'Talte i telefon med [navn og stilling] på skolen, efter aftale med [hvem]. Aftalt: [hvad].',
    position: 10,
  },
]
