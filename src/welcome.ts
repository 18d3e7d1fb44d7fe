import type { Machine } from '#platform/http.ts'
import { roleName } from '#registry/access/roles.ts'
import { openMunicipalities } from '#registry/organisations/organisations.ts'
import { demoPeople, type DemoPerson } from '#registry/staff/staff.ts'

/** What is said when everything runs: where, and in demo mode whom one may be. */
export async function welcome(machine: Machine, address: string): Promise<string> {
  const { database, demo } = machine
  if (!demo) return `Trin 2 runs on ${address}`
  const open = await database.as({ municipalityId: '' }, (db) => openMunicipalities(db))
  const lines = [
    `Trin 2 runs on ${address}`,
    'Demo mode: all people are invented. Open the address, and be one of them:',
  ]
  for (const { id, name } of open) {
    const people = await database.as({ municipalityId: id }, (db) => demoPeople(db))
    lines.push(`  ${name}`, ...people.map(line))
  }
  return [...lines, 'Stop with Ctrl+C.'].join('\n')
}

const line = ({ name, profession, roles }: DemoPerson): string =>
  `    ${name}, ${profession} (${roles.map((role) => roleName[role]).join(', ')})`
