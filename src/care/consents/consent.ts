import { ageOn, birthdayOf } from '#platform/time.ts'
import type { CapacityFinding, ConsentCapacity, ConsentDecision, NoticeDecision } from '#platform/schema.ts'
import type { MissingCode } from '#care/pathways/pathways.ts'

/** What is known of consent in one pathway, without what was entered in error. */
export type Facts = {
  childId: string
  birthDate: string
  custody: readonly { holderId: string; sharing: 'shared' | 'sole'; validFrom: string; validTo: string | null }[]
  /** In the order in which they were recorded. */
  consents: readonly {
    giverId: string
    capacity: ConsentCapacity
    decision: ConsentDecision
    countsFrom: Date
  }[]
  /** Whose yes was taken back, in what capacity, and when. */
  withdrawals: readonly { giverId: string; capacity: ConsentCapacity; at: Date }[]
  assessments: readonly { finding: CapacityFinding; assessedOn: string }[]
  notices: readonly { holderId: string | null; decision: NoticeDecision; onDay: string }[]
}

/** What is missing, whom it is about, and the number of the rule that asks for it. */
export type Lack = { code: MissingCode; personId: string | null; rule: Rule }
type Rule = 'TR069' | 'TR070' | 'TR071' | 'TR072' | 'TR073' | 'TR074'

/** R69, R72: who gives consent to a child's treatment on a day. */
export type Giver = 'custody_holders' | 'young_person' | 'custody_holders_for_unable'

export function giverOn(facts: Pick<Facts, 'birthDate' | 'assessments'>, day: string): Giver {
  const years = ageOn(facts.birthDate, day)
  if (years < 15) return 'custody_holders'
  return years < 18 && isFoundUnable(facts, day) ? 'custody_holders_for_unable' : 'young_person'
}

/** In what capacity they say it. */
const capacityOf = {
  custody_holders: 'custody_holder',
  young_person: 'young_person',
  custody_holders_for_unable: 'custody_holder_for_unable',
} as const satisfies Record<Giver, ConsentCapacity>

/** R69-R72: the capacity in which a yes counts on a day. */
export const capacityOn = (facts: Pick<Facts, 'birthDate' | 'assessments'>, day: string): ConsentCapacity =>
  capacityOf[giverOn(facts, day)]

/** R72: whether the latest assessment on a day says that the young person cannot consent. */
const isFoundUnable = ({ assessments }: Pick<Facts, 'assessments'>, day: string): boolean =>
  assessments
    .filter(({ assessedOn }) => assessedOn <= day)
    .toSorted((a, b) => a.assessedOn.localeCompare(b.assessedOn))
    .at(-1)?.finding === 'unable'

/** R81: those who hold custody on a day. */
export const holdersOn = <C extends Facts['custody'][number]>(custody: readonly C[], day: string): C[] =>
  custody.filter(({ validFrom, validTo }) => validFrom <= day && (validTo === null || validTo > day))

type Said = { giverId: string; capacity: ConsentCapacity; countsFrom: Date }

/** R74: whether what was said is taken back before a moment: by any withdrawal of the same giver in the same capacity since then. */
export const isWithdrawn = (facts: Pick<Facts, 'withdrawals'>, said: Said, before?: Date): boolean =>
  facts.withdrawals.some(
    ({ giverId, capacity, at }) =>
      giverId === said.giverId &&
      capacity === said.capacity &&
      at >= said.countsFrom &&
      (before === undefined || at < before),
  )

/** What somebody's consent says at a moment; null when they have said nothing. */
export function saysAt(
  facts: Facts,
  giverId: string,
  capacity: ConsentCapacity,
  at: Date,
): ConsentDecision | 'withdrawn' | null {
  const last = facts.consents
    .filter((each) => each.giverId === giverId && each.capacity === capacity && each.countsFrom <= at)
    .toSorted((a, b) => a.countsFrom.getTime() - b.countsFrom.getTime())
    .at(-1)
  if (!last) return null
  return last.decision === 'permit' && isWithdrawn(facts, last, at) ? 'withdrawn' : last.decision
}

/**
 * R69-R74: why a screening or a treatment may not take place at a moment of a day, nothing when it may. Below fifteen all who
 * hold custody consent, and both when it is shared (sundhedsloven § 17, forældreansvarsloven § 3). From fifteen the young
 * person does, and each holder has been told or there is a recorded reason; found unable by an assessment, the holders do,
 * in that capacity. What holders said before the fifteenth birthday, or for an unable one before the eighteenth, carries no
 * further, and those who were told before the fifteenth birthday were told of something else. A consent counts until it is withdrawn. The database holds the same rule in `consent_missing`.
 */
