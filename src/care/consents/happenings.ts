import { day } from '#ui/danish.ts'
import type { ConsentRecord } from './load.ts'
import type { Recorded } from './tasks.ts'
import { capacityName, dayAndTime, decisionName, findingName, formName, noticeName } from './words.ts'

/** One thing that was recorded about consent, in words. */
export type Happened = {
  id: string
  at: Date
  kind: Recorded
  title: string
  body: string
  recorder: string | null
  mistake: string | null
}

type Name = { given_name: string | null; family_name: string | null }
const named = ({ given_name, family_name }: Name): string => [given_name, family_name].filter(Boolean).join(' ')

/** All that was recorded about consent in a pathway, the newest first. */
export function happeningsOf(record: ConsentRecord): Happened[] {
  const about = ({ id, recorded_at: at, recorder }: { id: string; recorded_at: Date; recorder: string | null }) => ({
    id,
    at,
    recorder,
    mistake: record.errors.find(({ of_id }) => of_id === id)?.reason ?? null,
  })
  return [
    ...record.consents.map((each) => ({
      ...about(each),
      kind: each.decision,
      title: `${named(each)} ${decisionName[each.decision]}`,
      body: `${day(each.given_on)}, ${formName[each.form]}, ${capacityName[each.capacity]}. Informeret om: ${each.informed_of}`,
    })),
    ...record.withdrawals.map((each) => ({
      ...about(each),
      kind: 'withdrawal' as const,
      title: `${named(each)} trak samtykke tilbage`,
      body: sentences([dayAndTime(each.withdrawn_at), each.reason]),
    })),
    ...record.assessments.map((each) => ({
      ...about(each),
      kind: 'assessment' as const,
      title: findingName[each.finding],
      body: `Vurderet ${day(each.assessed_on)}. ${each.reason}`,
    })),
    ...record.notices.map((each) => ({
      ...about(each),
      kind: 'notice' as const,
      title: `${each.holder_id ? named(each) : 'Forældrene'} ${noticeName[each.decision]}`,
      body: sentences([
        day(each.on_day),
        each.how,
        each.wish && `Den unges ønske: ${each.wish}`,
        each.reason && `Grund: ${each.reason}`,
        each.review_on && `Vurderes igen ${day(each.review_on)}`,
      ]),
    })),
  ]
    .toReversed()
    .toSorted((a, b) => b.at.getTime() - a.at.getTime())
}

/** What there is to say, each with its full stop. */
const sentences = (parts: readonly (string | null)[]): string =>
  parts
    .filter((part) => part)
    .map((part) => `${part}.`.replace(/([.!?])\.$/, '$1'))
    .join(' ')
