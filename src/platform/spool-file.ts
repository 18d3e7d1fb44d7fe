import { link, mkdir, open, unlink } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * Writes a file that only the owner of the process can read. It is there whole or not at all, and is never written over:
 * false when one of that name is there already. Throws `SpoolError` when it cannot be written.
 */
export async function writeOnce(place: string, name: string, content: string): Promise<boolean> {
  const unfinished = join(place, `.${name}.${process.pid}.part`)
  try {
    await mkdir(place, { recursive: true, mode: 0o700 })
    const file = await open(unfinished, 'w', 0o600)
    try {
      await file.writeFile(content)
      await file.sync()
    } finally {
      await file.close()
    }
    await link(unfinished, join(place, name))
    return true
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    throw new SpoolError(codeOf(error))
  } finally {
    await unlink(unfinished).catch(() => undefined)
  }
}

/** The file could not be written; the message is the code that the system gave. */
export class SpoolError extends Error {}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : 'ukendt fejl'
