import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const fileOf = (path: string): Buffer => readFileSync(fileURLToPath(import.meta.resolve(path)))

/** The type of every document, from npm packages: that of the screens, then one with more alphabets, then one with emoji. */
export const readFonts = (): Buffer[] =>
  [
    '@expo-google-fonts/ibm-plex-sans/400Regular/IBMPlexSans_400Regular.ttf',
    '@expo-google-fonts/ibm-plex-sans/600SemiBold/IBMPlexSans_600SemiBold.ttf',
    '@expo-google-fonts/ibm-plex-sans/400Regular_Italic/IBMPlexSans_400Regular_Italic.ttf',
    'dejavu-fonts-ttf/ttf/DejaVuSans.ttf',
    'dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf',
    '@expo-google-fonts/noto-emoji/400Regular/NotoEmoji_400Regular.ttf',
  ].map(fileOf)

/** The characters that a font has a sign for, from its `cmap` table (OpenType, formats 4 and 12). */
export function charactersIn(font: Buffer): Set<number> {
  const has = new Set<number>()
  const cmap = tableIn(font, 'cmap')
  for (let n = 0; n < font.readUInt16BE(cmap + 2); n++) {
    const at = cmap + font.readUInt32BE(cmap + 8 + n * 8)
    const format = font.readUInt16BE(at)
    if (format === 12) addGroups(font, at, has)
    if (format === 4) addSegments(font, at, has)
  }
  return has
}

function tableIn(font: Buffer, tag: string): number {
  for (let n = 0; n < font.readUInt16BE(4); n++) {
    const at = 12 + n * 16
    if (font.toString('latin1', at, at + 4) === tag) return font.readUInt32BE(at + 8)
  }
  throw new Error(`the font has no ${tag}`)
}

function addGroups(font: Buffer, at: number, has: Set<number>): void {
  for (let n = 0; n < font.readUInt32BE(at + 12); n++) {
    const group = at + 16 + n * 12
    for (let code = font.readUInt32BE(group); code <= font.readUInt32BE(group + 4); code++) has.add(code)
  }
}

function addSegments(font: Buffer, at: number, has: Set<number>): void {
  const bytes = font.readUInt16BE(at + 6)
  for (let n = 0; n < bytes; n += 2) {
    const last = font.readUInt16BE(at + 14 + n)
    const first = font.readUInt16BE(at + 16 + bytes + n)
    const delta = font.readUInt16BE(at + 16 + bytes * 2 + n)
    const rangeAt = at + 16 + bytes * 3 + n
    const range = font.readUInt16BE(rangeAt)
    for (let code = first; code <= last && code < 0xffff; code++) {
      const glyph = range === 0 ? code + delta : font.readUInt16BE(rangeAt + range + (code - first) * 2)
      if ((glyph & 0xffff) !== 0) has.add(code)
    }
  }
}
