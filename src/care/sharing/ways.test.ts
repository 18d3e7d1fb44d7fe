import assert from 'node:assert/strict'
import test from 'node:test'
import { casesIn } from '../../../test/cases.ts'
import { concernsIn } from '../../../test/concerns.ts'
import { validateHtml } from '../../../test/html.ts'
import { notesIn } from '../../../test/notes.ts'
import { sharingIn } from '../../../test/sharing.ts'
import { object } from './sharing.ts'
import { aWorld, KALUNDBORG, type Fields } from '../../../test/world.ts'

// What leaves the house with a way onward, with a transfer and with an underretning.
const world = await aWorld()
const { aFamily, aConsent, anObjection, errorsOf, post, registered } = sharingIn(world)
const { act, way } = casesIn(world)
const { aSent } = concernsIn(world)
const { entriesOf } = notesIn(world)

const show = (id: string, target: string, fields: Fields = {}) =>
  act(id, 'ways/new', { ...way(target, '2026-11-23'), ...fields })
const TOLD = { handedOver: 'Et brev om, hvad vi har talt om.' }
const waysOf = async (id: string) =>
  (await world.owner.query('select id from ways where pathway_id = $1', [id])).rows.length

test('R79 a way on which nothing is passed on is no disclosure', async () => {
  const { id, childId } = await aFamily()
  assert.equal((await show(id, 'civil_society')).status, 303)
  assert.deepEqual(await registered(childId), [])
})

test('R79 what is passed on to who treats stands in the register, without consent', async () => {
  const { id, childId } = await aFamily()
  assert.equal((await show(id, 'child_psychiatry', { ...TOLD, receiver: 'BUP Roskilde' })).status, 303)
  const [row] = await registered(childId)
  assert.deepEqual(
    [row.receiver_kind, row.receiver, row.basis, row.what],
    ['child_psychiatry', 'BUP Roskilde', 'treatment', TOLD.handedOver],
  )
  assert.equal((await entriesOf(childId)).at(-1).kind, 'disclosure')
  const { html } = await world.as('ida').get(`/pathways/${id}`)
  assert.match(html, /Vist vej: BUP Roskilde/)
  assert.ok(!html.includes('Oplysninger givet videre'), 'the way tells of it')
})

test('R78 an objection hinders what a way would pass on, and nothing is left behind', async () => {
  const family = await aFamily()
  await anObjection(family, 'child_psychiatry')
  const { status, html } = await show(family.id, 'child_psychiatry', TOLD)
  assert.equal(status, 422)
  assert.match(html, /Der er gjort indsigelse mod at dele med børne- og ungdomspsykiatrien/)
  assert.match(html, /Et brev om, hvad vi har talt om/)
  assert.equal(await waysOf(family.id), 0)
  assert.equal((await show(family.id, 'general_practice', TOLD)).status, 303)
})

test('R75 the yes of the family to a way is no written consent to tell who does not treat', async () => {
  const { id, childId } = await aFamily()
  const { status, html } = await show(id, 'civil_society', TOLD)
  assert.equal(status, 422)
  assert.match(html, /mangler et skriftligt samtykke til at dele med headspace Holbæk/)
  assert.match(html, /<details class="more" open/)
  assert.deepEqual(await validateHtml(html), [])
  assert.equal(await waysOf(id), 0)
  assert.deepEqual(await registered(childId), [])
})

