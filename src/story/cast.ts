import type { Ctx, Staff } from '#platform/ctx.ts'
import type { StaffRole } from '#platform/schema.ts'
import { may, type Permission } from '#registry/access/roles.ts'
import { municipality } from '#registry/organisations/organisations.ts'
import { actorFrom, staffPage, STAFF_ON_A_PAGE, type StaffMember } from '#registry/staff/staff.ts'
import { NotNow } from './refused.ts'

/** Those who work in the municipality, in Danish order of names. */
export type Cast = {
  byEmail: (email: string) => Staff
  byId: (id: string | null) => Staff | null
  firstWho: (role: StaffRole) => Staff
  emailOf: (id: string) => string
}

export async function castOf(ctx: Ctx): Promise<Cast> {
  const here = await municipality(ctx)
  const members = await everybody(ctx)
  const actor = (member: StaffMember): Staff => actorFrom(here, member)
  return {
    byEmail: (email) => {
      const found = members.find((member) => member.email === email)
      if (!found) throw new NotNow(`Nobody who works here has the address ${email}.`)
      return actor(found)
    },
    byId: (id) => {
      const found = members.find((member) => member.id === id)
      return found ? actor(found) : null
    },
    firstWho: (role) => {
      const found = members.find(({ roles }) => roles.includes(role))
      if (!found)
        throw new NotNow(`Nobody who works here has the role ${role}. Add somebody with "npx trin2 user add".`)
      return actor(found)
    },
    emailOf: (id) => members.find((member) => member.id === id)?.email ?? '',
  }
}

async function everybody(ctx: Ctx): Promise<StaffMember[]> {
  const all: StaffMember[] = []
  for (let page = 1; ; page += 1) {
    const { staff } = await staffPage(ctx, { isActive: true, page })
    all.push(...staff)
    if (staff.length < STAFF_ON_A_PAGE) return all
  }
}

/** Refuses what somebody's roles do not let them do, as the screens do. */
export function mayOrRefuse(permission: Permission, actor: Staff): void {
  if (!may(permission, actor)) throw new NotNow(`${actor.name} has not the role for this (${permission}).`)
}
