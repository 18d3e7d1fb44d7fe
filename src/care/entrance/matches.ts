import { sql, type RawBuilder } from 'kysely'
import type { Ctx } from '#platform/ctx.ts'
import type { ContactType, PathwayStatus } from '#platform/schema.ts'
import { isClosedTo, listedBirth, listedPart } from '#registry/access/access.ts'
import { alikeDays } from './alike-days.ts'

/** Whom others may be the same as. `key` is the id of the henvendelse, or any word for one that is being registered. */
export type Subject = { key: string; name: string; birthDate: string; cprLookup: Buffer | null }

export type Match = {
  key: string
  kind: 'child' | 'enquiry'
  id: string
  givenName: string
  familyName: string
  /** null for a child whose record is closed to the reader: of that one only what the work asks for is told. */
  birthDate: string | null
  isClosed: boolean
  /** unknown: one of the two has no CPR number yet. */
  cpr: 'same' | 'different' | 'unknown'
  /** How alike the names are, 0 to 1. */
  likeness: number
  /** The child's open pathway, or else the latest. */
  pathwayId: string | null
  pathwayStatus: PathwayStatus | null
  pathwayStep: ContactType | null
  /** When the henvendelse came, or the one that the pathway began with. */
  enquiryOn: string | null
  receipt: string | null
}

/** Names need not be as alike when the birth date is the same as when two of its digits are changed about. */
const ALIKE = { sameDay: 0.4, alikeDay: 0.6 }

/**
 * Children and waiting henvendelser that may be the same child as one of the subjects: with the same CPR number, or with a
 * name and a birth date that are alike. The surest first. One statement, however many subjects.
 */
export async function matchesOf(ctx: Ctx, subjects: readonly Subject[]): Promise<Match[]> {
  const days = subjects.flatMap(({ key, birthDate }) => [
    { key, day: birthDate, atLeast: ALIKE.sameDay },
    ...alikeDays(birthDate).map((day) => ({ key, day, atLeast: ALIKE.alikeDay })),
  ])
  const { rows } = await sql<Match>`
    with subject as (
      select key, searchable(name) as name, lookup from unnest(
        ${subjects.map(({ key }) => key)}::text[], ${subjects.map(({ name }) => name)}::text[], ${subjects.map(({ cprLookup }) => cprLookup)}::bytea[]
      ) as s (key, name, lookup)
    ), birth as (
      select * from unnest(${days.map(({ key }) => key)}::text[], ${days.map(({ day }) => day)}::date[], ${days.map(({ atLeast }) => atLeast)}::real[])
        as d (key, day, at_least)
    ), child as (
      select s.key, p.id, similarity(s.name, p.searchable_name) as likeness from subject s join birth b using (key)
        join people p on p.is_child and p.birth_date = b.day
        where similarity(s.name, p.searchable_name) >= b.at_least and ${givenAlike(sql`p.searchable_name`)}
      union
      select s.key, p.id, similarity(s.name, p.searchable_name) from subject s
        join person_identifiers i on i.lookup = s.lookup and i.valid_to is null
        join people p on p.municipality_id = i.municipality_id and p.id = i.person_id and p.is_child
    ), waiting as (
      select s.key, e.id, similarity(s.name, e.searchable_name) as likeness from subject s join birth b using (key)
        join enquiries e on e.child_birth_date = b.day
        where e.status = 'waiting' and e.id::text <> s.key and similarity(s.name, e.searchable_name) >= b.at_least
          and ${givenAlike(sql`e.searchable_name`)}
      union
      select s.key, e.id, similarity(s.name, e.searchable_name) from subject s
        join enquiries e on e.cpr_lookup = s.lookup and e.status = 'waiting' and e.id::text <> s.key
    )
    select c.key, 'child' as kind, p.id, ${listedPart(ctx, 'p', 'given_name')} as "givenName", ${listedPart(ctx, 'p', 'family_name')} as "familyName", ${listedBirth(ctx, 'p')} as "birthDate",
      closed.is_closed as "isClosed", c.likeness,
      case when i.lookup = s.lookup then 'same' when i.lookup <> s.lookup then 'different' else 'unknown' end as cpr,
      w.id as "pathwayId", w.status as "pathwayStatus", case when not closed.is_closed then w.step end as "pathwayStep",
      case when not closed.is_closed then w.enquiry_on end as "enquiryOn", null as receipt
    from child c join subject s using (key) join people p on p.id = c.id
      cross join lateral (select ${isClosedTo(ctx, sql`p.id`)} as is_closed) as closed
      left join person_identifiers i on i.municipality_id = p.municipality_id and i.person_id = p.id and i.valid_to is null
      left join lateral (
        select id, status, step, enquiry_on from pathways where pathways.child_id = p.id and pathways.status <> 'entered_in_error'
        order by status, enquiry_on desc limit 1
      ) w on true
    union all
    select w.key, 'enquiry', e.id, e.child_given_name, e.child_family_name, e.child_birth_date, false, w.likeness,
      case when e.cpr_lookup = s.lookup then 'same' when e.cpr_lookup <> s.lookup then 'different' else 'unknown' end,
      null, null, null, e.received_on, e.receipt
    from waiting w join subject s using (key) join enquiries e on e.id = w.id
    order by likeness desc, id`.execute(ctx.db)
  return rows.toSorted((one, other) => rank[one.cpr] - rank[other.cpr] || other.likeness - one.likeness)
}

/** The first names must be alike too, or twins with a rare family name would be taken for one child. */
const givenAlike = (other: RawBuilder<unknown>) => sql`(
  similarity(split_part(s.name, ' ', 1), split_part(${other}, ' ', 1)) >= 0.3 or left(s.name, 1) = left(${other}, 1))`

const rank = { same: 0, unknown: 1, different: 2 }

/** Whether a match is one to stop at: two that both have a CPR number, and not the same one, are two children. */
export const mayBeSame = (match: Match): boolean => match.cpr !== 'different'
