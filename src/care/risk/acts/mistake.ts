import type { Context } from 'hono'
import { z } from 'zod'
import * as f from '#platform/form.ts'
import { problem } from '#platform/problem.ts'
import { actRoutes, levelName, riskAddress } from '#care/pathways/pathways.ts'
import { html } from '#ui/html.ts'
import { textArea } from '#ui/text-fields.ts'
import { riskRecord, type RiskRecord } from '../load.ts'
import { markRiskMistake } from '../record.ts'
import { dayAndTime } from '../words.ts'

const recordedIn = ({ assessments, decisions }: RiskRecord, c: Context) => {
  const id = c.req.param('recordedId')
  const assessment = assessments.find((each) => each.id === id)
  if (assessment)
    return {
      ...assessment,
      what: `Risikovurderingen ${dayAndTime(assessment.assessed_at)} (${levelName[assessment.level].toLowerCase()})`,
    }
  const decision = decisions.find((each) => each.id === id)
  if (!decision) throw problem.notFound('Registreringen')
  return { ...decision, what: `Beslutningen ${dayAndTime(decision.decided_at)} om, at behandlingen går videre,` }
}

/** Marks an assessment or a decision as entered in error. */
export const mistake = actRoutes({
  path: 'risk/mistakes/:recordedId',
  permission: 'pathway.work',
  title: () => 'Marker som registreret ved en fejl',
  hindered: async ({ pathway }, c) =>
    recordedIn(await riskRecord(c.var.ctx, pathway.id), c).mistake ? 'Det er allerede markeret som en fejl.' : null,
  schema: () => z.object({ reason: f.text('Skriv, hvad der var forkert.', { min: 3, max: 1000 }) }),
  fields: async (view, shown, c) =>
    html`<div class="guidance">
        <p><strong>${recordedIn(await riskRecord(c.var.ctx, view.pathway.id), c).what}</strong></p>
        <p>
          Registreringen bliver stående med din begrundelse, og gælder ikke længere. Er noget blevet anderledes siden,
          så skriv i stedet en ny vurdering.
        </p>
      </div>
      ${textArea({ ...shown, name: 'reason', label: 'Hvad var forkert?', rows: 3, limit: 1000 })}`,
  submit: 'Marker som en fejl',
  back: riskAddress,
  act: async (ctx, view, { reason }, c) => {
    const { id, what } = recordedIn(await riskRecord(ctx, view.pathway.id), c)
    await markRiskMistake(ctx, view.pathway, { ofId: id, what, reason })
  },
})
