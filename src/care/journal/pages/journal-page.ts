import type { Staff } from '#platform/ctx.ts'
import type { Day } from '#platform/time.ts'
import { dayOf } from '#platform/time.ts'
import type { BannerChild } from '#registry/people/people.ts'
import { banner, reachNotice, type Pathway, type Reach } from '#care/pathways/pathways.ts'
import { may } from '#registry/access/roles.ts'
import { button, buttonLink } from '#ui/button.ts'
import { card, emptyState, heading } from '#ui/card.ts'
import { count, shortDay, time } from '#ui/danish.ts'
import { hiddenFields } from '#ui/form.ts'
import { html, type Child } from '#ui/html.ts'
import { staffPage, type Frame } from '#ui/layout.ts'
import { tabs } from '#ui/links.ts'
import { pager } from '#ui/pager.ts'
import { tag } from '#ui/tag.ts'
import { extractAddress, groupAddress, journalAddress, noteAddress } from '../addresses.ts'
import type { draftsAbout } from '../drafts.ts'
import type { journalOf, Reading } from '../entries.ts'
import type { groupDraftsAbout } from '../group/drafts.ts'
import { kindName, KINDS } from '../words.ts'
import { entryShown } from './entry.ts'

type JournalPage = {
  pathway: Pathway & { reach: Reach }
  child: BannerChild
  found: Awaited<ReturnType<typeof journalOf>>
  drafts: Awaited<ReturnType<typeof draftsAbout>>
  groupDrafts: Awaited<ReturnType<typeof groupDraftsAbout>>
  reading: Reading
  today: Day
  reader: Staff
}

/** All that is signed about a child, the newest first; whose drafts wait; and search within it. */
export function journalPage(frame: Frame, page: JournalPage) {
  const { pathway, found, reading, today, reader } = page
  const address = journalAddress(pathway.id)
  return staffPage(
    frame,
    { title: 'Journal' },
    html`<div class="journal">
      ${banner(page, { linked: true })} ${reachNotice(pathway.reach)}
      ${heading('Journal', { line: lineOf(page), actions: pathway.reach ? [] : [buttonLink('Opbevaring', `/pathways/${pathway.id}/retention`, { kind: 'quiet' }), buttonLink('Udskriv', extractAddress(pathway.id), { kind: 'quiet' }), pathway.status !== 'entered_in_error' && may('journal.write', reader) && buttonLink('Skriv notat uden samtale', `${address}/note`)] })}
      ${page.drafts.length + page.groupDrafts.length > 0 && draftsCard(page)}
      ${reading.words ? null : kindTabs(address, reading)} ${searchForm(address, reading)}
      ${found.entries.length === 0 ? emptyState(nothing(reading)) : found.entries.map((entry) => entryShown(entry, { pathwayId: pathway.id, today, reader, isOnlyRead: pathway.reach !== null }))}
      ${
        !reading.words &&
        found.pages > 1 &&
        pager({ page: reading.page, pages: found.pages, total: found.total }, (to) =>
          hrefOf(address, { ...reading, page: to }),
        )
      }
      ${reading.words && found.total > found.entries.length && html`<p class="quiet">Vist er de nyeste ${found.entries.length} af ${found.total}. Søg mere præcist for at finde resten.</p>`}
    </div>`,
  )
}

const lineOf = ({ found, reading }: JournalPage): string => {
  const notes = count(found.total, 'notat', 'notater')
  if (reading.words) return `${notes} med »${reading.words}«`
  return reading.kind ? `${notes}: ${kindName[reading.kind].toLowerCase()}` : notes
}

const nothing = (reading: Reading): Child => {
  if (reading.words) return 'Ingen notater med de ord. Prøv et andet ord, eller en del af sætningen.'
  return reading.kind ? 'Ingen notater af den slags.' : 'Der er ikke underskrevet noget i journalen endnu.'
}

const hrefOf = (address: string, { kind, page }: Pick<Reading, 'kind' | 'page'>): string => {
  const query = new URLSearchParams({ ...(kind && { kind }), ...(page > 1 && { page: String(page) }) }).toString()
  return query ? `${address}?${query}` : address
}

const kindTabs = (address: string, reading: Reading): Child =>
  tabs('Slags notat', [
    { href: address, label: 'Alle', current: reading.kind === null },
    ...KINDS.map((kind) => ({
      href: hrefOf(address, { kind, page: 1 }),
      label: kindName[kind],
      current: reading.kind === kind,
    })),
  ])

const searchForm = (address: string, { words }: Reading): Child =>
  html`<form class="journal-search" action="${address}/search" method="post" role="search" aria-label="Journalen">
    ${hiddenFields({ once: crypto.randomUUID() })}
    <label class="form-label" for="journal-q">Søg i journalen</label>
    <div>
      <input
        class="form-input"
        type="search"
        id="journal-q"
        name="q"
        value="${words}"
        maxlength="200"
        autocomplete="off"
      />
      ${button('Søg', { kind: 'secondary' })} ${words && html`<a href="${address}">Vis hele journalen</a>`}
    </div>
  </form>`

/** A colleague's draft is told by whose and when; one's own leads to where it is written. */
const draftsCard = ({ drafts, groupDrafts, reader, today }: JournalPage): Child =>
  card(
    'Kladder',
    html`<ul class="plain-list">
      ${drafts.map((draft) => {
        const what = draft.corrects_id ? 'Rettelse' : draft.type ? kindName[draft.type] : kindName.note
        const matter = { pathwayId: draft.pathway_id, contactId: draft.contact_id, correctsId: draft.corrects_id }
        const when = whenSaved(draft.saved_at, today)
        return html`<li>
          ${tag('plain', 'kladde')}
          ${draft.author_id === reader.id ? html`<a href="${noteAddress(matter)}">${what}</a>` : what}
          <span class="quiet">${draft.author}, ${when}</span>
        </li>`
      })}
      ${groupDrafts.map(
        ({ pathwayId, contactId, savedAt }) =>
          html`<li>
            ${tag('plain', 'kladde')} <a href="${groupAddress(pathwayId, contactId)}">Fælles notat om en gruppe</a>
            <span class="quiet">${reader.name}, ${whenSaved(savedAt, today)}</span>
          </li>`,
      )}
    </ul>`,
    { id: 'drafts' },
  )

const whenSaved = (at: Date, today: Day): string => `${shortDay(dayOf(at), today)} kl. ${time(at)}`
