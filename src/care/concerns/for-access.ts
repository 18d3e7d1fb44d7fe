import { sql } from 'kysely'
import type { StaffCtx } from '#platform/ctx.ts'
import { may } from '#registry/access/roles.ts'
import { GROUNDS, isForReader } from './concern.ts'
import { groundName } from './words.ts'

/** An underretning as it is looked through for aktindsigt: what it says under headings, and whether this reader may read it. */
export type ConcernForAccess = Awaited<ReturnType<typeof concernsForAccess>>[number]

/** The underretninger about a child that were sent, with what was added, the oldest first. R84: the content by role. */
export async function concernsForAccess(ctx: StaffCtx, childId: string) {
  const [found, added] = await Promise.all([sentAbout(ctx, childId), addedTo(ctx, childId)])
  const reader = { id: ctx.actor.id, isLeader: may('concern.read', ctx.actor) }
  return found.map((concern) => ({
    id: concern.id,
    pathwayId: concern.pathway_id,
    sentAt: concern.sent_at ?? concern.begun_at,
    author: `${concern.author_name}, ${concern.author_profession}`,
    receiver: concern.receiver,
    mayRead: isForReader(reader, concern, concern.responsible_id),
    /** The journal's entries that tell that it was sent, or added to. */
    entryIds: concern.entry_ids,
    sections: [
      {
        heading: 'Grund efter barnets lov § 133',
        text: GROUNDS.filter((ground) => concern.grounds.includes(ground))
          .map((ground) => groundName[ground])
          .join('\n'),
      },
      { heading: 'Det, der giver anledning til bekymring', text: concern.facts },
      { heading: 'Barnets egne ord', text: concern.child_words },
      { heading: 'Det, vi har set', text: concern.observed },
      { heading: 'Det, vi har gjort', text: concern.done },
      { heading: 'Barnets eget syn på det', text: concern.child_view },
      { heading: 'Søskende, som også kan være i risiko', text: concern.siblings },
      { heading: 'Det, familien har fået at vide', text: concern.told_what || concern.not_told_why },
      ...added
        .filter(({ concern_id }) => concern_id === concern.id)
        .map(({ text }) => ({ heading: 'Tilføjelse', text })),
    ].filter(({ text }) => text !== ''),
  }))
}

const sentAbout = (ctx: StaffCtx, childId: string) =>
  ctx.db
    .selectFrom('concerns')
    .innerJoin('pathways', (join) =>
      join
        .onRef('pathways.municipality_id', '=', 'concerns.municipality_id')
        .onRef('pathways.id', '=', 'concerns.pathway_id')
        .on('pathways.child_id', '=', childId),
    )
    .innerJoin('staff as author', (join) =>
      join
        .onRef('author.municipality_id', '=', 'concerns.municipality_id')
        .onRef('author.id', '=', 'concerns.author_id'),
    )
    .selectAll('concerns')
    .select(['pathways.responsible_id', 'author.name as author_name', 'author.profession as author_profession'])
    .select(
      sql<string[]>`array(select d.entry_id from disclosures d
        where d.municipality_id = concerns.municipality_id and d.concern_id = concerns.id)`.as('entry_ids'),
    )
    .where('sent_at', 'is not', null)
    .orderBy('sent_at')
    .orderBy('concerns.id')
    .execute()

const addedTo = (ctx: StaffCtx, childId: string) =>
  ctx.db
    .selectFrom('concern_supplements as supplement')
    .innerJoin('concerns', (join) =>
      join
        .onRef('concerns.municipality_id', '=', 'supplement.municipality_id')
        .onRef('concerns.id', '=', 'supplement.concern_id'),
    )
    .innerJoin('pathways', (join) =>
      join
        .onRef('pathways.municipality_id', '=', 'concerns.municipality_id')
        .onRef('pathways.id', '=', 'concerns.pathway_id')
        .on('pathways.child_id', '=', childId),
    )
    .select(['supplement.concern_id', 'supplement.text'])
    .orderBy('supplement.sent_at')
    .execute()
