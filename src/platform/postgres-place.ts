import { mkdir, mkdtemp } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { giveTo, type ServerUser } from './postgres-user.ts'

/** A socket's path may be about 100 characters long, so it cannot stand beside the data. */
export const socketParent = (): string => (/^[\w./-]{1,70}$/.test(tmpdir()) ? tmpdir() : '/tmp')

/** A new directory that only the server's user and root can enter. */
export async function makeSocketDirectory(user: ServerUser): Promise<string> {
  const directory = await mkdtemp(join(socketParent(), 'trin2-'))
  await giveTo(user, directory)
  return directory
}

/** Such a directory under the name it had; false when it stands there still. */
export async function makeAgain(directory: string, user: ServerUser): Promise<boolean> {
  try {
    await mkdir(directory, { mode: 0o700 })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false // as Node's file system throws them
    throw error
  }
  await giveTo(user, directory)
  return true
}

/** A port that nobody listens on right now. */
export const freePort = (): Promise<string> =>
  new Promise((resolve, reject) => {
    const server = createServer()
    server.on('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      const port = typeof address === 'object' ? address?.port : undefined
      server.close(() => resolve(String(port)))
    })
  })
