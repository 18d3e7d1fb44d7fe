import { sql, type NotNull } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { Ctx } from '#platform/ctx.ts'
import { problem } from '#platform/problem.ts'
import type { Day } from '#platform/time.ts'
import type { ChildBanner } from '#ui/child-banner.ts'
import { age, day, list } from '#ui/danish.ts'
import type { Child } from '#ui/html.ts'
import { tag } from '#ui/tag.ts'
import { languageName } from './language.ts'
import { fullName } from './person.ts'

export type BannerChild = Awaited<ReturnType<typeof childForBanner>>

/** What the banner on top of every page about a child needs, in one statement. */
export const childForBanner = (ctx: Ctx, childId: string) =>
  ctx.db
    .selectFrom('people as child')
    .where('child.id', '=', childId)
    .where('child.is_child', '=', true)
    .select(['child.id', 'given_name as givenName', 'family_name as familyName', 'birth_date as birthDate'])
    .select(['has_protected_address as hasProtectedAddress', 'language', 'needs_interpreter as needsInterpreter'])
    .select((child) => [
      jsonArrayFrom(
        child
          .selectFrom('custody')
          .innerJoin('people as holder', (join) =>
            join
              .onRef('holder.municipality_id', '=', 'custody.municipality_id')
              .onRef('holder.id', '=', 'custody.holder_id'),
          )
          .whereRef('custody.municipality_id', '=', 'child.municipality_id')
          .whereRef('custody.child_id', '=', 'child.id')
          .where('custody.valid_to', 'is', null)
          .select([
            'holder.id',
            'holder.given_name as givenName',
            'holder.family_name as familyName',
            'custody.sharing',
          ])
          .orderBy('holder.given_name')
          .orderBy('holder.id'),
      ).as('custody'),
      child
        .exists(
          child
            .selectFrom('person_identifiers as number')
            .whereRef('number.municipality_id', '=', 'child.municipality_id')
            .whereRef('number.person_id', '=', 'child.id')
            .where('number.valid_to', 'is', null),
        )
        .$castTo<boolean>() // `exists` is never null
        .as('hasCpr'),
    ])
    // R78: shown on every page about the child
    .select(sql<boolean>`objects_to_sharing(child.municipality_id, child.id)`.as('objectsToSharing'))
    .$narrowType<{ birthDate: NotNull }>() // by a check of the table a child has one
    .executeTakeFirstOrThrow(() => problem.notFound('Barnet'))

/**
 * The banner of a child as every page shows it. `responsible` is who treats the child, in words; `href` leads to the child's
 * own page and is left out there.
 */
export function bannerOf(
  child: BannerChild,
  {
    today,
    responsible,
    href,
    consent,
    risk,
    more = [],
  }: { today: Day; responsible: Child } & Partial<Pick<ChildBanner, 'href' | 'consent' | 'risk' | 'more'>>,
): ChildBanner {
  const speaks = child.language !== 'da' || child.needsInterpreter
  return {
    name: fullName(child),
    href,
    born: `${age(child.birthDate, today)} år, født ${day(child.birthDate)}`,
    custody: custodyInWords(child.custody),
    responsible,
    consent: [consent, child.objectsToSharing && tag('warn', 'Indsigelse mod deling')],
    risk: risk ?? null,
    protectedAddress: child.hasProtectedAddress,
    more: [
      ...(child.hasCpr ? [] : [['CPR-nummer', 'mangler'] as const]),
      ...(speaks
        ? [['Sprog', `${languageName(child.language)}${child.needsInterpreter ? ', tolk' : ''}`] as const]
        : []),
      ...more,
    ],
  }
}

/** Who holds custody: `fælles: Anne Holm og Jens Holm`, `Anne Holm alene`. R81: nobody is assumed to hold it. */
export function custodyInWords(custody: BannerChild['custody']): string {
  const names = custody.map(fullName)
  if (!custody[0]) return 'ikke oplyst'
  if (custody[0].sharing === 'sole') return `${names.join('')} alene`
  return names.length > 1 ? `fælles: ${list(names)}` : `fælles: ${names.join('')} og en, vi ikke kender`
}
