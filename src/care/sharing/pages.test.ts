import assert from 'node:assert/strict'
import test from 'node:test'
import { casesIn } from '../../../test/cases.ts'
import { validateHtml } from '../../../test/html.ts'
import { sharingIn } from '../../../test/sharing.ts'
import { aWorld } from '../../../test/world.ts'

const world = await aWorld()
const { act } = casesIn(world)
const { aFamily, aConsent, aDisclosure, anObjection } = sharingIn(world)
const get = (path: string) => world.as('ida').get(path)

test('two who write at once: the second is shown so, with what was typed, and nothing is written twice', async () => {
  const { id, childId, anne, jens, sharing } = await aFamily()
  const [{ version }] = (await world.owner.query('select version from pathways where id = $1', [id])).rows
  const fields = {
    version,
    kind: 'school',
    receiver: 'Vestre Skole',
    purpose: 'other_legislation',
    aim: 'Så skolen kan tage hensyn i timerne.',
    what: 'At hun går i behandling.',
    speakers: [anne, jens],
    writtenAs: 'paper',
    givenOn: '2026-11-23',
    validUntil: '2027-11-22',
  }
  assert.equal((await world.as('ida').post(`${sharing}/consents/new`, fields)).status, 303)
  const second = await world.as('ida').post(`${sharing}/consents/new`, fields)
  assert.equal(second.status, 409)
  assert.match(second.html, /Forløbet er ændret, mens du skrev/)
  assert.match(second.html, /Så skolen kan tage hensyn i timerne\./)
  assert.ok(second.html.includes(`name="version" value="${version + 1}"`))
  const { rows } = await world.owner.query('select id from sharing_consents where child_id = $1', [childId])
  assert.equal(rows.length, 1)
})

test('who may not is refused, at each of the pages', async () => {
  const family = await aFamily()
  const { sharing } = family
  await act(family.id, 'responsibility', { staffId: world.staff.mette.id, unitId: '' })
  const consentId = await aConsent(family)
  const disclosureId = await aDisclosure(family)
  const objectionId = await anObjection(family)
  const forms = [
    'consents/new',
    `consents/${consentId}/withdrawal`,
    'objections/new',
    `objections/${objectionId}/lifting`,
    'disclosures/new',
    `disclosures/${disclosureId}/correction`,
  ]
  for (const path of ['', '/print', ...forms.map((form) => `/${form}`)]) {
    const at = `${sharing}${path}`
    assert.equal((await get(at)).status, 200, at)
    assert.equal((await world.signedOut().get(at)).status, 303, at)
    assert.equal((await world.as('bo').get(at)).status, 403, at)
    assert.equal((await world.as('ali').get(at)).status, 403, at)
    assert.equal((await world.as('karen').get(at)).status, 404, at)
  }
  for (const path of forms) {
    const at = `${sharing}/${path}`
    assert.equal((await world.signedOut().post(at)).status, 401, at)
    assert.equal((await world.as('bo').post(at)).status, 403, at)
    assert.equal((await world.as('ali').post(at)).status, 403, at)
    assert.equal((await world.as('karen').post(at)).status, 404, at)
  }
  const stranger = await aFamily()
  for (const path of [
    `disclosures/${disclosureId}/correction`,
    'disclosures/x/correction',
    `consents/${consentId}/withdrawal`,
    `objections/${objectionId}/lifting`,
    'consents/x/withdrawal',
  ])
    assert.equal((await get(`${stranger.sharing}/${path}`)).status, 404, path)
})

test('the page of fifty, its print, and the forms take a fixed number of statements', async () => {
  const family = await aFamily()
  const { id, childId, sharing } = family
  const pages = [
    sharing,
    `${sharing}?page=2`,
    `${sharing}/print`,
    `${sharing}/consents/new`,
    `${sharing}/disclosures/new`,
  ]
  const counts = []
  for (const page of pages) counts.push((await get(page)).statements)
  await aConsent(family)
  await anObjection(family, 'hospital')
  await world.acting('ida', async (ctx) => {
    for (let nth = 0; nth < 51; nth += 1)
      await ctx.db
        .insertInto('disclosures')
        .values({
          child_id: childId,
          pathway_id: id,
          receiver_kind: 'general_practice',
          receiver: `Læge ${nth}`,
          purpose: 'current_treatment',
          basis: 'treatment',
          what: 'En besked',
          channel: 'phone',
          disclosed_at: new Date(ctx.now.getTime() - nth * 60_000),
          recorded_at: ctx.now,
        })
        .execute()
  })
  for (const [nth, page] of pages.entries()) assert.equal((await get(page)).statements, counts[nth], page)
  assert.deepEqual(counts, [12, 12, 12, 11, 11])
  const first = await get(sharing)
  assert.match(first.html, /Læge 49</)
  assert.ok(!first.html.includes('Læge 50<'))
  assert.match((await get(`${sharing}?page=2`)).html, /Læge 50</)
  const print = await get(`${sharing}/print`)
  assert.match(print.html, /Læge 50</)
  assert.deepEqual(await validateHtml(first.html), [])
  assert.deepEqual(await validateHtml(print.html), [])
})
