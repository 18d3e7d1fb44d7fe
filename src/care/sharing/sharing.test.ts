import assert from 'node:assert/strict'
import test from 'node:test'
import { casesIn } from '../../../test/cases.ts'
import { validateHtml } from '../../../test/html.ts'
import { notesIn } from '../../../test/notes.ts'
import { sharingIn } from '../../../test/sharing.ts'
import { aWorld, type Fields } from '../../../test/world.ts'
import { disclose } from './sharing.ts'

const world = await aWorld()
const { aFamily, aConsent, post, registered, tasksOf } = sharingIn(world)
const { entriesOf } = notesIn(world)
const { act } = casesIn(world)
const get = (path: string) => world.as('ida').get(path)

const consent = (speakers: readonly string[], changes: Fields = {}): Fields => ({
  kind: 'school',
  receiver: 'Vestre Skole',
  purpose: 'other_legislation',
  aim: 'Så skolen kan tage hensyn i timerne.',
  what: 'At hun går i behandling.',
  speakers,
  writtenAs: 'paper',
  givenOn: '2026-11-23',
  validUntil: '2027-11-22',
  ...changes,
})
const call: Fields = {
  kind: 'school',
  receiver: '',
  purpose: '',
  reason: '',
  what: 'At hun er begyndt i behandling.',
  channel: 'phone',
  day: '2026-11-23',
  time: '09:30',
}

test('R75 R79 with the written consent of both parents the school may be told, and each stands in journal and register', async () => {
  const { id, childId, anne, jens, sharing } = await aFamily()
  assert.match((await get(`${sharing}/disclosures/new`)).html, /Skole eller dagtilbud[\s\S]*?kræver samtykke/)
  const before = await post(id, 'disclosures/new', call)
  assert.equal(before.status, 422)
  assert.match(before.html, /Skriv modtagerens navn/)
  const named = await post(id, 'disclosures/new', { ...call, receiver: 'Vestre Skole' })
  assert.equal(named.status, 422)
  assert.match(named.html, /Der mangler et skriftligt samtykke til at dele med Vestre Skole/)
  assert.match(named.html, /At hun er begyndt i behandling\./, 'what was typed is kept')
  assert.deepEqual(await registered(childId), [])

  assert.equal((await post(id, 'consents/new', consent([anne, jens]))).status, 303)
  assert.match((await get(`${sharing}/disclosures/new`)).html, /Vestre Skole, til og med 22\. november 2027/)
  const { status, location } = await post(id, 'disclosures/new', call)
  assert.deepEqual([status, location], [303, sharing])

  const [row] = await registered(childId)
  assert.deepEqual(
    [row.receiver, row.basis, row.purpose, row.channel, row.disclosed_by],
    ['Vestre Skole', 'consent', 'other_legislation', 'phone', world.staff.ida.id],
  )
  const [given, disclosed] = await entriesOf(childId)
  assert.equal(given.kind, 'consent')
  assert.match(given.body[0].text, /Vestre Skole[\s\S]*Anne Test Holm \(forældremyndighedsindehaver\) og Jens/)
  assert.equal(disclosed.kind, 'disclosure')
  assert.match(disclosed.body[0].text, /Vestre Skole[\s\S]*Grundlag: skriftligt samtykke[\s\S]*er begyndt/)
  const { html } = await get(sharing)
  assert.match(html, /At hun er begyndt i behandling\./)
  assert.match(html, /skriftligt samtykke, sundhedsloven §§ 43-44/)
  const history = (await get(`/pathways/${id}`)).html
  assert.match(history, /Oplysninger givet videre/)
  assert.match(history, /Samtykke til at dele oplysninger/)
  assert.ok(!/Vestre Skole/.test(history), 'the history names no receiver')
})

test('R75 R76 a consent is refused at the field, with all that was typed kept', async () => {
  const { id, anne, jens, bo } = await aFamily()
  const cases: [Fields, RegExp][] = [
    [{ speakers: [anne] }, /Forældremyndigheden er fælles\. Begge skal sige ja/],
    [{ speakers: [anne, bo] }, /ikke forældremyndigheden efter registret/],
    [{ speakers: ['young'] }, /under 15 år/],
    [{ speakers: undefined }, /Vælg, hvem det kommer fra/],
    [{ validUntil: '2027-11-23' }, /gælder højst et år/],
    [{ validUntil: '2026-11-22' }, /udløbe, før det er givet/],
    [{ givenOn: '2026-11-24', validUntil: '' }, /givet i fremtiden/],
    [{ givenOn: '2013-01-01', validUntil: '' }, /før barnets fødsel/],
    [{ givenOn: '2026-02-30' }, /Datoen findes ikke/],
    [{ kind: 'supervisory_authority' }, /Vælg, hvad det er for en modtager/],
    [{ what: 'x'.repeat(2001) }, /højst 2\.000 tegn/],
    [{ partnerId: crypto.randomUUID() }, /Vælg en af samarbejdspartnerne/],
  ]
  for (const [changes, words] of cases) {
    const { status, html } = await post(
      id,
      'consents/new',
      consent([anne, jens], { aim: 'Så <b>skolen</b> 👩‍👧', ...changes }),
    )
    assert.equal(status, 422, JSON.stringify(changes))
    assert.match(html, words)
    assert.match(html, /Så &lt;b&gt;skolen&lt;\/b&gt; 👩‍👧/)
    assert.deepEqual(await validateHtml(html), [])
  }
})

