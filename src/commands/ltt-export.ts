import { mkdir, readdir, unlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { exportedReports, settingsOf, validate } from '#exchange/ltt/ltt.ts'
import { Failure, WrongUse, type Command } from './command.ts'
import { municipality, read, text } from './given.ts'
import { inMunicipality, withMachine } from './machine.ts'

const day = (what: string) => z.iso.date({ error: `${what} day, such as 2025-05-14` })

const options = z.object({
  municipality,
  from: day('say the first'),
  to: day('say the last'),
  out: z.string({ error: 'say the folder to write to' }).min(1),
  replace: z.boolean().default(false),
})

const REPORT = /^\d{4}-\d\d-\d\d_[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\.json$/

/** The reports of an earlier export that lie in the folder. */
const reportsIn = async (folder: string): Promise<string[]> =>
  (await readdir(folder).catch(() => [])).filter((name) => REPORT.test(name))

export const lttExport: Command = {
  summary: 'write the national reports of a period to files',
  usage: ` --municipality 0316 --from 2025-05-14 --to 2025-11-08 --out DIR [--replace]

Writes one file of formatted JSON per child and day on which something was to be told, named by day and child id, whatever
has been sent: DIR/2025-05-14_<child id>.json. The same data give the same files. They hold CPR numbers, so only you can read
them. Refuses without the municipality's SOR code; a report that the validator refuses is named, not written, and ends
with 1. A folder that holds reports of an earlier export is refused, so that old and new are never mixed.

  --replace  deletes those that lie there and are not written anew`,
  options: { municipality: text, from: text, to: text, out: text, replace: { type: 'boolean' } },
  run: async (config, given) => {
    const { municipality: id, from, to, out, replace } = read(given, options)
    if (to < from) throw new Failure('The last day lies before the first.')
    const stale = new Set(await reportsIn(out))
    if (stale.size > 0 && !replace)
      throw new WrongUse(
        `--out: ${stale.size} reports of an earlier export lie in ${out}. Name another folder, or say --replace.`,
      )
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
          if (faults.length === 0) {
            await writeFile(join(out, name), `${JSON.stringify(report, null, 2)}\n`, { mode: 0o600 })
            stale.delete(name)
          }
          total[faults.length === 0 ? 'written' : 'refused'] += 1
        }
        return total
      }),
    )
    for (const name of stale) await unlink(join(out, name))
    console.log(`${written} ${written === 1 ? 'report' : 'reports'} written to ${out}.`)
    if (refused > 0) throw new Failure(`${refused} not written: the validator refuses them, see above.`)
  },
}
