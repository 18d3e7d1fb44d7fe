import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { freePort, makeAgain, makeSocketDirectory } from './postgres-place.ts'
import { forgetDeadServer, forgetDeadSocket, recordedSocket, runningServer, sameOwner } from './postgres-running.ts'
import { run, type ServerUser } from './postgres-user.ts'
import type { Postgres } from './postgres.ts'

/**
 * Failed statements, their values and messages that quote them stay out of the log, which is not a place for personal
 * data. It is a week long.
 */
const settings = (durable: boolean): string[] => [
  'max_connections=100',
  'shared_buffers=128MB',
  'jit=off',
  'timezone=UTC',
  'log_timezone=UTC',
  'logging_collector=on',
  'log_filename=postgresql-%a.log',
  'log_rotation_age=1d',
  'log_truncate_on_rotation=on',
  'log_statement=none',
  'log_min_duration_statement=-1',
  'log_min_messages=log',
  'log_min_error_statement=panic',
  'log_error_verbosity=terse',
  'log_parameter_max_length=0',
  'log_parameter_max_length_on_error=0',
  ...(durable ? [] : ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off']),
]

type Launch = {
  cluster: string
  control: string
  user: ServerUser
  log: string
  durable: boolean
  reach: 'socket' | 'tcp'
  /** The address it had before, to be found there again by those who know it. */
  at?: string | undefined
}

/** Runs the server on files that are ready. Of several who launch at once one succeeds; the others find its server. */
export async function launch({ cluster, control, user, log, durable, reach, at }: Launch): Promise<Postgres> {
  const deadline = Date.now() + 60_000
  const before = await recordedSocket(cluster)
  for (;;) {
    const { socket, place } = await placeFor({ cluster, user, reach, at })
    const options = [...place, ...settings(durable).flatMap((setting) => ['-c', setting])].join(' ')
    const failure = await run(user, log, control, ['start', '-w', '-t', '300', '-D', cluster, '-o', options]).then(
      () => undefined,
      (error: Error) => error,
    )
    const url = await runningServer(cluster)
    if (url && !failure) {
      if (before !== socket) await removeSocket(before)
      const end = () => stop({ cluster, control, user, log, url }).then(() => removeSocket(socket))
      return { url, wasRunning: false, stop: end }
    }

    if (!at) await removeSocket(socket)
    if (url) return { url, wasRunning: true, stop: async () => undefined }
    if (!failure)
      throw new Error(`PostgreSQL stopped right after its start. What it said stands in ${join(cluster, 'log')}.`)
    if (!/lock file|shared memory block/.test(failure.message) || Date.now() > deadline) throw failure
    await forgetDeadServer(cluster)
    await pause(100)
  }
}

async function placeFor({ cluster, user, reach, at }: Pick<Launch, 'cluster' | 'user' | 'reach' | 'at'>) {
  const before = at === undefined ? undefined : new URL(at)
  if (reach === 'tcp') {
    const port = before?.port ?? (await freePort())
    return { socket: undefined, place: ['-p', port, '-k', "''", '-h', '127.0.0.1'] }
  }
  const known = before?.searchParams.get('host')
  const socket = known ? await readySocketDirectory(known, cluster, user) : await makeSocketDirectory(user)
  return { socket, place: ['-p', '5432', '-k', socket, '-h', "''"] }
}

/** The directory in which the socket was, without what a killed server left there. */
async function readySocketDirectory(socket: string, cluster: string, user: ServerUser): Promise<string> {
  if (await makeAgain(socket, user)) return socket
  if (!(await sameOwner(socket, cluster))) throw new Error(`${socket} has come to belong to somebody else.`)
  await forgetDeadSocket(socket, cluster)
  return socket
}

async function removeSocket(directory: string | undefined): Promise<void> {
  if (directory) await rm(directory, { recursive: true, force: true })
}

type Stop = { cluster: string; control: string; user: ServerUser; log: string; url: string }

async function stop({ cluster, control, user, log, url }: Stop): Promise<void> {
  const isOurs = async () => (await runningServer(cluster)) === url
  if (!(await isOurs())) return
  await run(user, log, control, ['stop', '-m', 'fast', '-w', '-t', '60', '-D', cluster]).catch(
    async (error: unknown) => {
      if (await isOurs()) throw error
    },
  )
}
