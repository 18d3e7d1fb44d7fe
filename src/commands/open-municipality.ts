import { z } from 'zod'
import type { Command } from './command.ts'
import { municipality, read, text } from './given.ts'
import { inMunicipality, withMachine } from './machine.ts'
import { openOffer } from '#registry/organisations/organisations.ts'

export const openMunicipality: Command = {
  summary: 'let a municipality run its offer here',
  usage: ` --municipality <number>

Opens the public page of the municipality and lets its staff sign in. Add the first administrator with "user add".

  --municipality  its number of four digits, such as 0316`,
  options: { municipality: text },
  run: async (config, given) => {
    const { municipality: id } = read(given, z.object({ municipality }))
    const { name, slug, wasOpen } = await withMachine(config, (machine) => inMunicipality(machine, id, openOffer))
    console.log(wasOpen ? `${name} Kommune was open already.` : `${name} Kommune is open, at /k/${slug}.`)
  },
}
