import { z } from 'zod'
import type { Ctx } from '#platform/ctx.ts'
import { accessOf, staffPage, STAFF_ON_A_PAGE, type Access, type StaffMember } from '#registry/staff/staff.ts'
import type { Command } from './command.ts'
import { municipality, read, text } from './given.ts'
import { inMunicipality, withMachine } from './machine.ts'

const accessWords = {
  closed: 'closed',
  locked: 'locked',
  ready: 'can sign in',
  invited: 'has a link',
  'invitation-over': 'link is too old',
  none: 'no password',
} as const satisfies Record<Access, string>

export const userList: Command = {
  summary: 'list the staff of a municipality',
  usage: ` --municipality <number> [--closed]

  --municipality  such as 0316
  --closed        those whose access is closed`,
  options: { municipality: text, closed: { type: 'boolean' } },
  run: async (config, given) => {
    const { municipality: id, closed } = read(given, z.object({ municipality, closed: z.boolean().default(false) }))
    await withMachine(config, (machine) =>
      inMunicipality(machine, id, async (ctx) => {
        const all = await everybody(ctx, !closed)
        console.log(inColumns([['name', 'address', 'roles', 'access'], ...all.map((each) => line(each, ctx.now))]))
      }),
    )
  },
}

async function everybody(ctx: Ctx, isActive: boolean): Promise<StaffMember[]> {
  const all: StaffMember[] = []
  for (let page = 1; ; page += 1) {
    const { staff } = await staffPage(ctx, { isActive, page })
    all.push(...staff)
    if (staff.length < STAFF_ON_A_PAGE) return all
  }
}

const line = (member: StaffMember, now: Date): string[] => [
  member.name,
  member.email,
  member.roles.join(', '),
  accessWords[accessOf(member, now)],
]

function inColumns(rows: readonly string[][]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  return rows
    .map((row) =>
      row
        .map((text, column) => text.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}
