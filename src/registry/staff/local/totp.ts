import { Secret, TOTP } from 'otpauth'

const PERIOD = 30

const generator = (secret: string, account = '') =>
  new TOTP({
    issuer: 'Trin 2',
    label: account,
    secret: Secret.fromBase32(secret),
    algorithm: 'SHA1',
    digits: 6,
    period: PERIOD,
  })

/** A new secret for an authenticator app, 160 bits in base 32. */
export const newSecret = (): string => new Secret({ size: 20 }).base32

/** What an authenticator app reads from the QR code. */
export const authenticatorUrl = (secret: string, account: string): string => generator(secret, account).toString()

/**
 * The time step whose code this is: the present one, the one before or the one after. null when it is none of them.
 * RFC 6238: a step is 30 seconds, and a code may be used once, so the caller keeps the step.
 */
export function stepOf(code: string, secret: string, now: Date): number | null {
  const token = code.replaceAll(/\s/g, '')
  if (!/^\d{6}$/.test(token)) return null
  const timestamp = now.getTime()
  const delta = generator(secret).validate({ token, timestamp, window: 1 })
  return delta === null ? null : Math.floor(timestamp / 1000 / PERIOD) + delta
}
