import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { lines, readStory, Refused, tell } from '../story/story.ts'
import { Failure, WrongUse, type Command } from './command.ts'
import { municipality, read, text } from './given.ts'
import { inMunicipality, withMachine } from './machine.ts'

export const story: Command = {
  summary: 'enter a known course from a file, without clicking',
  usage: ` <file> [--municipality <number>] [--yes] [--again]

Reads a story: children, and what happened to them on which day. Does it by the commands that the screens use, each event
by its member of staff and at its time, all or nothing. Prints the ids and the clocks. docs/stories/README.md tells how a
story is written.

  --municipality  another than the file says, such as 0326
  --yes           outside demo mode, where real rows are written
  --again         also when a child has a pathway that began at the same time; otherwise a story is entered once`,
  options: { municipality: text, yes: { type: 'boolean' }, again: { type: 'boolean' } },
  operands: { name: 'file', many: false, required: true },
  run: async (config, given, [file = '']) => {
    const flag = z.boolean().default(false)
    const schema = z.object({ municipality: municipality.optional(), yes: flag, again: flag })
    const { municipality: elsewhere, yes, again } = read(given, schema)
    if (!config.demo && !yes)
      throw new WrongUse('--yes: say it outside demo mode. The story is written among real children and stays.')
    const { story: written, faults } = readStory(await textOf(file))
    if (faults) throw new Failure(faults.map((fault) => `${file}: ${fault}`).join('\n'))
    const here = { ...written, municipality: elsewhere ?? written.municipality }
    const told = await withMachine(config, async (machine) => {
      await inMunicipality(machine, here.municipality, async () => undefined)
      return tell(machine, here, { again })
    }).catch((error: unknown) => {
      if (!(error instanceof Refused)) throw error
      throw new Failure(`${file}: event ${error.number}: ${error.message}\nNothing was written.`)
    })
    console.log(lines(told))
  },
}

const textOf = (file: string): Promise<string> =>
  readFile(file, 'utf8').catch(() => {
    throw new Failure(`${file}: there is no such file, or it cannot be read.`)
  })
