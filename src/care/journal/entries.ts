import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx.ts'
import type { JournalKind } from '#platform/schema.ts'
import type { Reach } from '#care/pathways/pathways.ts'
import type { Attachment } from './attachments/attachment.ts'
import type { Asked, Cosignature } from './cosign.ts'
import type { Section } from './note.ts'

export const ENTRIES_ON_A_PAGE = 50

export type Reading = { kind: JournalKind | null; words: string; page: number }

/** The signed entries of a child's journals, with where they were written and what has become of their contact and pathway. */
const entries = (ctx: Ctx, childId: string, reach: Reach = null) =>
  ctx.db
    .selectFrom('journal_entries as entry')
    .innerJoin('journals as journal', (join) =>
      join
        .onRef('journal.municipality_id', '=', 'entry.municipality_id')
        .onRef('journal.id', '=', 'entry.journal_id')
        .on('journal.child_id', '=', childId),
    )
    .$if(reach !== null, (within) =>
      within
        .where('entry.pathway_id', '=', reach?.pathwayId ?? '')
        .where('entry.contact_at', '>=', reach?.since ?? ctx.now),
    )

export const isLatest = sql<boolean>`not exists (
  select from journal_entries as later where later.municipality_id = entry.municipality_id and later.corrects_id = entry.id)`

/** The signed entries of a child with where they were written, and what has become of their contact and pathway. */
export const told = (ctx: Ctx, childId: string, reach: Reach = null) =>
  entries(ctx, childId, reach)
    .leftJoin('contacts', (join) =>
      join
        .onRef('contacts.municipality_id', '=', 'entry.municipality_id')
        .onRef('contacts.id', '=', 'entry.contact_id'),
    )
    .innerJoin('pathways', (join) =>
      join
        .onRef('pathways.municipality_id', '=', 'entry.municipality_id')
        .onRef('pathways.id', '=', 'entry.pathway_id'),
    )
    .select(['entry.id', 'entry.journal_id', 'sequence', 'entry.pathway_id', 'entry.contact_id', 'kind', 'author_id'])
    .select(['author_name', 'author_profession', 'author_roles', 'author_unit', 'place_name', 'contact_at'])
    .select(['written_at', 'signed_at', 'late_reason', 'corrects_id', 'correction_reason', 'original_id'])
    .select(sql<Attachment[] | null>`entry.attachments`.as('attachments')) // as the database fills it in
    .select(sql<Section[]>`body`.as('sections')) // as signNote writes it, and the database checks
    .select(
      sql<Asked | null>`(
        select json_build_object('id', r.id, 'cosignerId', r.cosigner_id, 'cosigner', s.name, 'dueOn', r.due_on)
        from journal_cosign_requests r join staff s on s.municipality_id = r.municipality_id and s.id = r.cosigner_id
        where r.municipality_id = entry.municipality_id and r.entry_id = entry.id order by r.asked_at desc, r.id limit 1)`.as(
        'asked',
      ),
    )
    .select(
      sql<Cosignature[]>`coalesce((
        select json_agg(json_build_object('requestId', c.request_id, 'name', c.cosigner_name, 'profession', c.cosigner_profession,
          'authorisationNumber', c.authorisation_number, 'outcome', c.outcome, 'remark', c.remark, 'at', c.at) order by c.at, c.id)
        from journal_cosignatures c where c.municipality_id = entry.municipality_id and c.entry_id = entry.id), '[]')`.as(
        'cosignatures',
      ),
    )
    .select(['contacts.status as contact_status', 'pathways.status as pathway_status'])

export type Entry = Awaited<ReturnType<ReturnType<typeof told>['execute']>>[number]

/**
 * One page of a child's journals, the newest contact first: each entry in its latest wording, and behind it those it corrects
 * (R46). `words` are searched for in all wordings, in Danish inflections. Of a look for quality work only what it reaches (R57).
 */
export async function journalOf(ctx: Ctx, childId: string, { kind, words, page }: Reading, reach: Reach) {
  const matching = () => {
    let chosen = entries(ctx, childId, reach).where(isLatest)
    if (kind) chosen = chosen.where('kind', '=', kind)
    if (words)
      chosen = chosen.where('original_id', 'in', (query) =>
        query
          .selectFrom('journal_entries as said')
          .innerJoin('journals as of', (join) =>
            join.onRef('of.municipality_id', '=', 'said.municipality_id').onRef('of.id', '=', 'said.journal_id'),
          )
          .select('said.original_id')
          .where('of.child_id', '=', childId)
          .where(sql<boolean>`said.words @@ websearch_to_tsquery('pg_catalog.danish', ${words})`),
      )
    return chosen
  }
  const [found, { total }] = await Promise.all([
    told(ctx, childId, reach)
      .where('entry.id', 'in', (query) =>
        query
          .selectFrom(
            matching()
              .select('entry.id')
              .orderBy('contact_at', 'desc')
              .orderBy('signed_at', 'desc')
              .orderBy('entry.id')
              .limit(ENTRIES_ON_A_PAGE)
              .offset((page - 1) * ENTRIES_ON_A_PAGE)
              .as('shown'),
          )
          .select('shown.id'),
      )
      .orderBy('contact_at', 'desc')
      .orderBy('signed_at', 'desc')
      .orderBy('entry.id')
      .execute(),
    matching()
      .select((count) => count.fn.countAll<number>().as('total'))
      .executeTakeFirstOrThrow(),
  ])
  const originals = found.filter(({ corrects_id }) => corrects_id).map(({ original_id }) => original_id)
  const earlier = await told(ctx, childId, reach)
    .where('original_id', '=', sql<string>`any(${originals}::uuid[])`)
    .where(sql<boolean>`not ${isLatest}`)
    .orderBy('sequence', 'desc')
    .execute()
  return {
    entries: found.map((entry) => ({
      ...entry,
      earlier: earlier.filter(({ original_id }) => original_id === entry.original_id),
    })),
    total,
    pages: Math.max(1, Math.ceil(total / ENTRIES_ON_A_PAGE)),
  }
}

export type ShownEntry = Awaited<ReturnType<typeof journalOf>>['entries'][number]

/** One entry of a child's journals, and whether a correction of it has been signed. */
export const entryById = (ctx: Ctx, childId: string, id: string) =>
  told(ctx, childId)
    .select(sql<boolean>`not ${isLatest}`.as('is_corrected'))
    .where('entry.id', '=', id)
    .executeTakeFirst()
