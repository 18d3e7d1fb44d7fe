import { createServer, type Server } from 'node:net'
import { after } from 'node:test'

/** What every scanner knows, and nothing else does harm by. In two halves, so that no scanner takes this file for it. */
export const EICAR = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('')

type Manner = 'answers' | 'is silent' | 'hangs up' | 'is full' | 'babbles'

/** A stand-in for clamd on a port of its own: it reads INSTREAM as clamd does, and knows EICAR. */
export async function aClamd() {
  let manner: Manner = 'answers'
  const received: number[] = []
  const server: Server = createServer((socket) => {
    let bytes = Buffer.alloc(0)
    socket.on('error', () => socket.destroy())
    socket.on('data', (some: Buffer) => {
      if (manner === 'hangs up') {
        socket.destroy()
        return
      }
      bytes = Buffer.concat([bytes, some])
      const file = fileIn(bytes)
      if (!file || manner === 'is silent') return
      received.push(file.length)
      socket.end(answerTo(file, manner))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const close = () => new Promise<void>((resolve) => server.close(() => resolve()))
  after(close)
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('it listens on a port')
  return {
    address: { host: '127.0.0.1', port: address.port },
    received,
    from: (now: Manner) => {
      manner = now
    },
    close,
  }
}

function answerTo(file: Buffer, manner: Manner): string {
  if (manner === 'is full') return 'INSTREAM size limit exceeded. ERROR\0'
  if (manner === 'babbles') return 'x'.repeat(10_000)
  return file.includes(EICAR) ? 'stream: Eicar-Test-Signature FOUND\0' : 'stream: OK\0'
}

/** The file in what was sent so far; null until its end has come. */
function fileIn(bytes: Buffer): Buffer | null {
  const command = 'zINSTREAM\0'
  if (bytes.length < command.length) return null
  if (bytes.toString('latin1', 0, command.length) !== command) throw new Error('another command')
  const chunks: Buffer[] = []
  for (let at = command.length; at + 4 <= bytes.length;) {
    const length = bytes.readUInt32BE(at)
    if (length === 0) return Buffer.concat(chunks)
    if (at + 4 + length > bytes.length) return null
    chunks.push(bytes.subarray(at + 4, at + 4 + length))
    at += 4 + length
  }
  return null
}
