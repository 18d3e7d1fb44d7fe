import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import test from 'node:test'

const src = new URL('../src/', import.meta.url)

test('R107 no screen says patient; we say barnet or den unge', () => {
  const said = readdirSync(src, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && !file.startsWith('platform/'))
    .flatMap((file) =>
      readFileSync(new URL(file, src), 'utf8')
        .split('\n')
        .filter((line) => !/^\s*(\/\/|\*|\/\*\*)/.test(line))
        // the name of a FHIR resource is seen by a gateway, not by people
        .map((line) => line.replaceAll(/'Patient'|`Patient\//g, ''))
        .filter((line) => /['"`>][^'"`<]*\bpatient(en|er|erne|ens|s)?\b/i.test(line))
        .map((line) => `${file}: ${line.trim()}`),
    )
  assert.deepEqual(said, [])
})
