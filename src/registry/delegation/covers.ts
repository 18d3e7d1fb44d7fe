import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx.ts'
import type { CosignBasis, DelegationKind } from '#platform/schema.ts'
import type { Authorisation } from '#registry/staff/staff.ts'
import type { Cover } from './cover.ts'
import { supersededFrom } from './instructions.ts'

type Row = Omit<Cover, 'delegator' | 'instruction'> &
  Authorisation & {
    kind: DelegationKind
    instructionFrom: string
    instructionTo: string | null
    supersededFrom: string | null
  }

/** R85: every delegation that has ever covered a pathway, or could: for just this one, or a frame that its unit is in. */
export async function coversOf(ctx: Ctx, pathwayId: string): Promise<Cover[]> {
  const { rows } = await sql<Row>`
    select d.id, d.helper_id as "helperId", d.kind, d.pathway_id as "pathwayId", d.unit_id as "unitId",
      d.valid_from as "validFrom", d.valid_to as "validTo", d.given_at as "givenAt", e.at as "endedAt",
      giver.name as "delegatorName", giver.is_active as "delegatorIsHere", giver.authorisation_number as "authorisationNumber",
      giver.authorised_from as "authorisedFrom", giver.authorised_to as "authorisedTo",
      i.valid_from as "instructionFrom", i.valid_to as "instructionTo", ${supersededFrom} as "supersededFrom"
    from pathways p
    join delegations d on d.municipality_id = p.municipality_id
      and (d.pathway_id = p.id or d.kind = 'frame' and (d.unit_id is null or d.unit_id = p.unit_id))
    join staff giver on giver.municipality_id = d.municipality_id and giver.id = d.delegator_id
    join instructions i on i.municipality_id = d.municipality_id and i.id = d.instruction_id
    left join delegation_endings e on e.municipality_id = d.municipality_id and e.delegation_id = d.id
    where p.id = ${pathwayId} and d.valid_to >= p.enquiry_on`.execute(ctx.db)
  return rows.map(({ authorisationNumber, authorisedFrom, authorisedTo, instructionFrom, instructionTo, ...row }) => ({
    ...row,
    delegator: { authorisationNumber, authorisedFrom, authorisedTo },
    instruction: { validFrom: instructionFrom, validTo: instructionTo, supersededFrom: row.supersededFrom },
  }))
}

export type Responsible = { cosignerId: string; basis: CosignBasis; delegationId: string | null }

/**
 * Who besides its author signs a note about something in a pathway at a time: the delegator on whose responsibility the author
 * worked, or else the one whom a leader has named for all that the author writes. Null for everybody else. About a treatment
 * that the author held it is what was found when it was registered, whatever has changed since.
 */
export async function responsibleFor(
  ctx: Ctx,
  about: { staffId: string; pathwayId: string; contactId: string | null; day: string; at: Date },
): Promise<Responsible | null> {
  const { rows } = await sql<{ delegatorId: string | null; delegationId: string | null; supervisorId: string | null }>`
    select d.delegator_id as "delegatorId", d.id as "delegationId", n.cosigner_id as "supervisorId"
    from staff s
    left join contacts c on c.municipality_id = s.municipality_id and c.id = ${about.contactId}::uuid and c.staff_id = s.id
      and c.held_by_authorised is not null
    left join delegations d on d.municipality_id = s.municipality_id and d.id = case
      when c.id is not null then c.delegation_id
      when not is_authorised_on(s, ${about.day}::date)
        then covering_delegation(s.municipality_id, s.id, ${about.pathwayId}::uuid, ${about.day}::date, ${about.at}::timestamptz) end
    left join note_supervisors n on n.municipality_id = s.municipality_id and n.staff_id = s.id and n.ended_at is null
    where s.id = ${about.staffId}`.execute(ctx.db)
  const [found] = rows
  if (found?.delegatorId)
    return { cosignerId: found.delegatorId, basis: 'delegation', delegationId: found.delegationId }
  if (found?.supervisorId) return { cosignerId: found.supervisorId, basis: 'supervisor', delegationId: null }
  return null
}
