import type { TagKind } from '#ui/tag.ts'
import { isInstructionValidOn, type Validity } from './cover.ts'

export type InstructionState = 'draft' | 'coming' | 'valid' | 'superseded' | 'past'

/** R86: where a version stands on a day. `validity` is null until it is approved. */
export function stateOf(validity: Validity | null, today: string): InstructionState {
  if (!validity) return 'draft'
  if (validity.validFrom > today) return 'coming'
  if (isInstructionValidOn(validity, today)) return 'valid'
  return validity.supersededFrom !== null && validity.supersededFrom <= today ? 'superseded' : 'past'
}

export const stateName = {
  draft: 'kladde',
  coming: 'gælder senere',
  valid: 'gælder',
  superseded: 'afløst',
  past: 'udløbet',
} as const satisfies Record<InstructionState, string>

export const stateTag = {
  draft: 'plain',
  coming: 'info',
  valid: 'ok',
  superseded: 'plain',
  past: 'warn',
} as const satisfies Record<InstructionState, TagKind>
