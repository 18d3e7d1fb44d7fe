import { randomBytes, scrypt, timingSafeEqual, type ScryptOptions } from 'node:crypto'

/** OWASP's setting for 32 MB: about a quarter of a second. Old hashes keep the setting they were made with. */
const COST = { log2N: 15, r: 8, p: 3 }
const LENGTH = 32

const derive = (password: string, salt: Buffer, { log2N, r, p }: typeof COST): Promise<Buffer> => {
  const options: ScryptOptions = { N: 2 ** log2N, r, p, maxmem: 129 * r * 2 ** log2N + 1024 * r * p }
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, LENGTH, options, (error, key) => (error ? reject(error) : resolve(key)))
  })
}

/** A password as it is kept: `$scrypt$ln=15,r=8,p=3$salt$hash`. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16)
  const hash = await derive(password, salt, COST)
  return `$scrypt$ln=${COST.log2N},r=${COST.r},p=${COST.p}$${salt.toString('base64')}$${hash.toString('base64')}`
}

const KEPT = /^\$scrypt\$ln=(\d+),r=(\d+),p=(\d+)\$([A-Za-z0-9+/=]+)\$([A-Za-z0-9+/=]+)$/

/**
 * Whether a password is the one that was kept. With nothing kept it takes just as long and is not, so that the time tells
 * nobody who has an account.
 */
export async function isPassword(password: string, kept: string | null): Promise<boolean> {
  const [, log2N, r, p, salt, hash] = KEPT.exec(kept ?? '') ?? []
  const cost = log2N && r && p ? { log2N: Number(log2N), r: Number(r), p: Number(p) } : COST
  const derived = await derive(password, Buffer.from(salt ?? 'AAAAAAAAAAAAAAAAAAAAAA==', 'base64'), cost)
  return timingSafeEqual(derived, hash ? Buffer.from(hash, 'base64') : Buffer.alloc(LENGTH)) && hash !== undefined
}
