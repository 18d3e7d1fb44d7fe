import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { Failure } from '../command.ts'

/**
 * The text of a file as spreadsheets and statistics programs write it: UTF-8, UTF-16 with its mark, or else the Windows
 * alphabet of Western Europe, in which no byte is wrong. A relative name is one of where the command was typed.
 */
export async function textOf(file: string): Promise<string> {
  const bytes = await readFile(resolve(process.env.INIT_CWD ?? '', file)).catch(() => {
    throw new Failure(`${file}: there is no such file, or it cannot be read.`)
  })
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    console.error(`${file}: it is not UTF-8, and was read as Windows-1252`)
    return new TextDecoder('windows-1252').decode(bytes)
  }
}
