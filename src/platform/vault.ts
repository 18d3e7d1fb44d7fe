import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto'

/** Something sealed, and the id of the key that opens it. */
export type Sealed = { sealed: Buffer; keyId: string }

export type Vault = {
  /** Seals with AES-256-GCM. `about` is bound to the seal, so that a value cannot be moved to another row's purpose. */
  seal(plain: string, about: string): Sealed
  /** Opens what was sealed for the same `about`; throws when anything was altered or the key is not known. */
  open(sealed: Sealed, about: string): string
  /** A keyed hash by which an exact value can be found without being readable. */
  lookup(value: string, about: string): Buffer
  /** The key that new values are sealed with. */
  currentKeyId: string
}

const IV = 12
const TAG = 16

/** A vault over the given keys; the first one seals, all of them open. */
export function openVault(keys: { sealing: { id: string; key: Buffer }[]; lookup: Buffer }): Vault {
  const current = keys.sealing[0]
  if (!current) throw new Error('a vault needs a key')
  const byId = new Map(keys.sealing.map(({ id, key }) => [id, key]))

  return {
    currentKeyId: current.id,
    seal(plain, about) {
      const iv = randomBytes(IV)
      const cipher = createCipheriv('aes-256-gcm', current.key, iv).setAAD(Buffer.from(about))
      const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()])
      return { sealed: Buffer.concat([iv, cipher.getAuthTag(), body]), keyId: current.id }
    },
    open({ sealed, keyId }, about) {
      const key = byId.get(keyId)
      if (!key) throw new Error(`the key ${keyId} is not among TRIN2_KEYS`)
      const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, IV), { authTagLength: TAG })
        .setAAD(Buffer.from(about))
        .setAuthTag(sealed.subarray(IV, IV + TAG))
      return Buffer.concat([decipher.update(sealed.subarray(IV + TAG)), decipher.final()]).toString('utf8')
    },
    lookup: (value, about) => createHmac('sha256', keys.lookup).update(`${about}\0${value}`).digest(),
  }
}
