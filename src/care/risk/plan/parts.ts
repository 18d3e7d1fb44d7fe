/** The parts of a safety plan, in the order in which they help. The questions are said to the young person; the words are ours. */
export const PARTS = [
  {
    key: 'warningSigns',
    title: 'Sådan mærker jeg, at det er ved at blive svært',
    hint: 'Tanker, følelser, i kroppen, ting der sker.',
  },
  {
    key: 'myself',
    title: 'Det kan jeg selv gøre',
    hint: 'Noget, der har hjulpet før, og som kan gøres med det samme.',
  },
  {
    key: 'company',
    title: 'Mennesker og steder, der får mig på andre tanker',
    hint: 'Også uden at fortælle om det svære.',
  },
  {
    key: 'helpers',
    title: 'Dem kan jeg bede om hjælp',
    hint: 'Skriv fx mor, min lærer eller min bedste ven, og ikke fulde navne.',
  },
  {
    key: 'professionals',
    title: 'Fagfolk, jeg kan ringe til',
    hint: 'Fx telefonnummeret hertil og hvornår. Akutte numre står altid nederst på planen.',
  },
  {
    key: 'surroundings',
    title: 'Sådan gør vi det sikkert omkring mig',
    hint: 'Fx hvem der gemmer medicin og skarpe ting, og hvem der er der om aftenen.',
  },
] as const

export type PartKey = (typeof PARTS)[number]['key']
export type Parts = Record<PartKey, string>

/** Whom to ring when the plan is not enough. */
export const ACUTE = [
  ['Fare for liv', '112'],
  ['Livslinien', '70 201 201'],
  ['BørneTelefonen', '116 111'],
] as const

/** The parts that something is written in. */
export const writtenIn = (parts: Parts): { title: string; text: string }[] =>
  PARTS.flatMap(({ key, title }) => (parts[key] ? [{ title, text: parts[key] }] : []))
