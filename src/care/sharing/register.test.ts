import assert from 'node:assert/strict'
import test from 'node:test'
import { casesIn } from '../../../test/cases.ts'
import { validateHtml } from '../../../test/html.ts'
import { concernsIn } from '../../../test/concerns.ts'
import { notesIn } from '../../../test/notes.ts'
import { sharingIn } from '../../../test/sharing.ts'
import { aWorld, type Fields } from '../../../test/world.ts'

// The register of disclosures can hold what happened, and be put right. It is half past four in the afternoon.
const world = await aWorld({ now: '2026-11-23T15:30:00Z' })
const { act, regretted } = casesIn(world)
const { aFamily, aConsent, aDisclosure, errorsOf, post, registered, tasksOf } = sharingIn(world)
const { aSent } = concernsIn(world)
const { entriesOf } = notesIn(world)
const get = (path: string) => world.as('ida').get(path)

const gp: Fields = {
  kind: 'general_practice',
  receiver: 'Lægehuset på Ahlgade',
  purpose: '',
  reason: '',
  what: 'At hun er begyndt i behandling.',
  channel: 'phone',
  day: '2026-11-23',
  time: '09:00',
}

test('R78 the doctor was phoned at nine; what the family says at three does not undo it, and holds from then', async () => {
  const { id, childId, anne, jens, sharing } = await aFamily()
  const said = { to: 'all', speakers: [jens], words: '', on: '2026-11-23', time: '15:00' }
  assert.match((await post(id, 'objections/new', { ...said, time: '17:00' })).html, /ikke så mange endnu/)
  assert.equal((await post(id, 'objections/new', said)).status, 303)
  assert.match((await get(sharing)).html, /23\. november 2026 kl\. 15\.00/)
  assert.equal((await post(id, 'disclosures/new', gp)).status, 303)
  assert.equal((await post(id, 'disclosures/new', { ...gp, time: '15:00' })).status, 422)
  const [{ id: objectionId }] = (
    await world.owner.query('select id from sharing_objections where child_id = $1', [childId])
  ).rows
  const lift = { how: 'withdrawn', speakers: [anne, jens], words: '', on: '2026-11-23' }
  const early = await post(id, `objections/${objectionId}/lifting`, { ...lift, time: '14:00' })
  assert.equal(early.status, 422)
  assert.match(early.html, /før indsigelsen/)
  assert.equal((await post(id, `objections/${objectionId}/lifting`, { ...lift, time: '16:00' })).status, 303)
  assert.equal((await post(id, 'disclosures/new', { ...gp, time: '15:30' })).status, 422)
  assert.equal((await post(id, 'disclosures/new', { ...gp, time: '16:10' })).status, 303)
  assert.equal((await registered(childId)).length, 2)
})

test('R76 a consent that is withdrawn in the afternoon carried in the morning', async () => {
  const family = await aFamily()
  const { id } = family
  const consentId = await aConsent(family)
  const school = { ...gp, kind: 'school', receiver: 'Vestre Skole' }
  const end = { how: 'withdrawn', on: '2026-11-23', words: 'Anne (mor)' }
  assert.equal((await post(id, `consents/${consentId}/withdrawal`, { ...end, time: '23:00' })).status, 422)
  assert.equal((await post(id, `consents/${consentId}/withdrawal`, { ...end, time: '14:00' })).status, 303)
  assert.equal((await post(id, 'disclosures/new', { ...school, time: '14:00' })).status, 422)
  assert.equal((await post(id, 'disclosures/new', school)).status, 303)
})

test('R79 what was told without a basis is kept as such, and the leader weighs what must be done', async () => {
  const family = await aFamily()
  const { id, childId, sharing } = family
  const school = { ...gp, kind: 'school', receiver: 'Vestre Skole' }
  const refused = await post(id, 'disclosures/new', school)
  assert.equal(refused.status, 422)
  assert.match(refused.html, /Er det allerede sket, så markér, at der ikke var grundlag for det/)
  assert.match(refused.html, /<details class="more" open/)
  const told = { ...school, withoutBasis: 'on', reason: 'Jeg troede, at samtykket stadig gjaldt.' }
  assert.match((await post(id, 'disclosures/new', { ...told, reason: 'Ups.' })).html, /hvad der skete, mindst 20 tegn/)
  assert.match((await post(id, 'disclosures/new', { ...told, ...gp })).html, /Der var et grundlag/)
  assert.deepEqual(await registered(childId), [])
  assert.equal((await post(id, 'disclosures/new', told)).status, 303)
  const [row] = await registered(childId)
  assert.deepEqual([row.basis, row.receiver, row.consent_id], ['none', 'Vestre Skole', null])
  const [task, ...more] = await tasksOf(childId, 'disclosure_without_basis')
  assert.equal(more.length, 0)
  assert.deepEqual([task.role, task.assignee_id], ['leader', null])
  const { html } = await get(sharing)
  assert.match(html, /uden grundlag[\s\S]*Jeg troede/)
  assert.deepEqual(await validateHtml(html), [])
  assert.match((await entriesOf(childId)).at(-1).body[0].text, /Grundlag: uden grundlag\. Jeg troede/)
})

