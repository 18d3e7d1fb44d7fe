import { getDocumentProxy } from 'unpdf'

/** A PDF read back as a reader's program reads it: what it says, how it is tagged, and what it says of itself. */
export async function readPdf(bytes: Uint8Array) {
  const pdf = await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 })
  const { info, metadata } = await pdf.getMetadata()
  const pages = []
  const tags: string[] = []
  for (let n = 1; n <= pdf.numPages; n++) {
    const page = await pdf.getPage(n)
    const { items } = await page.getTextContent()
    pages.push(items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join(''))
    tags.push(...rolesIn(await page.getStructTree()))
  }
  const read = {
    pages,
    text: pages.join('\n').replaceAll(/\s+/g, ' '),
    tags,
    info: new Map(Object.entries(info)),
    xmp: metadata?.getRaw(),
    /** In the file's own words, which are not packed away. */
    source: Buffer.from(bytes).toString('latin1'),
  }
  await pdf.loadingTask.destroy()
  return read
}

const rolesIn = (node: unknown): string[] => {
  if (typeof node !== 'object' || node === null || !('role' in node)) return []
  const children: unknown[] = 'children' in node && Array.isArray(node.children) ? node.children : []
  return [String(node.role), ...children.flatMap(rolesIn)]
}
