import { Hono } from 'hono'
import type { Staff } from '#platform/ctx.ts'
import type { Env } from '#platform/http.ts'
import { staff } from '#registry/access/guard.ts'
import { knownPhrase, newPhrase } from './forms.ts'
import { phrasesPage } from './page.ts'
import { allPhrases } from './phrases.ts'

/** The municipality's phrases for notes, under administration. */
export const phraseRoutes = new Hono<Env<Staff>>()
  .get('/administration/phrases', staff('phrases.write'), async (c) => {
    const page = Math.min(1000, Math.max(1, Math.trunc(Number(c.req.query('page'))) || 1))
    return c.html(phrasesPage(c.var.frame, { phrases: await allPhrases(c.var.ctx), page }))
  })
  .route('/', newPhrase)
  .route('/', knownPhrase)
