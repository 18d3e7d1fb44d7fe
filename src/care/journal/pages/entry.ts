import type { Staff } from '#platform/ctx.ts'
import { roleName, may, ROLES } from '#registry/access/roles.ts'
import { list, moment, shortDay, time, day } from '#ui/danish.ts'
import { html, type Child } from '#ui/html.ts'
import { details } from '#ui/notice.ts'
import { tag } from '#ui/tag.ts'
import { dayOf, type Day } from '#platform/time.ts'
import { cosignAddress, fileAddress, noteAddress } from '../addresses.ts'
import { fileList } from '../attachments/file-list.ts'
import { cosignStateOf } from '../cosign.ts'
import type { Entry, ShownEntry } from '../entries.ts'
import { isLate } from '../note.ts'
import { kindName } from '../words.ts'
import { sectionsShown } from './sections.ts'

type Around = { pathwayId: string; today: Day; reader: Staff; isOnlyRead: boolean }

/** A signed note in its latest wording, with those it corrects one click away (R46). */
export const entryShown = (entry: ShownEntry, around: Around): Child =>
  html`<article class="entry" id="${entry.id}" aria-labelledby="${entry.id}-title">
    <header class="entry-head">
      <h2 id="${entry.id}-title">${kindName[entry.kind]}, ${moment(entry.contact_at)}</h2>
      <p class="chips">${tags(entry)}</p>
    </header>
    ${entry.correction_reason && html`<p class="entry-why"><strong>Rettet:</strong> ${entry.correction_reason}</p>`}
    ${entry.late_reason && html`<p class="entry-why"><strong>Skrevet sent:</strong> ${entry.late_reason}</p>`}
    ${sectionsShown(entry.sections)} ${filesShown(entry, fileAddress(around.pathwayId))} ${signature(entry)}
    ${cosignaturesShown(entry)}
    ${
      entry.earlier.length > 0 &&
      details(
        entry.earlier.length === 1 ? 'Se det oprindelige notat' : `Se de ${entry.earlier.length} tidligere udgaver`,
        entry.earlier.map((each) => earlier(each, around.pathwayId)),
      )
    }
    ${links(entry, around)}
  </article>`

const tags = (entry: Entry): Child => [
  entry.corrects_id && tag('info', 'rettelse'),
  cosignStateOf({ ...entry, isLatest: true }) === 'awaiting' && tag('warn', 'afventer medunderskrift'),
  cosignStateOf({ ...entry, isLatest: true }) === 'correction' && tag('warn', 'skal rettes'),
  !entry.corrects_id && isLate(entry.contact_at, entry.signed_at) && tag('warn', 'skrevet sent'),
  entry.contact_status === 'entered_in_error' && tag('bad', 'samtalen er registreret ved en fejl'),
  entry.pathway_status === 'entered_in_error' && tag('bad', 'forløbet er oprettet ved en fejl'),
]

/** A wording that has been corrected, with its own name and times. */
const earlier = (entry: Entry, pathwayId: string): Child =>
  html`<div class="entry-earlier">
    ${entry.correction_reason && html`<p class="entry-why"><strong>Rettet:</strong> ${entry.correction_reason}</p>`}
    ${entry.late_reason && html`<p class="entry-why"><strong>Skrevet sent:</strong> ${entry.late_reason}</p>`}
    ${sectionsShown(entry.sections)} ${filesShown(entry, fileAddress(pathwayId))} ${signature(entry)}
    ${cosignaturesShown(entry)}
  </div>`

/** What is signed along with a note. */
export const filesShown = ({ attachments }: Entry, addressOf: (fileId: string) => string): Child =>
  attachments &&
  html`<div class="note-files">
    <h3>Bilag</h3>
    ${fileList(attachments, addressOf)}
  </div>`

/** R43: who, as what, where, and when it was written and signed. */
export const signature = (entry: Entry): Child => {
  const roles = ROLES.filter((role) => entry.author_roles.includes(role)).map((role) => roleName[role])
  const who = [`${entry.author_name}, ${entry.author_profession}`, list(roles), entry.place_name || entry.author_unit]
  const writtenOn = dayOf(entry.written_at).equals(dayOf(entry.signed_at))
    ? time(entry.written_at)
    : moment(entry.written_at)
  return html`<p class="entry-by">
    ${who.filter(Boolean).join(' · ')}<br />Skrevet
    ${writtenOn === time(entry.written_at) ? `kl. ${writtenOn}` : writtenOn}, underskrevet
    ${day(dayOf(entry.signed_at))} kl. ${time(entry.signed_at)} · nr. ${entry.sequence}
  </p>`
}

/** R85: who signed too, as what and when, or asked for a correction. */
export const cosignaturesShown = ({ cosignatures }: Pick<Entry, 'cosignatures'>): Child =>
  cosignatures.map(
    (each) =>
      html`<p class="entry-by">
        ${each.outcome === 'signed' ? 'Medunderskrevet af' : 'Rettelse ønsket af'}
        ${[each.name, each.profession, each.authorisationNumber && `autorisations-ID ${each.authorisationNumber}`].filter(Boolean).join(', ')},
        ${moment(new Date(each.at))}${each.remark && html`: <span class="as-typed">${each.remark}</span>`}
      </p>`,
  )

/** Whose turn it is, and for that one the way to it. */
const awaited = (entry: Entry, reader: Staff): Child => {
  const state = cosignStateOf({ ...entry, isLatest: true })
  if (!entry.asked || (state !== 'awaiting' && state !== 'correction')) return null
  return entry.asked.cosignerId === reader.id
    ? html`<a href="${cosignAddress({ pathwayId: entry.pathway_id, entryId: entry.id })}">Læs, og medunderskriv</a>`
    : html`<span class="quiet"
        >${state === 'correction' ? `Venter på, at ${entry.author_name} retter notatet` : `Afventer medunderskrift af ${entry.asked.cosigner}`}</span
      >`
}

const links = (entry: Entry, { today, reader, isOnlyRead }: Around): Child =>
  html`<p class="entry-links small">
    ${awaited(entry, reader)}
    ${
      entry.contact_id &&
      html`<a href="/pathways/${entry.pathway_id}#${entry.contact_id}"
        >Se samtalen ${shortDay(dayOf(entry.contact_at), today)}</a
      >`
    }
    ${
      !isOnlyRead &&
      entry.pathway_status !== 'entered_in_error' &&
      may('journal.write', reader) &&
      html`<a href="${noteAddress({ pathwayId: entry.pathway_id, contactId: null, correctsId: entry.id })}"
        >Ret notatet</a
      >`
    }
  </p>`
