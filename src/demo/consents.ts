import { ageOn, dayOf, instantOf } from '#platform/time.ts'
import type { Deed, PlannedChild, PlannedFamily, Visit } from './plan.ts'
import type { Setting } from './population.ts'
import { randomOf, type Random } from './random.ts'
import { informedOf, reluctance, secondThoughts, toldHow, untold } from './words/consents.ts'

type Held = Extract<Deed, { does: 'hold' }>
type Giver = 'holders' | 'child'

const needsConsent = ({ agreed: { what } }: Held): boolean => what === 'screening' || what === 'treatment'
const heldIn = ({ deeds }: Visit): Held[] => deeds.filter((deed) => deed.does === 'hold')

/**
 * Asks the families, where their plan says that something was held: in the forsamtale, and again when a young person has
 * turned fifteen. Of those who still wait for the screening some have not answered, and one of two may have said no.
 */
export function askFamilies({ municipality, seed, now }: Setting, families: readonly PlannedFamily[]): void {
  const treated: PlannedChild[] = []
  for (const family of families)
    for (const child of family.children) {
      const random = randomOf(seed, municipality.id, 'consent', child.cpr)
      askFor(random, child)
      if (isTreated(child) && (child.visits.at(-1)?.at ?? now) < lately(now)) treated.push(child)
    }
  const [one] = randomOf(seed, municipality.id, 'withdrawal').shuffled(treated)
  if (one) takeBack(one, lately(now))
}

const lately = (now: Date): Date => instantOf(dayOf(now).subtract({ days: 1 }), '15:10')

function askFor(random: Random, child: PlannedChild): void {
  const held = child.visits.flatMap(heldIn)
  const isToBeTreated = child.visits.some(({ deeds }) =>
    deeds.some((deed) => deed.does === 'choose' && deed.outcome === 'treatment'),
  )
  const needed = held.filter(needsConsent)
  if (!needed.length && !isToBeTreated) return
  // who is to be treated has been asked who holds custody
  child.custody ??= { holders: [0, 1], sharing: 'shared', source: 'stated_by_parent', validFrom: child.birthDate }

  let given: Giver | null = null
  for (const visit of child.visits) {
    for (const talk of heldIn(visit)) {
      const giver: Giver = ageOn(child.birthDate, talk.agreed.day) < 15 ? 'holders' : 'child'
      const asksNow = needsConsent(talk) || (talk.agreed.what === 'preliminary_talk' && isToBeTreated)
      if (!asksNow || giver === given) continue
      const isSure = needed.length > 0
      visit.deeds.splice(visit.deeds.indexOf(talk), 0, ...answers(random, child, giver, talk.agreed.day, isSure))
      given = giver
    }
  }
}

/** What they answer when they are asked; not all do when the screening still lies ahead. */
function answers(random: Random, child: PlannedChild, giver: Giver, on: string, isSure: boolean): Deed[] {
  const yes = (givers: number[] | 'child', written = random.chance(25)): Deed => ({
    does: 'consent',
    givers,
    decision: 'permit',
    written,
    on,
    informedOf: random.pick(informedOf),
  })
  const holders = child.custody?.holders ?? []
  if (giver === 'child') {
    const isTold: Deed = random.chance(7)
      ? { does: 'leave_untold', ...untold }
      : { does: 'tell', holders, on, how: random.pick(toldHow) }
    return isSure || random.chance(75) ? [yes('child'), isTold] : [yes('child')]
  }
  const [first, second] = holders
  if (first === undefined || second === undefined) return isSure || random.chance(80) ? [yes(holders)] : []
  if (isSure) return random.chance(60) ? [yes([first, second])] : [yes([first]), yes([second], true)]
  return random.weighted<() => Deed[]>([
    [() => [yes([first, second])], 55],
    [() => [yes([first])], 30],
    [() => [yes([first]), { ...yes([second]), decision: 'deny', informedOf: reluctance } as Deed], 15], // one of the answers, with another word
  ])()
}

const isTreated = ({ visits }: PlannedChild): boolean =>
  visits.some((visit) => heldIn(visit).some(({ agreed }) => agreed.what === 'treatment')) &&
  !visits.some(({ deeds }) => deeds.some(({ does }) => does === 'end'))

/** One of those who said yes thinks again. */
function takeBack(child: PlannedChild, at: Date): void {
  const said = child.visits
    .flatMap(({ deeds }) => deeds)
    .findLast((deed) => deed.does === 'consent' && deed.decision === 'permit')
  const last = child.visits.findLast((visit) => heldIn(visit).some(needsConsent))
  if (said?.does !== 'consent' || !last) return
  const giver = said.givers === 'child' ? 'child' : (said.givers[0] ?? 0)
  child.visits.push({ by: last.by, at, deeds: [{ does: 'withdraw', giver, reason: secondThoughts }] })
}
