import { Hono } from 'hono'
import type { Ctx, Staff } from '#platform/ctx.ts'
import type { Env } from '#platform/http.ts'
import { staff } from '#registry/access/guard.ts'
import {
  definitionOf,
  openedFor,
  responseById,
  type Answers,
  type Response as AnsweredForm,
  type Shown,
} from '#care/measures/measures.ts'
import { bundleOf } from './bundle.ts'
import type { KeptScore } from './observation.ts'
import type { Bundle } from './resource.ts'
import { takingIn } from './taking-in.ts'

/** One answered form to hand on, by whoever may read it; the look is logged like that at its page (R55, R56). */
const answeredForm = new Hono<Env<Staff>>().get(
  '/pathways/:pathwayId/measures/:responseId/fhir',
  staff('pathway.read'),
  async (c) => {
    const { pathway } = await openedFor(c, 'read')
    const response = await responseById(c.var.ctx, pathway.id, c.req.param('responseId'))
    const bundle = await bundleFor(c.var.ctx, pathway.child_id, response)
    return c.body(`${JSON.stringify(bundle, null, 2)}\n`, 200, {
      'Content-Type': 'application/fhir+json; charset=utf-8',
      'Content-Disposition': 'attachment; filename="skema.json"',
    })
  },
)

/** What leaves as FHIR, and what is taken in. */
export const fhirRoutes = new Hono<Env<Staff>>().route('/', answeredForm).route('/', takingIn)

async function bundleFor(ctx: Ctx, childId: string, response: AnsweredForm): Promise<Bundle> {
  const definition = await definitionOf(ctx, response)
  return bundleOf(
    {
      id: response.id,
      childId,
      definition,
      // both were written by `recordResponse`, which read them
      answers: response.answers as Answers,
      shown: response.shown as Shown | null,
      answeredOn: response.answered_on,
      recordedAt: response.recorded_at,
      enteredByStaff: response.entry !== 'link',
      isMistake: response.mistake !== null,
      language: response.language,
    },
    response.scores.map(keptScore),
    ctx.now,
  )
}

function keptScore(score: AnsweredForm['scores'][number]): KeptScore {
  const { scale, value, answered, items: of, prorated, incomplete } = score
  const { norm_id: normId, norm_version: normVersion, band: nth, bands, band_name: name } = score
  const isInBand = normId !== null && normVersion !== null && nth !== null && bands !== null && name !== null
  const band = isInBand ? { normId, normVersion, nth, of: bands, name } : null
  return { scale, value, answered, of, prorated, incomplete, band }
}
