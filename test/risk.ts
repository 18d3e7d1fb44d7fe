import { instantOf, plainDate } from '#platform/time.ts'
import { STAFF, type Fields, type Person, type World } from './world.ts'

/**
 * What treatment asks for, put straight into the table for tests of other things: an assessment early on each day from the
 * henvendelse on, so that it is there whenever something is screened or treated. Leaves no trace in events and journal.
 */
export async function assessed(
  world: Pick<World, 'owner' | 'staff'>,
  by: Person,
  { id, on, days = 70 }: { id: string; on: string; days?: number },
): Promise<void> {
  const first = plainDate(on)
  const moments = Array.from({ length: days }, (_, nth) => instantOf(first.add({ days: nth }), '00:01'))
  await world.owner.query(
    `insert into risk_assessments (municipality_id, pathway_id, assessed_by, assessed_at, talked_with, harm_now, harm_recently, thoughts,
       plan, means, attempts, level, reason, guideline, recorded_at)
     select $1, $2, $3, at, '{young_person_alone}', 'no', 'no', 'none', 'no', 'no', 'no', 'none', 'Til en prøve af noget andet.', 'En vejledning', at
     from unnest($4::timestamptz[]) as at`,
    [STAFF[by].municipality, id, world.staff[by].id, moments],
  )
}

/** An assessment as the form sends it, with no signs of risk unless told. */
export const anAssessment = (world: Pick<World, 'staff'>, more: Fields = {}): Fields => ({
  assessedBy: world.staff.mette.id,
  day: '2026-11-23',
  time: '09:00',
  talkedWith: 'young_person_alone',
  harmNow: 'no',
  harmRecently: 'no',
  thoughts: 'none',
  plan: 'no',
  means: 'no',
  attempts: 'no',
  level: 'none',
  reason: 'Rolig og åben, ingen tegn.',
  guidelineId: '',
  ...more,
})
