import type { MessageChannel } from '#platform/schema.ts'
import { ageOn } from '#platform/time.ts'
import type { Informant } from '../definition.ts'

/** Somebody who can be written to. */
export type Reached = { id: string; name: string; phone: string; email: string; hasCpr: boolean }

export type Around = {
  child: Reached & { birthDate: string }
  /** Those who hold custody today. */
  holders: readonly Reached[]
  /** Those of them who were told after the fifteenth birthday that the young person gets help here (R71). */
  told: ReadonlySet<string>
  /** Why nothing may be passed on to the school; null when it may (R75-R78). */
  schoolHindered: string | null
  today: string
}

/** A way for a link to reach somebody: to whom, by what. Handed over: shown here, on a screen or as a QR code. */
export type Way = { channel: MessageChannel; to: Reached | null }

/** What would mend it: a page of the child's, of consents, of sharing. */
export type Mend = 'child' | 'custody' | 'consent' | 'sharing'
export type Hindrance = { why: string; mend: Mend }

/** One who could be asked, and by which ways; or why not. */
export type Whom = {
  key: string
  informant: Exclude<Informant, 'clinician'>
  person: Reached | null
  ways: readonly Way[]
  hindered: Hindrance | null
}

/** R69: from this age the young person decides, and is written to on their own telephone. */
export const OWN_PHONE_FROM = 15
const OF_AGE = 18

/**
 * Who can be asked about a child today, by age, custody and consent, and how the link can reach them: the child itself, on its
 * own telephone from fifteen, before that through who holds custody or on our screen; who holds custody, from the fifteenth
 * birthday only when they have been told that the young person gets help (R71), and not when the young person is of age;
 * somebody at school where what is said about sharing allows it (R75-R78). Nobody is left out in silence: what hinders is told.
 */
export function whomToAsk({ child, holders, told, schoolHindered, today }: Around): Whom[] {
  const years = ageOn(child.birthDate, today)
  const isOwn = years >= OWN_PHONE_FROM
  const self: Whom = {
    key: 'self',
    informant: 'self',
    person: child,
    ways: [...(isOwn ? waysTo(child) : holders.flatMap(waysTo)), HANDED_OVER],
    hindered: null,
  }
  const parents = holders.map((holder): Whom => ({
    key: holder.id,
    informant: 'parent',
    person: holder,
    ways: [...waysTo(holder), HANDED_OVER],
    hindered: parentHindered(holder, { years, told }),
  }))
  const unknown: Whom = {
    key: 'parent',
    informant: 'parent',
    person: null,
    ways: [],
    hindered: { why: 'Det er ikke registreret, hvem der har forældremyndigheden.', mend: 'custody' },
  }
  const teacher: Whom = {
    key: 'teacher',
    informant: 'teacher',
    person: null,
    ways: [HANDED_OVER],
    hindered: schoolHindered === null ? null : { why: schoolHindered, mend: 'sharing' },
  }
  return [self, ...(parents.length || years >= OF_AGE ? parents : [unknown]), teacher]
}

const HANDED_OVER: Way = { channel: 'handed_over', to: null }

const waysTo = (to: Reached): Way[] => [
  ...(to.phone ? [{ channel: 'sms', to } as const] : []),
  ...(to.email ? [{ channel: 'email', to } as const] : []),
  ...(to.hasCpr ? [{ channel: 'digital_post', to } as const] : []),
]

function parentHindered(
  { id, name }: Reached,
  { years, told }: { years: number; told: ReadonlySet<string> },
): Hindrance | null {
  if (years >= OF_AGE) return { why: 'Den unge er fyldt 18 år. Spørg den unge selv.', mend: 'child' }
  if (years < OWN_PHONE_FROM || told.has(id)) return null
  return {
    why: `Den unge er fyldt 15 år, og det er ikke registreret, at ${name} er orienteret. Et link ville fortælle det. Tal med den unge først.`,
    mend: 'consent',
  }
}

/** How a way is written in a form, and found again. */
export const wayKey = ({ channel, to }: Way): string => (to ? `${channel}:${to.id}` : channel)

/** Where a message goes by that way. */
export const addressBy = (channel: MessageChannel, to: Reached, cpr: string | null): string =>
  channel === 'sms' ? to.phone : channel === 'email' ? to.email : (cpr ?? '')
