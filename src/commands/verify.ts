import type { Machine } from '#platform/http.ts'
import { releaseFaults } from '#platform/release.ts'
import { tableFaults } from '#platform/table-faults.ts'
import { municipalities } from '#registry/organisations/organisations.ts'
import { cprSeals } from '#registry/people/people.ts'
import { accountFaults } from '#registry/staff/staff.ts'
import { asApplication, openMachine } from '../machine.ts'
import { Failure, type Command } from './command.ts'
import { inMunicipality, withDatabase } from './machine.ts'
import { checkLooks } from './verify-access-log.ts'
import { checkJournals } from './verify-journal.ts'

export const verify: Command = {
  summary: 'check that the database keeps its promises',
  usage: `

Looks, and changes nothing. As the application's own role: the schema is at this release and no migration was edited; the
role owns nothing and can step around nothing; row-level security is forced on every table of a municipality; the triggers
that keep logs and histories are awake; every CPR number and every authenticator secret opens with the present keys, and
every CPR number can be found by its keyed hash; every journal is whole (verify journal), and so is the access log (verify access-log). Names each fault, and ends with 1 when there is any.`,
  run: (config) =>
    withDatabase(config, async (database, opened) => {
      const faults = await asApplication(database.appUrl, async (client) => [
        ...(await releaseFaults(client)),
        ...(await tableFaults(client)),
      ])
      refuse(faults)
      const machine = await openMachine(config, database, { log: () => undefined, opened })
      const { numbers, secrets, faults: sealFaults } = await checkSeals(machine)
      refuse(sealFaults)
      const { entries, faults: journalFaults } = await checkJournals(machine)
      refuse(journalFaults)
      const { looks, faults: lookFaults } = await checkLooks(machine)
      refuse(lookFaults)
      console.log(
        `Everything is as it should be; ${numbers} CPR numbers and ${secrets} authenticator secrets open, and ${entries} journal entries and ${looks} looks stand.`,
      )
    }),
}

function refuse(faults: readonly string[]): void {
  if (faults.length) throw new Failure(faults.map((fault) => `✗ ${fault}`).join('\n'))
}

/** Row-level security lets the application see one municipality at a time, so each is asked for itself. */
async function checkSeals(machine: Machine): Promise<{ numbers: number; secrets: number; faults: string[] }> {
  const all = await inMunicipality(machine, '0101', municipalities)
  const total = { numbers: 0, secrets: 0, faults: [] as string[] }
  for (const { id, name } of all) {
    const cpr = await inMunicipality(machine, id, cprSeals)
    const accounts = await inMunicipality(machine, id, accountFaults)
    total.numbers += cpr.numbers
    total.secrets += accounts.secrets
    if (cpr.unopened)
      total.faults.push(`${name}: ${cpr.unopened} of ${cpr.numbers} CPR numbers do not open with the present keys.`)
    if (cpr.unfound)
      total.faults.push(`${name}: ${cpr.unfound} of ${cpr.numbers} CPR numbers cannot be found by their keyed hash.`)
    if (accounts.unopened)
      total.faults.push(
        `${name}: ${accounts.unopened} of ${accounts.secrets} authenticator secrets do not open with the present keys.`,
      )
  }
  return total
}
