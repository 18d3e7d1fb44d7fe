import { Hono, type Context } from 'hono'
import type { Staff } from '#platform/ctx.ts'
import { readForm, type Errors } from '#platform/form.ts'
import type { Env } from '#platform/http.ts'
import { ageOn, instantOf } from '#platform/time.ts'
import { staff } from '#registry/access/guard.ts'
import { custodyInWords, fullName } from '#registry/people/people.ts'
import { requestAddress } from './addresses.ts'
import { requestForm, type Asked } from './form.ts'
import { custodyOn, knownForRequest, type Known } from './known.ts'
import { newRequestPage } from './pages/new-request-page.ts'
import { registerRequest, type NewRequest } from './register.ts'
import { isOfAdult, rightOf, routeOf } from './request.ts'

const PATH = '/pathways/:pathwayId/record-requests/new'
const guard = staff('request.register')

/** The request as it is registered, or what is in the way: by who asks, the child's age and custody on the day it came. */
function asNew(
  known: Known,
  asked: Asked,
): { request: NewRequest; errors?: never } | { errors: Errors; request?: never } {
  const { child, pathway, now } = known
  const receivedAt = instantOf(asked.day, asked.time)
  if (receivedAt > now) return { errors: { day: 'Anmodningen kan ikke være kommet i fremtiden.' } }
  if (asked.day < child.birthDate) return { errors: { day: 'Barnet var ikke født.' } }
  if (asked.scope === 'period' && (!asked.from || !asked.to || asked.from > asked.to))
    return { errors: { scope: 'Skriv, hvornår perioden begynder og slutter.' } }

  const powerFrom = asked.by === 'representative' ? asked.powerFrom : null
  const right = rightOf({ by: asked.by, powerFrom })
  const adult = isOfAdult(right) ? known.adults.find(({ id }) => id === asked.adultId) : undefined
  if (isOfAdult(right) && !adult)
    return { errors: { adultId: 'Vælg den voksne. Mangler den voksne, så tilføj den på barnets side først.' } }
  const name = asked.by === 'young_person' ? fullName(child) : isOfAdult(asked.by) ? (adult?.name ?? '') : asked.name
  if (name.length < 2) return { errors: { name: 'Skriv, hvem der beder om det.' } }

  const holders = custodyOn(known, asked.day)
  const age = ageOn(child.birthDate, asked.day)
  const { track, fault } = routeOf({
    by: asked.by,
    powerFrom,
    wantsDeletion: asked.wants === 'deletion',
    age,
    holdsCustody: holders.some(({ holderId }) => holderId === asked.adultId),
    isParent: adult?.isParent ?? false,
    hasMaturity: asked.maturity.length >= 10,
    hasPower: asked.powerOfAttorney.length >= 3,
  })
  if (fault) return { errors: { [fault.field]: fault.words } }
  return {
    request: {
      childId: child.id,
      pathwayId: pathway.id,
      track,
      by: asked.by,
      powerFrom,
      adultId: adult?.id ?? null,
      name,
      receivedAt,
      channel: asked.channel,
      scope: asked.scope,
      from: asked.scope === 'period' ? asked.from : null,
      to: asked.scope === 'period' ? asked.to : null,
      about: asked.about,
      identity: asked.identity,
      powerOfAttorney: asked.by === 'representative' ? asked.powerOfAttorney : '',
      maturity: right === 'young_person' ? asked.maturity : '',
      age,
      custody: custodyInWords(holders),
      handlerId: known.handlers.some(({ id }) => id === asked.handlerId) ? asked.handlerId : null,
    },
  }
}

const opened = (c: Context<Env<Staff>>, kind: 'read' | 'write') =>
  knownForRequest(c.var.ctx, c.req.param('pathwayId') ?? '', kind)

/** A request is registered from the child's pathway, where it is journalised. */
export const newRequest = new Hono<Env<Staff>>()
  .get(PATH, guard, async (c) => c.html(newRequestPage(c.var.frame, await opened(c, 'read'), c.req.path, {})))
  .post(PATH, guard, async (c) => {
    const known = await opened(c, 'write')
    const { typed, value, errors } = await readForm(c, requestForm)
    const result = errors ? { errors } : asNew(known, value)
    if (!('request' in result) || !result.request)
      return c.html(newRequestPage(c.var.frame, known, c.req.path, { typed, errors: result.errors }), 422)
    return c.redirect(requestAddress(await registerRequest(c.var.ctx, result.request)), 303)
  })