test('R75 R77 the written consent is recorded on the form of the way as the paper says it, by who may give it', async () => {
  const { id, childId, anne, jens, bo } = await aFamily()
  const along = {
    ...TOLD,
    receiver: 'Vestre Skole',
    receiverKind: 'school',
    consentFrom: [anne, jens],
    consentPurpose: 'other_legislation',
    consentAim: 'Så skolen kan tage hensyn i timerne.',
    consentWhat: 'At hun går i behandling, og hvad der hjælper i klassen.',
    consentWrittenAs: 'paper',
  }
  const cases: [Fields, RegExp][] = [
    [{ consentFrom: [anne] }, /Begge skal sige ja/],
    [{ consentFrom: [anne, bo] }, /ikke forældremyndigheden/],
    [{ consentWrittenAs: '' }, /Vælg, hvordan samtykket er skrevet/],
    [{ consentPurpose: '' }, /Vælg formålet, som det står i samtykket/],
    [{ consentAim: '' }, /Skriv, hvad oplysningerne skal bruges til/],
    [{ consentWhat: '' }, /Skriv, hvad der må deles, som det står/],
    [{ consentUntil: '2027-11-23' }, /gælder højst et år/],
    [{ consentGivenOn: '2026-11-24' }, /givet i fremtiden|før noget gives videre/],
    [{ handedOver: '' }, /Skriv, hvad der er givet videre, når/],
    [{ receiverKind: '' }, /Vælg, hvad det er for en modtager/],
    [{ receiverKind: 'hospital' }, /Modtageren passer ikke til/],
    [{ receiverKind: 'health_visitor' }, /Der er grundlag for at give det videre i forvejen/],
    [{ handedOverTime: '23:59' }, /ikke så mange endnu/],
  ]
  for (const [changes, words] of cases) {
    const { status, html } = await show(id, 'other_municipal_offer', { ...along, ...changes })
    assert.equal(status, 422, JSON.stringify(changes))
    assert.match(html, words)
    assert.deepEqual(await validateHtml(html), [])
  }
  assert.equal((await show(id, 'other_municipal_offer', along)).status, 303)
  const [row] = await registered(childId)
  assert.deepEqual([row.basis, row.receiver, row.receiver_kind], ['consent', 'Vestre Skole', 'school'])
  const { rows } = await world.owner.query(
    'select receiver_kind::text, purpose::text, aim, what, valid_until::text from sharing_consents where child_id = $1',
    [childId],
  )
  assert.deepEqual(rows, [
    {
      receiver_kind: 'school',
      purpose: 'other_legislation',
      aim: along.consentAim,
      what: along.consentWhat,
      valid_until: '2027-11-22',
    },
  ])
  const again = await show(id, 'other_municipal_offer', { ...TOLD, receiver: 'Vestre Skole' })
  assert.equal(again.status, 303, 'the same consent carries the next time')
  const call = { kind: 'school', receiver: 'Vestre Skole', what: 'At hun er i gang.', channel: 'phone' }
  const at = { purpose: '', reason: '', day: '2026-11-23', time: '09:00' }
  assert.equal((await post(id, 'disclosures/new', { ...call, ...at })).status, 303, 'and on the other form')
})

test('R78 the health visitor and the hospital treat: a way to them asks no consent, and heeds an objection', async () => {
  const family = await aFamily()
  const { id, childId } = family
  const sister = { ...TOLD, receiver: 'Sundhedsplejen i Holbæk', receiverKind: 'health_visitor' }
  const hospital = { ...TOLD, receiver: 'Holbæk Sygehus', receiverKind: 'hospital' }
  assert.equal((await show(id, 'other_municipal_offer', sister)).status, 303)
  assert.equal((await show(id, 'other', hospital)).status, 303)
  assert.deepEqual(
    (await registered(childId)).map(({ receiver_kind, basis }) => `${receiver_kind} ${basis}`),
    ['health_visitor treatment', 'hospital treatment'],
  )
  await anObjection(family, 'health_visitor')
  const refused = await show(id, 'other_municipal_offer', sister)
  assert.equal(refused.status, 422)
  assert.match(refused.html, /indsigelse mod at dele med sundhedsplejen[\s\S]*Er det allerede givet videre/)
  const unsaid = await show(id, 'other_municipal_offer', { ...sister, receiverKind: '' })
  assert.equal(unsaid.status, 422)
  assert.match(unsaid.html, /Vælg, hvad det er for en modtager\. Det afgør, om det kræver samtykke/)
})

test('R78 on a day with an objection, a way of an earlier day asks what the clock was', async () => {
  const family = await aFamily()
  const earlier = { ...TOLD, receiver: 'Lægehuset', agreedOn: '2026-11-20', handedOverOn: '2026-11-20' }
  await world.acting('ida', (ctx) =>
    object(
      ctx,
      { id: family.id, child_id: family.childId },
      { kind: null, speakers: [family.anne], saidBy: 'Anne', words: '', on: '2026-11-20', time: '15:00' },
    ),
  )
  assert.equal((await show(family.id, 'general_practice', earlier)).status, 422)
  assert.equal((await show(family.id, 'general_practice', { ...earlier, handedOverTime: '15:30' })).status, 422)
  assert.equal((await show(family.id, 'general_practice', { ...earlier, handedOverTime: '09:00' })).status, 303)
})

