import { Hono } from 'hono'
import { createMiddleware } from 'hono/factory'
import { countAttempt } from '#platform/attempts.ts'
import type { Visitor } from '#platform/ctx.ts'
import { open } from '#platform/guard.ts'
import type { Env } from '#platform/http.ts'
import { problem } from '#platform/problem.ts'
import { asVisitor, type Face } from '#registry/organisations/guard.ts'
import type { Accent } from '#ui/accents.ts'
import { day } from '#ui/danish.ts'
import { html } from '#ui/html.ts'
import { publicPage } from '#ui/public-page.ts'
import { planBehind } from './plans.ts'
import { planParts } from './shown.ts'

/** From one place: wide enough for a class that opens theirs together, too narrow to guess 256 bits. */
const LOOKS = { most: 60, minutes: 1 }

const paced = createMiddleware<Env>(async (c, next) => {
  await countAttempt(c, 'risk.plan', LOOKS)
  await next()
})

const TOKEN = /^[\w-]{43}$/

const page = (face: Face, demo: boolean, plan: NonNullable<Awaited<ReturnType<typeof planBehind>>>) =>
  publicPage(
    {
      accent: face.accent as Accent, // the database allows no other
      municipality: `${face.name} Kommune`,
      demo,
      homeUrl: `/k/${face.slug}`,
      accessibilityUrl: `/k/${face.slug}/was`,
      secret: true,
    },
    { title: 'Min plan' },
    html`<h1>Min plan</h1>
      <p class="quiet">Lavet ${day(plan.madeOn)}. Kun den, der har linket, kan se den.</p>
      ${planParts(plan.parts)}
      <section class="plan-part">
        <h2>Hvis planen ikke er nok</h2>
        <p>Ring til en voksen eller til et af numrene her på siden. Du må gerne ringe, også hvis du er i tvivl.</p>
      </section>`,
  )

/** The young person's plan on their phone, by a secret address. Mounted at `/k`. */
export const planPage = new Hono<Env<Visitor>>().get('/:slug/plan/:token', paced, asVisitor, open, async (c) => {
  const token = c.req.param('token')
  const plan = TOKEN.test(token) ? await planBehind(c.var.ctx, token) : null
  if (!plan) throw problem.notFound('Planen')
  c.header('X-Robots-Tag', 'noindex, nofollow')
  return c.html(page(c.get('face'), c.var.machine.demo, plan))
})
