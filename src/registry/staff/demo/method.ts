import { Hono } from 'hono'
import { createMiddleware } from 'hono/factory'
import { z } from 'zod'
import { id, parseForm, postedForm, text } from '#platform/form.ts'
import { open } from '#platform/guard.ts'
import type { Env } from '#platform/http.ts'
import { problem } from '#platform/problem.ts'
import { localPath } from '../local-path.ts'
import { municipalitiesHere } from '../municipalities.ts'
import { withNext, type SignInMethod } from '../sign-in.ts'
import { demoPage } from './page.ts'
import { demoPeople } from './people.ts'

const PATH = '/sign-in/demo'

const schema = z.object({
  municipality: text('Vælg en kommune.'),
  staff: id('Vælg en person.'),
  next: z.string().catch('/'),
})

/** Outside demo mode there is no such page. */
const onlyInDemo = createMiddleware<Env>(async (c, next) => {
  if (!c.var.machine.demo) throw problem.notFound('Siden')
  await next()
})

/** In demo mode: be anybody. */
export const demoSignIn: SignInMethod = {
  id: 'demo',
  label: 'Vælg en af demoens personer',
  path: PATH,
  isOffered: ({ demo }) => demo,
  routes: ({ establish, others }) =>
    new Hono<Env>()
      .get(PATH, open, onlyInDemo, async (c) => {
        const municipalities = await municipalitiesHere(c)
        const wanted = c.req.query('municipality')
        const chosen = municipalities.find(({ slug }) => slug === wanted) ?? municipalities[0]
        const people = chosen
          ? await c.var.machine.database.as({ municipalityId: chosen.id }, (db) => demoPeople(db))
          : []
        const next = localPath(c.req.query('next'))
        const hrefFor = ({ slug }: { slug: string }) => withNext(`${PATH}?municipality=${slug}`, next)
        return c.html(demoPage({ municipalities, chosen, people, next, others: others(c), hrefFor }))
      })
      .post(PATH, open, onlyInDemo, async (c) => {
        const form = parseForm(await postedForm(c), schema)
        const municipalities = await municipalitiesHere(c)
        const chosen = municipalities.find((each) => each.id === form.value?.municipality)
        if (form.errors || !chosen) throw problem.badRequest('Vælg en person fra listen.')
        return establish(c, { municipalityId: chosen.id, staffId: form.value.staff, next: form.value.next })
      }),
}