test('R75 a consent that was given before is found by the name of the receiver, whichever kind it is', async () => {
  const family = await aFamily()
  await aConsent(family)
  const { html } = await world.as('ida').get(`/pathways/${family.id}/ways/new`)
  assert.match(html, /Samtykke til Vestre Skole \(skole eller dagtilbud\) gælder til og med 22\. november 2027/)
  assert.equal((await show(family.id, 'other_municipal_offer', { ...TOLD, receiver: 'vestre skole' })).status, 303)
  const [row] = await registered(family.childId)
  assert.deepEqual([row.receiver_kind, row.receiver], ['school', 'Vestre Skole'])
})

test('R79 a way that is shown together with the outcome is asked the same', async () => {
  const { id, childId } = await aFamily()
  const chosen = {
    outcome: 'other_effort',
    reason: '',
    guidance: 'Vejledt.',
    ...way('civil_society', '2026-11-23'),
    ...TOLD,
  }
  assert.equal((await act(id, 'outcome', chosen)).status, 422)
  assert.equal((await act(id, 'outcome', { ...chosen, target: 'general_practice', receiver: 'Lægehuset' })).status, 303)
  assert.equal((await registered(childId))[0].receiver, 'Lægehuset')
})

test('R78 R79 a transfer is a disclosure for treatment, and an objection hinders it', async () => {
  const family = await aFamily()
  const { id, childId } = family
  await act(id, 'outcome', { outcome: 'treatment', reason: '', guidance: '', target: '' })
  const letter = {
    to: KALUNDBORG,
    agreedBy: 'Far',
    agreedOn: '2026-11-23',
    text: 'Familien flytter den 1. december.',
    checkBy: '2026-12-07',
  }
  const { rows } = await world.owner.query('select count(*)::int as many from transfers')
  const objectionId = await anObjection(family)
  const refused = await act(id, 'transfer', letter)
  assert.equal(refused.status, 422)
  assert.match(refused.html, /indsigelse mod at dele med § 126 a-tilbud i en anden kommune/)
  assert.deepEqual((await world.owner.query('select count(*)::int as many from transfers')).rows, rows)
  const lifted = { how: 'withdrawn', speakers: [family.anne, family.jens], words: '', on: '2026-11-23' }
  assert.equal((await act(id, `sharing/objections/${objectionId}/lifting`, lifted)).status, 303)
  assert.equal((await act(id, 'transfer', letter)).status, 303)
  const [row, ...more] = await registered(childId)
  assert.equal(more.length, 0)
  assert.deepEqual(
    [row.receiver_kind, row.receiver, row.basis, row.channel],
    ['other_offer', 'Kalundborg Kommune', 'treatment', 'system'],
  )
})

test('R79 a transfer that is taken back before it is delivered passed nothing on; one that is delivered did', async () => {
  const letter = {
    to: KALUNDBORG,
    agreedBy: 'Far',
    agreedOn: '2026-11-23',
    text: 'Familien flytter den 1. december.',
    checkBy: '2026-12-07',
  }
  const handed = async () => {
    const family = await aFamily()
    await act(family.id, 'outcome', { outcome: 'treatment', reason: '', guidance: '', target: '' })
    assert.equal((await act(family.id, 'transfer', letter)).status, 303)
    return family
  }
  const delivered = await handed()
  await world.jobs.runDue()
  const kept = await handed()
  for (const { id } of [delivered, kept])
    assert.equal((await act(id, 'mistake', { reason: 'Oprettet på lillebror.' })).status, 303)
  await world.jobs.runDue()
  assert.deepEqual(await errorsOf(delivered.childId), [])
  assert.deepEqual(await errorsOf(kept.childId), [
    'Overdragelsen blev taget tilbage, før den var afleveret. Intet er givet videre.',
  ])
})

test('R79 R82 R84 an underretning is in the register because the law requires it, also against an objection, and names no receiver', async () => {
  const family = await aFamily()
  await anObjection(family)
  await aSent(family, 'ida')
  const [row] = await registered(family.childId)
  assert.deepEqual([row.basis, row.reason, row.consent_id], ['law_requires', 'Barnets lov § 133.', null])
  const told = JSON.stringify([row, await entriesOf(family.childId)])
  for (const secret of ['lugtede', 'Modtagelsen, Holbæk Kommune']) assert.ok(!told.includes(secret), secret)
})
