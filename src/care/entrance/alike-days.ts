import { Temporal } from 'temporal-polyfill'

const swapped = (digits: string): string => [...digits].toReversed().join('')

/**
 * The days that are easily written for another: day and month changed about, or two digits that stand together. Without the
 * day itself. A birth date that was misheard on the phone is found again by these.
 */
export function alikeDays(day: string): string[] {
  const [year = '', month = '', date = ''] = day.split('-')
  const written = [
    [year, date, month],
    [year, month, swapped(date)],
    [year, swapped(month), date],
    [year.slice(0, 2) + swapped(year.slice(2)), month, date],
  ]
  const days = written.flatMap(([y, m, d]) => {
    try {
      return [
        Temporal.PlainDate.from(
          { year: Number(y), month: Number(m), day: Number(d) },
          { overflow: 'reject' },
        ).toString(),
      ]
    } catch {
      return []
    }
  })
  return [...new Set(days)].filter((alike) => alike !== day)
}
