import { parseArgs } from 'node:util'
import { ConfigError, readConfig } from '../config.ts'
import { inWords } from '../in-words.ts'
import { Failure, WrongUse, type Command, type Given, type Operands } from './command.ts'
import { archiveExport } from './archive-export.ts'
import { fhirImport } from './fhir-import.ts'
import { fhirQuestionnaire } from './fhir-questionnaire.ts'
import { lttExport } from './ltt-export.ts'
import { lttFakeGateway } from './ltt-fake-gateway.ts'
import { lttValidate } from './ltt-validate.ts'
import { migrate } from './migrate.ts'
import { openMunicipality } from './open-municipality.ts'
import { reseal } from './reseal.ts'
import { score } from './score.ts'
import { seed } from './seed.ts'
import { story } from './story.ts'
import { userActivate, userAdd, userDeactivate, userInvite, userUnlock } from './user.ts'
import { userList } from './user-list.ts'
import { verify } from './verify.ts'
import { verifyAccessLog } from './verify-access-log.ts'
import { verifyJournal } from './verify-journal.ts'

const COMMANDS: Readonly<Record<string, Command>> = {
  migrate,
  verify,
  'archive export': archiveExport,
  'verify journal': verifyJournal,
  'verify access-log': verifyAccessLog,
  reseal,
  seed,
  story,
  score,
  'open-municipality': openMunicipality,
  'ltt export': lttExport,
  'ltt validate': lttValidate,
  'ltt fake-gateway': lttFakeGateway,
  'fhir questionnaire': fhirQuestionnaire,
  'fhir import': fhirImport,
  'user add': userAdd,
  'user list': userList,
  'user invite': userInvite,
  'user unlock': userUnlock,
  'user deactivate': userDeactivate,
  'user activate': userActivate,
}

const HELP = { help: { type: 'boolean', short: 'h' } } as const

/** Runs one command. Gives the exit code: 0 done, 1 it could not be done, 2 it was not written as it must be. */
export async function runCommand(words: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  const name = [words.slice(0, 2).join(' '), words[0] ?? ''].find((each) => each in COMMANDS)
  const command = name === undefined ? undefined : COMMANDS[name]
  if (!name || !command) return withoutCommand(words)
  try {
    const { given, operands } = readWords(command, words.slice(name.split(' ').length))
    if (given['help']) {
      console.log(`npx trin2 ${name}${command.usage}`)
      return 0
    }
    refuseWrongNumber(operands, command.operands)
    if ('run' in command) await command.run(readConfig(env), given, operands)
    else await command.runAlone(given, operands)
    return 0
  } catch (error) {
    if (error instanceof WrongUse) console.error(`${error.message}\nSee: npx trin2 ${name} --help`)
    else console.error(error instanceof Failure ? error.message : inWords(error))
    return error instanceof WrongUse || error instanceof ConfigError ? 2 : 1
  }
}

function readWords(command: Command, words: readonly string[]): { given: Given; operands: readonly string[] } {
  const options = { ...command.options, ...HELP }
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
      options,
      strict: true,
      allowPositionals: command.operands !== undefined,
    })
    return { given: values, operands: positionals }
  } catch (error) {
    throw new WrongUse(error instanceof Error ? error.message : String(error))
  }
}

function refuseWrongNumber(operands: readonly string[], wanted?: Operands): void {
  if (wanted?.required && operands.length === 0) throw new WrongUse(`Say which ${wanted.name}.`)
  if (wanted && !wanted.many && operands.length > 1) throw new WrongUse(`Only one ${wanted.name} can be given.`)
}

function withoutCommand([first, second]: readonly string[]): number {
  if (first === '--help' || first === '-h' || first === 'help') {
    console.log(list())
    return 0
  }
  const isGroup = Object.keys(COMMANDS).some((name) => name.startsWith(`${first} `))
  if (isGroup && (second === '--help' || second === '-h')) {
    console.log(list(`${first} `))
    return 0
  }
  console.error(
    first === undefined
      ? list()
      : `There is no command "${[first, isGroup ? second : ''].filter(Boolean).join(' ')}".\n${list(isGroup ? `${first} ` : '')}`,
  )
  return 2
}

const list = (beginning = ''): string => {
  const names = Object.entries(COMMANDS).filter(([name]) => name.startsWith(beginning))
  const width = Math.max(...names.map(([name]) => name.length))
  return [
    'Usage: npx trin2 <command> [options]',
    '',
    ...names.map(([name, { summary }]) => `  ${name.padEnd(width)}  ${summary}`),
    '',
    'Each command says more with --help. It ends with 0 when done, 1 when it could not be done, 2 when it was not written',
    'as it must be. It reads the same environment as npm start.',
  ].join('\n')
}
