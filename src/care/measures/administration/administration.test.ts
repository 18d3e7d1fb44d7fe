import assert from 'node:assert/strict'
import test from 'node:test'
import { casesIn } from '../../../../test/cases.ts'
import { aWorld } from '../../../../test/world.ts'
import { definitionById } from '../definitions.ts'
import { recordResponse, responsesOf } from '../measures.ts'
import { packHash, type Pack } from '../pack-content.ts'

const world = await aWorld()
const { aPathway } = casesIn(world)
const lise = world.as('lise')
const LIST = '/administration/measures'

/** A pack for PHQ-A whose words are nobody's. */
function aPack(change: Partial<Pack> = {}): string {
  const items = (definitionById('phq-a')?.items ?? []).map((item) => ({
    id: item.id,
    text: `Ord ${item.id}`,
    ...(item.kind === 'choice' && { options: item.options.map(({ value }) => ({ value, label: `Valg ${value}` })) }),
  }))
  const pack: Pack = {
    form: 'phq-a',
    version: '1',
    language: 'da',
    items,
    licence: { validTo: '2026-12-31' },
    ...change,
  }
  return JSON.stringify({ ...pack, sha256: packHash(pack) })
}
const answers = Object.fromEntries(Array.from({ length: 9 }, (_, nth) => [`q${nth + 1}`, nth === 8 ? 0 : 2]))
const answered = async () => {
  const { id } = await aPathway({ born: '2012-05-05' })
  await world.acting('ida', (ctx) =>
    recordResponse(ctx, {
      pathwayId: id,
      formId: 'phq-a',
      moment: 'screening',
      entry: 'paper',
      answeredOn: '2026-11-23',
      answers,
    }),
  )
  const [response] = await world.acting('ida', (ctx) => responsesOf(ctx, id))
  assert.ok(response)
  return { id, response }
}

test('R41 a pack is refused with words unless it holds the whole form, and its words are shown while it is in force', async () => {
  assert.equal((await answered()).response.shown, null)
  const part = await lise.post(`${LIST}/packs/new`, { text: aPack({ items: [{ id: 'q1', text: 'Ord' }] }) })
  assert.equal(part.status, 422)
  assert.match(part.html, /Pakken har 1 spørgsmål; skemaet har 9/)
  for (const text of ['', 'ikke JSON', '{}', aPack({ form: 'nej' })])
    assert.equal((await lise.post(`${LIST}/packs/new`, { text })).status, 422, text)
  assert.equal((await lise.post(`${LIST}/packs/new`, { text: aPack() })).status, 303)
  assert.match((await lise.get(LIST)).html, /31\. december 2026/)

  const { id, response } = await answered()
  assert.match(JSON.stringify(response.shown), /Ord q1/)
  assert.match((await world.as('ida').get(`/pathways/${id}/measures/${response.id}`)).html, /Valg 2/)
  world.setTime('2027-01-02T09:00:00Z')
  assert.equal((await answered()).response.shown, null)
  assert.match((await world.as('lise').get(LIST)).html, /licensen er udløbet/)
  world.setTime('2026-11-23T09:00:00Z')
  const { rows } = await world.owner.query('select id from measure_packs')
  assert.equal((await lise.post(`${LIST}/packs/${rows[0].id}/withdrawal`)).status, 303)
  assert.equal((await answered()).response.shown, null)
})

test('a score names the norms it was held against, also when the municipality chooses others', async () => {
  const scored = async () => {
    const { id } = await aPathway({ born: '2017-05-05' })
    await world.acting('ida', (ctx) =>
      recordResponse(ctx, {
        pathwayId: id,
        formId: 'sdq-p4-10',
        moment: 'screening',
        entry: 'paper_scores',
        answeredOn: '2026-11-23',
        answers: {},
        scores: { total: 18 },
      }),
    )
    const [response] = await world.acting('ida', (ctx) => responsesOf(ctx, id))
    return response?.scores[0]
  }
  const first = await scored()
  assert.ok(first?.norm_id && first.band_name)
  const norms = {
    id: 'dk-test',
    version: '1',
    title: 'Danske prøvenormer',
    country: 'DK',
    source: 'Opfundet til prøven',
    certainty: 'background',
    kind: 'bands',
    labels: [
      { id: 'low', raised: 'som de fleste', lowered: 'som de fleste' },
      { id: 'high', raised: 'forhøjet', lowered: 'nedsat' },
    ],
    tables: [
      {
        forms: ['sdq-p4-10'],
        bands: {
          total: [
            [0, 18],
            [19, 40],
          ],
        },
      },
    ],
  }
  const install = (change: object) => lise.post(`${LIST}/norms/new`, { text: JSON.stringify({ ...norms, ...change }) })
  assert.equal((await install({ labels: [] })).status, 422)
  assert.match((await install({ tables: [{ forms: ['nej'], bands: {} }] })).html, /hedder nej/)
  assert.equal((await install({})).status, 303)
  assert.match((await install({})).html, /nyt versionsnummer/)
  assert.equal((await scored())?.band_name, 'som de fleste')
  assert.equal((await lise.post(`${LIST}/first-norm`, { firstNorm: first.norm_id })).status, 303)
  assert.equal((await scored())?.band_name, first.band_name)
  assert.equal((await lise.post(`${LIST}/first-norm`, { firstNorm: 'nej' })).status, 422)
})

test('the plan is the municipality’s own: added, changed by one at a time, taken out', async () => {
  const who5 = { formId: 'who-5', moment: 'start', theme: 'sadness', fromAge: 11, toAge: 17, days: 14 }
  assert.equal((await lise.post(`${LIST}/plans/new`, { ...who5, toAge: 5 })).status, 422)
  assert.equal((await lise.post(`${LIST}/plans/new`, who5)).status, 303)
  assert.match((await lise.post(`${LIST}/plans/new`, who5)).html, /allerede i planen/)
  const { rows } = await world.owner.query("select id, informant from measure_plans where form_id = 'who-5'")
  assert.equal(rows[0].informant, 'self')
  const change = { version: 1, fromAge: 12, toAge: 17, days: 7, isActive: '' }
  assert.equal((await lise.post(`${LIST}/plans/${rows[0].id}`, change)).status, 303)
  assert.equal((await lise.post(`${LIST}/plans/${rows[0].id}`, change)).status, 409)
  assert.match((await world.as('adam').get(LIST)).html, /følges ikke/)
  assert.equal((await world.as('mette').get(LIST)).status, 403)
  assert.equal((await world.as('karen').get(`${LIST}/plans/${rows[0].id}`)).status, 404)
})
