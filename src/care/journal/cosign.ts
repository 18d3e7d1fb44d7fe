/** So many days a signed note may wait for the second signature before the leader is shown it. Ours. */
export const COSIGN_DAYS = 7

/** Whose signature a note waits for, as it was last asked. */
export type Asked = { id: string; cosignerId: string; cosigner: string; dueOn: string }

/** A second signature, or a remark that asks for a correction. */
export type Cosignature = {
  /** What it answers. */
  requestId: string
  name: string
  profession: string
  authorisationNumber: string
  outcome: 'signed' | 'correction'
  remark: string
  at: string
}

export type CosignState = 'none' | 'awaiting' | 'correction' | 'signed'

/**
 * R85: how a note stands with its second signature. One that was corrected waits no longer: its correction does. Asked for a
 * correction, it is its author's turn, until it is corrected, signed all the same, or another is asked.
 */
export function cosignStateOf({
  asked,
  cosignatures,
  isLatest,
}: {
  asked: Pick<Asked, 'id'> | null
  cosignatures: readonly Pick<Cosignature, 'outcome' | 'requestId'>[]
  isLatest: boolean
}): CosignState {
  if (cosignatures.some(({ outcome }) => outcome === 'signed')) return 'signed'
  if (!asked || !isLatest) return 'none'
  return cosignatures.some(({ requestId }) => requestId === asked.id) ? 'correction' : 'awaiting'
}
