import type { ContactingParty, ReferringParty, Relationship, Theme } from '#platform/schema.ts'
import type { Gender } from './names.ts'
import type { Random } from './random.ts'
import { asNext, parentTalks, teller, viaReferrer } from './words/around.ts'
import { behaviour } from './words/behaviour.ts'
import { bodyAndFood } from './words/body-and-food.ts'
import type { Lines, ThemeWords } from './words/lines.ts'
import { obsessions } from './words/obsessions.ts'
import { otherTheme } from './words/other-theme.ts'
import { restlessness } from './words/restlessness.ts'
import { sadness } from './words/sadness.ts'
import { selfHarm } from './words/self-harm.ts'
import { worry } from './words/worry.ts'

const themeWords = {
  behaviour,
  worry,
  body_and_food: bodyAndFood,
  self_harm: selfHarm,
  sadness,
  obsessions,
  restlessness,
  other: otherTheme,
} as const satisfies Record<Theme, ThemeWords>

/** Whom a summary is about. `said`: what has been said of the child already, so that it is not said twice. */
export type Subject = { givenName: string; gender: Gender; age: number; themes: readonly Theme[]; said: Set<string> }

/** Puts the child into a sentence. */
export function about({ givenName, gender }: Subject, sentence: string): string {
  const [han, ham, hans] = gender === 'girl' ? ['hun', 'hende', 'hendes'] : ['han', 'ham', 'hans']
  const genitive = /[sxz]$/.test(givenName) ? `${givenName}’` : `${givenName}s`
  return sentence
    .replaceAll('{N}', givenName)
    .replaceAll('{Ns}', genitive)
    .replaceAll('{han}', han)
    .replaceAll('{ham}', ham)
    .replaceAll('{hans}', hans)
    .replaceAll('{Han}', han === 'hun' ? 'Hun' : 'Han')
}

/** One of several sentences, about this child. */
export const say = (random: Random, subject: Subject, sentences: readonly string[]): string =>
  unsaid(random, subject, sentences, 1)

/** Some of the sentences, those that were not said before first. */
function unsaid(random: Random, subject: Subject, sentences: readonly string[], howMany: number): string {
  const fitting = sentences.filter((sentence) => subject.age >= 13 || !/\bden unge\b/i.test(sentence))
  const fresh = fitting.filter((sentence) => !subject.said.has(sentence))
  const chosen = random.shuffled(fresh.length ? fresh : fitting).slice(0, howMany)
  for (const sentence of chosen) subject.said.add(sentence)
  return chosen.map((sentence) => about(subject, sentence)).join(' ')
}

/** What a summary says: as a henvendelse came, or what was done in a talk. */
export type Moment = Exclude<keyof ThemeWords, 'asked'>

/** One or two sentences of what a talk was about, most often about the first theme. */
export function told(random: Random, subject: Subject, moment: Moment, howMany = random.between(1, 2)): string {
  const theme = random.chance(80) ? subject.themes[0] : random.pick(subject.themes)
  const lines = linesFor(themeWords[theme ?? 'other'][moment], subject.age)
  return unsaid(random, subject, moment === 'parents' ? [...lines, ...parentTalks] : lines, howMany)
}

const linesFor = ({ any = [], young = [], old = [] }: Lines, age: number): readonly string[] => {
  const lines = [...any, ...(age < 6 ? [] : age <= 10 ? young : old)]
  return lines.length ? lines : [...young, ...old]
}

/** How a henvendelse is told in the words of those who came with it. */
export function asked(
  random: Random,
  subject: Subject,
  from: { relationship: Relationship | null; referredBy: ReferringParty | null },
): string {
  const lines = linesFor(themeWords[subject.themes[0] ?? 'other'].asked, subject.age)
  const what = about(subject, random.pick(lines))
  const who = from.relationship ? teller[from.relationship] : subject.givenName
  const whom = from.relationship ? subject.givenName : about(subject, '{han}')
  const via = from.referredBy ? viaReferrer[from.referredBy] : ''
  return [`${who} fortæller, at ${whom} ${what}.`, via, random.pick(asNext)].filter(Boolean).join(' ')
}

/** What the family writes itself on the public page: the same, said to us. */
export function written(random: Random, subject: Subject, from: ContactingParty): string {
  const what = about(subject, random.pick(linesFor(themeWords[subject.themes[0] ?? 'other'].asked, subject.age)))
  return from === 'child'
    ? `Jeg vil gerne tale med nogen. Det er, fordi jeg ${asI(what)}.`
    : `${subject.givenName} er ${subject.age} år. Vi skriver, fordi ${about(subject, '{han}')} ${what}. Vi vil gerne have hjælp til, hvad vi skal gøre.`
}

/** From the third person to the first. */
const asI = (clause: string): string =>
  clause
    .replaceAll(/\b(hun|han)\b/g, 'jeg')
    .replaceAll(/\b(hende|ham|sig)\b/g, 'mig')
    .replaceAll(/\bsine\b/g, 'mine')
    .replaceAll(/\bsin\b/g, 'min')
