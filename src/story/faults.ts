import { ageOn } from '#platform/time.ts'
import { readCpr } from '#registry/people/people.ts'
import type { Event, Story, StoryChild } from './format.ts'

/** What a file says that does not hold together, each with its place in words: keys, what refers to what, and the order of time. */
export function faultsOf({ children, events }: Story): string[] {
  return [...faultsOfChildren(children), ...faultsOfEvents(children, events)]
}

function faultsOfChildren(children: readonly StoryChild[]): string[] {
  return children.flatMap((child, at) => {
    const place = `child ${at + 1}`
    const before = children.slice(0, at)
    const holders = child.adults.filter(({ holdsCustody }) => holdsCustody).length
    return [
      before.some(({ key }) => key === child.key) && `${place}, key: another child is called "${child.key}"`,
      before.some(({ cpr }) => digits(cpr) === digits(child.cpr)) && `${place}, cpr: another child has that number`,
      child.custody && holders === 0 && `${place}, custody: say who with holdsCustody`,
      !child.custody && holders > 0 && `${place}, adults: whoever holds custody needs the child's custody`,
    ].filter((fault) => typeof fault === 'string')
  })
}

const digits = (cpr: string): string => cpr.replaceAll(/\D/g, '')

function faultsOfEvents(children: readonly StoryChild[], events: readonly Event[]): string[] {
  return events.flatMap((event, at) => {
    const place = `event ${at + 1}`
    const before = events.slice(0, at)
    const previous = before.at(-1)
    const child = children.find(({ key }) => key === event.child)
    const refers = event.correction?.of ?? event.contact?.plan
    const referred = before.find(({ key }) => key === refers)
    return [
      !child && `${place}, child: nobody is called "${event.child}"`,
      previous && when(event) < when(previous) && `${place}, day: lies before the event above it`,
      event.key &&
        before.some(({ key }) => key === event.key) &&
        `${place}, key: another event is called "${event.key}"`,
      refers !== undefined &&
        (!referred || referred.child !== event.child) &&
        `${place}: no earlier event of the child is called "${refers}"`,
      event.contact?.plan && referred && !referred.plan && `${place}, contact.plan: "${refers}" is not a plan`,
      event.correction &&
        referred &&
        !canBeCorrected(referred) &&
        `${place}, correction.of: only a contact, a plan or a referral is corrected; an ending is taken back by a reopening`,
      event.contact &&
        (event.contact.type === 'treatment') !== (event.contact.delivery !== undefined) &&
        `${place}, contact.delivery: a treatment says it, and nothing else does`,
      event.contact?.held && joined(event.contact.held) > when(event) && `${place}, contact.held: lies after the event`,
      child &&
        event.enquiry &&
        !callerOf(child, event.enquiry.by) &&
        `${place}, enquiry.by: ${event.child} has no such adult`,
      child &&
        event.enquiry?.outside126a &&
        ageThen(child, event) >= 5 &&
        `${place}, enquiry.outside126a: only a child below five gets a pathway outside § 126 a, and ${event.child} is ${ageThen(child, event)} years old that day`,
    ].filter((fault) => typeof fault === 'string')
  })
}

/** R8: the age on the day of an event, by the CPR number, which the schema has read. */
const ageThen = ({ cpr }: StoryChild, { day }: Event): number => ageOn(readCpr(cpr)?.birthDate ?? day, day)

const joined = ({ day, time }: { day: string; time: string }): string => `${day}T${time}`
const when = (event: Event): string => joined(event)
const canBeCorrected = (event: Event): boolean => Boolean(event.contact ?? event.plan ?? event.referral)

const RELATIONS_OF = {
  mother: ['mother'],
  father: ['father'],
  other_custodian: ['other_custodian'],
  other_adult: ['step_parent', 'foster_parent', 'grandparent', 'other'],
} as const

/** Who makes contact, by name: the child, or the first of the adults who is that to the child. */
export function callerOf(
  child: StoryChild,
  by: NonNullable<Event['enquiry']>['by'],
): { givenName: string; familyName: string; phone?: string | undefined } | undefined {
  if (by === 'child') return { givenName: child.givenName, familyName: child.familyName }
  const relations: readonly string[] = RELATIONS_OF[by]
  return child.adults.find(({ relationship }) => relations.includes(relationship))
}
