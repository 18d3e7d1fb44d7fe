import { link, mkdir, open, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import { dayOf } from '#platform/time.ts'
import { complaint, type Channel } from '../channel.ts'

/**
 * Reports as files, for somebody else to carry on: `<folder>/<municipality>/<day>/<id>.json`. They hold CPR numbers: only
 * the owner of the process can read them. A file is there whole or not at all, and is never written over.
 */
export const spool = (folder: string): Channel => ({
  name: 'filer på serveren',
  async deliver(municipalityId, report) {
    const place = join(folder, municipalityId, dayOf(new Date(report.timestamp)).toString())
    const unfinished = join(place, `.${report.id}.${process.pid}.part`)
    try {
      await mkdir(place, { recursive: true, mode: 0o700 })
      const file = await open(unfinished, 'w', 0o600)
      try {
        await file.writeFile(`${JSON.stringify(report, null, 2)}\n`)
        await file.sync()
      } finally {
        await file.close()
      }
      await link(unfinished, join(place, `${report.id}.json`))
      return { kind: 'accepted' }
    } catch (error) {
      if (codeOf(error) === 'EEXIST') return { kind: 'duplicate' }
      return {
        kind: 'unreachable',
        complaints: [complaint('spool-not-writable', `Filen kunne ikke skrives (${codeOf(error)}).`)],
      }
    } finally {
      await unlink(unfinished).catch(() => undefined)
    }
  },
})

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : 'ukendt fejl'
