import type { Vault } from './vault.ts'

/** Seals something that a browser carries for us and can neither read nor change: a cookie, a hidden field. */
export function sealText(vault: Vault, plain: string, about: string): string {
  const { sealed, keyId } = vault.seal(plain, about)
  return `${keyId}.${sealed.toString('base64url')}`
}

/** Opens it again; null when it is not ours, or was sealed about something else. */
export function openText(vault: Vault, text: string | undefined, about: string): string | null {
  const [, keyId, sealed] = /^([a-z0-9-]+)\.([\w-]+)$/.exec(text ?? '') ?? []
  if (!keyId || !sealed) return null
  try {
    return vault.open({ sealed: Buffer.from(sealed, 'base64url'), keyId }, about)
  } catch {
    return null // it comes from outside, so one that does not open is none
  }
}
