import type { ParseArgsOptionsConfig } from 'node:util'
import type { Config } from '../config.ts'

/** What was given on the command line: `--role a --role b` is a list. */
export type Given = Readonly<Record<string, string | boolean | (string | boolean)[] | undefined>>

/** What follows the options: the files that a command is about. */
export type Operands = { name: string; many: boolean; required: boolean }

export type Command = {
  /** One line for the list of commands. */
  summary: string
  /** What follows the name, and what each part means. */
  usage: string
  options?: ParseArgsOptionsConfig
  /** Without it, nothing but options may follow the name. */
  operands?: Operands
} & (
  | {
      /** Does it, and prints what it did. Throws when it could not. */
      run: (config: Config, given: Given, operands: readonly string[]) => Promise<void>
    }
  | {
      /** The same, for what does not concern an installation: no environment is read. */
      runAlone: (given: Given, operands: readonly string[]) => Promise<void>
    }
)

/** The command was not written as it must be. Ends with 2. */
export class WrongUse extends Error {}

/** It was understood and could not be done, for a reason that one can mend. Ends with 1. */
export class Failure extends Error {}