test('R77 at 15 the young person gives it alone, and parents are not asked', async () => {
  const { id, anne, jens, sharing } = await aFamily({ born: '2011-11-23' })
  const { html } = await get(`${sharing}/consents/new`)
  assert.match(html, /Josefine selv/)
  assert.match(html, /Forældrene skal ikke spørges/)
  assert.ok(!/Anne Test Holm<\/label>/.test(html))
  const refused = await post(id, 'consents/new', consent([anne, jens]))
  assert.equal(refused.status, 422)
  assert.match(refused.html, /Den unge var fyldt 15 år og bestemmer selv/)
  assert.equal((await post(id, 'consents/new', consent(['young']))).status, 303)
  assert.match((await get(sharing)).html, /af den unge selv/)
})

test('R77 a parent who holds custody alone and is sent twice has said it once', async () => {
  const { id, childId, anne } = await aFamily({ sharing: 'sole' })
  assert.equal((await post(id, 'consents/new', consent([anne, anne]))).status, 303)
  const { rows } = await world.owner.query(
    'select giver_id, second_giver_id from sharing_consents where child_id = $1',
    [childId],
  )
  assert.deepEqual(rows, [{ giver_id: anne, second_giver_id: null }])
})

test('R72 R77 for Mads of 16, who is found unable, his parents speak, and what he said alone is not taken', async () => {
  const { id, childId, anne, jens, sharing } = await aFamily({ born: '2010-05-05' })
  assert.match((await get(`${sharing}/consents/new`)).html, /Josefine selv/)
  const judged = { finding: 'unable', assessedOn: '2026-11-23', reason: 'Forstår ikke, hvad det fører til.' }
  assert.equal((await act(id, 'capacity/new', judged)).status, 303)
  const { html } = await get(`${sharing}/consents/new`)
  assert.match(html, /Anne Test Holm<\/label>/)
  assert.match(html, /vurderet ikke selv at kunne tage stilling\. Forældremyndigheden er fælles\. Begge skal sige ja/)
  assert.ok(!html.includes('Josefine selv'))
  const alone = await post(id, 'consents/new', consent(['young']))
  assert.equal(alone.status, 422)
  assert.match(alone.html, /vurderet ikke selv at kunne tage stilling/)
  assert.equal((await post(id, 'consents/new', consent([anne, jens]))).status, 303)
  assert.equal((await post(id, 'disclosures/new', call)).status, 303)
  assert.equal((await registered(childId)).length, 1)
  const said = { to: 'all', speakers: [jens], words: '', on: '2026-11-23', time: '' }
  assert.equal((await post(id, 'objections/new', said)).status, 303)

  const later = { finding: 'able', assessedOn: '2026-11-23', reason: 'Har fået det forklaret, og forstår det nu.' }
  assert.equal((await act(id, 'capacity/new', later)).status, 303)
  const refused = await post(id, 'disclosures/new', call)
  assert.equal(refused.status, 422)
  assert.match((await get(sharing)).html, /spørg den unge selv/)
})

test('R77 an adult without custody cannot be chosen, and the page says why and where to mend it', async () => {
  const { childId, sharing } = await aFamily({ sharing: 'sole' })
  const { html } = await get(`${sharing}/consents/new`)
  assert.match(html, /Anne Test Holm<\/label>/)
  assert.ok(!/Bo Test Holm<\/label>/.test(html))
  assert.match(html, /Bo Test Holm \(stedforælder\)[\s\S]*ikke\s+forældremyndigheden/)
  assert.ok(html.includes(`href="/children/${childId}/custody"`))
})

test('R76 a consent is withdrawn at any time; what was passed on before stands, and nothing more is', async () => {
  const family = await aFamily()
  const { id, childId, sharing } = family
  const consentId = await aConsent(family)
  assert.equal((await post(id, 'disclosures/new', call)).status, 303)
  const path = `consents/${consentId}/withdrawal`
  const early = await post(id, path, { how: 'withdrawn', on: '2026-11-22', words: 'Anne' })
  assert.match(early.html, /først givet 23\. november 2026/)
  assert.equal(early.status, 422)
  assert.equal((await post(id, path, { how: 'withdrawn', on: '2026-11-23', words: 'Anne (mor)' })).status, 303)
  assert.equal((await post(id, path, { how: 'withdrawn', on: '2026-11-23', words: 'Anne' })).status, 409)
  const refused = await post(id, 'disclosures/new', { ...call, receiver: 'Vestre Skole' })
  assert.equal(refused.status, 422)
  assert.match(refused.html, /trukket tilbage 23\. november 2026/)
  assert.equal((await registered(childId)).length, 1)
  assert.match((await entriesOf(childId)).at(-1).body[0].text, /trukket tilbage 23\. november 2026 af Anne \(mor\)/)
  assert.match((await get(sharing)).html, /Det, der ikke gælder længere \(1\)/)
})

