import { sql } from 'kysely'
import type { StaffCtx } from '#platform/ctx.ts'
import { may } from '#registry/access/roles.ts'
import { day, moment } from '#ui/danish.ts'
import { GROUNDS, isForReader } from './concern.ts'
import { followUpsOf, supplementsOf } from './load.ts'
import { channelName, followUpName, groundName, toldName } from './words.ts'

/** An underretning as it is looked through for aktindsigt: what it says under headings, and whether this reader may read it. */
export type ConcernForAccess = Awaited<ReturnType<typeof concernsForAccess>>[number]

/** The underretninger about a child that were sent, with what was added, the oldest first. R84: the content by role. */
export async function concernsForAccess(ctx: StaffCtx, childId: string) {
  const found = await sentAbout(ctx, childId)
  if (found.length === 0) return []
  const ids = found.map(({ id }) => id)
  const [added, followed] = await Promise.all([supplementsOf(ctx, ids), followUpsOf(ctx, ids)])
  const reader = { id: ctx.actor.id, isLeader: may('concern.read', ctx.actor) }
  return found.map((concern) => ({
    id: concern.id,
    pathwayId: concern.pathway_id,
    sentAt: concern.sent_at ?? concern.begun_at,
    facts: [
      ['Til', [concern.receiver, concern.receiver_phone, concern.receiver_mail].filter(Boolean).join(', ')],
      ['Skrevet af', `${concern.author_name}, ${concern.author_profession}`],
      ['Akut', concern.is_acute ? 'ja' : 'nej'],
      ['Sendt med', concern.channel ? channelName[concern.channel] : 'ikke oplyst'],
    ] satisfies [string, string][],
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
      { heading: 'Er familien orienteret?', text: whatFamilyKnows(concern) },
      ...added
        .filter(({ concern_id }) => concern_id === concern.id)
        .map(({ text, sent_at, channel, writer_name }) => ({
          heading: `Tilføjelse af ${writer_name}, sendt ${moment(sent_at)} med ${channelName[channel]}`,
          text,
        })),
      ...followed
        .filter(({ concern_id }) => concern_id === concern.id)
        .map((each) => ({
          heading: `Opfølgning af ${each.recorder_name}, ${moment(each.recorded_at)}`,
          text: whatCame(each),
        })),
    ].filter(({ text }) => text !== ''),
  }))
}

/** Whether the family was told, by whom and when, or why not, line by line. */
const whatFamilyKnows = (concern: Awaited<ReturnType<typeof sentAbout>>[number]): string =>
  [
    concern.family_told ? `${toldName[concern.family_told]}.` : '',
    concern.told_what || concern.not_told_why,
    concern.told_by && `Af ${concern.told_by}${concern.told_on ? `, ${day(concern.told_on)}` : ''}.`,
  ]
    .filter(Boolean)
    .join('\n')

/** What came of it, as it was noted. */
const whatCame = (each: Awaited<ReturnType<typeof followUpsOf>>[number]): string => {
  const on = each.receipt_on ?? each.authority_section_18_begun_on
  return [
    `${followUpName[each.outcome]}${on ? `, ${day(on)}` : ''}.`,
    each.case_reference && `Deres journalnummer: ${each.case_reference}`,
    each.note,
  ]
    .filter(Boolean)
    .join('\n')
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
