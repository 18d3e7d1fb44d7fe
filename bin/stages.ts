import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

export const ROOT = join(import.meta.dirname, '..')

const STAGES = [
  { name: 'format', program: 'oxfmt/bin/oxfmt', options: ['--check'], advice: 'Run npx oxfmt to put it right.' },
  { name: 'lint', program: 'oxlint/bin/oxlint', options: [], advice: 'Each line above names the rule.' },
  { name: 'types', program: 'typescript/bin/tsc', options: [], advice: 'Each line above names file and line.' },
]

export const heading = (words: string): void => console.log(`\n── ${words} ──`)

/** Format, lint and types, until one fails. Says what it does; returns whether all passed. */
export const checksPass = (): boolean =>
  STAGES.every(({ name, program, options, advice }) => {
    heading(name)
    const { status } = spawnSync(process.execPath, [join(ROOT, 'node_modules', program), ...options], {
      cwd: ROOT,
      stdio: ['ignore', 'inherit', 'inherit'],
    })
    if (status !== 0) console.log(`\n✖ ${name} failed. ${advice}`)
    return status === 0
  })
