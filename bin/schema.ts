// Writes src/platform/schema.ts from a migrated database: `node bin/schema.ts postgres://owner@…/database`.
import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const SCHEMA = fileURLToPath(new URL('../src/platform/schema.ts', import.meta.url))

/** Generates the types of a migrated database into `file`. */
export function writeSchema(url: string, file: string = SCHEMA): void {
  const kyselyCodegen = fileURLToPath(new URL('../node_modules/kysely-codegen/dist/cli/bin.js', import.meta.url))
  execFileSync(
    process.execPath,
    [
      kyselyCodegen,
      '--dialect',
      'postgres',
      '--url',
      url,
      '--default-schema',
      'public',
      '--include-pattern',
      'public.*',
      '--date-parser',
      'string',
      '--numeric-parser',
      'number',
      '--runtime-enums',
      'false',
      '--type-mapping',
      '{"int8":"number"}',
      '--log-level',
      'error',
      '--out-file',
      file,
    ],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  )
}

if (import.meta.main) {
  const url = process.argv[2]
  if (!url) throw new Error('Say which database: node bin/schema.ts postgres://owner@…/database')
  writeSchema(url)
}
