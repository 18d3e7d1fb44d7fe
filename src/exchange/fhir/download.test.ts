import assert from 'node:assert/strict'
import test from 'node:test'
import { markResponseMistake, recordResponse, type Answers } from '#care/measures/measures.ts'
import { casesIn } from '../../../test/cases.ts'
import { assertR4 } from '../../../test/fhir-r4.ts'
import { MIXED } from '../../../test/fhir-forms.ts'
import { aWorld, HOLBAEK } from '../../../test/world.ts'
import type { Bundle, Observation, QuestionnaireResponse } from './fhir.ts'

const world = await aWorld()
const { aPathway, act } = casesIn(world)
const mette = world.as('mette')

async function answered(formId: string, answers: Answers) {
  const { id: pathwayId } = await aPathway({ born: '2012-05-05' })
  await act(pathwayId, 'responsibility', { staffId: world.staff.mette.id, unitId: '' })
  const { id } = await world.acting('mette', (ctx) =>
    recordResponse(ctx, { pathwayId, formId, moment: 'screening', entry: 'paper', answeredOn: '2026-11-20', answers }),
  )
  return { id, pathwayId, at: `/pathways/${pathwayId}/measures/${id}` }
}

async function bundleAt(address: string): Promise<Bundle> {
  const { status, html } = await mette.get(`${address}/fhir`)
  assert.equal(status, 200)
  const bundle: Bundle = JSON.parse(html)
  assertR4(bundle)
  return bundle
}
const all = <T extends string>({ entry }: Bundle, type: T) =>
  entry.flatMap(({ resource }) => (resource.resourceType === type ? [resource] : []))

test('an answered form is fetched from its page, by whoever may read it, and the look is logged', async () => {
  const answers = Object.fromEntries(Array.from({ length: 9 }, (_, nth) => [`q${nth + 1}`, 1]))
  const { id, pathwayId, at } = await answered('phq-a', answers)
  assert.match((await mette.get(at)).html, new RegExp(`${at}/fhir`))
  const looks = async () =>
    (
      await world.owner.query(
        "select 1 from access_log where staff_id = $1 and kind = 'read' and what = 'measures' and child_id = (select child_id from pathways where id = $2)",
        [world.staff.mette.id, pathwayId],
      )
    ).rowCount
  const before = Number(await looks())
  const { headers, statements } = await mette.get(`${at}/fhir`)
  assert.equal(headers.get('Content-Type'), 'application/fhir+json; charset=utf-8')
  assert.equal(headers.get('Content-Disposition'), 'attachment; filename="skema.json"')
  assert.equal(statements, 6)
  assert.equal(await looks(), before + 1)

  const bundle = await bundleAt(at)
  const [response] = all(bundle, 'QuestionnaireResponse') as QuestionnaireResponse[]
  assert.equal(response?.id, id)
  assert.equal(response?.item?.length, 9)
  const [total] = all(bundle, 'Observation') as Observation[]
  assert.equal(total?.valueInteger, 9)

  const { rows } = await world.owner.query<{ child_id: string; given_name: string; family_name: string }>(
    'select child_id, given_name, family_name from pathways join people on people.id = child_id where pathways.id = $1',
    [pathwayId],
  )
  const [{ child_id, given_name, family_name } = assert.fail()] = rows
  const text = JSON.stringify(bundle)
  assert.match(text, new RegExp(`urn:uuid:${child_id}`))
  assert.doesNotMatch(text, new RegExp(`${given_name}|${family_name}|Mette|\\d{6}-?\\d{4}"`))
})

test('what was marked as an error leaves as one', async () => {
  const { id, pathwayId, at } = await answered('five-areas-self', { family: 4 })
  await world.acting('mette', (ctx) => markResponseMistake(ctx, { pathwayId, responseId: id, reason: 'Forkert barn' }))
  const [response] = all(await bundleAt(at), 'QuestionnaireResponse') as QuestionnaireResponse[]
  assert.equal(response?.status, 'entered-in-error')
})

test('a form of the municipality’s own leaves in the version that was answered', async () => {
  await world.owner.query(
    'insert into measure_forms (municipality_id, form_id, form_version, definition, installed_at) values ($1, $2, $3, $4, now())',
    [HOLBAEK, MIXED.id, MIXED.version, JSON.stringify(MIXED)],
  )
  const { at } = await answered('mixed', { a: 1, b: 0, c: 2.5, d: 4 })
  await world.owner.query('update measure_forms set withdrawn_at = now() where form_id = $1', [MIXED.id])
  const observed = all(await bundleAt(at), 'Observation') as Observation[]
  assert.deepEqual(
    observed.map(({ valueInteger, valueQuantity }) => valueInteger ?? valueQuantity?.value),
    [4, 25.5, 33.75, 29.5],
  )
})
