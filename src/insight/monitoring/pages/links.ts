import type { ContactType } from '#platform/schema.ts'
import { number } from '#ui/danish.ts'
import { html, type Child } from '#ui/html.ts'

type Asked = { step?: ContactType; clock?: 'over' | 'unplanned'; unassigned?: boolean }

/** The address of the work list of just these ways. */
export function pathwaysHref({ step, clock, unassigned }: Asked, unitId: string | null): string {
  const query = new URLSearchParams()
  if (unassigned) query.set('unassigned', 'yes')
  if (step) query.set('step', step)
  if (unitId) query.set('unit', unitId)
  if (clock) query.set('clock', clock)
  return `/pathways?${query.toString()}`
}

/** A number that leads to what it counts; nobody is led to nothing. */
export const counted = (amount: number, href: string): Child =>
  amount === 0 ? amount : html`<a href="${href}">${number(amount)}</a>`
