import { createHash } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { archiveOf } from '#care/retention/retention.ts'
import { actAs } from '#platform/act-as.ts'
import { may } from '#registry/access/roles.ts'
import { municipality as municipalityOf } from '#registry/organisations/organisations.ts'
import { actorFrom, staffIdByEmail, staffMember } from '#registry/staff/staff.ts'
import { Failure, type Command } from './command.ts'
import { email, municipality, read, text } from './given.ts'
import { inMunicipality, withMachine } from './machine.ts'

const options = z.object({
  municipality,
  child: z.uuid({ error: 'say which child, by the id that stands in its address' }),
  by: email,
  out: z.string({ error: 'say the folder to write to' }).min(1),
})

export const archiveExport: Command = {
  summary: 'write all that is kept about a child to files, for the archive',
  usage: ` --municipality 0316 --child ID --by lise@holbaek.dk --out DIR

Writes DIR/ID/record.json (every row about the child, table by table: docs/archive.md), journal.pdf (the whole journal, every
wording, accessible), the attachments, and manifest.json (the SHA-256 of each). They hold the CPR number and everything
else, so only you can read them. Nothing is deleted. The look is logged in the name of the leader given by --by; somebody else is refused.`,
  options: { municipality: text, child: text, by: text, out: text },
  run: async (config, given) => {
    const asked = read(given, options)
    const folder = join(asked.out, asked.child)
    const {
      document,
      journal,
      files: attached,
    } = await withMachine(config, (machine) =>
      inMunicipality(machine, asked.municipality, async (ctx) => {
        const staffId = await staffIdByEmail(ctx.db, asked.by)
        if (!staffId) throw new Failure(`Nobody who works here has the address ${asked.by}.`)
        const actor = actorFrom(await municipalityOf(ctx), await staffMember(ctx, staffId))
        if (!may('retention.write', actor))
          throw new Failure(`${asked.by} is not a leader, and may not hand records to the archive.`)
        return archiveOf(await actAs(ctx, actor, ctx.now), asked.child)
      }),
    )
    const files: Record<string, string | Buffer> = {
      'record.json': `${JSON.stringify(document, null, 2)}\n`,
      'journal.pdf': journal,
      ...Object.fromEntries(attached),
    }
    await mkdir(folder, { recursive: true, mode: 0o700 })
    for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content, { mode: 0o600 })
    const sums = Object.entries(files).map(([name, content]) => [
      name,
      createHash('sha256').update(content).digest('hex'),
    ])
    await writeFile(
      join(folder, 'manifest.json'),
      `${JSON.stringify({ sha256: Object.fromEntries(sums) }, null, 2)}\n`,
      {
        mode: 0o600,
      },
    )
    console.log(`${Object.keys(files).length + 1} files written to ${folder}.`)
  },
}
