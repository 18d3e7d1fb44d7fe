import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdtemp, open, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { giveTo, run, type ServerUser } from './postgres-user.ts'

type Creation = { cluster: string; initdb: string; user: ServerUser; log: string }

/** Makes PostgreSQL's files, beside their place and renamed when complete: one who is killed leaves nothing half made. */
export async function createCluster({ cluster, initdb, user, log }: Creation): Promise<void> {
  const draft = await mkdtemp(`${cluster}-`)
  try {
    await fill({ cluster: draft, initdb, user, log })
    await rename(draft, cluster)
    await flush(dirname(cluster))
  } catch (error) {
    // When another starter was first, what it made is used.
    if (!existsSync(cluster)) throw error
  } finally {
    await removeDrafts(cluster)
  }
}

async function fill({ cluster, initdb, user, log }: Creation): Promise<void> {
  const password = randomBytes(24).toString('base64url')
  const passwordFile = `${cluster}.password`
  await writeFile(passwordFile, password, { mode: 0o600 })
  await giveTo(user, cluster, passwordFile)
  await run(user, log, initdb, [
    `--pgdata=${cluster}`,
    '--username=owner',
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--data-checksums',
    '--encoding=UTF8',
    '--locale-provider=icu',
    '--icu-locale=da-DK',
    `--locale=${process.platform === 'linux' ? 'C.UTF-8' : 'C'}`,
  ])
  // The socket stands in a directory that only the server's user and root can enter, so there the owner is believed.
  const rules = ['local all owner trust', 'local all all scram-sha-256', 'host all all 127.0.0.1/32 scram-sha-256', '']
  await writeFile(join(cluster, 'pg_hba.conf'), rules.join('\n'), { flush: true })
  const kept = join(cluster, 'owner.password')
  await writeFile(kept, password, { mode: 0o600, flush: true })
  await giveTo(user, kept)
}

async function removeDrafts(cluster: string): Promise<void> {
  if (!existsSync(cluster)) return
  const names = await readdir(dirname(cluster))
  const drafts = names.filter((name) => name.startsWith(`${basename(cluster)}-`))
  await Promise.all(
    drafts.map((name) => rm(join(dirname(cluster), name), { recursive: true, force: true, maxRetries: 5 })),
  )
}

async function flush(directory: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(directory)
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
