import { fileURLToPath } from 'node:url'
import { parentPort } from 'node:worker_threads'
import { charactersIn, readFonts } from './pdf-fonts.ts'
import { readable } from './pdf-text.ts'
import type { Asked, Told } from './pdf.ts'
import { openTypst } from './typst.ts'

/** The repository: a template may bring in another of its files, and nothing else of the machine. */
const workspace = fileURLToPath(new URL('../..', import.meta.url))
const fonts = readFonts()
const known = new Set(fonts.flatMap((font) => [...charactersIn(font)]))
const compiler = openTypst(workspace, fonts)

/** What Typst says is wrong, without the words of people that it quotes. */
const inWords = (fault: unknown): string =>
  (fault instanceof Error ? fault.message : JSON.stringify(fault))
    .replaceAll(/(["'`«]).*?["'`»]/gs, '$1…$1')
    .slice(0, 500)

function make({ id, template, data, at }: Asked): Told {
  try {
    const inputs = {
      data: JSON.stringify(data, (_, value: unknown) => (typeof value === 'string' ? readable(value, known) : value)),
    }
    const compiled = compiler.compile({ mainFilePath: template, inputs, resetRead: true })
    const document = compiled.result
    if (!document) return { id, fault: inWords(compiled.takeDiagnostics()?.shortDiagnostics ?? 'nothing was made') }
    return { id, pdf: compiler.pdf(document, { pdfStandard: 'ua-1', creationTimestamp: Math.floor(at / 1000) }) }
  } catch (fault) {
    return { id, fault: inWords(fault) }
  } finally {
    compiler.evictCache(0)
  }
}

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
parentPort?.on('message', (asked: Asked) => parentPort?.postMessage(make(asked)))
