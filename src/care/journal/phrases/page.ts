import { buttonLink } from '#ui/button.ts'
import { heading } from '#ui/card.ts'
import { count } from '#ui/danish.ts'
import { html, type Child } from '#ui/html.ts'
import { staffPage, type Frame } from '#ui/layout.ts'
import { tag } from '#ui/tag.ts'
import { ROWS_ON_A_PAGE, workTable } from '#ui/work-table.ts'
import { HEADINGS } from '../note.ts'
import { kindName } from '../words.ts'
import { partsOf } from './phrase.ts'
import type { Phrase } from './phrases.ts'

const LIST = '/administration/phrases'

/** The municipality's phrases, where each is kept right. */
export function phrasesPage(frame: Frame, { phrases, page }: { phrases: readonly Phrase[]; page: number }) {
  const shown = phrases.slice((page - 1) * ROWS_ON_A_PAGE, page * ROWS_ON_A_PAGE)
  return staffPage(
    frame,
    { title: 'Fraser', wide: true },
    html`${heading('Fraser', {
      line: 'Tekster, der kan sættes ind i et notat. De er kommunens egne og handler ikke om nogen bestemt.',
      actions: buttonLink('Tilføj', `${LIST}/new`, { kind: 'primary' }),
    })}
    ${workTable({
      caption: count(phrases.length, 'frase', 'fraser'),
      columns: [
        { key: 'name', label: 'Navn' },
        { key: 'kind', label: 'Slags notat' },
        { key: 'heading', label: 'Overskrift' },
        { key: 'text', label: 'Frase' },
      ],
      rows: shown.map((phrase) => ({
        name: html`<a href="${LIST}/${phrase.id}">${phrase.name}</a>
          ${!phrase.isActive && tag('plain', 'bruges ikke')}`,
        kind: phrase.kind ? kindName[phrase.kind] : 'Alle',
        heading: HEADINGS[phrase.heading],
        text: phraseShown(phrase.text),
      })),
      empty: 'Der er ingen fraser endnu. Tilføj dem, I skriver igen og igen.',
      page,
      pages: Math.max(1, Math.ceil(phrases.length / ROWS_ON_A_PAGE)),
      total: phrases.length,
      hrefFor: ({ page: to }) => (to === undefined || to === 1 ? LIST : `${LIST}?page=${to}`),
    })}`,
  )
}

/** A phrase with what is to be filled in marked. */
export const phraseShown = (text: string): Child =>
  html`<span class="phrase-text"
    >${partsOf(text).map((part) => (part.isPlaceholder ? html`<mark>${part.text}</mark>` : part.text))}</span
  >`
