import { createHash } from 'node:crypto'
import type { StaffCtx } from '#platform/ctx.ts'
import { problem } from '#platform/problem.ts'
import { openedFile, type Attachment } from '#care/journal/journal.ts'
import { fileLine } from './entry-item.ts'
import type { Item } from './item.ts'
import type { RequestView, Verdict } from './load.ts'
import { passageKey, passagesOf } from './passages.ts'

/**
 * R84: whether the reader may fetch what was made to be given. Until it is given, who gives it may; after that it is open to
 * its handler, and where an underretning is in it, else to nobody but who may read that.
 */
export const mayFetch = ({ request, deliveries, reviewed, reader }: RequestView): boolean =>
  deliveries.length === 0 ||
  request.handler_id === reader.id ||
  reviewed.every(({ item, verdict }) => item.kind !== 'concern' || item.mayRead || verdict?.verdict === 'withhold')

/** R63: the files of a thing that go with it: those whose line stands, whole, in what is given. */
export function givenFiles(
  { files, sections }: Item,
  verdict: Pick<Verdict, 'verdict' | 'withheld' | 'test_questions'> | null,
): Attachment[] {
  const lines = files.map(fileLine).join('\n')
  const section = sections.findLastIndex(({ text }) => text === lines)
  const list = sections[section]
  if (!list || !verdict || verdict.verdict === 'withhold') return []
  const hidden = new Set([...verdict.withheld, ...verdict.test_questions])
  let end = 0
  const passages = passagesOf(list.text).map((text, n) => {
    const start = end
    end += text.length
    return { start, end, isHidden: hidden.has(passageKey(section, n)) }
  })
  let at = 0
  return files.filter((file) => {
    const from = at
    const to = from + fileLine(file).length
    at = to + 1
    return !passages.some(({ start, end: stop, isHidden }) => isHidden && start < to && stop > from)
  })
}

/** All files that go with what is given, each once. */
export const filesOf = ({ reviewed }: Pick<RequestView, 'reviewed'>): Attachment[] => [
  ...new Map(
    reviewed.flatMap(({ item, verdict }) => givenFiles(item, verdict)).map((file) => [file.id, file] as const),
  ).values(),
]

/** One of those, as it was signed with its note. */
export async function fileOf(ctx: StaffCtx, view: RequestView, id: string) {
  const named = filesOf(view).find((file) => file.id === id)
  const file = named && (await openedFile(ctx, view.request.child_id, named.id))
  if (!file) throw problem.notFound('Bilaget')
  if (createHash('sha256').update(file.bytes).digest('hex') !== named.sha256)
    throw new Error('a signed file is not what it was')
  return file
}
