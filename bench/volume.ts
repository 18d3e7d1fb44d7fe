// Fills a municipality of a scratch database: `node bench/volume.ts postgres://owner@…/scratch 0316 100000`.
import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import pg from 'pg'
import { openVault, type Vault } from '#platform/vault.ts'
import { plainDate } from '#platform/time.ts'
import { syntheticCpr } from '#registry/people/cpr.ts'

export type Volume = { municipalityId: string; pathways: number; until: string; days: number }

/**
 * Puts so many children and their ways into a municipality that has none, about six contacts each, with the henvendelser
 * spread over `days` days before `until`. `owner` must be a superuser, of a database that nobody needs. The CPR numbers
 * are invented, and sealed with `vault`, so that the application that has it reads them.
 */
export async function fillVolume(owner: pg.Client, vault: Vault, volume: Volume): Promise<void> {
  await owner.query('begin')
  await owner.query(
    `select set_config('volume.municipality', $1, true), set_config('volume.pathways', $2, true),
            set_config('volume.until', $3, true), set_config('volume.days', $4, true)`,
    [volume.municipalityId, volume.pathways, volume.until, volume.days],
  )
  await owner.query(await readFile(new URL('volume.sql', import.meta.url), 'utf8'))
  await giveNumbers(owner, vault, volume.municipalityId)
  await owner.query('commit')
  await owner.query('vacuum (analyze)')
}

async function giveNumbers(owner: pg.Client, vault: Vault, municipalityId: string): Promise<void> {
  const { rows } = await owner.query<{ id: string; birth_date: string; nth: number }>(
    `select id, birth_date::text, row_number() over (partition by birth_date order by id)::integer - 1 as nth
       from people where municipality_id = $1 and is_child`,
    [municipalityId],
  )
  const numbered = rows.map(({ id, birth_date, nth }) => {
    const cpr = syntheticCpr(plainDate(birth_date), nth)
    if (!cpr) throw new Error(`no more invented numbers for ${birth_date}: spread the children over more days`)
    const { sealed, keyId } = vault.seal(cpr, 'cpr')
    return { id, sealed, keyId, lookup: vault.lookup(cpr, `cpr:${municipalityId}`), birth_date }
  })
  await owner.query(
    `insert into person_identifiers (municipality_id, person_id, sealed, key_id, lookup, valid_from)
     select $1, * from unnest($2::uuid[], $3::bytea[], $4::text[], $5::bytea[], $6::date[])`,
    [
      municipalityId,
      numbered.map(({ id }) => id),
      numbered.map(({ sealed }) => sealed),
      numbered.map(({ keyId }) => keyId),
      numbered.map(({ lookup }) => lookup),
      numbered.map(({ birth_date }) => birth_date),
    ],
  )
}

if (import.meta.main) {
  const [url, municipalityId = '0316', pathways = '100000', until = '2026-11-23', days = '1826'] = process.argv.slice(2)
  if (!url) throw new Error('Say which scratch database: node bench/volume.ts postgres://owner@…/scratch 0316 100000')
  const owner = new pg.Client({ connectionString: url })
  await owner.connect()
  const vault = openVault({ sealing: [{ id: 'volume', key: randomBytes(32) }], lookup: randomBytes(32) })
  await fillVolume(owner, vault, { municipalityId, pathways: Number(pathways), until, days: Number(days) })
  await owner.end()
}
