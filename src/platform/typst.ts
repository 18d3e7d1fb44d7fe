import { createRequire } from 'node:module'

/** As much of Typst's native binding as we use; its own package of types names programs that cannot be locked (decision 018). */
type Compiled = { result: object | null; takeDiagnostics(): { shortDiagnostics: unknown } | null }
type Compiler = {
  compile(what: { mainFilePath: string; inputs: Record<string, string>; resetRead: boolean }): Compiled
  pdf(document: object, how: { pdfStandard: 'ua-1'; creationTimestamp: number }): Buffer
  evictCache(age: number): void
}
type Binding = {
  NodeCompiler: { create(how: { workspace: string; fontArgs: { fontBlobs: Buffer[] }[] }): Compiler }
}

const require = createRequire(import.meta.url)

/** The machines that Typst's program is locked for. */
const PROGRAMS = ['linux-x64-gnu', 'linux-x64-musl']

/** Typst for this machine. Says plainly when there is none: then all works but the making of documents. */
export function openTypst(workspace: string, fontBlobs: Buffer[]): Compiler {
  const found = PROGRAMS.flatMap((program): Binding[] => {
    try {
      return [require(`@myriaddreamin/typst-ts-node-compiler-${program}`)]
    } catch {
      return [] // it is for another machine, and was not installed
    }
  })
  if (!found[0])
    throw new Error(`documents cannot be made on ${process.platform}-${process.arch}: no Typst is installed`)
  return found[0].NodeCompiler.create({ workspace, fontArgs: [{ fontBlobs }] })
}
