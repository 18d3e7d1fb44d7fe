import type { Talk } from '#care/pathways/pathways.ts'

const informed = [
  'Fortalt, hvad tilbuddet er, at det er frivilligt og gratis, og hvad der skrives i journalen. Familien havde ingen indvendinger.',
  'Fortalt om tavshedspligt og journal, og hvad der sker nu. Familien spurgte til ventetiden og fik dagen at vide.',
  'Fortalt om tilbuddet og om, hvem der kan læse journalen. Barnet sagde ja til at komme igen.',
] as const
const after = [
  'Ny tid er aftalt.',
  'Ny tid er aftalt. Familien ringer, hvis det bliver sværere inden.',
  'Ser på det, der er aftalt, næste gang.',
  'Ny tid er aftalt. Skolen er med på planen.',
] as const
const effects = [
  'Barnet siger selv, at det er blevet lidt lettere.',
  'Ingen ændring endnu.',
  'Forældrene ser en forskel derhjemme, mindre i skolen.',
  'Går fremad. Der er stadig svære dage.',
] as const
const efforts = ['Ingen kendte.', 'Skolen har lavet en plan for pauser.', 'PPR er med i skolen.', ''] as const

const one = (lines: readonly string[], nth: number): string => lines[nth % lines.length] ?? ''

/** What stands under each heading of a talk's note: its summary where it belongs, and around it what goes with it. */
export function noteLines(talk: Talk, summary: string, nth: number): Record<string, string> {
  const follow_up = one(after, nth)
  if (talk === 'preliminary_talk')
    return { problem: summary, other_efforts: one(efforts, nth), information: one(informed, nth), follow_up }
  if (talk === 'screening') return { problem: summary, other_efforts: one(efforts, nth + 1), follow_up }
  if (talk === 'treatment') return { treatment: summary, effect: one(effects, nth), follow_up }
  return {
    treatment: 'Samlet op på forløbet sammen med familien.',
    effect: summary,
    follow_up: 'Familien ved, hvem de kan ringe til.',
  }
}
