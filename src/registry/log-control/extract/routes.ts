import { Hono, type Context } from 'hono'
import type { Staff } from '#platform/ctx.ts'
import type { Env } from '#platform/http.ts'
import { problem } from '#platform/problem.ts'
import { dayOf } from '#platform/time.ts'
import { looksKeptSince } from '#registry/access/access.ts'
import { staff } from '#registry/access/guard.ts'
import { ROWS_ON_A_PAGE } from '#ui/work-table.ts'
import { childIn } from '../child-in.ts'
import { deskForm, kindOf } from '../desk-form.ts'
import { extractForm } from '../form.ts'
import { csvOf, MOST_ROWS } from './csv.ts'
import { countLooks, extractById, extractsOf, looksIn, makeExtract } from './extract.ts'
import { choicePage } from './choice-page.ts'
import { deletedInWords, extractPage } from './pages.ts'
import { holdersOf, receiverOf } from './receiver.ts'

const choice = deskForm({
  path: '/children/:childId/access-log',
  permission: 'log.extract',
  load: async ({ req, var: { ctx } }) => {
    const child = await childIn(ctx, req.param('childId') ?? '', {
      what: 'log_extract',
      kind: kindOf(req.method),
    })
    const today = dayOf(ctx.now)
    const proposed = { from: today.subtract({ years: 1 }).toString(), to: today.toString() }
    const [made, holders] = await Promise.all([extractsOf(ctx, child.id), holdersOf(ctx, child.id)])
    return { child, made, holders, proposed, today }
  },
  schema: () => extractForm,
  page: (c, known, shown) => choicePage(c.var.frame, known, shown),
  save: async (ctx, known, { from, to, names, reason, ...asked }) => {
    const { receiver, errors } = receiverOf(known, asked)
    if (errors) return { errors }
    const { id } = known.child
    const made = await makeExtract(ctx, id, { from, to, namesReason: names ? reason : null, receiver })
    return { to: `/children/${id}/access-log/${made}` }
  },
})

/** As many lines as a pile of paper is printed from at a time. */
const LINES_PRINTED = 2000

async function shot(c: Context<Env<Staff>>, size: number) {
  const { ctx } = c.var
  const { childId = '', extractId = '' } = c.req.param()
  const child = await childIn(ctx, childId, { what: 'log_extract' })
  const extract = await extractById(ctx, childId, extractId)
  const page = Math.min(10_000, Math.max(1, Math.trunc(Number(c.req.query('page'))) || 1))
  const [{ total, first }, since, looks] = await Promise.all([
    countLooks(ctx, extract),
    looksKeptSince(ctx),
    looksIn(ctx, extract, { most: size, skip: (page - 1) * size }),
  ])
  const pages = Math.max(1, Math.ceil(total / size))
  return { child, extract, looks, page, pages, total, deleted: deletedInWords(extract, { since, first }) }
}

const reading = new Hono<Env<Staff>>()
  .get('/children/:childId/access-log/:extractId', staff('log.extract'), async (c) =>
    c.html(extractPage(c.var.frame, await shot(c, ROWS_ON_A_PAGE), 'screen')),
  )
  .get('/children/:childId/access-log/:extractId/print', staff('log.extract'), async (c) =>
    c.html(extractPage(c.var.frame, await shot(c, LINES_PRINTED), 'paper')),
  )
  .get('/children/:childId/access-log/:extractId/file', staff('log.extract'), async (c) => {
    const { ctx } = c.var
    const { childId, extractId } = c.req.param()
    await childIn(ctx, childId, { what: 'log_extract' })
    const extract = await extractById(ctx, childId, extractId)
    const [{ total, first }, since] = await Promise.all([countLooks(ctx, extract), looksKeptSince(ctx)])
    if (total > MOST_ROWS)
      throw problem.notAllowedNow('Perioden rummer flere opslag, end en fil kan have. Lav et udtræk for færre dage.')
    return c.body(await csvOf(ctx, extract, deletedInWords(extract, { since, first })), 200, {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': 'attachment; filename="opslag-i-loggen.csv"',
    })
  })

/** R58: what a citizen may have of the log about one child. */
export const extractRoutes = [choice, reading]
