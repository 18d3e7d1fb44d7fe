import assert from 'node:assert/strict'
import test from 'node:test'
import { recordCustody } from '#registry/people/people.ts'
import { casesIn } from '../../../test/cases.ts'
import { aFamily } from '../../../test/consents.ts'
import { validateHtml } from '../../../test/html.ts'
import { aWorld } from '../../../test/world.ts'

const world = await aWorld()
const { aPathway, act, talk, moment } = casesIn(world)
const said = { decision: 'permit', givenAs: 'oral', givenOn: '2026-11-21', informedOf: 'Hvad behandlingen går ud på.' }
const see = async (id: string, noun = '') => (await world.as('ida').get(`/pathways/${id}${noun && `/${noun}`}`)).html
const held = (id: string, day: string) => act(id, 'talks/screening', talk(day))

const aCase = async (holders: string[]): Promise<{ id: string; childId: string; Anne?: string }> => {
  const pathway = await aPathway({ born: '2016-05-05', withConsent: false })
  return { ...pathway, ...(await aFamily(world, pathway, holders)) }
}
const consentOf = async (id: string) =>
  (await world.owner.query<{ id: string }>('select id from treatment_consents where pathway_id = $1', [id])).rows[0]?.id

test('R74 a screening that was held while the yes stood can be registered after it was taken back and turned into a no', async () => {
  const { id, Anne = '' } = await aCase(['Anne'])
  await act(id, 'consents/new', { ...said, givers: Anne })
  world.setTime('2026-11-23T10:30:00Z')
  assert.equal(
    (await act(id, `consents/${await consentOf(id)}/withdrawal`, { by: 'giver', reason: '', ...moment() })).status,
    303,
  )
  world.setTime('2026-11-23T11:30:00Z')
  assert.equal(
    (await act(id, 'consents/new', { ...said, givers: Anne, givenOn: '2026-11-23', decision: 'deny' })).status,
    303,
  )
  assert.match(await see(id), /Den blev holdt, mens samtykket gjaldt/)
  world.setTime('2026-11-23T13:00:00Z')
  assert.equal((await act(id, 'talks/screening', talk('2026-11-23', { time: '13:00' }))).status, 422, 'after the no')
  assert.equal((await held(id, '2026-11-22')).status, 303, 'before it')
  world.setTime('2026-11-23T09:00:00Z')
})

test('R81 a screening that was held before custody changed can be registered after it, and one held after cannot', async () => {
  const { id, childId, Anne = '' } = await aCase(['Anne'])
  const { Peter = '' } = await aFamily(world, { childId }, [], ['Peter'])
  await act(id, 'consents/new', { ...said, givers: Anne })
  await world.acting('ida', (ctx) =>
    recordCustody(ctx, childId, {
      holders: [{ adultId: Peter }],
      sharing: 'sole',
      source: 'document',
      sourceDate: '2026-11-23',
      validFrom: '2026-11-23',
    }),
  )
  const page = await see(id, 'consent')
  assert.match(page, /Anne Holm har ikke længere forældremyndigheden[\s\S]*21\. november 2026\s+gælder ikke mere/)
  assert.match(page, /Nu skal Peter Holm spørges/)
  assert.deepEqual(await validateHtml(page), [])
  const after = await held(id, '2026-11-23')
  assert.equal(after.status, 422)
  assert.match(after.html, /Der mangler samtykke fra Peter Holm/)
  assert.equal((await held(id, '2026-11-22')).status, 303)
})

test('R69 where nobody ever said yes there is nothing to register, and a mistaken yes is none', async () => {
  const { id, Anne = '' } = await aCase(['Anne'])
  assert.equal((await held(id, '2026-11-22')).status, 409)
  await act(id, 'consents/new', { ...said, givers: Anne })
  await act(id, `consent/mistakes/${await consentOf(id)}`, { reason: 'Forkert barn.' })
  assert.equal((await held(id, '2026-11-22')).status, 409)
  assert.doesNotMatch(await see(id), /mens samtykket gjaldt/)
})

test('R69 a no from one who holds custody alone names no other, and a new answer can be registered at once', async () => {
  const { id, Anne = '' } = await aCase(['Anne'])
  await act(id, 'consents/new', { ...said, givers: Anne, decision: 'deny' })
  const page = await see(id, 'consent')
  assert.match(
    page,
    /Anne Holm siger nej til behandling\.\s*<a href="\/pathways\/[^"]*\/consents\/new">Registrér svaret/,
  )
  assert.doesNotMatch(page, /Begge skal være enige|Når forældre ikke er enige/)
  const two = await aCase(['Anne', 'Peter'])
  await act(two.id, 'consents/new', { ...said, givers: two.Anne ?? '', decision: 'deny' })
  const both = await see(two.id, 'consent')
  assert.match(both, /Anne Holm siger nej til behandling\. Begge skal være enige\.[\s\S]*Når forældre ikke er enige/)
  assert.match(both, /Er svaret et andet nu\?[\s\S]*Registrér svaret/)
})
