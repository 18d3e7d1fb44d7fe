import { typedText } from '#platform/form.ts'
import { actRoutes, riskAddress } from '#care/pathways/pathways.ts'
import { columns } from '#ui/card.ts'
import { hiddenFields } from '#ui/form.ts'
import { html } from '#ui/html.ts'
import { contradiction } from '../assessment.ts'
import { guidelineAside } from '../guideline/aside.ts'
import { guidelineNow, guidelineShown } from '../guideline/guidelines.ts'
import { recordAssessment } from '../record.ts'
import { assessmentFields, assessmentSchema } from './fields.ts'
import { momentOf, onlyActive } from './common.ts'

/** R36: one structured assessment, with the guideline beside the form. */
export const assess = actRoutes({
  path: 'risk/new',
  permission: 'pathway.work',
  title: () => 'Vurdér risikoen for selvskade og selvmord',
  hindered: onlyActive,
  schema: () => assessmentSchema,
  fields: async (view, shown, c) => {
    const typed = shown.typed && typedText(shown.typed, 'guidelineId')
    const guideline =
      (typed !== undefined && (await guidelineShown(c.var.ctx, typed || null))) || (await guidelineNow(c.var.ctx))
    return html`${hiddenFields({ guidelineId: guideline.id ?? '' })}
    ${columns(assessmentFields(view, shown), guidelineAside(guideline))}`
  },
  submit: 'Gem vurderingen',
  back: riskAddress,
  act: async (ctx, view, { day, time, guidelineId, ...value }) => {
    const when = momentOf(view, { day, time })
    if (when.errors) return when.errors
    const by = view.choices.staff.find(({ id }) => id === value.assessedBy)
    if (!by) return { assessedBy: 'Vælg en medarbejder.' }
    const fault = contradiction(value.level, value)
    if (fault) return { level: fault }
    const guideline = await guidelineShown(ctx, guidelineId)
    if (!guideline) return { form: 'Vejledningen findes ikke længere. Hent siden igen.' }
    await recordAssessment(ctx, view.pathway, {
      ...value,
      assessedAt: when.at,
      by: `${by.name}, ${by.profession}`,
      guidelineId: guideline.id,
      guideline: guideline.name,
    })
    return undefined
  },
})
