import type { Errors } from '#platform/form.ts'
import { dayOf } from '#platform/time.ts'
import { banner } from '#care/pathways/pathways.ts'
import { button, postButton } from '#ui/button.ts'
import { card } from '#ui/card.ts'
import { checkbox } from '#ui/choice-fields.ts'
import { capital, count, moment, time } from '#ui/danish.ts'
import { fieldSection, form, formActions, hiddenFields } from '#ui/form.ts'
import { html, type Child } from '#ui/html.ts'
import { staffPage, type Frame } from '#ui/layout.ts'
import { notice } from '#ui/notice.ts'
import { tag } from '#ui/tag.ts'
import { textArea } from '#ui/text-fields.ts'
import { groupAddress, noteAddress } from '../addresses.ts'
import type { Draft, TypedNote } from '../drafts.ts'
import { HEADINGS, isLate, type Section } from '../note.ts'
import { sectionsShown } from '../pages/sections.ts'
import { phraseChoices } from '../phrases/choices.ts'
import { COMMON, commonField, coversField, OWN, ownField, saidOf } from './group-note.ts'
import type { GroupWriting } from './load.ts'
import type { Member } from './members.ts'

export type GroupPage = {
  typed: TypedNote
  version: number
  errors?: Errors
  /** What another window saved meanwhile; null when the draft was signed or deleted there. */
  conflict?: { other: Draft | null }
}

/** Where one note is written on a talk with several children; it becomes a note for each. */
export function groupPage(frame: Frame, writing: GroupWriting, page: GroupPage) {
  const { typed, version, errors, conflict } = page
  const { contact, pathway, members, leftOut, draft } = writing
  const address = groupAddress(pathway.id, contact.id)
  const shown = { typed, errors }
  return staffPage(
    frame,
    { title: 'Fælles notat om en gruppe', errors },
    html`${banner(writing, { linked: true })} ${conflict && conflictNotice(writing, conflict.other)}
    ${leftOut > 0 && notice('info', `${count(leftOut, 'barn', 'børn')} i gruppen er ikke med her`, 'Du har ingen aktiv behandlingsrelation dér. En kollega, der har, må skrive det notat.')}
    ${card(
      null,
      html`<header class="note-head">
          <h1>Fælles notat om en gruppe</h1>
          <p class="quiet">
            ${[capital(moment(contact.starts_at)), contact.place_name, contact.staff_name].filter(Boolean).join(' · ')}
          </p>
        </header>
        ${draft && saysMore(writing, draft) && moreNotice(draft)}
        ${notice('info', 'Hvert barn får sit eget notat', 'Det fælles står hos alle, det andet kun hos barnet selv. Skriv det fælles uden navne: intet i et notat må vise, hvem de andre er.')}
        ${form({ action: address, keep: address, errors, draft: `${address}/draft` }, [
          hiddenFields({ version }),
          fieldSection('Fælles for alle', common(writing, shown)),
          members.map((member) => childFields(member, shown)),
          isLate(contact.starts_at, writing.now) &&
            textArea({
              ...shown,
              name: 'lateReason',
              label: 'Hvorfor skrives notatet en senere dag?',
              hint: 'Notaterne mærkes som sene, og grunden står i hver journal.',
              rows: 3,
              limit: 1000,
            }),
          html`<p class="draft-state" data-draft-state role="status">${stateOf(writing)}</p>`,
          formActions(
            button('Underskriv', { name: 'act', value: 'sign' }),
            button('Gem kladde', { kind: 'secondary', name: 'act', value: 'draft' }),
            html`<a href="${noteAddress({ pathwayId: pathway.id, contactId: contact.id, correctsId: null })}"
              >Skriv kun om ${writing.child.givenName}</a
            >`,
          ),
        ])}
        ${draft && html`<div class="note-foot">${postButton('Slet kladden', `${address}/removal`, { kind: 'quiet', values: { kept: address } })}</div>`}`,
    )}`,
  )
}

type Shown = { typed: TypedNote; errors: Errors | undefined }

const common = ({ phrases }: GroupWriting, shown: Shown): Child =>
  COMMON.map((heading, nth) => [
    textArea({
      ...shown,
      name: commonField(heading),
      label: HEADINGS[heading],
      optional: true,
      rows: nth === 0 ? 8 : 5,
    }),
    phraseChoices(phrases, heading, commonField(heading)),
  ])

const childFields = (member: Member, shown: Shown): Child => {
  const { contactId, givenName, familyName, hasNote } = member
  return fieldSection(
    html`${givenName} ${familyName}`,
    html`${checkbox({
      ...shown,
      name: coversField(contactId),
      label: `Notatet skal stå hos ${givenName}`,
      hint: hasNote && 'Der er allerede et notat om samtalen. Dette bliver et mere.',
      optional: true,
    })}
    ${OWN.map((heading) =>
      textArea({
        ...shown,
        name: ownField(contactId, heading),
        label: html`${HEADINGS[heading]}<span class="sr-only"> (${givenName})</span>`,
        optional: true,
        rows: 3,
      }),
    )} `,
  )
}

const stateOf = ({ draft, today }: GroupWriting): Child =>
  draft
    ? html`${tag('plain', 'kladde')} Gemt
      ${dayOf(draft.savedAt).equals(today) ? `kl. ${time(draft.savedAt)}` : moment(draft.savedAt)}. Kun du kan læse den.`
    : 'Kladden gemmes, mens du skriver. Kun du kan læse den, til du underskriver.'

/** What stands in a draft, part by part, for the one who compares two. */
export const groupSections = (
  { members }: { members: readonly Pick<Member, 'contactId' | 'givenName'>[] },
  typed: TypedNote,
): Section[] =>
  [
    ...COMMON.map((key) => ({ key, heading: HEADINGS[key], text: typed[commonField(key)] ?? '' })),
    ...members.flatMap(({ contactId, givenName }) =>
      OWN.map((key) => ({
        key,
        heading: `${givenName}: ${HEADINGS[key]}`,
        text: typed[ownField(contactId, key)] ?? '',
      })),
    ),
  ].filter(({ text }) => text !== '')

const saysMore = ({ members }: GroupWriting, { typed }: Draft): boolean =>
  saidOf(typed).some((contactId) => !members.some((member) => member.contactId === contactId))

/** What was written of a child is kept when its talk is marked as a mistake, and goes with the draft. */
const moreNotice = ({ id }: Draft): Child =>
  notice(
    'warning',
    'Kladden har også tekst om en samtale, der ikke er med her',
    html`<p>
      Samtalen er registreret om, eller du har ikke længere adgang til barnets journal. Teksten slettes med kladden, når
      du underskriver. <a href="/day/group-drafts/${id}">Læs den først</a>.
    </p>`,
  )

const conflictNotice = (writing: GroupWriting, other: Draft | null): Child =>
  other
    ? html`${notice(
        'warning',
        'Kladden er ændret i et andet vindue',
        `Intet er gået tabt: herunder står det, der blev gemt kl. ${time(other.savedAt)}, og i felterne det, du skrev her. Saml det, du vil beholde, og gem igen.`,
        { live: true },
      )}
      ${card('Gemt i det andet vindue', sectionsShown(groupSections(writing, other.typed)))}`
    : notice(
        'warning',
        'Kladden er underskrevet eller slettet i et andet vindue',
        'Det, du skrev her, er ikke gemt. Gem igen, hvis teksten skal bruges.',
        { live: true },
      )
