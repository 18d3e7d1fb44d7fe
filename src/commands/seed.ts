import { seedWhenEmpty } from '../seed.ts'
import { Failure, type Command } from './command.ts'
import { withMachine } from './machine.ts'

export const seed: Command = {
  summary: 'fill an empty database with invented people, in demo mode only',
  usage: `

Invents municipalities, staff and children, the same each time, in a database where no municipality is open yet. Refuses
outside demo mode (TRIN2_DEMO=yes).`,
  run: async (config) => {
    if (!config.demo)
      throw new Failure('Only in demo mode are people invented. This is not it: set TRIN2_DEMO=yes if it should be.')
    const seeded = await withMachine(config, (machine) => seedWhenEmpty(machine, console.log), { migrated: true })
    console.log(
      seeded
        ? 'The database is filled with invented people.'
        : 'There are open municipalities already; nothing was added.',
    )
  },
}
