import { z } from 'zod'
import * as f from '#platform/form.ts'
import type { ReceiverKind } from '#platform/schema.ts'
import { instantOf } from '#platform/time.ts'
import { speakersField } from '#care/pathways/pathways.ts'
import { FOR_TREATMENT, type Moment } from './basis.ts'
import { latestDayOf } from './consents.ts'
import { faultOfSpeakers, type Assessment, type Holding, type Speakers } from './speakers.ts'
import { CHANNELS, CONSENT_PURPOSES, PURPOSES, RECEIVERS, WRITTEN } from './words.ts'

export const CONSENT_RECEIVERS = RECEIVERS.filter((kind) => kind !== 'supervisory_authority')

export const consentForm = z.object({
  kind: f.choice<ReceiverKind>(CONSENT_RECEIVERS, 'Vælg, hvad det er for en modtager.'),
  receiver: f.text('Skriv navnet på modtageren.', { min: 2 }),
  partnerId: f.optionalId(),
  purpose: f.choice(CONSENT_PURPOSES, 'Vælg formålet.'),
  aim: f.text('Skriv, hvad oplysningerne skal bruges til.', { min: 3, max: 1000 }),
  what: f.text('Skriv, hvad der må deles.', { min: 3, max: 2000 }),
  speakers: speakersField(),
  writtenAs: f.choice(WRITTEN, 'Vælg, hvordan samtykket er skrevet.'),
  givenOn: f.day('Skriv, hvilken dag det er givet.'),
  validUntil: f.optionalDay(),
})

const HOW = ['withdrawn', 'entered_in_error'] as const

export const withdrawalForm = z.object({
  how: f.choice(HOW, 'Vælg, om det er trukket tilbage eller var en fejl.'),
  on: f.optionalDay(),
  time: f.optionalTime(),
  words: f.text('Skriv, hvem der trækker det tilbage, eller hvad der var forkert.', { min: 2, max: 1000 }),
})

export const objectionForm = z.object({
  to: f.choice(['all', ...FOR_TREATMENT], 'Vælg, hvem indsigelsen gælder.'),
  speakers: speakersField(),
  words: f.optionalText(1000),
  on: f.day('Skriv, hvilken dag indsigelsen er gjort.'),
  time: f.optionalTime(),
})

export const liftingForm = z.object({
  how: f.choice(HOW, 'Vælg, om den ophæves eller var en fejl.'),
  speakers: speakersField(),
  words: f.optionalText(1000),
  on: f.optionalDay(),
  time: f.optionalTime(),
})

export const disclosureForm = z.object({
  kind: f.choice(RECEIVERS, 'Vælg, hvem der har fået oplysninger.'),
  receiver: f.optionalText(200).refine((name) => name.length !== 1, 'Skriv modtagerens navn: mindst 2 tegn.'),
  purpose: f.optionalChoice(PURPOSES),
  reason: f.optionalText(2000),
  what: f.text('Skriv, hvad der er givet videre.', { min: 3, max: 4000 }),
  channel: f.choice(CHANNELS, 'Vælg, hvordan det er givet videre.'),
  day: f.day('Skriv, hvilken dag det er givet videre.'),
  time: f.time('Skriv, hvad klokken var.'),
  withoutBasis: f.optionalChoice(['on']),
})

export const correctionForm = z.object({
  reason: f.text('Skriv, hvad der var forkert.', { min: 3, max: 1000 }),
})

const NOT_YET = 'Klokken er ikke så mange endnu.'

/** What is wrong with a clock time on a day, when now is `now` and it cannot lie before `since`. */
export const faultOfTime = (
  { on, time }: { on: string; time: string | null },
  { now, since }: { now: Date; since?: Moment },
): Record<string, string> => {
  if (!time) return {}
  if (instantOf(on, time) > now) return { time: NOT_YET }
  return since?.day === on && since.time && time < since.time.slice(0, 5)
    ? { time: 'Klokken ligger før indsigelsen.' }
    : {}
}

type Around = {
  birthDate: string
  assessments: readonly Assessment[]
  custody: readonly Holding[]
  today: string
}

/** R75-R77: what is wrong with a consent to share, field by field. */
export function faultOfConsent(
  { speakers: who, givenOn, validUntil }: { speakers: Speakers; givenOn: string; validUntil: string },
  { birthDate, assessments, custody, today }: Around,
): Record<string, string> {
  const faults: Record<string, string> = {}
  if (givenOn > today) faults['givenOn'] = 'Samtykket kan ikke være givet i fremtiden.'
  else if (givenOn < birthDate) faults['givenOn'] = 'Dagen ligger før barnets fødsel.'
  else {
    const wrong = faultOfSpeakers(who, { birthDate, assessments, custody, day: givenOn, all: true })
    if (wrong) faults['speakers'] = wrong
  }
  if (validUntil < givenOn) faults['validUntil'] = 'Samtykket kan ikke udløbe, før det er givet.'
  else if (validUntil > latestDayOf(givenOn)) faults['validUntil'] = 'Et samtykke til at dele gælder højst et år.'
  return faults
}

/** What is wrong with who said something on a day. */
export function faultOfWord(
  { speakers: who, on }: { speakers: Speakers; on: string },
  { birthDate, assessments, custody, today }: Around,
  { all, since }: { all: boolean; since?: string },
): Record<string, string> {
  if (on > today) return { on: 'Dagen kan ikke ligge i fremtiden.' }
  if (on < (since ?? birthDate))
    return { on: since ? 'Dagen ligger før indsigelsen.' : 'Dagen ligger før barnets fødsel.' }
  const wrong = faultOfSpeakers(who, { birthDate, assessments, custody, day: on, all })
  return wrong ? { speakers: wrong } : {}
}
