import { z } from 'zod'
import * as f from '#platform/form.ts'
import type { TypedNote } from '../drafts.ts'
import { COMMON, commonField, coversField, OWN, ownField } from './group-note.ts'
import type { GroupWriting } from './load.ts'

/** Half of what a section can hold, as two of them become one. */
const PART_LIMIT = 5000

type Field = [name: string, schema: ReturnType<typeof f.optionalText>]

/** Everything a draft of a joint note keeps. Of children who are not shown now, what an earlier draft says is kept as it is. */
export const groupDraftSchema = ({ members, draft }: GroupWriting) => {
  const own = members.flatMap(({ contactId }): Field[] => [
    [coversField(contactId), f.optionalText(2)],
    ...OWN.map((heading): Field => [ownField(contactId, heading), f.optionalText(PART_LIMIT)]),
  ])
  const shown = Object.fromEntries<Field[1]>([
    ...COMMON.map((heading): Field => [commonField(heading), f.optionalText(PART_LIMIT)]),
    ['lateReason', f.optionalText(1000)],
    ...own,
  ])
  const notShown = Object.entries(draft?.typed ?? {}).filter(([name]) => !(name in shown))
  return z.object(shown).transform((value): TypedNote => ({
    ...Object.fromEntries(notShown),
    ...Object.fromEntries(Object.entries(value).filter(([, text]) => text !== '')),
  }))
}

/** What stands in the form when it is shown: the draft, or all children ticked and nothing written. */
export const groupBeginning = ({ draft, members }: GroupWriting): TypedNote =>
  draft?.typed ?? Object.fromEntries(members.map(({ contactId }) => [coversField(contactId), 'on']))
