import { html, type Child } from './html.ts'

/** What the citizen's pages say around every question, in one language. */
export type PublicWords = {
  skip: string
  demo: string
  leave: string
  languages: string
  error: string
  acute: string
  acuteHelp: Child
  accessibility: string
  question: (at: number, of: number, minutes: number | undefined) => string
}

const phone = (number: string, shown: string) => html`<a href="tel:${number}">${shown}</a>`

export const danish: PublicWords = {
  skip: 'Gå til indholdet',
  demo: 'Demo: opfundne personer. Skriv ikke rigtige oplysninger.',
  leave: 'Forlad siden',
  languages: 'Sprog',
  error: 'Fejl',
  acute: 'Er det akut?',
  acuteHelp: html`<ul>
    <li>Fare for liv: ring ${phone('112', '112')}</li>
    <li>Tanker om selvmord: Livslinien ${phone('+4570201201', '70 201 201')}</li>
    <li>Børn og unge: BørneTelefonen ${phone('116111', '116 111')}</li>
  </ul>`,
  accessibility: 'Tilgængelighedserklæring',
  question: (at, of, minutes) =>
    `Spørgsmål ${at} af ${of}${minutes ? ` · cirka ${minutes} ${minutes === 1 ? 'minut' : 'minutter'}` : ''}`,
}

export const english: PublicWords = {
  skip: 'Skip to content',
  demo: 'Demo: invented people. Do not write real information.',
  leave: 'Leave this site',
  languages: 'Language',
  error: 'Error',
  acute: 'Is it urgent?',
  acuteHelp: html`<ul>
    <li>Danger to life: call ${phone('112', '112')}</li>
    <li>Thoughts of suicide: Livslinien ${phone('+4570201201', '70 201 201')}</li>
    <li>Children and young people: BørneTelefonen ${phone('116111', '116 111')}</li>
  </ul>`,
  accessibility: 'Accessibility statement (in Danish)',
  question: (at, of, minutes) =>
    `Question ${at} of ${of}${minutes ? ` · about ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}` : ''}`,
}
