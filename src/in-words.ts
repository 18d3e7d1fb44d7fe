import { Problem } from '#platform/problem.ts'
import { ConfigError } from './config.ts'
import { DatabaseLost } from './embedded.ts'
import { StartError } from './machine.ts'

const databaseWords: Readonly<Record<string, string>> = {
  ECONNREFUSED:
    'No PostgreSQL answers at the address in DATABASE_URL or DATABASE_APP_URL. Is it running, and is the address right?',
  ENOTFOUND: 'The host in DATABASE_URL or DATABASE_APP_URL is not known.',
  ETIMEDOUT: 'The PostgreSQL in DATABASE_URL or DATABASE_APP_URL does not answer in time.',
  '28P01':
    'PostgreSQL refuses the password. "npx trin2 migrate" makes the role trin2_app and gives it the one that follows from ' +
    'TRIN2_LOOKUP_KEY, or that DATABASE_APP_URL says.',
  '28000': 'PostgreSQL does not let that user in. Look at its pg_hba.conf.',
  '3D000': 'There is no database of the name in DATABASE_URL or DATABASE_APP_URL. Make it first.',
  '42501':
    'The user in DATABASE_URL may not do what migrating needs: it must own the database and be allowed to make roles.',
}

/** What went wrong, for the one who started it: in words where it is something they can mend, in full where it is not. */
export function inWords(error: unknown): string {
  if (error instanceof ConfigError || error instanceof StartError || error instanceof Problem) return error.message
  if (error instanceof DatabaseLost) return error.message
  if (!(error instanceof Error)) return String(error)
  const { code } = error as { code?: unknown } // as PostgreSQL and Node add it
  const known = typeof code === 'string' ? databaseWords[code] : undefined
  return known ?? error.stack ?? error.message
}
