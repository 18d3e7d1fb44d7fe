import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import type { Vault } from './vault.ts'

/** A file, encrypted, and the key to it, sealed. */
export type SealedFile = { content: Buffer; keySealed: Buffer; keyId: string }

const IV = 12
const TAG = 16

/**
 * Encrypts a file with a key of its own (AES-256-GCM), and seals that key in the vault. Another key of the installation is
 * then a matter of the small seal; the file is never written again. `about` binds both to their row.
 */
export function sealFile(vault: Vault, bytes: Uint8Array, about: string): SealedFile {
  const key = randomBytes(32)
  const iv = randomBytes(IV)
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(about))
  const body = [cipher.update(bytes), cipher.final()]
  const { sealed, keyId } = vault.seal(key.toString('base64'), about)
  return { content: Buffer.concat([iv, cipher.getAuthTag(), ...body]), keySealed: sealed, keyId }
}

/** Opens what was sealed for the same `about`; throws when anything was altered or the vault's key is not known. */
export function openFile(vault: Vault, { content, keySealed, keyId }: SealedFile, about: string): Buffer {
  const key = Buffer.from(vault.open({ sealed: keySealed, keyId }, about), 'base64')
  const decipher = createDecipheriv('aes-256-gcm', key, content.subarray(0, IV), { authTagLength: TAG })
    .setAAD(Buffer.from(about))
    .setAuthTag(content.subarray(IV, IV + TAG))
  return Buffer.concat([decipher.update(content.subarray(IV + TAG)), decipher.final()])
}

/** The same key under the vault's present seal. */
export const resealKey = (
  vault: Vault,
  { keySealed, keyId }: Omit<SealedFile, 'content'>,
  about: string,
): Omit<SealedFile, 'content'> => {
  const { sealed, keyId: now } = vault.seal(vault.open({ sealed: keySealed, keyId }, about), about)
  return { keySealed: sealed, keyId: now }
}
