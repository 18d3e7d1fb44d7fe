import assert from 'node:assert/strict'
import test from 'node:test'
import { instantOf } from '#platform/time.ts'
import { openPathway } from '#care/pathways/pathways.ts'
import { casesIn } from '../../../test/cases.ts'
import { aFamily } from '../../../test/consents.ts'
import { aWorld, HOLBAEK } from '../../../test/world.ts'

const world = await aWorld()
const { aPathway, act, talk, moment, regretted } = casesIn(world)
const said = {
  decision: 'permit',
  givenAs: 'oral',
  givenOn: '2026-11-21',
  informedOf: 'Hvad behandlingen går ud på.',
}
const ending = {
  endedOn: '2026-11-23',
  closingReason: 'no_need',
  note: '',
  noWayReason: 'Familien klarer sig selv nu.',
  resumption: '',
}

/** A child of ten whose mother holds custody alone and has said yes; the pathway has ended. */
async function ended() {
  const pathway = await aPathway({ born: '2016-05-05', withConsent: false })
  const { Anne = '' } = await aFamily(world, pathway, ['Anne'])
  await act(pathway.id, 'consents/new', { ...said, givers: Anne })
  await act(pathway.id, 'outcome', { outcome: 'closed', on: '2026-11-23', reason: 'Rådet var nok.', guidance: '' })
  assert.equal((await act(pathway.id, 'ending', ending)).status, 303)
  return { ...pathway, Anne }
}
const consentOf = async (id: string) =>
  (await world.owner.query<{ id: string }>('select id from treatment_consents where pathway_id = $1', [id])).rows[0]?.id

test('R69 a pathway that is opened again keeps its consent, and takes none while it is ended', async () => {
  const { id, Anne } = await ended()
  const refused = await act(id, 'consents/new', { ...said, givers: Anne })
  assert.equal(refused.status, 409)
  assert.match(refused.html, /Genåbn det først/)
  await act(id, 'reopening', { reason: 'Afsluttet for tidligt.' })
  assert.match((await world.as('ida').get(`/pathways/${id}`)).html, /Samtykke givet/)
  assert.equal((await act(id, 'talks/screening', talk('2026-11-22'))).status, 303)
})

test('R74 a consent can be taken back although the pathway has ended, and stays so when it is opened again', async () => {
  const { id } = await ended()
  world.setTime('2026-11-23T09:30:00Z')
  assert.equal(
    (await act(id, `consents/${await consentOf(id)}/withdrawal`, { by: 'giver', reason: '', ...moment() })).status,
    303,
  )
  await act(id, 'reopening', { reason: 'Afsluttet for tidligt.' })
  assert.match((await world.as('ida').get(`/pathways/${id}`)).html, /Trukket tilbage/)
  world.setTime('2026-11-23T09:00:00Z')
})

test('R69 R74 a pathway that has ended shows who said no, and who took a yes back, as it is', async () => {
  const shown = async (id: string) => (await world.as('ida').get(`/pathways/${id}/consent`)).html
  const pathway = await aPathway({ born: '2016-05-05', withConsent: false })
  const { Anne = '', Peter = '' } = await aFamily(world, pathway, ['Anne', 'Peter'])
  await act(pathway.id, 'consents/new', { ...said, givers: Anne })
  await act(pathway.id, 'consents/new', { ...said, givers: Peter, decision: 'deny' })
  await act(pathway.id, 'outcome', { outcome: 'closed', on: '2026-11-23', reason: 'Rådet var nok.', guidance: '' })
  assert.equal((await act(pathway.id, 'ending', ending)).status, 303)
  const page = await shown(pathway.id)
  assert.match(page, /<strong>Anne Holm<\/strong>[^<]*<span[^>]*>[^<]*<\/span>\s*<span[^>]*>samtykke givet/)
  assert.match(page, /<strong>Peter Holm<\/strong>[^<]*<span[^>]*>[^<]*<\/span>\s*<span[^>]*>siger nej/)

  const { id } = await ended()
  assert.match(await shown(id), /samtykke givet/)
  world.setTime('2026-11-23T09:30:00Z')
  await act(id, `consents/${await consentOf(id)}/withdrawal`, { by: 'giver', reason: '', ...moment() })
  const after = await shown(id)
  assert.match(after, /trukket tilbage/)
  assert.doesNotMatch(after, /samtykke givet|Trækkes tilbage/)
  world.setTime('2026-11-23T09:00:00Z')
})

test('R69 a new pathway of the same child asks anew, and a regretted one takes nothing more', async () => {
  const { childId, Anne } = await ended()
  const id = await world.acting('ida', (ctx) =>
    openPathway(ctx, {
      childId,
      enquiryAt: instantOf('2026-11-23', '09:00'),
      contactedBy: 'mother',
      channel: 'phone',
      referredBy: null,
      residenceMunicipalityId: HOLBAEK,
      actingMunicipalityId: null,
      unitId: null,
      isUnder126a: true,
      themes: [],
      summary: '',
    }),
  )
  assert.match((await world.as('ida').get(`/pathways/${id}`)).html, /Mangler: Anne Holm/)
  await regretted(id)
  const { status, html } = await act(id, 'consents/new', { ...said, givenOn: '2026-11-23', givers: Anne })
  assert.equal(status, 409)
  assert.match(html, /oprettet ved en fejl/)
})
