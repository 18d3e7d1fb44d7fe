import type { Errors } from '#platform/form.ts'
import { banner } from '#care/pathways/pathways.ts'
import { button, disabledAction, postButton } from '#ui/button.ts'
import { card } from '#ui/card.ts'
import { capital, moment, time } from '#ui/danish.ts'
import { form, formActions, hiddenFields } from '#ui/form.ts'
import { html, type Child } from '#ui/html.ts'
import { staffPage, type Frame } from '#ui/layout.ts'
import { notice } from '#ui/notice.ts'
import { tag } from '#ui/tag.ts'
import { dayOf } from '#platform/time.ts'
import { fileAddress, groupAddress, noteAddress } from '../addresses.ts'
import { namesOfFiles } from '../attachments/attachment.ts'
import { fileList } from '../attachments/file-list.ts'
import type { Draft, TypedNote } from '../drafts.ts'
import { sectionsOf } from '../note.ts'
import type { Beside, Writing } from '../writing.ts'
import { kindName } from '../words.ts'
import { noteFields } from './note-fields.ts'
import { cosignaturesShown } from './entry.ts'
import { sectionsShown } from './sections.ts'

export type NotePage = Beside & {
  typed: TypedNote
  /** Of the draft that the next save goes on from; 0 when there is none. */
  version: number
  errors?: Errors
  /** What another browser saved meanwhile; null when the draft was signed or deleted there. */
  conflict?: { other: Draft | null }
  /** It was sent to be signed, and cannot be now. */
  isRefused?: boolean
  /** Files were added or taken away in another window. */
  areFilesOther?: boolean
}

const titleOf = ({ corrected, contact, kind }: Writing): string => {
  if (corrected) return 'Ret et notat'
  return contact ? `Notat: ${kindName[kind].toLowerCase()}` : 'Notat uden samtale'
}

/** Where a note is written. It saves by itself where the browser can; the buttons do the same without. */
export function notePage(frame: Frame, writing: Writing, page: NotePage) {
  const address = noteAddress(writing.matter)
  const title = titleOf(writing)
  const { errors, typed, version, conflict, isRefused, areFilesOther, files, phrases } = page
  return staffPage(
    frame,
    { title, errors },
    html`${banner(writing, { linked: writing.opensJournal })} ${conflict && conflictNotice(writing, conflict.other)}
    ${isRefused && writing.hindered && notice('warning', 'Notatet er ikke underskrevet', writing.hindered, { live: true })}
    ${areFilesOther && filesNotice()}
    ${card(
      null,
      html`<header class="note-head">
          <h1>${title}</h1>
          <p class="quiet">${aboutWhat(writing)}</p>
        </header>
        ${writing.corrected && [correctedNotice(), cosignaturesShown(writing.corrected)]}
        ${writing.contact?.delivery === 'group' && !writing.corrected && writing.contact.status === 'held' && groupNotice(writing)}
        ${form(
          { action: address, keep: address, errors, draft: `${address}/draft` },
          html`${hiddenFields({ version, files: namesOfFiles(files) })}
            ${noteFields(writing, { typed, errors }, phrases)} ${filesOfNote(files, writing)}
            <p class="draft-state" data-draft-state role="status">${stateOf(writing)}</p>
            ${formActions(
              writing.hindered
                ? disabledAction('Underskriv', writing.hindered)
                : button('Underskriv', { name: 'act', value: 'sign' }),
              button('Gem kladde', { kind: 'secondary', name: 'act', value: 'draft' }),
              button(files.length ? 'Ret bilag' : 'Vedhæft filer', {
                kind: 'quiet',
                name: 'act',
                value: 'files',
              }),
              html`<a href="${writing.onward.href}">${writing.onward.label}</a>`,
            )}`,
        )}
        ${writing.draft && html`<div class="note-foot">${postButton('Slet kladden', `${address}/removal`, { kind: 'quiet', values: { kept: address } })}</div>`}`,
    )}`,
  )
}

const aboutWhat = ({ contact, corrected, now }: Writing): Child => {
  if (corrected)
    return `${kindName[corrected.kind]}, ${moment(corrected.contact_at)}. Underskrevet af ${corrected.author_name}.`
  if (!contact) return 'Telefon, koordinering eller information, der er givet. Står i barnets journal.'
  return [
    capital(moment(contact.starts_at)),
    contact.starts_at > now ? 'ikke holdt endnu' : null,
    contact.place_name,
    contact.staff_name,
  ]
    .filter(Boolean)
    .join(' · ')
}

const correctedNotice = () =>
  notice(
    'info',
    'Det oprindelige notat bliver stående',
    'Rettelsen er et nyt notat. Begge kan læses, med navn og tidspunkt.',
  )

const stateOf = ({ draft, today }: Writing): Child =>
  draft
    ? html`${tag('plain', 'kladde')} Gemt
      ${dayOf(draft.savedAt).equals(today) ? `kl. ${time(draft.savedAt)}` : moment(draft.savedAt)}. Kun du kan læse den.`
    : 'Kladden gemmes, mens du skriver. Kun du kan læse den, til du underskriver.'

const groupNotice = ({ pathway, contact }: Writing): Child =>
  contact &&
  html`<p>
    <a href="${groupAddress(pathway.id, contact.id)}">Skriv et fælles notat om gruppen</a>, så det fælles kun skrives én
    gang.
  </p>`

const filesNotice = () =>
  notice(
    'warning',
    'Bilagene er ændret i et andet vindue',
    'Notatet er ikke underskrevet. Se bilagene herunder, som de er nu, og underskriv igen.',
    { live: true },
  )

/** What will be signed along with the note. */
const filesOfNote = (files: Beside['files'], { pathway, opensJournal }: Writing): Child =>
  files.length > 0 &&
  html`<h2 class="note-files">Bilag</h2>
    ${fileList(files, opensJournal ? fileAddress(pathway.id) : null)}`

const conflictNotice = (writing: Writing, other: Draft | null) =>
  other
    ? html`${notice(
        'warning',
        'Kladden er ændret i et andet vindue',
        html`<p>
          Intet er gået tabt: herunder står det, der blev gemt kl. ${time(other.savedAt)}, og i felterne det, du skrev
          her. Saml det, du vil beholde, og gem igen.
        </p>`,
        { live: true },
      )}
      ${card('Gemt i det andet vindue', sectionsShown(sectionsOf(writing.kind, other.typed)))}`
    : notice(
        'warning',
        'Kladden er underskrevet eller slettet i et andet vindue',
        html`<p>
          Det, du skrev her, er ikke gemt.
          ${writing.opensJournal ? html`<a href="${writing.onward.href}">Se journalen</a>, og gem` : 'Gem'} igen, hvis
          teksten her skal bruges.
        </p>`,
        { live: true },
      )
