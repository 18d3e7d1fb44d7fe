import { Temporal } from 'temporal-polyfill'

/** Dag, måned and år as typed. */
export type DateParts = { day: string; month: string; year: string }

/** What `datePartsField` sent, and the day it makes (`2026-11-22`): none when there is no such day. */
export function readDateParts(form: FormData, name: string): DateParts & { iso: string | undefined } {
  const typed = (part: string) => {
    const value = form.get(`${name}-${part}`)
    return typeof value === 'string' ? value.trim() : ''
  }
  const parts = { day: typed('day'), month: typed('month'), year: typed('year') }
  return { ...parts, iso: isoDay(parts) }
}

function isoDay({ day, month, year }: DateParts) {
  if (!/^\d{1,2}$/.test(day) || !/^\d{1,2}$/.test(month) || !/^\d{4}$/.test(year)) return undefined
  const wanted = { day: Number(day), month: Number(month), year: Number(year) }
  if (wanted.day < 1 || wanted.month < 1 || wanted.month > 12) return undefined
  const nearest = Temporal.PlainDate.from(wanted)
  return nearest.day === wanted.day ? nearest.toString() : undefined
}
