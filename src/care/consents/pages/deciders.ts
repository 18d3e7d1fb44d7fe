import { ageOn } from '#platform/time.ts'
import { fullName } from '#registry/people/people.ts'
import { justAfter, type MissingCode, type View } from '#care/pathways/pathways.ts'
import type { TagKind } from '#ui/tag.ts'
import { giverOn, holdersOn, lacking } from '../consent.ts'
import { factsOf, type ConsentRecord } from '../load.ts'
import { peopleAround } from '../people.ts'

export type Decider = { id: string; name: string; role: string; state: { kind: TagKind; words: string } }

const states = {
  holder_missing: { kind: 'warn', words: 'mangler' },
  holder_denied: { kind: 'bad', words: 'siger nej' },
  holder_withdrew: { kind: 'bad', words: 'trukket tilbage' },
  own_missing: { kind: 'warn', words: 'mangler' },
  own_denied: { kind: 'bad', words: 'siger nej' },
  own_withdrew: { kind: 'bad', words: 'trukket tilbage' },
  renew_at_15: { kind: 'bad', words: 'skal fornyes ved 15 år' },
  renew_at_18: { kind: 'bad', words: 'skal fornyes ved 18 år' },
  holder_not_told: { kind: 'warn', words: 'ikke orienteret' },
} as const satisfies Partial<Record<MissingCode, Decider['state']>>
const isPersons = (code: MissingCode): code is keyof typeof states => code in states

/** Those who consent or are told now, and how it stands with each, also when the pathway has ended. */
export function decidersOf(view: View, record: ConsentRecord): Decider[] {
  const today = view.today.toString()
  const facts = factsOf(record, view.child)
  const isOwn = giverOn(facts, today) === 'young_person'
  const holding = new Set(holdersOn(record.custody, today).map(({ holderId }) => holderId))
  const isTold = isOwn && ageOn(view.child.birthDate, today) < 18
  const lacks = lacking(facts, { at: justAfter(view.now), onDay: today })
  const allUntold = facts.notices.some(({ holderId }) => holderId === null)
  return peopleAround(view, record)
    .filter(({ id }) => (id === view.child.id ? isOwn : holding.has(id) && (!isOwn || isTold)))
    .map(({ id, is }) => {
      const name = id === view.child.id ? fullName(view.child) : nameOf(record, id)
      const missing = lacks.find(({ personId, code }) => personId === id && isPersons(code))
      if (missing && isPersons(missing.code)) return { id, name, role: is, state: states[missing.code] }
      if (id === view.child.id || !isOwn) return { id, name, role: is, state: { kind: 'ok', words: 'samtykke givet' } }
      const isNamed = facts.notices.some(({ holderId }) => holderId === id)
      return {
        id,
        name,
        role: is,
        state:
          allUntold && !isNamed ? { kind: 'plain', words: 'orienteres ikke nu' } : { kind: 'ok', words: 'orienteret' },
      }
    })
}

const nameOf = (record: ConsentRecord, id: string): string => {
  const holder = record.custody.find(({ holderId }) => holderId === id)
  return holder ? fullName(holder) : ''
}
