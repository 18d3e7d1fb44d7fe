import type { Context } from 'hono'

/** A document to keep. Its name tells nothing of anybody: it lands in the folder of a browser. */
export const pdfAnswer = (c: Context, pdf: Uint8Array, name: string): Response =>
  c.body(new Uint8Array(pdf), 200, {
    'Content-Type': 'application/pdf',
    'Content-Disposition': `attachment; filename="${name}"`,
  })
