import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx.ts'
import { birthdayOf, type Day } from '#platform/time.ts'
import { list } from '#ui/danish.ts'
import { tag } from '#ui/tag.ts'

/** Why screening and treatment may not take place; the same words as the database's `consent_missing`. */
export type MissingCode =
  | 'custody_unknown'
  | 'custody_incomplete'
  | 'holder_missing'
  | 'holder_denied'
  | 'holder_withdrew'
  | 'own_missing'
  | 'own_denied'
  | 'own_withdrew'
  | 'renew_at_15'
  | 'renew_at_18'
  | 'holder_not_told'

/** One thing that is missing, and whom it is about; of a no, whether another holds custody with them. */
export type Missing = { code: MissingCode; personId: string | null; name: string | null; isShared: boolean }

/** The moment for which it is asked how it stands now: what was taken back in this very moment is taken back. */
export const justAfter = (now: Date): Date => new Date(now.getTime() + 1)

/** What is missing now on an active pathway, asked in the statement that reads the pathway. */
export const missingNow = (now: Date) =>
  sql<
    Missing[] | null
  >`case when pathways.status = 'active' then consent_state(pathways.municipality_id, pathways.id, ${justAfter(now)}) end`

/** Whether anybody ever said yes in the pathway, also when it counts no more. */
export const hasHadYes = sql<boolean>`exists (select from treatment_consents c
  where c.municipality_id = pathways.municipality_id and c.pathway_id = pathways.id and c.decision = 'permit'
    and not exists (select from consent_errors e where e.municipality_id = c.municipality_id and e.of_id = c.id))`

/** R52, R69-R74: what is missing for a talk held at a moment, or nothing. */
export async function missingAt(ctx: Ctx, pathwayId: string, at: Date): Promise<Missing[]> {
  const { missing } = await ctx.db
    .selectFrom('pathways')
    .select(
      sql<Missing[]>`consent_state(pathways.municipality_id, pathways.id, ${at})`.as('missing'), // as the function gives it
    )
    .where('id', '=', pathwayId)
    .executeTakeFirstOrThrow()
  return missing
}

const sentences = {
  custody_unknown: () => 'Det er ikke registreret, hvem der har forældremyndigheden.',
  custody_incomplete: () => 'Forældremyndigheden er fælles, men kun den ene er registreret.',
  holder_missing: (name) => `Der mangler samtykke fra ${name}.`,
  holder_denied: (name, isShared) => `${name} siger nej til behandling.${isShared ? ' Begge skal være enige.' : ''}`,
  holder_withdrew: (name) => `${name} har trukket sit samtykke tilbage.`,
  own_missing: (name) => `${name} giver selv samtykke, og det mangler.`,
  own_denied: (name) => `${name} siger nej til behandling.`,
  own_withdrew: (name) => `${name} har trukket sit samtykke tilbage.`,
  renew_at_15: (name) => `${name} er fyldt 15 og giver nu selv samtykke. Forældrenes rækker ikke længere.`,
  renew_at_18: (name) => `${name} er fyldt 18 og giver nu selv samtykke. Forældrenes rækker ikke længere.`,
  holder_not_told: (name) => `Det er ikke registreret, at ${name} er orienteret.`,
} as const satisfies Record<MissingCode, (name: string, isShared: boolean) => string>

/** What is missing, in a sentence for the person. */
export const missingInWords = ({ code, name, isShared }: Pick<Missing, 'code' | 'name' | 'isShared'>): string =>
  sentences[code](name ?? 'den unge', isShared)

/** All that is missing, one sentence after the other; null when nothing is. */
export const consentHindrance = (missing: readonly Missing[] | null): string | null =>
  missing?.length ? missing.map(missingInWords).join(' ') : null

/** Whether there may have been consent before: then a talk held while it stood can still be registered, and is judged by its time. */
export const mayHaveHadConsent = (pathway: { has_had_yes: boolean; screening_on: string | null }): boolean =>
  pathway.screening_on !== null || pathway.has_had_yes

/** Where a pathway's consents are read and recorded. */
export const consentAddress = (pathwayId: string): string => `/pathways/${pathwayId}/consent`

/** From so many days before the fifteenth birthday the banner says what is coming. R73. */
export const DAYS_BEFORE_BIRTHDAY = 30

/** How it stands with consent, in the few words of the banner. */
export function consentTag(missing: readonly Missing[], about: { birthDate: string; today: Day; step: string }) {
  const codes = new Set(missing.map(({ code }) => code))
  if (missing.length === 0) {
    const soon = about.today.add({ days: DAYS_BEFORE_BIRTHDAY }).toString()
    const isSoon = (years: 15 | 18) => {
      const on = birthdayOf(about.birthDate, years)
      return on > about.today.toString() && on <= soon
    }
    return isSoon(15) ? tag('warn', 'Skal fornyes ved 15 år') : tag('ok', 'Samtykke givet')
  }
  if (codes.has('holder_withdrew') || codes.has('own_withdrew')) return tag('bad', 'Trukket tilbage')
  if (codes.has('renew_at_15')) return tag('bad', 'Skal fornyes ved 15 år')
  if (codes.has('renew_at_18')) return tag('bad', 'Skal fornyes ved 18 år')
  if (codes.has('own_denied')) return tag('bad', 'Den unge siger nej')
  const denied = missing.filter(({ code }) => code === 'holder_denied')
  if (denied.length) return tag('bad', `Siger nej: ${namesOf(denied)}`)
  // before the forsamtale nobody has been asked, and nobody has to
  const kind = about.step === 'enquiry' ? 'plain' : 'warn'
  if (codes.has('custody_unknown')) return tag(kind, 'Mangler: forældremyndighed')
  const names = namesOf(missing.filter(({ code }) => code === 'holder_missing' || code === 'own_missing'))
  const untold = namesOf(missing.filter(({ code }) => code === 'holder_not_told'))
  if (names) return tag(kind, `Mangler: ${names}`)
  return untold ? tag(kind, `Ikke orienteret: ${untold}`) : tag(kind, 'Mangler: den anden forælder')
}

const namesOf = (missing: readonly Missing[]): string => list(missing.map(({ name }) => name ?? ''))
