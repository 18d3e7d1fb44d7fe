/** A paper of one page with some lines on it, as PDF. */
export function aPaper(...lines: readonly string[]): Buffer {
  const said = lines.map((line) => `(${line.replaceAll(/[\\()]/g, '\\$&')}) Tj T*`).join(' ')
  const text = `BT /F1 12 Tf 18 TL 72 760 Td ${said} ET`
  const objects = [
    '<</Type/Catalog/Pages 2 0 R/Lang(da-DK)>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>',
    `<</Length ${text.length}>>stream\n${text}\nendstream`,
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>',
  ]
  const places: number[] = []
  let file = '%PDF-1.4\n'
  for (const [nth, object] of objects.entries()) {
    places.push(file.length)
    file += `${nth + 1} 0 obj${object}endobj\n`
  }
  const rows = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('')
  const end = `xref\n0 6\n0000000000 65535 f \n${rows}trailer<</Size 6/Root 1 0 R>>\nstartxref\n${file.length}\n%%EOF\n`
  // a letter is a byte, as the places count
  return Buffer.from(file + end, 'latin1')
}
