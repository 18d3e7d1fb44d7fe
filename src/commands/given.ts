import { z } from 'zod'
import type { ParseArgsOptionsConfig } from 'node:util'
import { WrongUse, type Given } from './command.ts'

/** Reads what was given by a schema, or says for each option what is wrong. `names` are options called otherwise in it. */
export function read<T>(given: Given, schema: z.ZodType<T>, names: Readonly<Record<string, string>> = {}): T {
  const parsed = schema.safeParse(given)
  if (parsed.success) return parsed.data
  const faults = new Map<string, string>()
  for (const { path, message } of parsed.error.issues.toReversed()) faults.set(String(path[0]), message)
  const lines = [...faults].toReversed().map(([name, message]) => `--${names[name] ?? name}: ${message}`)
  throw new WrongUse(lines.join('\n'))
}

/** `--municipality 0316` */
export const municipality = z
  .string({ error: 'say which municipality, such as 0316' })
  .regex(/^\d{4}$/, 'a municipality has a number of four digits, such as 0316')

/** `--email mette@holbaek.dk` */
export const email = z
  .string({ error: 'say whose, by their address' })
  .transform((address) => address.trim().toLowerCase())

export const text = { type: 'string' } as const satisfies ParseArgsOptionsConfig[string]
export const texts = { type: 'string', multiple: true } as const satisfies ParseArgsOptionsConfig[string]
