import { readFile, readlink, realpath, rename, rm, stat } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'

/**
 * The address, as its owner, of the server that runs on these files now; undefined when none does. The server itself is
 * asked: a process id says nothing, as it may be a zombie's, or somebody else's since the power went.
 */
export async function runningServer(cluster: string): Promise<string | undefined> {
  const url = await recordedAddress(cluster)
  if (!url) return undefined
  const deadline = Date.now() + 60_000
  for (;;) {
    const answer = await ask(url)
    if (answer !== 'not yet') return answer && resolve(answer) === cluster ? url : undefined
    if (Date.now() > deadline)
      throw new Error(`PostgreSQL in ${cluster} is still starting or stopping. Try again in a minute.`)
    await pause(50)
  }
}

/** The server writes where it listens into its lock file: process id, files, start, port, socket directory, address. */
async function recordedAddress(cluster: string): Promise<string | undefined> {
  const [, , , port, , address] = (await serverLock(cluster)).split('\n')
  const socket = await recordedSocket(cluster)
  if (socket) return `postgres://owner@localhost:${port}/postgres?host=${socket}`
  if (!address) return undefined
  const password = await readFile(join(cluster, 'owner.password'), 'utf8')
  return `postgres://owner:${password}@${address}:${port}/postgres`
}

/** The directory with the socket of the server that serves these files, or did so last and was killed. */
export async function recordedSocket(cluster: string): Promise<string | undefined> {
  const socket = (await serverLock(cluster)).split('\n')[4]
  return socket && (await sameOwner(socket, cluster)) ? socket : undefined
}

const serverLock = (cluster: string): Promise<string> => readLock(join(cluster, 'postmaster.pid'))

const readLock = (path: string): Promise<string> =>
  readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return ''
    if (error.code !== 'EACCES') throw error
    throw new Error(
      `The files in ${dirname(path)} belong to another user of this machine. Start Trin 2 as the user who did so first, or ` +
        'give yourself the files.',
      { cause: error },
    )
  })

/** A directory in /tmp that somebody else made after a restart is not our server's. */
export async function sameOwner(socket: string, cluster: string): Promise<boolean> {
  const [theirs, ours] = await Promise.all([stat(socket).catch(() => undefined), stat(cluster)])
  return theirs?.uid === ours.uid
}

/** The files a server serves, `not yet` while it starts or stops, undefined when nobody of ours answers. */
async function ask(url: string): Promise<string | undefined> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
    const { rows } = await client.query<{ files: string }>("select current_setting('data_directory') as files")
    return rows[0]?.files
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    if (['57P03', '57P01', 'ECONNRESET'].includes(code)) return 'not yet'
    if (['ECONNREFUSED', 'ENOENT', '28P01'].includes(code)) return undefined
    throw error
  } finally {
    await client.end().catch(() => undefined)
  }
}

/**
 * Puts the lock of a server that is gone out of the way. PostgreSQL does so itself, except when the process id has gone
 * to another process of the same user, or to a zombie: it then refuses to start for ever.
 */
export const forgetDeadServer = (cluster: string): Promise<void> => forgetDead(join(cluster, 'postmaster.pid'), cluster)

/** The same for the lock beside its socket. The socket itself PostgreSQL makes anew. */
export const forgetDeadSocket = (socket: string, cluster: string): Promise<void> =>
  forgetDead(join(socket, '.s.PGSQL.5432.lock'), cluster)

async function forgetDead(path: string, cluster: string): Promise<void> {
  const lock = await readLock(path)
  const id = lock.split('\n')[0]
  if (!id || process.platform !== 'linux' || (await isServer(id, cluster))) return
  const aside = `${path}.${process.pid}`
  await rename(path, aside)
  // A server that began in the meantime gets its lock back.
  if ((await readFile(aside, 'utf8')) === lock) await rm(aside)
  else await rename(aside, path)
}

async function isServer(id: string, cluster: string): Promise<boolean> {
  const status = await readFile(`/proc/${id}/stat`, 'utf8').catch(() => '')
  if (!/^\d+ \(postgres\) [^ZX]/.test(status)) return false
  const directory = await readlink(`/proc/${id}/cwd`).catch(() => undefined)
  return directory === undefined || directory === (await realpath(cluster))
}
