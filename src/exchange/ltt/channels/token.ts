import { createPrivateKey, randomUUID, sign } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { z } from 'zod'

/** Gives what opens the gateway for a municipality. Throws when there is none to be had. */
export type TokenProvider = (municipalityId: string, signal: AbortSignal) => Promise<string>

export const staticToken =
  (token: string): TokenProvider =>
  async () =>
    token

export type Exchange = {
  /** The gateway's token endpoint. */
  url: string
  clientId: string
  /** Our private key in PEM, of which the gateway knows the public half. */
  clientKey: string
  /**
   * Where the assertion of a municipality lies that something else fetches from KOMBIT's STS; `{municipality}` stands for
   * its number. Read anew for each exchange.
   */
  subjectTokenFile: string
}

const answer = z.object({ access_token: z.string().min(1), expires_in: z.number().positive().default(60) })

/** A token is used until so long before it ends. */
const MARGIN_SECONDS = 30

/**
 * OAuth 2.0 Token Exchange (RFC 8693): a SAML 2.0 assertion for an access token, with the client shown by a signed JWT
 * (RFC 7523). Tokens are kept, for each municipality its own, until shortly before they end.
 */
export function tokenExchange(
  { url, clientId, clientKey, subjectTokenFile }: Exchange,
  clock: () => Date,
): TokenProvider {
  const key = createPrivateKey(clientKey)
  const kept = new Map<string, { token: string; until: number }>()

  return async (municipalityId, signal) => {
    const now = clock().getTime()
    const known = kept.get(municipalityId)
    if (known && known.until > now) return known.token

    const assertion = await readFile(subjectTokenFile.replaceAll('{municipality}', municipalityId))
    const response = await fetch(url, {
      method: 'POST',
      signal,
      redirect: 'error',
      body: new URLSearchParams({
        grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
        subject_token: assertion.toString('base64url'),
        subject_token_type: 'urn:ietf:params:oauth:token-type:saml2',
        client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
        client_assertion: clientAssertion(now),
      }),
    })
    if (!response.ok) throw new Error(`the token endpoint answered ${response.status}`)
    const { access_token: token, expires_in: seconds } = answer.parse(await response.json())
    kept.set(municipalityId, { token, until: now + (seconds - MARGIN_SECONDS) * 1000 })
    return token
  }

  function clientAssertion(now: number): string {
    const seconds = Math.floor(now / 1000)
    const claims = { iss: clientId, sub: clientId, aud: url, jti: randomUUID(), iat: seconds, exp: seconds + 60 }
    const isElliptic = key.asymmetricKeyType === 'ec'
    const head = { alg: isElliptic ? 'ES256' : 'RS256', typ: 'JWT' }
    const signed = [head, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.')
    // JWS asks for the two halves of an elliptic signature side by side (RFC 7518, 3.4)
    const signature = sign('sha256', Buffer.from(signed), { key, dsaEncoding: 'ieee-p1363' })
    return `${signed}.${signature.toString('base64url')}`
  }
}
