import type { Child } from '#ui/html.ts'
import { tag } from '#ui/tag.ts'
import type { Definition } from '../definition.ts'
import type { KnownPack } from './packs.ts'

/** How the words of a form stand: there from the beginning, a pack in force, or none. */
export function wordingTag(
  { id, wording, scoresOnly }: Pick<Definition, 'id' | 'wording' | 'scoresOnly'>,
  packs: readonly KnownPack[],
  today: string,
  shipped = 'vores egen ordlyd',
): Child {
  if (scoresOnly) return tag('plain', 'kun scorer')
  if (wording === 'shipped') return tag('ok', shipped)
  const inUse = packs.filter(({ formId, withdrawnAt }) => formId === id && !withdrawnAt)
  if (inUse.some(({ validTo }) => validTo === null || validTo >= today)) return tag('ok', 'ordlyd lagt ind')
  return inUse.length ? tag('bad', 'licensen er udløbet') : tag('plain', 'kun fra papir')
}
