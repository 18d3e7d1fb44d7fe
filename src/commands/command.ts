import type { ParseArgsOptionsConfig } from 'node:util'
import type { Config } from '../config.ts'

/** What was given on the command line: `--role a --role b` is a list. */
export type Given = Readonly<Record<string, string | boolean | (string | boolean)[] | undefined>>

export type Command = {
  /** One line for the list of commands. */
  summary: string
  /** What follows the name, and what each part means. */
  usage: string
  options?: ParseArgsOptionsConfig
  /** Does it, and prints what it did. Throws when it could not. */
  run: (config: Config, given: Given) => Promise<void>
}

/** The command was not written as it must be. Ends with 2. */
export class WrongUse extends Error {}

/** It was understood and could not be done, for a reason that one can mend. Ends with 1. */
export class Failure extends Error {}
