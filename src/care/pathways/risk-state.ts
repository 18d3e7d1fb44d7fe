import { sql } from 'kysely'
import type { Ctx, StaffCtx } from '#platform/ctx.ts'
import type { RiskLevel } from '#platform/schema.ts'
import { dayOf, type Day } from '#platform/time.ts'
import { shortDay } from '#ui/danish.ts'
import { html, type Child } from '#ui/html.ts'
import { tag } from '#ui/tag.ts'

/** Why treatment may not take place; the same words as the database's `risk_hinders`. */
export type RiskHinders =
  | 'never_assessed'
  | 'assessed_before_screening'
  | 'assessed_before_theme'
  | 'risk_is_increased'
  | 'risk_is_acute'

/** Where the assessment of self-harm and suicide risk stands in a pathway. */
export type RiskState = {
  hinders: RiskHinders | null
  assessmentId: string | null
  level: RiskLevel | null
  /** As JSON writes an instant. */
  assessedAt: string | null
  /** Somebody has decided that treatment goes on in spite of it. */
  isLifted: boolean
  isSelfHarmTheme: boolean
}

/** How it stands now on an active pathway, asked in the statement that reads the pathway. */
export const riskNow = (now: Date) =>
  sql<RiskState | null>`case when pathways.status = 'active' then risk_state(pathways.municipality_id, pathways.id, ${now}) end`

export const levelName = {
  none: 'Ingen tegn på risiko',
  low: 'Let forhøjet risiko',
  increased: 'Forhøjet risiko',
  acute: 'Akut risiko',
} as const satisfies Record<RiskLevel, string>

export const levelKind = { none: 'ok', low: 'info', increased: 'bad', acute: 'bad' } as const satisfies Record<
  RiskLevel,
  string
>

const sentences = {
  never_assessed: 'Risikoen for selvskade og selvmord er ikke vurderet.',
  assessed_before_screening: 'Risikoen er ikke vurderet siden screeningen.',
  assessed_before_theme: 'Selvskade er blevet et tema efter den seneste risikovurdering.',
  risk_is_increased:
    'Risikoen er vurderet som forhøjet. Behandlingen venter på en ny vurdering eller en beslutning med begrundelse.',
  risk_is_acute:
    'Risikoen er vurderet som akut. Behandlingen venter på en ny vurdering eller en beslutning med begrundelse.',
} as const satisfies Record<RiskHinders, string>

export const riskInWords = (hinders: RiskHinders): string => sentences[hinders]

/** R36, R37: what stands in the way of treatment, in words; null when nothing does. */
export const riskHindrance = (state: RiskState | null): string | null =>
  state?.hinders ? riskInWords(state.hinders) : null

/** Where a pathway's risk is read and assessed. */
export const riskAddress = (pathwayId: string): string => `/pathways/${pathwayId}/risk`

/** R36, R37: why a treatment may not have been held at a moment, by what was known then; null when it may. */
export async function riskHinderedAt(
  ctx: Ctx,
  pathwayId: string,
  { at, onDay }: { at: Date; onDay: string },
): Promise<string | null> {
  const { hinders } = await ctx.db
    .selectFrom('pathways')
    .select(
      sql<RiskHinders | null>`risk_hinders(pathways.municipality_id, pathways.id, ${at}, ${onDay}::date)`.as('hinders'), // as the function gives it
    )
    .where('id', '=', pathwayId)
    .executeTakeFirstOrThrow()
  return hinders && riskInWords(hinders)
}

/** R36: asks for an assessment on a day, unless one was made on that day or later, or is asked for already. */
export async function askToAssess(ctx: StaffCtx, pathwayId: string, since: string, title: string): Promise<void> {
  await sql`
    insert into tasks (kind, child_id, pathway_id, title, due_on, assignee_id, role, created_at)
    select 'risk_assessment', p.child_id, p.id, ${title}, ${dayOf(ctx.now).toString()}, p.responsible_id, 'therapist', ${ctx.now}
    from pathways p
    where p.id = ${pathwayId} and p.status = 'active'
      and coalesce(danish_day((risk_at(p.municipality_id, p.id, ${ctx.now})).assessed_at) < ${since}::date, true)
      and not exists (select from tasks t where t.municipality_id = p.municipality_id and t.pathway_id = p.id
        and t.kind = 'risk_assessment' and t.done_at is null)`.execute(ctx.db)
}

/** Where risk stands, in the few words of the banner. */
export function riskTag(state: RiskState, about: { today: Day; step: string }): Child {
  const isHigh = state.level === 'increased' || state.level === 'acute'
  const high =
    isHigh &&
    state.level &&
    state.assessedAt &&
    tag('bad', `${levelName[state.level]}, ${shortDay(dayOf(new Date(state.assessedAt)), about.today)}`)
  if (state.hinders === 'never_assessed') {
    // before the screening nobody has to, unless it is what the family came with
    const isEarly = (about.step === 'enquiry' || about.step === 'preliminary_talk') && !state.isSelfHarmTheme
    return tag(isEarly ? 'plain' : 'warn', 'Risiko ikke vurderet')
  }
  if (state.hinders === 'assessed_before_screening' || state.hinders === 'assessed_before_theme')
    return html`${high} ${tag('warn', 'Risiko skal vurderes igen')}`
  return high || (state.level && tag(levelKind[state.level], levelName[state.level]))
}
