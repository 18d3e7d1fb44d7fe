import type { Machine } from '#platform/http.ts'
import { lookFaults } from '#registry/access/access.ts'
import { municipalities } from '#registry/organisations/organisations.ts'
import { Failure, type Command } from './command.ts'
import { inMunicipality, withMachine } from './machine.ts'

export const verifyAccessLog: Command = {
  summary: 'check that every look stands as it was logged',
  usage: `

Looks, and changes nothing. Goes through the chain of looks of every member of staff, computes each hash anew from what the look
says and the hash before it, and looks for looks that are gone or stand in no chain. What was forgotten after the
municipality's term is not missed. Names the first broken link of each chain, by municipality, member of staff and number,
and ends with 1 when there is any. It is a part of "verify" too.`,
  run: (config) =>
    withMachine(config, async (machine) => {
      const { looks, faults } = await checkLooks(machine)
      if (faults.length) throw new Failure(faults.map((fault) => `✗ ${fault}`).join('\n'))
      console.log(`The access log is whole; ${looks} looks stand as they were logged.`)
    }),
}

/** Row-level security lets the application see one municipality at a time, so each is asked for itself. */
export async function checkLooks(machine: Machine): Promise<{ looks: number; faults: string[] }> {
  const total = { looks: 0, faults: [] as string[] }
  for (const { id, name } of await inMunicipality(machine, '0101', municipalities)) {
    const { looks, faults } = await inMunicipality(machine, id, lookFaults)
    total.looks += looks
    total.faults.push(...faults.map((fault) => `${name}: ${fault}.`))
  }
  return total
}
