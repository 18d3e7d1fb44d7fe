import assert from 'node:assert/strict'
import test from 'node:test'
import { nameSupervisor } from '#registry/delegation/delegation.ts'
import { casesIn } from '../../../../test/cases.ts'
import { delegationsIn } from '../../../../test/delegations.ts'
import { groupsIn } from '../../../../test/groups.ts'
import { validateHtml } from '../../../../test/html.ts'
import { notesIn } from '../../../../test/notes.ts'
import { aWorld } from '../../../../test/world.ts'

const world = await aWorld()
const cases = casesIn(world)
const { entriesOf, aTalk } = notesIn(world, cases)
const { aGroup, groupDrafts, joint } = groupsIn(world, cases)
const { delegated } = delegationsIn(world)
const mette = world.as('mette')
/** Each group at an hour of its own. */
let hour = 0
const atItsHour = () => `2026-11-23T0${(hour += 1)}:00:00Z`

test('R42, R43 a joint note becomes one entry for each child, in its own journal and on its own contact', async () => {
  const children = await aGroup(['Asta', 'Birk'], { on: atItsHour() })
  const [asta, birk] = children
  assert.ok(asta && birk)
  const page = await mette.get(asta.address)
  assert.equal(page.status, 200)
  assert.deepEqual(await validateHtml(page.html), [])
  const signed = await mette.post(
    asta.address,
    joint(children, {
      [`own-${asta.contactId}-problem`]: 'Asta var tavs.',
      [`own-${birk.contactId}-follow_up`]: 'Ringer til skolen.',
      'common-follow_up': 'Vi ses på mandag.',
    }),
  )
  assert.equal(signed.status, 303)
  const [ofAsta, ofBirk] = [await entriesOf(asta.childId), await entriesOf(birk.childId)]
  assert.deepEqual([ofAsta.length, ofBirk.length], [1, 1])
  assert.deepEqual(
    ofAsta[0].body.map(({ key, text }: { key: string; text: string }) => [key, text]),
    [
      ['problem', 'Asta var tavs.'],
      ['treatment', 'Gruppen øvede at sige fra.'],
      ['follow_up', 'Vi ses på mandag.'],
    ],
  )
  assert.deepEqual(
    ofBirk[0].body.map(({ key, text }: { key: string; text: string }) => [key, text]),
    [
      ['treatment', 'Gruppen øvede at sige fra.'],
      ['follow_up', 'Vi ses på mandag.\n\nRinger til skolen.'],
    ],
  )
  assert.deepEqual([ofAsta[0].contact_id, ofBirk[0].contact_id], [asta.contactId, birk.contactId])
  assert.equal(ofAsta[0].author_name, 'Mette Lund')
  const journal = await mette.get(`/pathways/${asta.id}/journal`)
  for (const word of ['Birk', birk.id, birk.childId, birk.contactId, ofBirk[0].id]) {
    assert.ok(!journal.html.includes(word), word)
    assert.ok(!JSON.stringify(ofAsta[0]).includes(word), word)
    const { rows } = await world.owner.query('select detail::text from events where pathway_id = $1', [asta.id])
    assert.ok(!JSON.stringify(rows).includes(word), word)
  }
  assert.deepEqual(await groupDrafts(), [])
})

