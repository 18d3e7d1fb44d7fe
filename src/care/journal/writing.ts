import type { StaffCtx } from '#platform/ctx.ts'
import { isUuid } from '#platform/form.ts'
import { problem } from '#platform/problem.ts'
import type { AccessKind, JournalKind } from '#platform/schema.ts'
import { dayOf } from '#platform/time.ts'
import { childForBanner } from '#registry/people/people.ts'
import { contactsOf, openedPathway } from '#care/pathways/pathways.ts'
import { hasRelation } from '#registry/access/access.ts'
import { journalAddress } from './addresses.ts'
import { isAskedToCorrect } from './cosigning.ts'
import { draftOf, type Matter } from './drafts.ts'
import { filesOfDraft } from './attachments/attachments.ts'
import { entryById } from './entries.ts'
import { phrasesFor } from './phrases/phrases.ts'
import { hindrance } from './note.ts'

/** What the address of a note names. */
export type Named = { pathwayId: string; contactId: string | undefined; entryId: string | undefined }

/**
 * All that writing a note asks for. Opens the record, so who has no relation to the child is refused, and the look is logged
 * (R55, R56); but who is asked to correct a note of their own opens that. What is not this child's is not found.
 */
export async function writingOf(ctx: StaffCtx, named: Named, kind: AccessKind) {
  const given = [named.pathwayId, named.contactId, named.entryId].filter((id) => id !== undefined)
  if (!given.every(isUuid)) throw problem.notFound('Siden')
  const { pathwayId, entryId } = named
  const isAsked = entryId !== undefined && (await isAskedToCorrect(ctx, { entryId, pathwayId }))
  const pathway = await openedPathway(ctx, pathwayId, 'journal', { kind, byRole: isAsked ? 'cosigning' : undefined })
  const opensJournal = !isAsked || (await hasRelation(ctx, pathway.child_id))
  const matter: Matter = {
    pathwayId: pathway.id,
    contactId: named.contactId ?? null,
    correctsId: named.entryId ?? null,
  }
  const [child, contacts, corrected, draft] = await Promise.all([
    childForBanner(ctx, pathway.child_id),
    contactsOf(ctx, pathway.id),
    named.entryId ? entryById(ctx, pathway.child_id, named.entryId) : null,
    draftOf(ctx, matter),
  ])
  const contact = contacts.find(({ id }) => id === named.contactId)
  if (named.contactId && !contact) throw problem.notFound('Kontakten')
  // a note is corrected in its own pathway, where those who answer for it are
  if (corrected === undefined || (corrected && corrected.pathway_id !== pathway.id)) throw problem.notFound('Notatet')
  const noteKind: JournalKind = corrected?.kind ?? contact?.type ?? 'note'
  return {
    matter,
    pathway,
    child,
    contact: contact ?? null,
    corrected,
    draft,
    /** Whether the writer may open the child's journal, and not just this note to correct it. */
    opensJournal,
    /** Where the writer goes on to. */
    onward: opensJournal
      ? { href: journalAddress(pathway.id), label: 'Til journalen' }
      : { href: '/day', label: 'Til Min dag' },
    kind: noteKind,
    /** R42: the place of the contact, or else where the child was last, of what has been held. */
    placeId:
      contact?.place_id ??
      contacts.findLast(({ place_id, status }) => place_id !== null && status === 'held')?.place_id ??
      null,
    hindered: hindrance({
      pathway: pathway.status,
      contact: contact?.status ?? null,
      isCorrectedAlready: corrected?.is_corrected ?? false,
    }),
    today: dayOf(ctx.now),
    now: ctx.now,
  }
}

export type Writing = Awaited<ReturnType<typeof writingOf>>

/** What the page of a note shows besides: the files that will be signed with it, and the phrases that can be put in. */
export async function besideNote(ctx: StaffCtx, { matter, kind }: Writing) {
  const [files, phrases] = await Promise.all([filesOfDraft(ctx, matter), phrasesFor(ctx)])
  return { files, phrases: phrases.filter((phrase) => phrase.kind === null || phrase.kind === kind) }
}

export type Beside = Awaited<ReturnType<typeof besideNote>>
