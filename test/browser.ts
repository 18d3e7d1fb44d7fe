import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium, type Browser, type Page } from 'playwright-core'

/** Nothing leaves the machine: the browser asks nobody for news of itself, and finds no other host. */
const QUIET = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-domain-reliability',
  '--disable-quic',
  '--disable-sync',
  '--no-first-run',
  '--no-pings',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1',
]

/** Chromium without a window: the one that npm installed, which needs nothing of the system, or that of CHROMIUM_PATH. */
export async function launchBrowser(): Promise<Browser> {
  const { executablePath, env } = await program()
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  return chromium.launch({
    executablePath,
    env: { ...process.env, ...env },
    args: [...QUIET, ...asRoot, '--no-zygote', '--disable-gpu', '--font-render-hinting=none'],
  })
}

async function program(): Promise<{ executablePath: string; env: Record<string, string> }> {
  const given = process.env['CHROMIUM_PATH']
  if (given) return { executablePath: given, env: {} }
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('Set CHROMIUM_PATH to a Chromium or Chrome: the one that npm installs is for Linux on x64 only.')
  }
  const folder = await unpacked()
  return {
    executablePath: join(folder, 'chromium'),
    env: { LD_LIBRARY_PATH: join(folder, 'al2023', 'lib'), FONTCONFIG_FILE: join(folder, 'fonts.conf') },
  }
}

/** Unpacked once, beside its place and renamed when complete, as several test files may want it at once. */
async function unpacked(): Promise<string> {
  const source = import.meta.resolve('@sparticuz/chromium')
  const { version }: { version: string } = JSON.parse(await readFile(new URL('../package.json', source), 'utf8'))
  const cache = fileURLToPath(new URL('../node_modules/.cache/', import.meta.url))
  const folder = join(cache, `chromium-${version}`)
  if (existsSync(folder)) return folder

  await mkdir(cache, { recursive: true })
  const draft = await mkdtemp(`${folder}-`)
  const { default: packed, inflate } = await import('@sparticuz/chromium')
  const before = process.env['TMPDIR']
  try {
    // It unpacks to the folder for temporary files and nowhere else.
    process.env['TMPDIR'] = draft
    await packed.executablePath()
    await inflate(fileURLToPath(new URL('../bin/al2023.tar.br', source)))
  } finally {
    if (before === undefined) delete process.env['TMPDIR']
    else process.env['TMPDIR'] = before
  }
  const fonts = ['/usr/share/fonts', join(folder, 'fonts')].map((place) => `<dir>${place}</dir>`).join('')
  await writeFile(
    join(draft, 'fonts.conf'),
    `<?xml version="1.0"?><fontconfig>${fonts}<cachedir>${join(folder, 'font-cache')}</cachedir></fontconfig>`,
  )
  await rename(draft, folder).catch(() => rm(draft, { recursive: true }))
  return folder
}

type Violation = {
  id: string
  impact: string | null
  help: string
  nodes: { target: string[]; failureSummary: string }[]
}

const RULES = { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'], resultTypes: ['violations'] }

/** What axe finds against WCAG 2.1 A and AA and good practice on a page as it stands: one readable line for each place. */
export async function checkAccessibility(page: Page): Promise<string[]> {
  const axe = await readFile(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8')
  // Evaluated and not added as a script, which our content security policy rightly refuses.
  const violations = await page.evaluate<Violation[]>(
    `${axe};axe.run(document, ${JSON.stringify(RULES)}).then((results) => results.violations)`,
  )
  return violations.flatMap(({ id, impact, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => {
      const reasons = failureSummary
        .split('\n')
        .slice(1)
        .map((line) => line.trim())
      return `${id} (${impact}): ${help}: ${target.join(' ')}: ${reasons.join('; ')}`
    }),
  )
}
