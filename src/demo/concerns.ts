import { instantOf, type Day } from '#platform/time.ts'
import type { Written } from '#care/concerns/concerns.ts'
import { nextWorkday } from './calendar.ts'
import type { Deed } from './plan.ts'
import type { Setting, Told } from './population.ts'
import { randomOf } from './random.ts'
import { visit } from './story.ts'
import { settleOrder } from './ways.ts'
import { ABSENCE, ABUSE, ALONE, type Said } from './words/concerns.ts'

/** Three underretninger: an acute one with its receipt, one that waits for its receipt, and one that is still a draft. */
export function worry(setting: Setting, told: readonly Told[]): void {
  const office = setting.municipality.receivingOffice
  const to = {
    receiver: `${office.name}, ${setting.municipality.name} Kommune`,
    receiverPhone: office.phone,
    receiverMail: office.mail,
  }
  const since = workday(setting, DAYS[0])
  const [acute, waiting, draft] = randomOf(setting.seed, 'concerns').shuffled(
    told.filter((one) => isTreatedSince(one, since)),
  )
  const of = (
    one: Told | undefined,
    daysAgo: number,
    time: string,
    said: Said,
    sent: 'phone' | 'secure_mail' | null,
  ) => {
    if (!one) return
    const day = workday(setting, daysAgo)
    const who = setting.municipality.staff.find(({ key }) => key === one.story.given.therapist)
    const isTold = said.familyTold === 'told'
    const written: Written = {
      ...said,
      ...to,
      toldBy: isTold ? (who?.name ?? '') : '',
      toldOn: isTold ? day.toString() : null,
    }
    tell(one, day, time, { does: 'concern', written, sent })
  }
  of(acute, DAYS[0], '13:50', ABUSE, 'phone')
  if (acute)
    tell(acute, nextWorkday(workday(setting, DAYS[0])), '10:15', { does: 'receipt', caseReference: 'BU-2026-04417' })
  of(waiting, DAYS[1], '15:20', ABSENCE, 'secure_mail')
  of(draft, DAYS[2], '16:05', ALONE, null)
}

/** How many days ago each was written. */
const DAYS = [19, 5, 2] as const

export const workday = ({ today }: Setting, daysAgo: number): Day => nextWorkday(today.subtract({ days: daysAgo + 1 }))

export function tell({ story }: Told, day: Day, time: string, deed: Deed): void {
  visit(story, story.given.therapist, instantOf(day, time), [deed])
  settleOrder(story)
}

/** Still in the offer, and with the same therapist since before a day. */
export function isTreatedSince({ story }: Told, day: Day): boolean {
  const deeds = story.visits.flatMap(({ at, deeds: all }) => all.map((deed) => ({ at, deed })))
  const shared = deeds.filter(({ deed }) => deed.does === 'assign')
  const [first] = shared
  return (
    first?.deed.does === 'assign' &&
    shared.length === 1 &&
    first.deed.to === story.given.therapist &&
    first.at < instantOf(day) &&
    deeds.every(({ deed }) => deed.does !== 'end')
  )
}
