import type { Handed, PostChannel } from './channel.ts'

export type PostGateway = {
  /** Messages are put to `<base>/messages/<id>`. */
  base: string
  token: string
  timeoutSeconds: number
}

/** A gateway for SMS, mail and Digital Post: `PUT <base>/messages/<id>`, JSON, admitted by a token. */
export const gateway = ({ base, token, timeoutSeconds }: PostGateway): PostChannel => ({
  name: new URL(base).host,
  async send({ id, municipality, channel, to, subject, text }) {
    try {
      const answer = await fetch(`${base}/messages/${id}`, {
        method: 'PUT',
        signal: AbortSignal.timeout(timeoutSeconds * 1000),
        redirect: 'error',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify({ municipality, channel, to, subject, text }),
      })
      await answer.body?.cancel()
      return handed(answer.status)
    } catch (error) {
      const late = error instanceof Error && error.name === 'TimeoutError'
      return { kind: 'unreachable', fault: late ? 'gateway-time-out' : 'gateway-unreachable' }
    }
  },
})

/** What the receiver says of the message itself; any other answer says nothing of it. 409: it has that message already. */
function handed(status: number): Handed {
  if ((status >= 200 && status < 300) || status === 409) return { kind: 'accepted' }
  if ([400, 404, 410, 413, 422].includes(status)) return { kind: 'refused', fault: `gateway-${status}` }
  return { kind: 'unreachable', fault: status === 401 || status === 403 ? 'gateway-not-admitted' : 'gateway-trouble' }
}
