import { Hono, type Context } from 'hono'
import { z } from 'zod'
import { countAttempt } from '#platform/attempts.ts'
import { parseForm, postedForm, text, type Errors } from '#platform/form.ts'
import { open } from '#platform/guard.ts'
import type { Env } from '#platform/http.ts'
import { Problem } from '#platform/problem.ts'
import { openText, sealText } from '#platform/sealed-text.ts'
import type { SignInMethod } from '../sign-in.ts'
import { activate, invitedBy, readActivation, type Invited } from './accounts.ts'
import { activationPage } from './activation-page.ts'
import { faultOfPassword } from './password-rules.ts'
import { hashPassword } from './password.ts'
import { newSecret, stepOf } from './totp.ts'

const FROM_ONE_PLACE = { most: 100, minutes: 15 }

const schema = z.object({
  password: text('Vælg en adgangskode.'),
  again: text('Skriv adgangskoden igen.'),
  code: text('Skriv koden, som appen viser.'),
  secret: text('Hent siden igen.', { max: 500 }),
})

const over = () =>
  new Problem(
    404,
    'activation-over',
    'Linket virker ikke længere',
    'Det er brugt, udløbet eller erstattet af et nyt. Bed jeres systemadministrator om et nyt link.',
  )

type Link = Invited & { municipalityId: string; hash: Buffer; about: string; path: string }

/** Whom the link of this request is for. Refuses one that is used up, too old, replaced or invented. */
async function linkOf(c: Context<Env>): Promise<Link> {
  await countAttempt(c, 'activation', FROM_ONE_PLACE)
  const token = c.req.param('token') ?? ''
  const read = readActivation(token)
  if (!read) throw over()
  const { database, clock } = c.var.machine
  const invited = await database.as(read, (db) => invitedBy(db, read.hash, clock()))
  if (!invited) throw over()
  return { ...read, ...invited, about: `activation ${read.hash.toString('hex')}`, path: `/activation/${token}` }
}

/** The page carries its new secret sealed, so that it stays the one that was scanned when something else must be mended. */
function page(c: Context<Env>, link: Link, secret: string, errors?: Errors) {
  const { vault, demo } = c.var.machine
  const sealedSecret = sealText(vault, secret, link.about)
  return c.html(
    activationPage({ action: link.path, invited: link, secret, sealedSecret, demo, errors }),
    errors ? 422 : 200,
  )
}

/** R102: nobody gets a password without a second factor; both are chosen in one step. */
export function activationRoutes({ establish }: Parameters<SignInMethod['routes']>[0]): Hono<Env> {
  const app = new Hono<Env>()

  app.get('/activation/:token', open, async (c) => page(c, await linkOf(c), newSecret()))

  app.post('/activation/:token', open, async (c) => {
    const link = await linkOf(c)
    const { database, vault, clock } = c.var.machine
    const form = parseForm(await postedForm(c), schema)
    const secret = openText(vault, String(form.typed['secret']), link.about)
    if (!secret)
      return page(c, link, newSecret(), { form: 'Siden var for gammel. Scan QR-koden igen, og udfyld felterne.' })
    if (form.errors) return page(c, link, secret, form.errors)

    const { password, again, code } = form.value
    const fault = faultOfPassword(password, link.email)
    if (fault) return page(c, link, secret, { password: fault })
    if (password !== again) return page(c, link, secret, { again: 'De to adgangskoder er ikke ens. Skriv dem igen.' })
    const step = stepOf(code, secret, clock())
    if (step === null)
      return page(c, link, secret, { code: 'Koden passer ikke. Vent på den næste kode i appen, og skriv den.' })

    const passwordHash = await hashPassword(password)
    const sealed = vault.seal(secret, `totp ${link.staffId}`)
    const activated = await database.as(link, (db) =>
      activate(db, link.hash, { passwordHash, secret: sealed, step, now: clock() }),
    )
    if (!activated) throw over()
    return establish(c, link)
  })

  return app
}