test('what all share names no child and no parent, also those whom the note is not for; a child’s own part names none of the others', async () => {
  const children = await aGroup(['Clara', 'Dagmar', 'Elias'], { on: atItsHour(), others: ['Elias'] })
  const [clara, dagmar] = children
  assert.ok(clara && dagmar)
  const { rows } = await world.owner.query(
    "insert into people (municipality_id, given_name, family_name, is_child) values ('0316', 'Yrsa', 'Birkemose', false) returning id",
  )
  await world.owner.query(
    "insert into child_contacts (municipality_id, child_id, adult_id, relationship) values ('0316', $1, $2, 'mother')",
    [dagmar.childId, rows[0].id],
  )
  const refused = await mette.post(
    clara.address,
    joint([clara, dagmar], {
      'common-treatment': 'Dagmars mor Yrsa kom, og clara gik. Elias’ far ringede.',
      [`own-${clara.contactId}-problem`]: 'Clara talte med Dagmar.',
      [`own-${dagmar.contactId}-problem`]: 'Dagmar og Yrsa Birkemose.',
    }),
  )
  assert.equal(refused.status, 422)
  assert.match(refused.html, /Her nævnes Dagmars, Yrsa, clara og Elias’/)
  assert.match(refused.html, /Her nævnes Dagmar\. /)
  assert.ok(!refused.html.includes('Her nævnes Birkemose'))
  assert.match(refused.html, /Clara talte med Dagmar\./)
  assert.deepEqual(await validateHtml(refused.html), [])
  assert.deepEqual([await entriesOf(clara.childId), await entriesOf(dagmar.childId)], [[], []])
})

test('R45 who did not come is not named in the others’ journals either: ill, away, or not registered yet', async () => {
  const on = atItsHour()
  const [asger] = await aGroup(['Asger'], { on })
  assert.ok(asger)
  for (const [name, status] of [
    ['Dorthe', 'missed'],
    ['Eskild', 'cancelled'],
    ['Fanny', 'planned'],
  ] as const) {
    const [absent] = await aGroup([name], { on, status })
    const refused = await mette.post(asger.address, joint([asger], { 'common-treatment': `${name} var syg i dag.` }))
    assert.equal(refused.status, 422, status)
    assert.match(refused.html, new RegExp(`Her nævnes ${name}`), status)
    assert.ok(!refused.html.includes(absent?.contactId ?? ''), 'who was not there gets no note')
  }
  const page = await mette.get(asger.address)
  assert.ok(!/Dorthe|Eskild|Fanny|er ikke med her/.test(page.html))
  assert.equal((await mette.post(asger.address, joint([asger]))).status, 303)
})

test('R55, R56 those one does not treat are left out and not named, and each look is logged', async () => {
  const children = await aGroup(['Frida', 'Gustav', 'Hjalte'], { on: atItsHour(), others: ['Hjalte'] })
  const [frida, gustav, hjalte] = children
  assert.ok(frida && gustav && hjalte)
  const page = await mette.get(frida.address)
  assert.match(page.html, /1 barn i gruppen er ikke med her/)
  assert.match(page.html, /Gustav/)
  assert.ok(!page.html.includes('Hjalte'))
  const signed = await mette.post(frida.address, joint(children))
  assert.equal(signed.status, 303)
  assert.deepEqual([(await entriesOf(gustav.childId)).length, (await entriesOf(hjalte.childId)).length], [1, 0])
  const { rows } = await world.owner.query(
    "select distinct child_id from access_log where what = 'group_note' and child_id = any($1)",
    [children.map(({ childId }) => childId)],
  )
  assert.equal(rows.length, 2)
  for (const [person, status] of [
    ['bo', 403],
    ['adam', 403],
    ['ali', 403],
    ['karen', 404],
  ] as const) {
    assert.equal((await world.as(person).get(frida.address)).status, status, person)
    assert.equal((await world.as(person).post(frida.address, joint(children))).status, status, person)
    assert.equal((await world.as(person).post(`${frida.address}/draft`, joint(children))).status, status, person)
  }
  assert.equal((await mette.get(hjalte.address)).status, 403)
  assert.equal((await world.signedOut().get(frida.address)).status, 303)
  assert.equal((await world.signedOut().post(frida.address, joint(children))).status, 401)
  assert.equal((await entriesOf(gustav.childId)).length, 1)
})

