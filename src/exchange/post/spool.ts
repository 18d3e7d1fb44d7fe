import { join } from 'node:path'
import { SpoolError, writeOnce } from '#platform/spool-file.ts'
import { dayOf } from '#platform/time.ts'
import type { PostChannel } from './channel.ts'

/**
 * Messages as files, for somebody else to carry on: `<folder>/<municipality>/<day>/<id>.json`. They hold addresses and links
 * that open what they lead to: only the owner of the process can read them. Never written over.
 */
export const spool = (folder: string): PostChannel => ({
  name: 'filer på serveren',
  async send({ id, municipality, channel, to, subject, text, at }) {
    const place = join(folder, municipality, dayOf(at).toString())
    const message = { id, municipality, channel, to, subject, text }
    try {
      await writeOnce(place, `${id}.json`, `${JSON.stringify(message, null, 2)}\n`)
      return { kind: 'accepted' }
    } catch (error) {
      if (error instanceof SpoolError) return { kind: 'unreachable', fault: 'spool-not-writable' }
      throw error
    }
  },
})
