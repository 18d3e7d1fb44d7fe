import type { Ctx } from '#platform/ctx.ts'
import { makePdf } from '#platform/pdf.ts'
import { day } from '#ui/danish.ts'
import { ACUTE, writtenIn } from './parts.ts'
import type { Plan } from './plans.ts'

/** The plan as an accessible PDF, for a pocket or a fridge: no name and no number stands on it. */
export const planDocument = (ctx: Ctx, plan: Plan): Promise<Buffer> =>
  makePdf({
    template: new URL('plan.typ', import.meta.url),
    at: ctx.now,
    data: {
      title: 'Min plan',
      foot: `Lavet ${day(plan.made_on)}`,
      parts: writtenIn(plan.parts),
      acute: ACUTE,
    },
  })