test('R44 a late joint note gives a reason, and it stands in each child’s entry', async () => {
  const children = await aGroup(['Ingrid', 'Johan'], { on: '2026-11-20T09:00:00Z' })
  const [ingrid, johan] = children
  assert.ok(ingrid && johan)
  const refused = await mette.post(ingrid.address, joint(children))
  assert.equal(refused.status, 422)
  assert.match(refused.html, /senere dag end samtalen/)
  const named = await mette.post(ingrid.address, joint(children, { lateReason: 'Johan blev hentet.' }))
  assert.match(named.html, /Her nævnes Johan/)
  assert.equal((await mette.post(ingrid.address, joint(children, { lateReason: 'Systemet var nede.' }))).status, 303)
  for (const { childId } of children) assert.equal((await entriesOf(childId))[0].late_reason, 'Systemet var nede.')
})

test('all or none: when one child’s entry is refused by the database, no child gets one', async () => {
  const children = await aGroup(['Karla', 'Laust'], { on: atItsHour() })
  const [karla, laust] = children
  assert.ok(karla && laust)
  await world.owner.query(
    `create function refuse_one() returns trigger language plpgsql as $$ begin
      if new.pathway_id = '${laust.id}' then raise exception 'no' using errcode = 'TR999', hint = 'Nej.'; end if; return new; end $$`,
  )
  await world.owner.query(
    'create trigger z_refuse_one before insert on journal_entries for each row execute function refuse_one()',
  )
  const answer = await mette.post(karla.address, joint(children))
  await world.owner.query('drop trigger z_refuse_one on journal_entries')
  assert.equal(answer.status, 409)
  assert.deepEqual([await entriesOf(karla.childId), await entriesOf(laust.childId)], [[], []])
})

test('only the children that are ticked get a note; a talk may have several; nothing for nobody is refused', async () => {
  const children = await aGroup(['Mie', 'Noah'], { on: atItsHour() })
  const [mie, noah] = children
  assert.ok(mie && noah)
  const none = await mette.post(mie.address, joint([]))
  assert.equal(none.status, 422)
  assert.match(none.html, /Vælg mindst ét barn/)
  const empty = await mette.post(mie.address, joint(children, { 'common-treatment': ' ' }))
  assert.match(empty.html, /Skriv noget i notatet/)
  const unfilled = await mette.post(mie.address, joint(children, { 'common-treatment': 'Vi øvede [hvad].' }))
  assert.match(unfilled.html, /Her står stadig \[hvad\]/)
  assert.equal((await mette.post(mie.address, joint([mie]))).status, 303)
  assert.match((await mette.get(noah.address)).html, /Der er allerede et notat om samtalen/)
  assert.equal((await mette.post(noah.address, joint(children))).status, 303)
  assert.deepEqual([(await entriesOf(mie.childId)).length, (await entriesOf(noah.childId)).length], [2, 1])
})

test('R47 the draft of a joint note is its author’s, the same from every child, and two windows overwrite nothing', async () => {
  const children = await aGroup(['Olga', 'Pelle'], { on: atItsHour() })
  const [olga, pelle] = children
  assert.ok(olga && pelle)
  const json = { Accept: 'application/json' }
  const own = `own-${pelle.contactId}-effect`
  const first = await mette.post(`${olga.address}/draft`, joint(children, { [own]: 'Bedre.' }), json)
  assert.deepEqual([first.status, JSON.parse(first.html).version], [200, 1])
  assert.match((await mette.get(pelle.address)).html, /Bedre\./)
  const journal = await mette.get(`/pathways/${pelle.id}/journal`)
  assert.ok(journal.html.includes(`href="${pelle.address}">Fælles notat om en gruppe`))
  assert.ok(!journal.html.includes('Olga'))
  assert.deepEqual(await validateHtml(journal.html), [])
  const late = await mette.post(`${pelle.address}/draft`, joint(children, { [own]: 'Værre.' }), json)
  assert.equal(late.status, 409)
  const { version, sections } = JSON.parse(late.html)
  assert.deepEqual([version, sections.at(-1)], [1, { key: 'effect', heading: 'Pelle: Effekt', text: 'Bedre.' }])
  for (const act of ['draft', 'sign']) {
    const page = await mette.post(pelle.address, joint(children, { [own]: 'Værre.', act }))
    assert.equal(page.status, 409)
    assert.match(page.html, /Bedre\.[^]*Værre\./)
    assert.deepEqual(await validateHtml(page.html), [])
  }
  await world.owner.query(
    "insert into care_relations (municipality_id, child_id, staff_id, basis, starts_at) select '0316', unnest($1::uuid[]), $2, 'treating', '2026-11-01'",
    [children.map(({ childId }) => childId), world.staff.lise.id],
  )
  assert.ok(!(await world.as('lise').get(olga.address)).html.includes('Bedre.'))
  assert.deepEqual(
    await world.acting('lise', ({ db }) => db.selectFrom('journal_group_drafts').selectAll().execute()),
    [],
  )
  // of a child one may no longer open nothing is shown, and nothing is lost
  await world.owner.query("update care_relations set ends_at = '2026-11-22' where child_id = $1 and staff_id = $2", [
    pelle.childId,
    world.staff.mette.id,
  ])
  const without = { ...joint([olga]), 'common-treatment': 'Mere.', version: 1 }
  assert.equal((await mette.post(`${olga.address}/draft`, without, json)).status, 200)
  assert.equal((await groupDrafts()).at(-1).typed[own], 'Bedre.')
  assert.equal((await mette.post(`${olga.address}/removal`)).status, 303)
  assert.deepEqual(await groupDrafts(), [])
})

