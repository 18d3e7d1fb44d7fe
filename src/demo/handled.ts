import { instantOf } from '#platform/time.ts'
import type { NewEnquiry } from '#care/entrance/entrance.ts'
import { nextWorkday } from './calendar.ts'
import { inRole } from './municipality.ts'
import { adultName } from './names.ts'
import { MAIN } from './places.ts'
import type { Setting, Told } from './population.ts'
import { randomOf, type Random } from './random.ts'
import { tellEnquiry, tellWaiting, type PlannedEnquiry } from './waiting.ts'

/** The entrance: those who wait, one of them a child we know, and some that were handled lately without becoming a pathway. */
export function tellEntrance(setting: Setting, told: readonly Told[]): PlannedEnquiry[] {
  const random = randomOf(setting.seed, setting.municipality.id, 'entrance')
  const waiting = tellWaiting(setting, random)
  return setting.municipality === MAIN
    ? [...waiting, ...doubled(setting, random, told), ...handled(setting, random, told)]
    : waiting
}

const isOpen = ({ story }: Told): boolean =>
  story.visits.length >= 3 && story.visits.every(({ deeds }) => deeds.every(({ does }) => does !== 'end'))

/** A henvendelse about a child we know: the same name but for its mark, and the same birth date. */
const aboutKnown = (
  { enquiry, ...rest }: PlannedEnquiry,
  { child }: Told,
  changes: Partial<NewEnquiry>,
): PlannedEnquiry => ({
  ...rest,
  enquiry: {
    ...enquiry,
    givenName: child.givenName,
    familyName: child.familyName,
    birthDate: child.birthDate,
    cpr: null,
    ...changes,
  },
})

/** A grandmother writes about a child whose pathway is open, and spells the name in her own way. */
function doubled(setting: Setting, random: Random, told: readonly Told[]): PlannedEnquiry[] {
  const known = told.findLast(
    (one) => isOpen(one) && one.story.given.subject.age >= 7 && one.story.given.subject.age <= 12,
  )
  if (!known) return []
  const { givenName, familyName } = known.child
  const about = `Jeg er mormor til ${givenName} og bekymret. Det går ikke godt i skolen, og forældrene siger, at jeg gerne må skrive.`
  const enquiry = tellEnquiry(setting, random, {
    daysAgo: 4,
    from: 'mother',
    age: 9,
    theme: known.themes[0] ?? 'worry',
  })
  return [
    aboutKnown(enquiry, known, {
      familyName: familyName.replace('Test ', ''),
      contactedBy: 'other_adult',
      contactName: adultName(random, 'girl'),
      about,
    }),
  ]
}

/** Lately guided on, taken back, or joined to a pathway. */
function handled(setting: Setting, random: Random, told: readonly Told[]): PlannedEnquiry[] {
  const { municipality, today } = setting
  const by = random.pick(inRole(municipality, 'intake')).key
  const after = (daysAgo: number) => ({ by, at: instantOf(nextWorkday(today.subtract({ days: daysAgo })), '09:30') })
  const known = told.find(isOpen)
  return [
    {
      ...tellEnquiry(setting, random, { daysAgo: 20, from: 'mother', age: 4, theme: 'behaviour' }),
      handled: {
        how: 'guided',
        ...after(20),
        reason: 'Barnet er under fem år.',
        guidedTo: 'Sundhedsplejens åbne rådgivning for familier med små børn',
      },
    },
    {
      ...tellEnquiry(setting, random, {
        daysAgo: 16,
        from: 'child',
        age: 17,
        theme: 'sadness',
        parentsKnow: 'they_know',
      }),
      handled: {
        how: 'guided',
        ...after(16),
        reason: 'Den unge fylder 18 om få dage og vil hellere begynde hos voksne.',
        guidedTo: 'Egen læge og headspace',
      },
    },
    {
      ...tellEnquiry(setting, random, { daysAgo: 11, from: 'father', age: 12, theme: 'worry' }),
      handled: {
        how: 'withdrawn',
        ...after(11),
        reason: 'Far ringer: det er løst i skolen, og familien ønsker ikke mere nu.',
      },
    },
    ...(known
      ? [
          joined(
            known,
            tellEnquiry(setting, random, { daysAgo: 13, from: 'mother', age: 10, theme: 'worry', by: 'school' }),
            after(13),
          ),
        ]
      : []),
  ]
}

/** The school writes about a child whose pathway is open already. */
function joined(known: Told, enquiry: PlannedEnquiry, handled: { at: Date; by: string }): PlannedEnquiry {
  const {
    child,
    story: { given },
  } = known
  const name = given.agreeing[0]?.replace(/ \(.*/, '') ?? ''
  const about = `${child.givenName} har haft flere fraværsdage og sidder meget alene. Familien har sagt ja til, at skolen skriver.`
  const referral = enquiry.enquiry.referral && {
    ...enquiry.enquiry.referral,
    organisation: child.school,
    agreedBy: name,
  }
  return {
    ...aboutKnown(enquiry, known, { contactName: name, about, referral }),
    handled: { how: 'joined', ...handled, child },
  }
}
