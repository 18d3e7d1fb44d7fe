import type { Ctx } from '#platform/ctx.ts'
import { dayOf } from '#platform/time.ts'
import { OWN_GUIDE } from './own-guide.ts'

export const guidelinesOf = (ctx: Ctx) =>
  ctx.db.selectFrom('risk_guidelines').selectAll().orderBy('number', 'desc').execute()

export type Guideline = Awaited<ReturnType<typeof guidelinesOf>>[number]

/** The guideline beside the form: its text, and the name under which the version is kept with the assessment. */
export type Shown = { id: string | null; name: string; title: string; text: string; isOwn: boolean }

export const nameOf = ({ title, number }: Pick<Guideline, 'title' | 'number'>): string => `${title}, version ${number}`

/** Our own short one, for a municipality that has none. */
export const ourGuide: Shown = {
  id: null,
  name: OWN_GUIDE.title,
  title: OWN_GUIDE.title,
  text: OWN_GUIDE.text,
  isOwn: false,
}

const asShown = (guideline: Guideline): Shown => ({
  id: guideline.id,
  name: nameOf(guideline),
  title: nameOf(guideline),
  text: guideline.text,
  isOwn: true,
})

/** The one that is valid on a day: the newest version that has begun; ours when there is none. */
export const validOn = (guidelines: readonly Guideline[], day: string): Shown => {
  const valid = guidelines
    .filter(({ valid_from }) => valid_from <= day)
    .toSorted((a, b) => b.valid_from.localeCompare(a.valid_from) || b.number - a.number)[0]
  return valid ? asShown(valid) : ourGuide
}

export const guidelineNow = async (ctx: Ctx): Promise<Shown> =>
  validOn(await guidelinesOf(ctx), dayOf(ctx.now).toString())

/** The version that a form showed, also when another has become valid since; nothing when there is no such. */
export async function guidelineShown(ctx: Ctx, id: string | null): Promise<Shown | undefined> {
  if (id === null) return ourGuide
  const found = (await guidelinesOf(ctx)).find((each) => each.id === id)
  return found && asShown(found)
}

/** A new version of the municipality's guideline, as it was approved. It stands, and is followed by the next. */
export async function enterGuideline(
  ctx: Ctx,
  given: { title: string; text: string; approvedBy: string; approvedOn: string; validFrom: string },
): Promise<void> {
  const latest = (await guidelinesOf(ctx))[0]
  await ctx.db
    .insertInto('risk_guidelines')
    .values({
      number: (latest?.number ?? 0) + 1,
      title: given.title,
      text: given.text,
      approved_by: given.approvedBy,
      approved_on: given.approvedOn,
      valid_from: given.validFrom,
      recorded_at: ctx.now,
    })
    .execute()
}
