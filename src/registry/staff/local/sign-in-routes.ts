import { Hono, type Context } from 'hono'
import { z } from 'zod'
import { countAttempt } from '#platform/attempts.ts'
import { parseForm, postedForm, text, typedText, type Errors, type Typed } from '#platform/form.ts'
import { open } from '#platform/guard.ts'
import type { Env } from '#platform/http.ts'
import { localPath } from '../local-path.ts'
import { municipalitiesHere, rememberedMunicipality, rememberMunicipality } from '../municipalities.ts'
import type { SignInMethod } from '../sign-in.ts'
import { FAILURES_BEFORE_LOCK } from './account.ts'
import { tryCode, tryPassword } from './attempt.ts'
import { codePage, signInPage } from './pages.ts'
import { keepStep, keptStep, takeStep } from './step.ts'

/** A whole house may come from one address in the morning; one who guesses must not get far from it. */
const FROM_ONE_PLACE = { most: 100, minutes: 15 }

/** Never which of the three is wrong, and never whether the person is known here. */
const WRONG =
  `E-mail, adgangskode eller kode passer ikke. Prøv forfra. Efter ${FAILURES_BEFORE_LOCK} forkerte forsøg er der lukket i et ` +
  'kvarter eller længere; så kan jeres systemadministrator hjælpe.'
const TOO_LATE = 'Der gik for lang tid, før koden kom. Log ind forfra.'

const schema = (municipalities: readonly string[]) =>
  z.object({
    municipality: text('Vælg kommune.').refine((id) => municipalities.includes(id), 'Vælg en kommune fra listen.'),
    email: text('Skriv din e-mail.').transform((email) => email.toLowerCase()),
    password: text('Skriv din adgangskode.'),
    next: z.string().catch('/'),
  })

const again = ({ email, municipalityId }: { email: string; municipalityId: string }): Typed => ({
  email,
  municipality: municipalityId,
})

export function signInRoutesOf({ establish, others }: Parameters<SignInMethod['routes']>[0]): Hono<Env> {
  const app = new Hono<Env>()

  const firstPage = async (
    c: Context<Env>,
    { next, typed, errors }: { next: string; typed?: Typed; errors?: Errors },
  ) =>
    c.html(
      signInPage({
        municipalities: await municipalitiesHere(c),
        municipalityId: rememberedMunicipality(c),
        next: localPath(next),
        others: others(c),
        demo: c.var.machine.demo,
        typed,
        errors,
      }),
      errors ? 422 : 200,
    )

  app.get('/sign-in/local', open, (c) => firstPage(c, { next: c.req.query('next') ?? '/' }))

  app.post('/sign-in/local', open, async (c) => {
    const municipalities = await municipalitiesHere(c)
    const form = parseForm(await postedForm(c), schema(municipalities.map(({ id }) => id)))
    if (form.errors) return firstPage(c, { ...form, next: typedText(form.typed, 'next') })

    await countAttempt(c, 'sign-in', FROM_ONE_PLACE)
    const { municipality, email, password, next } = form.value
    rememberMunicipality(c, municipality)
    const attempt = await tryPassword(c.var.machine, { municipalityId: municipality, email, password })
    keepStep(c, { ...attempt, email, next: localPath(next) })
    return c.redirect('/sign-in/code', 303)
  })

  app.get('/sign-in/code', open, (c) =>
    keptStep(c) ? c.html(codePage({ demo: c.var.machine.demo })) : c.redirect('/sign-in/local', 303),
  )

  app.post('/sign-in/code', open, async (c) => {
    const form = parseForm(await postedForm(c), z.object({ code: text('Skriv koden fra din app.') }))
    if (form.errors && keptStep(c)) return c.html(codePage({ demo: c.var.machine.demo, errors: form.errors }), 422)

    const step = await takeStep(c)
    if (!step || form.errors) return firstPage(c, { next: '/', errors: { form: TOO_LATE } })
    if (!(await tryCode(c.var.machine, step, form.value.code))) {
      return firstPage(c, { next: step.next, typed: again(step), errors: { form: WRONG } })
    }
    return establish(c, step)
  })

  return app
}
