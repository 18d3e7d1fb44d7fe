import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import { Problem } from './problem.ts'

/** What a document is made of: a Typst file of the module that owns the document, and what it is filled with. */
export type Document = { template: URL; data: unknown; at: Date }

export type Asked = { id: number; template: string; data: unknown; at: number }
export type Told = { id: number; pdf: Uint8Array; fault?: never } | { id: number; fault: string; pdf?: never }

/** No document takes longer, and so many may wait. Beyond that, the one who asks is told to try again. */
export const SECONDS_FOR_A_DOCUMENT = 30
const MOST_WAITING = 20
/** As JSON. A journal of 300 long notes is under 2. */
export const MOST_MEGABYTES = 16

type Waiting = { done: (pdf: Buffer) => void; failed: (fault: Error) => void }

let worker: Worker | null = null
let last = 0
const waiting = new Map<number, Waiting>()

const busy = () =>
  new Problem(
    429,
    'too-many',
    'Dokumentet kunne ikke laves lige nu',
    'Der laves mange dokumenter. Prøv igen om et minut.',
  )
const tooLarge = () =>
  new Problem(413, 'too-large', 'Dokumentet bliver for stort', 'Vælg en kortere periode, eller færre notater.')

/**
 * Makes a PDF/UA-1 in Danish: tagged, titled, with headings and page numbers. What Typst cannot make accessible, it refuses.
 * What people wrote is given as data and is never read as Typst. One document at a time, in a thread of its own, so that
 * everybody else's pages go on; one that takes too long is given up together with its thread.
 */
export async function makePdf(
  { template, data, at }: Document,
  { seconds = SECONDS_FOR_A_DOCUMENT } = {},
): Promise<Buffer> {
  if (waiting.size >= MOST_WAITING) throw busy()
  if (JSON.stringify(data).length > MOST_MEGABYTES * 1_000_000) throw tooLarge()
  const thread = started()
  const id = (last += 1)
  let clock: NodeJS.Timeout | undefined
  try {
    return await new Promise<Buffer>((done, failed) => {
      waiting.set(id, { done, failed })
      clock = setTimeout(() => giveUp(thread, busy()), seconds * 1000)
      thread.ref()
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
      thread.postMessage({ id, template: fileURLToPath(template), data, at: at.getTime() } satisfies Asked)
    })
  } finally {
    clearTimeout(clock)
    waiting.delete(id)
    if (waiting.size === 0) worker?.unref()
  }
}

function started(): Worker {
  if (worker) return worker
  const begun = new Worker(new URL('pdf-worker.ts', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: 512 },
  })
  begun.on('message', (told: Told) => {
    const asked = waiting.get(told.id)
    if (told.pdf) asked?.done(Buffer.from(told.pdf))
    else asked?.failed(new Error(`the document could not be made: ${told.fault}`))
  })
  begun.on('error', (fault) => giveUp(begun, new Error('the maker of documents stopped', { cause: fault })))
  worker = begun
  return begun
}

/** Ends a thread that is stuck or broken, and tells all who wait for it. The next document starts another. */
function giveUp(stuck: Worker, fault: Error): void {
  if (worker !== stuck) return
  worker = null
  for (const { failed } of waiting.values()) failed(fault)
  void stuck.terminate()
}
