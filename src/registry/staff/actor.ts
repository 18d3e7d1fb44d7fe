import type { Staff } from '#platform/ctx.ts'
import type { StaffMember } from './staff.ts'

/** A member of staff as the one who acts, where nobody is signed in: on the command line, in a story. */
export const actorFrom = (
  { id: municipalityId, name: municipalityName, accent }: { id: string; name: string; accent: string },
  { id, name, profession, unitId, unitName, roles }: StaffMember,
): Staff => ({
  kind: 'staff',
  municipalityId,
  municipalityName,
  accent,
  id,
  name,
  profession,
  unitId,
  unitName,
  roles,
})
