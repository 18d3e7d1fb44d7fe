import { once } from 'node:events'
import { z } from 'zod'
import { fakeGateway } from '#exchange/ltt/ltt.ts'
import { StartError } from '../machine.ts'
import { serve } from '../serve.ts'
import { Failure, type Command } from './command.ts'
import { read, text } from './given.ts'

const options = z.object({
  port: z.coerce
    .number({ error: 'must be a number' })
    .int('must be a whole number')
    .min(0, 'must be at least 0')
    .max(65_535, 'must be at most 65535')
    .default(8126),
  token: z.string().min(1, 'say the token').optional(),
  duplicateStatus: z.coerce
    .number({ error: 'must be a number' })
    .int('must be a whole number')
    .min(400, 'must be at least 400')
    .max(499, 'must be at most 499')
    .optional(),
})

export const lttFakeGateway: Command = {
  summary: 'play the national gateway, for trying reports out',
  usage: ` [--port 8126] [--token T] [--duplicate-status 409]

Listens on 127.0.0.1 and takes reports as FK Gateway does, as far as is known: PUT /fhir/Bundle/<id> checks a report by the
guide, refuses an id that it has, and otherwise keeps the report in memory until it ends. Prints its address, then one line
per request: method, id, status, number of faults. Ends with 0 when it is interrupted. It needs no database and no environment.

  --port              where to listen; 0 takes any port that is free
  --token             what whoever sends must bear; without it nobody is asked
  --duplicate-status  the status by which a report of a known id is refused`,
  options: { port: text, token: text, 'duplicate-status': text },
  runAlone: async (given) => {
    const { port, token, duplicateStatus } = read(
      { port: given['port'], token: given['token'], duplicateStatus: given['duplicate-status'] },
      options,
      { duplicateStatus: 'duplicate-status' },
    )
    const { app } = fakeGateway({
      token,
      duplicateStatus,
      answered: ({ method, id, status, faults }) => console.log(`${method} ${id} ${status} ${faults}`),
    })
    await using opened = new AsyncDisposableStack()
    const stopped = Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')])
    const url = await serve(app, { host: '127.0.0.1', port }, opened).catch((error: unknown) => {
      if (!(error instanceof StartError)) throw error
      throw new Failure(`Port ${port} on 127.0.0.1 cannot be used. Name another with --port.`)
    })
    console.log(`The fake gateway listens on ${url}/fhir`)
    await stopped
  },
}
