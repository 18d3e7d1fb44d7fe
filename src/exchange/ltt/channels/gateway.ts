import { complaint, type Answer, type Channel, type Complaint } from '../channel.ts'
import { readOutcome } from '../outcome.ts'
import type { TokenProvider } from './token.ts'

export type Gateway = {
  /** Reports are put to `<base>/fhir/Bundle/<id>`. */
  base: string
  token: TokenProvider | null
  /** The status by which the gateway says that it has a report already; sources do not tell which it is. */
  duplicateStatus: number
  timeoutSeconds: number
}

/** An answer longer than this is not read to its end. */
const LONGEST_ANSWER = 1_000_000

/**
 * FK Gateway: `PUT <base>/fhir/Bundle/<id>`. A refusal is what the gateway says of the report itself (400, 413, 422).
 * Whatever else is not a success says nothing of it, and the report is tried again: for as long as it takes while the
 * gateway is away, does not let us in, or asks for patience; else only so often, so that somebody comes to look.
 */
export const gateway = ({ base, token, duplicateStatus, timeoutSeconds }: Gateway): Channel => ({
  name: new URL(base).host,
  async deliver(municipalityId, report) {
    const signal = AbortSignal.timeout(timeoutSeconds * 1000)
    let authorization: Record<string, string>
    try {
      authorization = token ? { authorization: `Bearer ${await token(municipalityId, signal)}` } : {}
    } catch {
      return away('gateway-no-token', 'Vi fik ikke adgang til den nationale gateway.')
    }
    try {
      const response = await fetch(`${base}/fhir/Bundle/${report.id}`, {
        method: 'PUT',
        signal,
        redirect: 'error',
        headers: { ...authorization, 'content-type': 'application/fhir+json', accept: 'application/fhir+json' },
        body: JSON.stringify(report),
      })
      return answerOf(response.status, await complaintsIn(response), duplicateStatus)
    } catch (error) {
      const late = error instanceof Error && error.name === 'TimeoutError'
      return away(
        late ? 'gateway-time-out' : 'gateway-unreachable',
        late ? 'Den nationale gateway svarede ikke i tide.' : 'Den nationale gateway kunne ikke nås.',
      )
    }
  },
})

const REFUSALS = new Set([400, 413, 422])
/** Not let in, asked too slowly, asked too much, closed for now: it passes, or is mended for all reports at once. */
const PASSING = new Set([401, 403, 408, 429, 503])

function answerOf(status: number, complaints: Complaint[], duplicateStatus: number): Answer {
  if (status >= 200 && status < 300) return { kind: 'accepted' }
  if (status === duplicateStatus) return { kind: 'duplicate' }
  if (REFUSALS.has(status)) {
    return {
      kind: 'refused',
      complaints: complaints.length
        ? complaints
        : [
            complaint(
              `gateway-${status}`,
              `Den nationale gateway afviste indberetningen uden at sige hvorfor (${status}).`,
            ),
          ],
    }
  }
  if (status === 401 || status === 403)
    return away('gateway-not-admitted', `Den nationale gateway lukkede os ikke ind (${status}).`)
  return away('gateway-trouble', `Den nationale gateway svarede med en fejl (${status}).`, !PASSING.has(status))
}

const away = (code: string, words: string, answered = false): Answer => ({
  answered,
  kind: 'unreachable',
  complaints: [complaint(code, words)],
})

/** What the gateway says is wrong, when it says so in a form that we know. Its status stands, whatever becomes of its words. */
async function complaintsIn(response: Response): Promise<Complaint[]> {
  if (response.ok || !response.body) return []
  const chunks: Uint8Array[] = []
  let length = 0
  try {
    for await (const chunk of response.body) {
      length += chunk.length
      if (length > LONGEST_ANSWER) return []
      chunks.push(chunk)
    }
    const said: unknown = JSON.parse(Buffer.concat(chunks).toString('utf8'))
    return readOutcome(said).map((each) => ({ ...each, item: null }))
  } catch {
    return []
  }
}
