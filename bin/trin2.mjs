#!/usr/bin/env node
// The command line of Trin 2. Runs on any Node from 18, and hands over to the one that npm installed.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

await import('./setup.mjs')
const root = dirname(dirname(fileURLToPath(import.meta.url)))
const platform = process.platform === 'win32' ? 'win' : process.platform
const program = process.platform === 'win32' ? 'node.exe' : 'node'
const installed = join(root, 'node_modules', `node-${platform}-${process.arch}`, 'bin', program)
const node = existsSync(installed) ? installed : process.execPath

// A file is named from where the command is typed, and everything else is found from here.
const env = { ...process.env, INIT_CWD: process.cwd() }
const child = spawn(node, [join(root, 'src', 'cli.ts'), ...process.argv.slice(2)], { cwd: root, env, stdio: 'inherit' })
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
child.on('exit', (code) => {
  process.exitCode = code ?? 1
})
