import { dayOf, type Day } from '#platform/time.ts'
import { postButton } from '#ui/button.ts'
import { card } from '#ui/card.ts'
import { shortDay, time } from '#ui/danish.ts'
import { html, type Child } from '#ui/html.ts'
import { tag } from '#ui/tag.ts'
import type { WaitingGroupNote, WaitingNote } from '../waiting-notes.ts'
import { contactName } from '../words.ts'

type Waiting = { notes: readonly WaitingNote[]; groupNotes: readonly WaitingGroupNote[]; today: Day }

/** One's own drafts that wait to be signed; of those that cannot be written on, how they are got rid of. */
export const notesCard = ({ notes, groupNotes, today }: Waiting): Child =>
  notes.length + groupNotes.length > 0 &&
  card(
    'Kladder, der skal underskrives',
    html`<ul class="plain-list">
      ${notes.map(
        (note) => html`<li>
          ${draftTag(note.saved_at, today)}
          ${note.is_related ? html`<a href="${noteHref(note)}">${whatOf(note)}</a>` : whatOf(note)}
          <span class="quiet">${note.given_name} ${note.family_name}, ${shortDay(dayOf(note.saved_at), today)}</span>
          ${!note.is_related && notToBeOpened(note)}
        </li>`,
      )}
      ${groupNotes.map(
        (note) => html`<li>
          ${draftTag(note.saved_at, today)}
          <a href="${note.href ?? `/day/group-drafts/${note.id}`}">Fælles notat om en gruppe</a>
          <span class="quiet">gruppen ${shortDay(dayOf(note.starts_at), today)} kl. ${time(note.starts_at)}</span>
          ${!note.href && withoutTalk(note)}
        </li>`,
      )}
    </ul>`,
  )

const draftTag = (savedAt: Date, today: Day): Child => tag(dayOf(savedAt).equals(today) ? 'plain' : 'warn', 'kladde')

const whatOf = ({ corrects_id, type }: WaitingNote): string =>
  corrects_id ? 'Rettelse' : type ? contactName[type] : 'Notat'

/** Who may not open the record cannot sign, unless it is opened for a reason. */
const notToBeOpened = ({ id, pathway_id }: WaitingNote): Child =>
  html`<span class="quiet"
      >Du har ikke længere adgang til barnets journal. <a href="/pathways/${pathway_id}">Åbn med en begrundelse</a> for
      at underskrive, eller slet kladden.</span
    >
    ${postButton('Slet kladden', `/day/drafts/${id}/removal`, { kind: 'quiet' })}`

/** The talk was a mistake, or the children have been handed over: it can be read, copied from and deleted. */
const withoutTalk = ({ id }: WaitingGroupNote): Child =>
  html`<span class="quiet"
      >Samtalen er ikke længere registreret sådan, eller du har ikke længere adgang til børnene. Læs kladden, og kopiér
      det, der skal bruges, eller slet den.</span
    >
    ${postButton('Slet kladden', `/day/group-drafts/${id}/removal`, { kind: 'quiet' })}`

const noteHref = ({ pathway_id, contact_id, corrects_id }: WaitingNote): string => {
  if (corrects_id) return `/pathways/${pathway_id}/journal/${corrects_id}/correction`
  return contact_id ? `/pathways/${pathway_id}/contacts/${contact_id}/note` : `/pathways/${pathway_id}/journal/note`
}
