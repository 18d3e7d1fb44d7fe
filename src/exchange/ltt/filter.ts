import type { LttState } from '#platform/schema.ts'
import type { Day } from '#platform/time.ts'
import { periodOf, PERIODS, type Period, type PeriodName } from './period.ts'

/** The states of a report, those first that somebody must see to. */
export const STATES = [
  'refused',
  'failed',
  'pending',
  'sent',
  'duplicate',
  'left_out',
  'replaced',
] as const satisfies LttState[]

export const ROWS = 50
const USUAL: PeriodName = 'year'

/** Which reports are listed, and the period in which things are counted. */
export type Filter = { state: LttState | null; page: number; period: Period }

/** Reads what an address asks for. What is not understood is left out; an address never fails. */
export function readFilter(query: Record<string, string>, today: Day): Filter {
  const page = Number(query['page'])
  return {
    state: STATES.find((known) => known === query['state']) ?? null,
    page: Number.isSafeInteger(page) && page >= 1 ? page : 1,
    period: periodOf(PERIODS.find((known) => known === query['period']) ?? USUAL, today),
  }
}

/** The same with the last page in place of one that is not there. */
export const withinPages = (filter: Filter, total: number): Filter => ({
  ...filter,
  page: Math.min(filter.page, Math.max(1, Math.ceil(total / ROWS))),
})

/** The address that shows just this, at the part of the page it is about; what goes without saying is left out. */
export function hrefOf(
  { state = null, page = 1, period = USUAL }: { state?: LttState | null; page?: number; period?: PeriodName },
  at: 'reports' | 'counts' = 'reports',
): string {
  const query = new URLSearchParams()
  if (state) query.set('state', state)
  if (page > 1) query.set('page', String(page))
  if (period !== USUAL) query.set('period', period)
  return `/reporting${query.size ? `?${query.toString()}` : ''}#${at}`
}