test('R85 a joint note under delegation waits for a second signature of each child’s note, and so does that of somebody new', async () => {
  await delegated('ali', 'vera')
  const children = await aGroup(['Rosa', 'Sigurd'], { on: '2026-11-23T06:30:00Z', by: 'vera' })
  const [rosa] = children
  assert.equal((await world.as('vera').post(rosa?.address ?? '', joint(children))).status, 303)
  const asked = async (of: typeof children) =>
    (
      await world.owner.query(
        `select j.child_id, s.name, r.basis from journal_cosign_requests r join staff s on s.id = r.cosigner_id
           join journal_entries e on e.id = r.entry_id join journals j on j.id = e.journal_id where j.child_id = any($1)`,
        [of.map(({ childId }) => childId)],
      )
    ).rows
  const each = (of: typeof children, name: string, basis: string) =>
    of.map(({ childId }) => ({ child_id: childId, name, basis }))
  const inOrder = (rows: { child_id: string }[]) => rows.toSorted((a, b) => (a.child_id < b.child_id ? -1 : 1))
  assert.deepEqual(inOrder(await asked(children)), inOrder(each(children, 'Ali Demir', 'delegation')))
  assert.match((await world.as('ali').get('/day')).html, /Rosa[^]*Sigurd|Sigurd[^]*Rosa/)

  await world.acting('lise', (ctx) =>
    nameSupervisor(ctx, { staffId: world.staff.mette.id, cosignerId: world.staff.lise.id, reason: 'Ny i tilbuddet.' }),
  )
  const others = await aGroup(['Tora', 'Ulla'], { on: '2026-11-23T06:45:00Z' })
  assert.equal((await mette.post(others[0]?.address ?? '', joint(others))).status, 303)
  assert.deepEqual(inOrder(await asked(others)), inOrder(each(others, 'Lise Holt', 'supervisor')))
})

test('a talk that was not with a group leads to its own note', async () => {
  const { note } = await aTalk()
  const page = await world.as('ida').get(note.replace(/note$/, 'group-note'))
  assert.deepEqual([page.status, page.location], [303, note])
  assert.equal((await world.as('ida').post(note.replace(/note$/, 'group-note'), joint([]))).status, 409)
})

test('a group of eight costs a look more for each child, and no query more', async () => {
  const two = await aGroup(['Rigmor', 'Sofus'], { on: '2026-11-22T06:00:00Z' })
  const eight = await aGroup(['Alba', 'Bo', 'Cai', 'Dina', 'Ella', 'Finn', 'Gry', 'Hans'], {
    on: '2026-11-22T07:00:00Z',
  })
  const cost = async (group: typeof two) => (await mette.get(group[0]?.address ?? '')).statements
  assert.equal((await cost(eight)) - (await cost(two)), 6)
})
