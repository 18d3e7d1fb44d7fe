import { dayOf } from '#platform/time.ts'
import { answerPath, languageOf } from '../answering/words/languages.ts'

/** Where a link leads: the origin that people use, and the secret. */
export type Link = { origin: string; slug: string; secret: string; language: string }

export const linkTo = ({ origin, slug, secret, language }: Link): string =>
  `${origin}${answerPath(slug, secret, languageOf(language).code)}`

const words = {
  da: {
    subject: (place: string) => `Spørgsmål fra ${place} Kommune`,
    text: (place: string, link: string, until: string) =>
      `${place} Kommune har nogle spørgsmål. Svar senest ${until} her: ${link}`,
    again: (place: string, link: string, until: string) =>
      `En venlig påmindelse fra ${place} Kommune: Der er stadig nogle spørgsmål. Svar senest ${until} her: ${link} Brug dette link, det gamle virker ikke mere.`,
  },
  en: {
    subject: (place: string) => `Questions from ${place} Kommune`,
    text: (place: string, link: string, until: string) =>
      `${place} Kommune has some questions. Please answer by ${until} here: ${link}`,
    again: (place: string, link: string, until: string) =>
      `A friendly reminder from ${place} Kommune: there are still some questions. Please answer by ${until} here: ${link} Use this link; the old one no longer works.`,
  },
}

/** What is written to somebody: who asks, that there are questions, where, and until when. Nothing of whom or what about. */
export function messageOf(
  link: Link,
  { place, expiresAt, isReminder = false }: { place: string; expiresAt: Date; isReminder?: boolean },
): { subject: string; text: string } {
  const { code, words: ours } = languageOf(link.language)
  const said = words[code]
  const until = ours.day(dayOf(expiresAt))
  return {
    subject: said.subject(place),
    text: (isReminder ? said.again : said.text)(place, linkTo(link), until),
  }
}
