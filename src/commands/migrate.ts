import { prepareDatabase } from '../machine.ts'
import { WrongUse, type Command } from './command.ts'
import { withDatabase } from './machine.ts'

export const migrate: Command = {
  summary: 'bring the database to this release',
  usage: `

Applies the migrations that the database lacks, each in its own transaction, as the owner of the database (DATABASE_URL,
or the embedded PostgreSQL). Waits for another process that does the same. Changes nothing when there is nothing to do.`,
  run: (config) =>
    withDatabase(config, async (database) => {
      if (!database.ownerUrl)
        throw new WrongUse('DATABASE_URL: must name the database as its owner, who alone may change it')
      const applied = await prepareDatabase(database)
      for (const name of applied) console.log(`applied ${name}`)
      console.log(applied.length ? 'The database is at this release.' : 'The database was at this release already.')
    }),
}
