import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { open, stat } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import { promisify } from 'node:util'

/** Who PostgreSQL runs as, and what stands before its commands. Without `uid` it is the one who started us. */
export type ServerUser = { uid?: number; gid?: number; before: string[] }

const execute = promisify(execFile)

/**
 * PostgreSQL refuses to run as root. Then it runs as the one who has the files, `postgres` or `nobody`, or, where those
 * cannot enter one of the directories, as root under another number. Throws with what to do when nothing works.
 */
export async function serverUser(cluster: string, directories: string[]): Promise<ServerUser> {
  if (process.getuid?.() !== 0) return { before: [] }
  const candidates = [
    await ownerOf(cluster),
    await userNamed('postgres'),
    await userNamed('nobody'),
    { uid: 0, gid: 0, before: ['unshare', '-U', '--map-user=1000'] },
  ]
  for (const user of candidates) if (user && (await canEnter(user, directories))) return user
  throw new Error(
    `PostgreSQL cannot run as root, and no other user of this machine can enter ${directories.join(', ')}. Do one of ` +
      'these: start Trin 2 as an ordinary user; or move it to a folder that every user can enter (chmod a+x on each ' +
      'folder above it); or let DATABASE_URL name a PostgreSQL 15 or newer that already runs.',
  )
}

async function ownerOf(cluster: string): Promise<ServerUser | undefined> {
  const owner = await stat(cluster).catch(() => undefined)
  return owner && owner.uid !== 0 ? { uid: owner.uid, gid: owner.gid, before: [] } : undefined
}

async function userNamed(name: string): Promise<ServerUser | undefined> {
  try {
    const [uid, gid] = await Promise.all(
      ['-u', '-g'].map(async (which) => Number((await execute('id', [which, name])).stdout)),
    )
    return uid === undefined || gid === undefined ? undefined : { uid, gid, before: [] }
  } catch {
    return undefined
  }
}

async function canEnter(user: ServerUser, directories: string[]): Promise<boolean> {
  const eachInTurn = 'for directory; do cd "$directory" || exit 1; done'
  const words = ['-c', eachInTurn, 'sh', ...directories]
  const code = await exitCode(user, 'sh', words, { cwd: '/', output: 'ignore' }).catch(() => 'there is no such program')
  return code === 0
}

/** Makes files and directories, with all in them, the server's own. */
export async function giveTo({ uid, gid }: ServerUser, ...paths: string[]): Promise<void> {
  if (uid === undefined) return
  const owners = await Promise.all(paths.map(async (path) => (await stat(path)).uid))
  const foreign = paths.filter((_, index) => owners[index] !== uid)
  if (foreign.length) await execute('chown', ['-R', `${uid}:${gid}`, ...foreign])
}

/** Runs one of PostgreSQL's programs as its user. What it says is added to the file `log`, and to the error if it fails. */
export async function run(user: ServerUser, log: string, program: string, options: string[]): Promise<void> {
  const file = await open(log, 'a+')
  try {
    const { size } = await file.stat()
    const code = await exitCode(user, program, options, { cwd: dirname(log), output: file.fd })
    if (code === 0) return
    const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(10_000), position: size })
    throw new Error(
      `${basename(program)} ended with ${code}. It said:\n${buffer.toString('utf8', 0, bytesRead).trim()}`,
    )
  } finally {
    await file.close()
  }
}

/** A file and not a pipe takes the output: the server inherits it, and a pipe would stay open as long as the server. */
async function exitCode(
  { uid, gid, before }: ServerUser,
  program: string,
  options: string[],
  { cwd, output }: { cwd: string; output: number | 'ignore' },
): Promise<number> {
  const [command = program, ...words] = [...before, program, ...options]
  const child = spawn(command, words, {
    ...(before.length || uid === undefined || gid === undefined ? {} : { uid, gid }),
    cwd,
    stdio: ['ignore', output, output],
    env: { ...process.env, LC_ALL: 'C' },
    windowsHide: true,
  })
  const [code]: (number | null)[] = await once(child, 'exit')
  return code ?? 1
}