test('R79 what was registered in error is marked once, and stands struck with the reason in register, print and journal', async () => {
  const family = await aFamily()
  const { id, childId, sharing } = family
  const path = `disclosures/${await aDisclosure(family)}/correction`
  await aDisclosure(family, { receiver: 'Lægerne Havnegade' })
  assert.equal((await post(id, path, { reason: '' })).status, 422)
  assert.equal((await post(id, path, { reason: 'Gjaldt lillebror.' })).status, 303)
  assert.equal((await post(id, path, { reason: 'Igen.' })).status, 409)
  assert.deepEqual(await errorsOf(childId), ['Gjaldt lillebror.'])
  for (const page of [sharing, `${sharing}/print`]) {
    const { html } = await get(page)
    assert.match(html, /<s>Lægehuset på Ahlgade<\/s>[\s\S]*registreret ved en fejl[\s\S]*Gjaldt lillebror\./, page)
    assert.ok(!html.includes('<s>Lægerne Havnegade</s>'), page)
    assert.deepEqual(await validateHtml(html), [])
  }
  assert.match((await get(`${sharing}/print`)).html, /2, heraf 1 registreret ved en fejl/)
  assert.match(
    (await entriesOf(childId)).at(-1).body[0].text,
    /Lægehuset på Ahlgade[\s\S]*ved en fejl: Gjaldt lillebror/,
  )
})

test('R79 of a pathway that should never have been, what is registered on it is marked with it; what happened stands', async () => {
  const family = await aFamily()
  const { id, childId } = family
  await aDisclosure(family)
  const reason = 'Jeg kom til at sige det til skolen uden samtykke.'
  await aDisclosure(family, { kind: 'school', receiver: 'Vestre Skole', purpose: 'other', reason, withoutBasis: true })
  await aSent(family, 'ida')
  const sent = (await registered(childId)).find(({ concern_id }) => concern_id)
  const refused = await post(id, `disclosures/${sent.id}/correction`, { reason: 'Fortrudt.' })
  assert.match(refused.html, /En sendt underretning kan ikke markeres som en fejl/)
  await regretted(id)
  assert.deepEqual(await errorsOf(childId), ['Forløbet er oprettet ved en fejl: Oprettet ved en fejl.'])
  assert.equal((await registered(childId)).length, 3)
})

test('R79 a way that never was passed nothing on', async () => {
  const { id, childId } = await aFamily()
  const way = {
    target: 'general_practice',
    receiver: 'Lægehuset på Ahlgade',
    agreedBy: 'Mor',
    agreedOn: '2026-11-23',
    handedOverOn: '2026-11-23',
    handedOver: 'Et brev om, hvad vi har talt om.',
    checkBy: '2026-12-14',
  }
  assert.equal((await act(id, 'ways/new', way)).status, 303)
  const { rows } = await world.owner.query('select id from ways where pathway_id = $1', [id])
  const path = `ways/${rows[0].id}/correction`
  assert.match((await get(`/pathways/${id}/${path}`)).html, /Videregivelsen markeres også som en fejl/)
  assert.equal((await act(id, path, { reason: 'Familien ombestemte sig.' })).status, 303)
  assert.deepEqual(await errorsOf(childId), ['Vejen var registreret ved en fejl: Familien ombestemte sig.'])
  assert.match((await entriesOf(childId)).at(-1).body[0].text, /var registreret ved en fejl: Vejen var/)
})

test('R79 what was told without a basis is for the leader to weigh, also when the pathway should never have been', async () => {
  const { id, childId } = await aFamily()
  const told = {
    ...gp,
    kind: 'school',
    receiver: 'Vestre Skole',
    withoutBasis: 'on',
    reason: 'Jeg troede, at samtykket stadig gjaldt.',
  }
  assert.equal((await post(id, 'disclosures/new', told)).status, 303)
  await act(id, 'responsibility', { staffId: world.staff.ida.id, unitId: '' })
  const [task] = await tasksOf(childId, 'disclosure_without_basis')
  const answer = { answer: 'Skolen er ringet op; familien er orienteret.', askAgainOn: '' }
  assert.match((await act(id, `tasks/${task.id}`, answer)).html, /Opgaven er til lederen/)
  await regretted(id)
  const lise = world.as('lise')
  await lise.post(`/pathways/${id}/access`, { reason: 'Jeg skal vurdere et brud på datasikkerheden.' })
  const page = await lise.get(`/pathways/${id}/tasks/${task.id}`)
  const version = /name="version" value="(\d+)"/.exec(page.html)?.[1]
  assert.equal((await lise.post(`/pathways/${id}/tasks/${task.id}`, { ...answer, version })).status, 303)
  const { rows } = await world.owner.query('select answer from tasks where id = $1', [task.id])
  assert.equal(rows[0].answer, answer.answer)
})
