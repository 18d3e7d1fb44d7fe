import { Hono, type Context } from 'hono'
import type { Staff, StaffCtx } from '#platform/ctx.ts'
import { isUuid } from '#platform/form.ts'
import type { Env } from '#platform/http.ts'
import { problem } from '#platform/problem.ts'
import type { AccessKind } from '#platform/schema.ts'
import { dayOf } from '#platform/time.ts'
import { logOversight } from '#registry/access/access.ts'
import { staff } from '#registry/access/guard.ts'
import { childById } from '#registry/people/people.ts'
import { ROWS_ON_A_PAGE } from '#ui/work-table.ts'
import { deskForm } from '../desk-form.ts'
import { extractForm } from '../form.ts'
import { csvOf, MOST_ROWS } from './csv.ts'
import { countLooks, extractById, extractsOf, looksIn, makeExtract } from './extract.ts'
import { choicePage, extractPage, type Child } from './pages.ts'

/** The child whose log is asked for; that somebody asked is itself a look. */
async function childIn(ctx: StaffCtx, id: string, kind: AccessKind = 'read'): Promise<Child> {
  if (!isUuid(id)) throw problem.notFound('Barnet')
  const child = await childById(ctx, id)
  await logOversight(ctx, id, { what: 'log_extract', kind })
  return { id, name: `${child.given_name} ${child.family_name}`, born: child.birth_date }
}

const choice = deskForm({
  path: '/children/:childId/access-log',
  permission: 'log.extract',
  load: async ({ req, var: { ctx } }) => {
    const child = await childIn(ctx, req.param('childId') ?? '', req.method === 'POST' ? 'write' : 'read')
    const today = dayOf(ctx.now)
    const proposed = { from: today.subtract({ years: 1 }).toString(), to: today.toString() }
    return { child, made: await extractsOf(ctx, child.id), proposed }
  },
  schema: () => extractForm,
  page: (c, known, shown) => choicePage(c.var.frame, known, shown),
  save: async (ctx, { child }, { from, to, names, reason }) => ({
    to: `/children/${child.id}/access-log/${await makeExtract(ctx, child.id, { from, to, namesReason: names ? reason : null })}`,
  }),
})

/** As many lines as a pile of paper is printed from at a time. */
const LINES_PRINTED = 2000

async function shot(c: Context<Env<Staff>>, size: number) {
  const { ctx } = c.var
  const { childId = '', extractId = '' } = c.req.param()
  const child = await childIn(ctx, childId)
  const extract = await extractById(ctx, childId, extractId)
  const page = Math.min(10_000, Math.max(1, Math.trunc(Number(c.req.query('page'))) || 1))
  const [total, looks] = await Promise.all([
    countLooks(ctx, extract),
    looksIn(ctx, extract, { most: size, skip: (page - 1) * size }),
  ])
  return { child, extract, looks, page, pages: Math.max(1, Math.ceil(total / size)), total }
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
    await childIn(ctx, childId)
    const extract = await extractById(ctx, childId, extractId)
    if ((await countLooks(ctx, extract)) > MOST_ROWS)
      throw problem.notAllowedNow('Perioden rummer flere opslag, end en fil kan have. Lav et udtræk for færre dage.')
    return c.body(await csvOf(ctx, extract), 200, {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': 'attachment; filename="opslag-i-loggen.csv"',
    })
  })

/** R58: what a citizen may have of the log about one child. */
export const extractRoutes = [choice, reading]
