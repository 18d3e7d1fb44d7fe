import { instantOf } from '#platform/time.ts'
import type { View } from '#care/pathways/pathways.ts'

/** What is assessed, decided and planned is so while a pathway goes on. */
export const onlyActive = ({ pathway }: View): string | null =>
  pathway.status === 'active' ? null : 'Forløbet er afsluttet. Genåbn det først.'

/** The moment of a typed day and clock time, or what is wrong with it. A minute that has begun is not ahead. */
export function momentOf(
  view: View,
  { day, time }: { day: string; time: string },
): { at: Date; errors?: never } | { errors: Record<string, string>; at?: never } {
  if (day > view.today.toString()) return { errors: { day: 'Dagen ligger i fremtiden.' } }
  if (day < view.pathway.enquiry_on) return { errors: { day: 'Dagen ligger før henvendelsen.' } }
  const at = instantOf(day, time)
  return at > view.now ? { errors: { time: 'Klokken er ikke så mange endnu.' } } : { at }
}
