import { ORDINARY_NAME, type Found } from './place.ts'

/** No report is deeper; what lies deeper is told by what it lies in. */
const DEPTH = 24
/** So many are told; the rest are found when these have been mended. */
const MOST = 100

/** An object or a list that has been opened: the way to it, and the names that the object has had, or where the list is. */
type Open = { at: string; names: Set<string> | null; name: string; index: number }

/**
 * Names that stand twice in one object of a JSON text. JSON.parse keeps the last and is silent, so that a fault in the first
 * is never seen; another reader keeps the first. For text that JSON.parse has read; in linear time, whatever the depth.
 */
export function repeatedNames(text: string): Found[] {
  const found: Found[] = []
  const open: Open[] = []
  for (let at = 0; at < text.length && found.length < MOST; at += 1) {
    const sign = text[at]
    const inside = open.at(-1)
    if (sign === '{' || sign === '[')
      open.push({ at: placeIn(open), names: sign === '{' ? new Set() : null, name: '', index: 0 })
    else if (sign === '}' || sign === ']') open.pop()
    else if (sign === ',' && inside) inside.index += 1
    else if (sign === '"') {
      const end = endOfString(text, at)
      // a string before a colon is a name
      if (inside?.names && text[afterSpace(text, end + 1)] === ':') {
        const name: unknown = JSON.parse(text.slice(at, end + 1))
        inside.name = String(name)
        if (inside.names.has(inside.name)) found.push({ code: 'property-repeated', location: placeIn(open) })
        inside.names.add(inside.name)
      }
      at = end
    }
  }
  return found
}

/** Where the next thing of what is open stands. What is not a name of FHIR is not repeated. */
function placeIn(open: readonly Open[]): string {
  const inside = open.at(-1)
  if (!inside) return 'Bundle'
  const { at, names, name, index } = inside
  if (open.length > DEPTH || (names && !ORDINARY_NAME.test(name))) return at
  return names ? `${at}.${name}` : `${at}[${index}]`
}

/** The quote that ends the string which begins at `start`: the first that is not escaped. */
function endOfString(text: string, start: number): number {
  let at = start + 1
  while (text[at] !== '"') at += text[at] === '\\' ? 2 : 1
  return at
}

function afterSpace(text: string, from: number): number {
  let at = from
  while (/\s/.test(text[at] ?? '')) at += 1
  return at
}
