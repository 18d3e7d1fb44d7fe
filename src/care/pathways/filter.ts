import { isUuid } from '#platform/form.ts'
import type { Theme } from '#platform/schema.ts'
import { STEPS } from './contact.ts'
import type { Filter } from './lists.ts'
import { themeName } from './words.ts'

const THEMES = Object.keys(themeName) as Theme[] // the keys of the table
const oneOf = <Word extends string>(words: readonly Word[], word: string | undefined): Word | null =>
  words.find((known) => known === word) ?? null

/** Reads what an address asks to see. What is not understood is left out; an address never fails. */
export function readFilter(query: Record<string, string>, mine: boolean): Filter {
  const page = Number(query['page'])
  return {
    mine,
    status: oneOf(['active', 'completed'] as const, query['status']) ?? 'active',
    unassigned: query['unassigned'] === 'yes' && !mine,
    step: oneOf(STEPS, query['step']),
    unitId: isUuid(query['unit'] ?? '') ? (query['unit'] ?? null) : null,
    theme: oneOf(THEMES, query['theme']),
    clock: oneOf(['over', 'soon', 'unplanned'] as const, query['clock']),
    sort: oneOf(['clock', 'enquiry'] as const, query['sort']) ?? 'clock',
    down: query['down'] === 'yes',
    page: Number.isInteger(page) && page >= 1 && page <= 1000 ? page : 1,
  }
}

/** The address that shows just this; what goes without saying is left out. */
export function hrefOf(path: string, filter: Filter): string {
  const query = new URLSearchParams()
  if (filter.status !== 'active') query.set('status', filter.status)
  if (filter.unassigned) query.set('unassigned', 'yes')
  if (filter.step) query.set('step', filter.step)
  if (filter.unitId) query.set('unit', filter.unitId)
  if (filter.theme) query.set('theme', filter.theme)
  if (filter.clock) query.set('clock', filter.clock)
  if (filter.sort !== 'clock') query.set('sort', filter.sort)
  if (filter.down) query.set('down', 'yes')
  if (filter.page > 1) query.set('page', String(filter.page))
  const text = query.toString()
  return text ? `${path}?${text}` : path
}
