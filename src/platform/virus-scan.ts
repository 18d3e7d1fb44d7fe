import { connect, type Socket } from 'node:net'

/** `unavailable`: no answer that can be relied on, and why, for the log. */
export type Scanned = { is: 'clean' } | { is: 'infected'; signature: string } | { is: 'unavailable'; why: string }

/** Looks a file through for what does harm. Never throws. */
export type Scan = (bytes: Uint8Array) => Promise<Scanned>

/** Where clamd listens: a host and a port, or a unix socket. */
export type ClamdAddress = { host: string; port: number } | { path: string }

const CHUNK = 64 * 1024
const LONGEST_ANSWER = 4096

/**
 * Scans by a clamd, with its INSTREAM command: chunks, each with its length before it, ended by an empty one
 * (https://docs.clamav.net/manual/Usage/Scanning.html#clamd). clamd refuses what is larger than its own StreamMaxLength.
 */
export const clamd =
  (address: ClamdAddress, { milliseconds = 20_000 }: { milliseconds?: number } = {}): Scan =>
  (bytes) =>
    new Promise((resolve) => {
      const socket = connect(address)
      const answer = (scanned: Scanned) => {
        clearTimeout(timer)
        socket.destroy()
        resolve(scanned)
      }
      const timer = setTimeout(() => answer({ is: 'unavailable', why: 'no answer in time' }), milliseconds)
      let said = ''
      socket.setEncoding('utf8')
      socket.on('connect', () => send(socket, bytes))
      socket.on('data', (text: string) => {
        said += text
        const end = said.indexOf('\0')
        if (end >= 0) answer(answerOf(said.slice(0, end)))
        else if (said.length > LONGEST_ANSWER) answer({ is: 'unavailable', why: 'an answer without end' })
      })
      // it may have answered and hung up while we were still sending: the answer, if any, has been read before this
      socket.on('error', (error: NodeJS.ErrnoException) => answer({ is: 'unavailable', why: error.code ?? 'error' }))
      socket.on('close', () => answer({ is: 'unavailable', why: 'it hung up' }))
    })

function send(socket: Socket, bytes: Uint8Array): void {
  socket.write('zINSTREAM\0')
  for (let at = 0; at < bytes.length; at += CHUNK) {
    const chunk = bytes.subarray(at, at + CHUNK)
    socket.write(lengthOf(chunk.length))
    socket.write(chunk)
  }
  socket.write(lengthOf(0))
}

const lengthOf = (length: number): Buffer => {
  const four = Buffer.alloc(4)
  four.writeUInt32BE(length)
  return four
}

/** `stream: OK`, `stream: Eicar-Test-Signature FOUND`, or a complaint that ends with `ERROR`. */
function answerOf(line: string): Scanned {
  if (/^stream: OK$/.test(line)) return { is: 'clean' }
  const [, signature] = /^stream: (.+) FOUND$/.exec(line) ?? []
  return signature ? { is: 'infected', signature } : { is: 'unavailable', why: line.slice(0, 200) }
}