export function lacking(facts: Facts, { at, onDay }: { at: Date; onDay: string }): Lack[] {
  const giver = giverOn(facts, onDay)
  const holders = holdersOn(facts.custody, onDay)
  if (giver === 'young_person') return [...ownLacks(facts, at, onDay), ...untold(facts, holders, onDay)]

  const isUnable = giver === 'custody_holders_for_unable'
  const isShared = holders.some(({ sharing }) => sharing === 'shared')
  if (!holders.length) return [{ code: 'custody_unknown', personId: null, rule: isUnable ? 'TR072' : 'TR069' }]
  const lacks: Lack[] = []
  if (isShared && holders.length < 2)
    lacks.push({ code: 'custody_incomplete', personId: null, rule: isUnable ? 'TR072' : 'TR070' })
  const rule = isUnable ? 'TR072' : isShared ? 'TR070' : 'TR069'
  for (const { holderId: personId } of holders) {
    const says = saysAt(facts, personId, capacityOf[giver], at)
    if (says === null) lacks.push({ code: 'holder_missing', personId, rule })
    else if (says === 'deny') lacks.push({ code: 'holder_denied', personId, rule })
    else if (says === 'withdrawn') lacks.push({ code: 'holder_withdrew', personId, rule: 'TR074' })
  }
  return lacks
}

function ownLacks(facts: Facts, at: Date, onDay: string): Lack[] {
  const personId = facts.childId
  const says = saysAt(facts, personId, 'young_person', at)
  if (says === 'permit') return []
  if (says === 'deny') return [{ code: 'own_denied', personId, rule: 'TR071' }]
  if (says === 'withdrawn') return [{ code: 'own_withdrew', personId, rule: 'TR074' }]
  const isOfAge = ageOn(facts.birthDate, onDay) >= 18
  const carriedUntilNow = facts.consents.some(
    ({ decision, capacity, countsFrom }) =>
      decision === 'permit' &&
      (isOfAge ? capacity !== 'young_person' : capacity === 'custody_holder') &&
      countsFrom <= at,
  )
  if (carriedUntilNow) return [{ code: isOfAge ? 'renew_at_18' : 'renew_at_15', personId, rule: 'TR073' }]
  return [{ code: 'own_missing', personId, rule: isOfAge ? 'TR073' : 'TR071' }]
}

/** R71: what was recorded of telling them by a day. What they were told before the fifteenth birthday was something else. */
const noticesBy = ({ birthDate, notices }: Facts, day: string): Facts['notices'] =>
  notices.filter(({ onDay }) => onDay >= birthdayOf(birthDate, 15) && onDay <= day)

/** R71: whether each of those who hold custody on a day is known and has been told, whatever was decided of them together. */
export function allTold(facts: Facts, day: string): boolean {
  const holders = holdersOn(facts.custody, day)
  const told = noticesBy(facts, day).flatMap(({ holderId, decision }) => (decision === 'told' ? [holderId] : []))
  const areKnown = holders.length > (holders.some(({ sharing }) => sharing === 'shared') ? 1 : 0)
  return areKnown && holders.every(({ holderId }) => told.includes(holderId))
}

/** R71: those who hold custody of a young person of 15-17 and about whom it is neither recorded that they were told nor why not. */
function untold(facts: Facts, holders: Facts['custody'], onDay: string): Lack[] {
  const notices = noticesBy(facts, onDay)
  if (ageOn(facts.birthDate, onDay) >= 18 || notices.some(({ holderId }) => holderId === null)) return []
  if (!holders.length) return [{ code: 'custody_unknown', personId: null, rule: 'TR071' }]
  const isIncomplete = holders.length < 2 && holders.some(({ sharing }) => sharing === 'shared')
  return [
    ...(isIncomplete ? [{ code: 'custody_incomplete', personId: null, rule: 'TR071' } as const] : []),
    ...holders
      .filter(({ holderId }) => !notices.some((notice) => notice.holderId === holderId))
      .map(({ holderId: personId }) => ({ code: 'holder_not_told', personId, rule: 'TR071' }) as const),
  ]
}

/** R81, R69-R72: why a person cannot consent on a day, in words for whoever chose them; null when they can. */
export function mayNotGive(facts: Facts, personId: string, day: string): string | null {
  const giver = giverOn(facts, day)
  if (giver === 'young_person') {
    if (personId === facts.childId) return null
    return ageOn(facts.birthDate, day) >= 18
      ? 'Den unge er fyldt 18 og giver selv samtykke.'
      : 'Den unge er fyldt 15 og giver selv samtykke. Vurderes den unge ikke at kunne det, så registrér vurderingen først.'
  }
  if (personId === facts.childId)
    return giver === 'custody_holders'
      ? 'Barnet er under 15 år og giver ikke selv samtykke. Barnet informeres og inddrages i det omfang, det forstår.'
      : 'Det er vurderet, at den unge ikke selv kan give samtykke. Det giver dem, der har forældremyndigheden.'
  return holdersOn(facts.custody, day).some(({ holderId }) => holderId === personId)
    ? null
    : 'Kun den, der har forældremyndigheden, kan give samtykke. At være med barnet i samtalen er ikke nok.'
}
