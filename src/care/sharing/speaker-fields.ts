import type { Errors, Typed } from '#platform/form.ts'
import { ageOn, type Day } from '#platform/time.ts'
import { fullName, relationshipName, type Family } from '#registry/people/people.ts'
import { checkboxes } from '#ui/choice-fields.ts'
import { list } from '#ui/danish.ts'
import { html, type Child } from '#ui/html.ts'
import { notice } from '#ui/notice.ts'
import { DECIDES_FROM_AGE, whoSpeaks, YOUNG, type Assessment, type Speakers } from './speakers.ts'

export type Shown = { typed?: Typed | undefined; errors?: Errors | undefined }
export type Around = {
  child: { id: string; givenName: string; birthDate: string }
  assessments: readonly Assessment[]
  family: Family
  today: Day
}

/** Who said it: the young person from 15 who can decide, otherwise those whom the custody register names; why nobody else can be chosen. */
export function speakerFields(
  { child, assessments, family, today }: Around,
  shown: Shown,
  { name, label, optional = false, hint }: { name: string; label: string; optional?: boolean; hint?: string },
): Child {
  const isYoung = whoSpeaks(child.birthDate, assessments, today.toString()) === 'young_person'
  const isUnable = !isYoung && ageOn(child.birthDate, today) >= DECIDES_FROM_AGE
  const holders = family.custody.map((each) => ({ value: each.holderId, label: fullName(each) }))
  const options = isYoung ? [{ value: YOUNG, label: `${child.givenName} selv` }] : holders
  const custody = html`<a href="/children/${child.id}/custody">Ret forældremyndigheden</a>`
  if (options.length === 0)
    return notice(
      'warning',
      'Vi ved ikke, hvem der har forældremyndigheden',
      html`${isUnable ? 'Den unge er vurderet ikke selv at kunne tage stilling' : `Barnet er under ${DECIDES_FROM_AGE} år`},
      og kun den, der har forældremyndigheden, kan sige ja. ${custody} først.`,
    )
  const others = family.contacts.filter(({ adultId }) => !family.custody.some(({ holderId }) => holderId === adultId))
  const isShared = family.custody.some(({ sharing }) => sharing === 'shared')
  return html`${checkboxes({ ...shown, name, label, options, optional, hint: [isUnable && UNABLE, hint ?? hintOf(isYoung, isShared)].filter(Boolean).join(' ') })}
  ${
    !isYoung &&
    isShared &&
    holders.length < 2 &&
    notice(
      'warning',
      'Vi kender kun den ene af dem, der har forældremyndigheden',
      html`Den er fælles, og begge skal sige ja. ${custody}.`,
    )
  }
  ${
    !isYoung &&
    others.length > 0 &&
    html`<p class="quiet small">
      ${list(others.map((each) => `${fullName(each)} (${relationshipName[each.relationship]})`))} har ikke
      forældremyndigheden efter registret og kan ikke vælges. ${custody}, hvis det er forkert.
    </p>`
  }`
}

const UNABLE = 'Den unge er vurderet ikke selv at kunne tage stilling.'

const hintOf = (isYoung: boolean, isShared: boolean): string => {
  if (isYoung) return 'Den unge er fyldt 15 år og bestemmer alene. Forældrene skal ikke spørges.'
  return isShared ? 'Forældremyndigheden er fælles. Begge skal sige ja.' : 'Den, der har forældremyndigheden.'
}

/** The speakers by name, for the journal. */
export function namesOf(speakers: Speakers, { child, family }: Pick<Around, 'child' | 'family'>): string {
  const holders = [...family.custody, ...family.earlierCustody]
  return list(
    speakers.map((each) => {
      if (each === YOUNG) return `${child.givenName} selv`
      const holder = holders.find(({ holderId }) => holderId === each)
      return holder ? `${fullName(holder)} (forældremyndighedsindehaver)` : ''
    }),
  )
}

/** The custody of a child, before and now. */
export const custodyIn = ({ custody, earlierCustody }: Family) => [...custody, ...earlierCustody]

/** What the rules of who may speak ask of a child and its family. */
export const ruledBy = ({ child, assessments, family, today }: Around) => ({
  birthDate: child.birthDate,
  assessments,
  custody: custodyIn(family),
  today: today.toString(),
})
