import { Hono, type Context } from 'hono'
import type { z } from 'zod'
import type { Staff, StaffCtx } from '#platform/ctx.ts'
import { readForm, type Errors, type Form } from '#platform/form.ts'
import type { Env } from '#platform/http.ts'
import { dayOf } from '#platform/time.ts'
import { logLook } from '#registry/access/access.ts'
import { staff } from '#registry/access/guard.ts'
import { may } from '#registry/access/roles.ts'
import { openedPathway } from '#care/pathways/pathways.ts'
import { guideOn, withdraw } from '../close.ts'
import { joinToEnquiry, joinToPathway } from '../join.ts'
import { enquiryById, takeEnquiry, type Enquiry } from '../load.ts'
import { openEnquiry } from '../open.ts'
import { enquiryPage, type ActName } from './enquiry-page.ts'
import { guideSchema, joinSchema, openSchema, registerSchema, withdrawSchema } from './forms.ts'
import { listEnquiries } from './list.ts'
import { listPage } from './list-page.ts'
import { registerEnquiry, type Refused } from './register.ts'
import { registerPage } from './register-page.ts'
import { matchesFor, placesOf, viewOf } from './view.ts'
import { guidedReasonName } from './words.ts'

type C = Context<Env<Staff>>

/** Indgangen, for those who take in. */
export const deskRoutes = new Hono<Env<Staff>>()
  .get('/entrance', staff('entrance.read'), async (c) => {
    const { ctx } = c.var
    const shelf = c.req.query('show') === 'handled' ? 'handled' : 'waiting'
    const page = Number(/^[1-9]\d{0,3}$/.exec(c.req.query('page') ?? '')?.[0] ?? 1)
    return c.html(
      listPage(c.var.frame, { listed: await listEnquiries(ctx, shelf, page), shelf, page, today: dayOf(ctx.now) }),
    )
  })
  .get('/entrance/new', staff('entrance.register'), async (c) =>
    c.html(registerPage(c.var.frame, { places: await placesOf(c.var.ctx), now: c.var.ctx.now })),
  )
  .post('/entrance/new', staff('entrance.register'), async (c) => {
    const { ctx } = c.var
    const places = await placesOf(ctx)
    const form = await readForm(c, registerSchema(places))
    const again = (refused: Partial<Refused>) =>
      c.html(registerPage(c.var.frame, { places, now: ctx.now, typed: form.typed, ...refused }), 422)
    if (form.errors) return again(form)
    const done = await registerEnquiry(ctx, form.value)
    if ('errors' in done) return again(done)
    return c.redirect(afterwards(ctx, done), 303)
  })
  .get('/entrance/:enquiryId', staff('entrance.read'), async (c) => {
    const enquiry = await openedEnquiry(c.var.ctx, c.req.param('enquiryId'))
    return c.html(enquiryPage(c.var.frame, await viewOf(c.var.ctx, enquiry)))
  })

  .post('/entrance/:enquiryId/pathway', staff('entrance.open'), (c) =>
    act(c, {
      name: 'pathway',
      schema: async (ctx) => openSchema(await placesOf(ctx)),
      run: async (ctx, enquiry, form) => {
        const opened = await openEnquiry(ctx, enquiry, {
          ...form,
          childId: form.childId || null,
          residenceMunicipalityId: form.residence,
          actingMunicipalityId: form.acting,
        })
        return 'errors' in opened
          ? opened
          : { to: afterwards(ctx, { enquiryId: enquiry.id, pathwayId: opened.pathwayId }) }
      },
    }),
  )
  .post('/entrance/:enquiryId/joining', staff('entrance.open'), (c) =>
    act(c, {
      name: 'joining',
      schema: () => joinSchema,
      run: async (ctx, enquiry, form) => {
        const match = (await matchesFor(ctx, enquiry)).find(({ kind, id }) => form.with === `${kind}:${id}`)
        if (match?.kind === 'child' && match.pathwayId && match.pathwayStatus === 'active') {
          await joinToPathway(ctx, enquiry, match.pathwayId)
          return { to: may('pathway.read', ctx.actor) ? `/pathways/${match.pathwayId}` : '/entrance' }
        }
        const first = match?.kind === 'enquiry' && (await joinToEnquiry(ctx, enquiry, await enquiryById(ctx, match.id)))
        return first
          ? { to: `/entrance/${first}` }
          : { errors: { with: 'Den kan ikke lægges sammen med det mere. Se efter igen.' } }
      },
    }),
  )
  .post('/entrance/:enquiryId/guidance', staff('entrance.open'), (c) =>
    act(c, {
      name: 'guidance',
      schema: () => guideSchema,
      run: async (ctx, enquiry, form) => {
        const reason = [guidedReasonName[form.guidedReason], form.guidedNote].filter(Boolean).join('. ')
        await guideOn(ctx, enquiry.id, { reason, guidedTo: form.guidedTo })
        return { to: `/entrance/${enquiry.id}` }
      },
    }),
  )
  .post('/entrance/:enquiryId/withdrawal', staff('entrance.open'), (c) =>
    act(c, {
      name: 'withdrawal',
      schema: () => withdrawSchema,
      run: async (ctx, enquiry, form) => {
        await withdraw(ctx, enquiry.id, form.withdrawnReason)
        return { to: `/entrance/${enquiry.id}` }
      },
    }),
  )

/** R55: once it belongs to a pathway, the words of a henvendelse are read by those who may open the pathway. */
async function openedEnquiry(ctx: StaffCtx, id: string): Promise<Enquiry> {
  const enquiry = await enquiryById(ctx, id)
  if (enquiry.pathway_id) await openedPathway(ctx, enquiry.pathway_id, 'enquiry')
  return enquiry
}

type Act<Value> = {
  name: ActName
  schema: (ctx: StaffCtx) => z.ZodType<Value> | Promise<z.ZodType<Value>>
  run: (ctx: StaffCtx, enquiry: Enquiry, form: Value) => Promise<{ to: string } | { errors: Errors }>
}

/** Something done with a henvendelse, and logged (R56): errors bring the page back with 422, what a colleague did meanwhile with 409. */
async function act<Value extends { version: number }>(c: C, { name, schema, run }: Act<Value>): Promise<Response> {
  const { ctx } = c.var
  const enquiry = await openedEnquiry(ctx, c.req.param('enquiryId') ?? '')
  const form: Form<Value> = await readForm(c, await schema(ctx))
  const show = async (status: 409 | 422, found: Enquiry, more: { errors?: Errors; conflict?: boolean }) =>
    c.html(enquiryPage(c.var.frame, await viewOf(ctx, found, { act: name, typed: form.typed, ...more })), status)
  if (form.errors)
    return enquiry.status === 'waiting' ? show(422, enquiry, form) : show(409, enquiry, { conflict: true })
  if (!(await takeEnquiry(ctx, enquiry.id, form.value.version)))
    return show(409, await enquiryById(ctx, enquiry.id), { conflict: true })
  await logLook(ctx, { what: name, kind: 'write', criterion: `henvendelse ${enquiry.receipt}` })
  const done = await run(ctx, enquiry, form.value)
  return 'errors' in done ? show(422, enquiry, done) : c.redirect(done.to, 303)
}

/** Where one goes after: to the pathway, or for those who do not read pathways back to the henvendelse. */
const afterwards = (
  ctx: StaffCtx,
  { enquiryId, pathwayId }: { enquiryId: string; pathwayId: string | null },
): string => (pathwayId && may('pathway.read', ctx.actor) ? `/pathways/${pathwayId}` : `/entrance/${enquiryId}`)
