import type { StaffCtx } from '#platform/ctx.ts'
import { dayOf } from '#platform/time.ts'
import { municipality, units } from '#registry/organisations/organisations.ts'
import { arrivalsOf, besidesOf } from './activity.ts'
import { readChoice } from './choice.ts'
import { cohortOf } from './cohort.ts'
import { endingsOf } from './endings.ts'
import { goalsOf } from './goal.ts'
import { deskOf, nowOf } from './now.ts'
import { talksOf } from './talks.ts'
import { themesOf } from './themes.ts'
import { waitsOf } from './waits.ts'
import { waysOf } from './ways.ts'

/** All that the overview shows for what an address asks, in a fixed number of statements that travel together. */
export async function overviewOf(ctx: StaffCtx, query: Record<string, string>) {
  const allUnits = await units(ctx)
  const choice = readChoice(query, allUnits, dayOf(ctx.now))
  const [here, arrivals, besides, cohort, waits, now, desk, talks, ways, endings, themes] = await Promise.all([
    municipality(ctx),
    arrivalsOf(ctx, choice),
    besidesOf(ctx, choice),
    cohortOf(ctx, choice),
    waitsOf(ctx, choice),
    nowOf(ctx, choice),
    deskOf(ctx, choice),
    talksOf(ctx, choice),
    waysOf(ctx, choice),
    endingsOf(ctx, choice),
    themesOf(ctx, choice),
  ])
  return {
    choice,
    units: allUnits,
    at: ctx.now,
    arrivals,
    besides,
    cohort,
    goals: goalsOf(waits, here.treatmentGoalDays),
    now,
    desk,
    talks,
    ways,
    endings,
    themes,
  }
}

export type Overview = Awaited<ReturnType<typeof overviewOf>>
