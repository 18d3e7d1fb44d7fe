import { join } from 'node:path'
import { SpoolError, writeOnce } from '#platform/spool-file.ts'
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
    try {
      const isNew = await writeOnce(place, `${report.id}.json`, `${JSON.stringify(report, null, 2)}\n`)
      return { kind: isNew ? 'accepted' : 'duplicate' }
    } catch (error) {
      if (!(error instanceof SpoolError)) throw error
      return {
        kind: 'unreachable',
        complaints: [complaint('spool-not-writable', `Filen kunne ikke skrives (${error.message}).`)],
      }
    }
  },
})
