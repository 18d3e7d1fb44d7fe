import { Secret, TOTP } from 'otpauth'
import { invite } from '#registry/staff/staff.ts'
import { aVisitor } from './visitor.ts'
import { STAFF, type Person, type World } from './world.ts'

export const PASSWORD = 'violin ost trappe'

/** What the authenticator app of somebody with this secret shows at an instant. */
export const codeAt = (secret: string, instant: Date): string =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: instant.getTime() })

/** The key on an activation page, for those who cannot scan, and what the page carries sealed. */
export function readActivationPage(html: string): { secret: string; sealed: string } {
  const [, key = ''] = /<code>([A-Z2-7 ]+)<\/code>/.exec(html) ?? []
  const [, sealed = ''] = /name="secret" value="([^"]+)"/.exec(html) ?? []
  return { secret: key.replaceAll(' ', ''), sealed }
}

/** Somebody with a local account, activated as they would do it themselves, and the browser in which they did. */
export async function withAccount(world: World, person: Person) {
  const path = await world.acting('adam', (ctx) => invite(ctx, world.staff[person].id))
  const browser = aVisitor(world)
  const { secret, sealed } = readActivationPage((await browser.get(path)).html)
  const code = codeAt(secret, world.clock())
  const activated = await browser.post(path, { secret: sealed, password: PASSWORD, again: PASSWORD, code })
  return { path, secret, browser, activated }
}

/** Signs in by both pages, and gives the last answer. */
export async function signIn(
  world: World,
  {
    person,
    password = PASSWORD,
    code,
    next,
    browser = aVisitor(world),
  }: {
    person: Person | 'nobody'
    password?: string
    code: string
    next?: string
    browser?: ReturnType<typeof aVisitor>
  },
) {
  const municipality = person === 'nobody' ? '0316' : STAFF[person].municipality
  await browser.post('/sign-in/local', { municipality, email: `${person}@example.org`, password, next })
  return browser.post('/sign-in/code', { code })
}
