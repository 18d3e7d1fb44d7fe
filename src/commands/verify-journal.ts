import { attachmentFaults, chainFaults } from '#care/journal/journal.ts'
import type { Machine } from '#platform/http.ts'
import { municipalities } from '#registry/organisations/organisations.ts'
import { Failure, type Command } from './command.ts'
import { inMunicipality, withMachine } from './machine.ts'

export const verifyJournal: Command = {
  summary: 'check that every signed note stands as it was signed',
  usage: `

Looks, and changes nothing. Goes through every journal entry by entry, computes each hash anew from what the entry says and
the hash before it, opens each attached file, and looks for what the events say was signed. Names the first broken link of each journal, by municipality, journal
and number, and ends with 1 when there is any. It is a part of "verify" too.`,
  run: (config) =>
    withMachine(config, async (machine) => {
      const { entries, faults } = await checkJournals(machine)
      if (faults.length) throw new Failure(faults.map((fault) => `✗ ${fault}`).join('\n'))
      console.log(`Every journal is whole; ${entries} entries stand as they were signed.`)
    }),
}

/** Row-level security lets the application see one municipality at a time, so each is asked for itself. */
export async function checkJournals(machine: Machine): Promise<{ entries: number; faults: string[] }> {
  const total = { entries: 0, faults: [] as string[] }
  for (const { id, name } of await inMunicipality(machine, '0101', municipalities)) {
    const { entries, faults } = await inMunicipality(machine, id, chainFaults)
    total.entries += entries
    faults.push(...(await inMunicipality(machine, id, attachmentFaults)))
    total.faults.push(...faults.map((fault) => `${name}: ${fault}.`))
  }
  return total
}