test('R78 an objection stands in the banner of every page, blocks treatment receivers, and is lifted by both parents', async () => {
  const { id, childId, anne, jens, sharing } = await aFamily()
  const gp = { ...call, kind: 'general_practice', receiver: 'Lægehuset på Ahlgade' }
  assert.equal((await post(id, 'disclosures/new', gp)).status, 303)
  assert.equal((await registered(childId))[0].basis, 'treatment')
  const said = { to: 'general_practice', speakers: [jens], words: 'Far vil ikke.', on: '2026-11-23' }
  assert.equal((await post(id, 'objections/new', said)).status, 303)
  const again = await post(id, 'objections/new', said)
  assert.equal(again.status, 422)
  assert.match(again.html, /allerede gjort indsigelse/)

  for (const page of [`/pathways/${id}`, sharing, `/pathways/${id}/journal`, `/children/${childId}`])
    assert.match((await get(page)).html, /Indsigelse mod deling/, page)
  const refused = await post(id, 'disclosures/new', gp)
  assert.equal(refused.status, 422)
  assert.match(refused.html, /Der er gjort indsigelse mod at dele med egen læge\. Tal med den/)
  assert.equal((await post(id, 'disclosures/new', { ...gp, kind: 'hospital', receiver: 'Holbæk Sygehus' })).status, 303)

  const [{ id: objectionId }] = (
    await world.owner.query('select id from sharing_objections where child_id = $1', [childId])
  ).rows
  const lift = (speakers: string[]) =>
    post(id, `objections/${objectionId}/lifting`, { how: 'withdrawn', speakers, words: '', on: '2026-11-23' })
  assert.match((await lift([jens])).html, /Begge skal sige ja/)
  assert.equal((await lift([anne, jens])).status, 303)
  assert.equal((await lift([anne, jens])).status, 409)
  assert.ok(!/Indsigelse mod deling/.test((await get(sharing)).html))
  assert.equal((await post(id, 'disclosures/new', gp)).status, 303)
})

test('R80 without consent, by an essential regard, the reason is concrete and the family is told as soon as possible', async () => {
  const { id, childId, sharing } = await aFamily()
  const told = { ...call, receiver: 'Vestre Skole', purpose: 'essential_regard' }
  assert.match((await post(id, 'disclosures/new', told)).html, /Skriv den konkrete begrundelse/)
  assert.match((await post(id, 'disclosures/new', { ...told, reason: 'Fare.' })).html, /mindst 20 tegn/)
  assert.deepEqual(await tasksOf(childId, 'inform_of_disclosure'), [])
  const reason = 'Hun har sagt, at hun vil gøre skade på sig selv i skolen i dag.'
  assert.equal((await post(id, 'disclosures/new', { ...told, reason })).status, 303)
  const [task, ...more] = await tasksOf(childId, 'inform_of_disclosure')
  assert.equal(more.length, 0)
  assert.equal(task.assignee_id, world.staff.ida.id)
  assert.match(task.title, /Fortæl familien/)
  assert.match((await get(sharing)).html, /stk\. 2, nr\. 2/)
  const { html } = await get(`/pathways/${id}/tasks/${task.id}`)
  assert.match(html, /Fortæl familien/)
})

test('R79 what another module passes on is refused without a basis, and nothing is left behind', async () => {
  const { id, childId } = await aFamily()
  const fault = await world.acting('ida', (ctx) =>
    disclose(
      ctx,
      { id, child_id: childId, responsible_id: null },
      {
        kind: 'ppr',
        receiver: 'PPR',
        purpose: 'other_legislation',
        reason: '',
        what: 'Svar på screening',
        channel: 'letter',
        at: ctx.now,
      },
    ),
  )
  assert.equal(fault?.code, 'TR075')
  assert.deepEqual(await registered(childId), [])
  assert.deepEqual(await entriesOf(childId), [])
})

test('a disclosure at a time that has not come, or before the child was born, is refused at the field', async () => {
  const { id } = await aFamily()
  const gp = { ...call, kind: 'general_practice', receiver: 'Lægehuset' }
  const cases: [Fields, RegExp][] = [
    [{ time: '23:59' }, /Klokken er ikke så mange endnu/],
    [{ day: '2026-11-24' }, /givet videre i fremtiden/],
    [{ day: '2013-01-01' }, /før barnets fødsel/],
    [{ kind: 'kongen' }, /Vælg, hvem der har fået oplysninger/],
    [{ purpose: 'supervision', reason: 'Brev.' }, /Formålet passer ikke til modtageren/],
    [{ what: '' }, /Skriv, hvad der er givet videre/],
    [{ receiver: 'X' }, /modtagerens navn: mindst 2 tegn/],
  ]
  for (const [changes, words] of cases) {
    const { status, html } = await post(id, 'disclosures/new', { ...gp, ...changes })
    assert.equal(status, 422, JSON.stringify(changes))
    assert.match(html, words)
    assert.deepEqual(await validateHtml(html), [])
  }
})
