import { Temporal } from 'temporal-polyfill'
import type { Day } from '#platform/time.ts'
import { isWorkday } from '#platform/workdays.ts'
import type { Random } from './random.ts'

const TIMES = ['08:30', '09:45', '11:00', '12:30', '13:45', '15:00'] as const
/** Nobody holds more talks than this on one day, for there is also what comes of them. */
const MOST_ON_A_DAY = 4
/** Talks that would lie so near to today are held today: a demo shows a day with something in it. */
const DAYS_NEAR = 5
const MOST_IN_A_GROUP = 6
const GROUP_TIME = '16:15'

export type Slot = { day: Day; time: string }
export type Span = { earliest: Day; latest: Day }

/** When the staff hold their talks. Two talks of one person never lie at the same time, but for a group's. */
export type Calendar = {
  /** Takes a time near a wanted day for `who`, within the span when there is one left, and otherwise after it. */
  book(random: Random, who: string, wanted: Day, span: Span): Slot
  /** A place in the weekly group of `who`, on or after a day. */
  join(who: string, from: Day): Slot
}

/** A calendar in which today counts as a working day, whatever day of the week it is. */
export function aCalendar(today: Day): Calendar {
  const taken = new Map<string, Map<string, number>>()
  const timesOf = (who: string, day: Day): Map<string, number> => {
    const key = `${who} ${day.toString()}`
    const times = taken.get(key) ?? new Map<string, number>()
    taken.set(key, times)
    return times
  }
  const works = (day: Day) => day.equals(today) || isWorkday(day)
  const hasRoom = (who: string, day: Day) => works(day) && timesOf(who, day).size < MOST_ON_A_DAY
  const take = (who: string, day: Day, time: string): Slot => {
    const times = timesOf(who, day)
    times.set(time, (times.get(time) ?? 0) + 1)
    return { day, time }
  }

  return {
    book(random, who, wanted, { earliest, latest }) {
      const within = (day: Day) => isWithin(day, earliest, latest) && hasRoom(who, day)
      const near = Math.abs(wanted.until(today).days) <= DAYS_NEAR && within(today)
      const day = near ? today : (nearest(wanted, within) ?? after(latest, (later) => hasRoom(who, later)))
      const free = random.shuffled(TIMES).find((time) => !timesOf(who, day).has(time))
      return take(who, day, free ?? TIMES[0])
    },
    join(who, from) {
      const weekday = 1 + (Array.from(who).reduce((sum, sign) => sum + (sign.codePointAt(0) ?? 0), 0) % 4)
      const day = after(
        from.subtract({ days: 1 }),
        (later) =>
          later.dayOfWeek === weekday && works(later) && (timesOf(who, later).get(GROUP_TIME) ?? 0) < MOST_IN_A_GROUP,
      )
      return take(who, day, GROUP_TIME)
    },
  }
}

const isWithin = (day: Day, earliest: Day, latest: Day) =>
  Temporal.PlainDate.compare(day, earliest) >= 0 && Temporal.PlainDate.compare(day, latest) <= 0

const DAYS_TO_LOOK = 40

/** The nearest day that will do, a later one before an earlier one as far away. */
function nearest(day: Day, willDo: (day: Day) => boolean): Day | null {
  for (let away = 0; away <= DAYS_TO_LOOK; away += 1) {
    const found = [day.add({ days: away }), day.subtract({ days: away })].find(willDo)
    if (found) return found
  }
  return null
}

/** The first day after one that will do. */
export function after(day: Day, willDo: (day: Day) => boolean): Day {
  for (let later = day.add({ days: 1 }); ; later = later.add({ days: 1 })) if (willDo(later)) return later
}

export const nextWorkday = (day: Day): Day => after(day, isWorkday)
