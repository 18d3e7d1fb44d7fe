import { postButton, buttonLink } from '#ui/button.ts'
import { card, heading } from '#ui/card.ts'
import { count, moment } from '#ui/danish.ts'
import { html, type Child } from '#ui/html.ts'
import { staffPage, type Frame } from '#ui/layout.ts'
import { backLink } from '#ui/links.ts'
import { notice } from '#ui/notice.ts'
import { sectionsShown } from '../pages/sections.ts'
import { groupSections } from './page.ts'
import type { WaitingGroupNote } from './waiting.ts'

/** A draft of a joint note as it stands, to be copied from and deleted. */
export const waitingGroupPage = (frame: Frame, draft: WaitingGroupNote) => {
  const { id, href, open, leftOut, typed } = draft
  const said = groupSections({ members: open }, typed)
  return staffPage(
    frame,
    { title: 'Kladde til et fælles notat' },
    html`${backLink('/day', 'Min dag')}
    ${heading('Kladde til et fælles notat', {
      line: `Gruppen ${moment(draft.starts_at)} · gemt ${moment(draft.saved_at)} · kun du kan læse den`,
      actions: href && buttonLink('Skriv videre på notatet', href, { kind: 'primary' }),
    })}
    ${!href && noTalk()} ${leftOut > 0 && notToBeShown(open.length, leftOut)}
    ${open.length > 0 && card('Teksten', said.length ? sectionsShown(said) : html`<p>Der er ikke skrevet noget i den.</p>`)}
    ${postButton('Slet kladden', `/day/group-drafts/${id}/removal`, { kind: 'quiet' })}`,
  )
}

const noTalk = (): Child =>
  notice(
    'info',
    'Der kan ikke skrives videre på den her',
    'Samtalen er ikke længere registreret sådan, eller du har ikke længere adgang til børnene. Registrér samtalen, som den var, kopiér det, du skal bruge, ind i det nye notat, og slet så kladden. Ellers slettes den af sig selv, når fristen for kladder er gået.',
  )

const notToBeShown = (open: number, leftOut: number): Child =>
  notice(
    'warning',
    open ? `Det, der står om ${count(leftOut, 'barn', 'børn')}, vises ikke` : 'Teksten vises ikke',
    `Du har ikke længere adgang til ${open || leftOut > 1 ? 'deres' : 'barnets'} journal. Har du brug for teksten i aktuel behandling, så åbn barnets forløb med en begrundelse først.`,
  )
