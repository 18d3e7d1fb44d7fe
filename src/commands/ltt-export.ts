import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { exportedReports, settingsOf, validate } from '#exchange/ltt/ltt.ts'
import { Failure, type Command } from './command.ts'
import { municipality, read, text } from './given.ts'
import { inMunicipality, withMachine } from './machine.ts'

const day = (what: string) => z.iso.date({ error: `${what} day, such as 2025-05-14` })

const options = z.object({
  municipality,
  from: day('say the first'),
  to: day('say the last'),
  out: z.string({ error: 'say the folder to write to' }).min(1),
})

export const lttExport: Command = {
  summary: 'write the national reports of a period to files',
  usage: ` --municipality 0316 --from 2025-05-14 --to 2025-11-08 --out DIR

Writes one file of formatted JSON per child and day on which something was to be told, named by day and child id, whatever
has been sent: DIR/2025-05-14_<child id>.json. The same data give the same files. They hold CPR numbers, so only you can read
them. Refuses without the municipality's SOR code; a report that the validator refuses is named, not written, and ends
with 1.`,
  options: { municipality: text, from: text, to: text, out: text },
  run: async (config, given) => {
    const { municipality: id, from, to, out } = read(given, options)
    if (to < from) throw new Failure('The last day lies before the first.')
    const { written, refused } = await withMachine(config, (machine) =>
      inMunicipality(machine, id, async (ctx) => {
        const { sorCode: sor } = await settingsOf(ctx)
        if (!sor)
          throw new Failure(`The municipality ${id} has no SOR code; an administrator writes it under Indberetning.`)
        await mkdir(out, { recursive: true, mode: 0o700 })
        const total = { written: 0, refused: 0 }
        for await (const { day: on, childId, report } of exportedReports(ctx, { from, to, sor })) {
          const name = `${on}_${childId}.json`
          const faults = validate(report)
          for (const { location, code, en } of faults) console.error(`${name}: ${location} ${code} ${en}`)
          if (faults.length === 0)
            await writeFile(join(out, name), `${JSON.stringify(report, null, 2)}\n`, { mode: 0o600 })
          total[faults.length === 0 ? 'written' : 'refused'] += 1
        }
        return total
      }),
    )
    console.log(`${written} ${written === 1 ? 'report' : 'reports'} written to ${out}.`)
    if (refused > 0) throw new Failure(`${refused} not written: the validator refuses them, see above.`)
  },
}
