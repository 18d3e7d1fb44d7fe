import { Hono, type Context } from 'hono'
import type { Staff } from '#platform/ctx.ts'
import { readForm } from '#platform/form.ts'
import type { Env } from '#platform/http.ts'
import { problem } from '#platform/problem.ts'
import { staff } from '#registry/access/guard.ts'
import { html } from '#ui/html.ts'
import { notice } from '#ui/notice.ts'
import { hindranceOfPathway } from './act.ts'
import { WRITING_BUTTONS } from './acts/draft.ts'
import { lacks } from './concern.ts'
import { writtenFields, type Shown } from './fields.ts'
import { writtenForm } from './form.ts'
import { pathwayForNew } from './load.ts'
import { formPage } from './pages/form-page.ts'
import { beginConcern } from './write.ts'

const PATH = '/pathways/:pathwayId/concerns/new'
type Given = Awaited<ReturnType<typeof pathwayForNew>>

/** R82: said in words, because some would otherwise wait for a yes. */
const NEEDS_NO_CONSENT = notice(
  'info',
  'En underretning kræver ikke samtykke',
  'Hverken fra forældrene eller fra den unge (sundhedsloven § 43, stk. 2, nr. 1). Pligten er din egen (barnets lov § 133), og den gælder også, når forløbet er afsluttet.',
)

const page = (c: Context<Env<Staff>>, given: Given, shown: Shown) =>
  formPage(c.var.frame, given, {
    title: 'Underretning',
    action: c.req.path,
    back: `/pathways/${given.pathway.id}`,
    version: undefined,
    hindered: hindranceOfPathway(given),
    fields: [NEEDS_NO_CONSENT, ownDraft(given), writtenFields(given, null, shown)],
    buttons: WRITING_BUTTONS,
    errors: shown.errors,
    isStale: false,
  })

const ownDraft = ({ ownDraft: draft, pathway }: Given) =>
  draft &&
  notice(
    'warning',
    'Du har en kladde om barnet',
    html`<a href="/pathways/${pathway.id}/concerns/${draft.id}/draft">Skriv videre på den</a>, eller begynd en ny her.`,
  )

/** R82: an underretning is begun from the pathway, by any who may open it, without any look at consent. */
export const newConcern = new Hono<Env<Staff>>()
  .get(PATH, staff('pathway.read'), async (c) =>
    c.html(page(c, await pathwayForNew(c.var.ctx, c.req.param('pathwayId'), 'read'), {})),
  )
  .post(PATH, staff('pathway.read'), async (c) => {
    const given = await pathwayForNew(c.var.ctx, c.req.param('pathwayId'), 'write')
    const hindered = hindranceOfPathway(given)
    if (hindered) throw problem.notAllowedNow(hindered)
    const { typed, value, errors } = await readForm(c, writtenForm)
    if (errors) return c.html(page(c, given, { typed, errors }), 422)
    const lacking = value.isDraft ? {} : lacks(value.written, given.today)
    if (Object.keys(lacking).length) return c.html(page(c, given, { typed, errors: lacking }), 422)
    const id = await beginConcern(c.var.ctx, given.pathway.id, value.written)
    const all = `/pathways/${given.pathway.id}/concerns`
    return c.redirect(value.isDraft ? all : `${all}/${id}/sending`, 303)
  })
