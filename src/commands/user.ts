import { z } from 'zod'
import type { Ctx, System } from '#platform/ctx.ts'
import { ROLES } from '#registry/access/roles.ts'
import { delegationsOfLeaving } from '#registry/delegation/delegation.ts'
import {
  closeAccess,
  invite,
  openAccess,
  saveStaff,
  staffIdByEmail,
  staffSchema,
  unlock,
} from '#registry/staff/staff.ts'
import type { Config } from '../config.ts'
import { Failure, type Command, type Given } from './command.ts'
import { email, municipality, read, text, texts } from './given.ts'
import { inMunicipality, withMachine } from './machine.ts'

const whose = { municipality: text, email: text }
const WHOSE = `

  --municipality  where they work, such as 0316
  --email         their address`

/** Does something with one member of staff, found by their address. */
const withPerson =
  (work: (ctx: Ctx<System>, staffId: string, config: Config) => Promise<string>) =>
  async (config: Config, given: Given) => {
    const { municipality: id, email: address } = read(given, z.object({ municipality, email }))
    console.log(
      await withMachine(config, (machine) =>
        inMunicipality(machine, id, async (ctx) => {
          const staffId = await staffIdByEmail(ctx.db, address)
          if (!staffId) throw new Failure(`Nobody in ${id} has the address ${address}.`)
          return work(ctx, staffId, config)
        }),
      ),
    )
  }

const linkIn = ({ origin, host, port }: Config, path: string): string => `${origin ?? `http://${host}:${port}`}${path}`

const LINK = 'Hand over this link in person. It works once, for 72 hours, and is shown only now:'

export const userAdd: Command = {
  summary: 'add a member of staff, and print the link to their first sign-in',
  usage: ` --municipality <number> --email <address> --name <name> --profession <words> --role <role> …

One row is one person: an address that several people read is refused.

  --municipality   where they work, such as 0316
  --email          their personal address
  --name           their whole name
  --profession     such as psykolog
  --role           one of ${ROLES.join(', ')}; may be given more than once
  --authorisation  as in Autorisationsregisteret, where they have one`,
  options: { ...whose, name: text, profession: text, role: texts, authorisation: text },
  run: async (config, given) => {
    const { municipality: id } = read(given, z.object({ municipality }))
    const { role, authorisation, ...rest } = given
    const details = read({ ...rest, roles: role, authorisationNumber: authorisation }, staffSchema([]), {
      roles: 'role',
      authorisationNumber: 'authorisation',
    })
    const path = await withMachine(config, (machine) =>
      inMunicipality(machine, id, async (ctx) => {
        const saved = await saveStaff(ctx, details)
        if (saved === 'stale' || saved.errors)
          throw new Failure(Object.values(saved === 'stale' ? {} : saved.errors).join('\n'))
        return invite(ctx, saved.id)
      }),
    )
    console.log(`${details.name} is added. ${LINK}\n${linkIn(config, path)}`)
  },
}

export const userInvite: Command = {
  summary: 'make a new link to choose password and authenticator',
  usage: ` --municipality <number> --email <address>

For a forgotten password or a lost phone. What the person had before stops working at once.${WHOSE}`,
  options: whose,
  run: withPerson(async (ctx, staffId, config) => `${LINK}\n${linkIn(config, await invite(ctx, staffId))}`),
}

export const userUnlock: Command = {
  summary: 'open an account that wrong passwords have locked',
  usage: ` --municipality <number> --email <address>${WHOSE}`,
  options: whose,
  run: withPerson(async (ctx, staffId) => {
    await unlock(ctx, staffId)
    return 'The account is not locked.'
  }),
}

export const userDeactivate: Command = {
  summary: 'close somebody’s access at once',
  usage: ` --municipality <number> --email <address>

Ends their sessions and their delegations, and no way of signing in lets them in. What they have written stays.${WHOSE}`,
  options: whose,
  run: withPerson(async (ctx, staffId) => {
    await closeAccess(ctx, staffId, delegationsOfLeaving)
    return 'The access is closed.'
  }),
}

export const userActivate: Command = {
  summary: 'open an access that was closed',
  usage: ` --municipality <number> --email <address>${WHOSE}`,
  options: whose,
  run: withPerson(async (ctx, staffId) => {
    await openAccess(ctx, staffId)
    return 'The access is open.'
  }),
}
