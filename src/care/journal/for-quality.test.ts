import assert from 'node:assert/strict'
import test from 'node:test'
import { instantOf } from '#platform/time.ts'
import { openPathway } from '#care/pathways/pathways.ts'
import { casesIn } from '../../../test/cases.ts'
import { aPdf } from '../../../test/files.ts'
import { validateHtml } from '../../../test/html.ts'
import { notesIn } from '../../../test/notes.ts'
import { aWorld, HOLBAEK } from '../../../test/world.ts'

const world = await aWorld()
const cases = casesIn(world)
const { aPathway, act, regretted } = cases
const { sign } = notesIn(world, cases)
const ali = world.as('ali')

/** Leave for Ali to look at the pathways of 2026. */
const LEAVE: string = (
  await world.owner.query(
    `insert into quality_permissions (municipality_id, staff_id, purpose, criteria, enquiries_from, enquiries_to, from_day, until_day, given_by, given_at)
     values ($1, $2, 'Kun forløb fra i år.', 'Alle forløb i 2026.', '2026-01-01', '2026-12-31', '2026-11-01', '2026-12-31', $3, '2026-11-01')
     returning id`,
    [HOLBAEK, world.staff.ali.id, world.staff.lise.id],
  )
).rows[0].id
const open = (id: string) => ali.post(`/pathways/${id}/quality-access`, { permissionId: LEAVE })

test('R57 leave opens the one pathway it covers, no other of the child, and nothing over five years old', async () => {
  const old = await aPathway({ enquiryOn: '2025-03-03' })
  const loose = (pathwayId: string) => `/pathways/${pathwayId}/journal/note`
  const written = async (pathwayId: string, fields: Record<string, string>) =>
    assert.equal((await sign('ida', loose(pathwayId), { time: '09:00', day: '2026-11-23', ...fields })).status, 303)
  await world
    .as('ida')
    .postFile(`${loose(old.id)}/attachments`, new File([new Uint8Array(aPdf('Gammelt'))], 'brev.pdf'))
  const file = (await world.owner.query('select id from journal_attachments where pathway_id = $1', [old.id])).rows[0]
    .id
  await written(old.id, { text: 'Hemmeligheden fra det gamle forløb.', version: '1', files: file })
  await world.owner.query("set session_replication_role = 'replica'")
  await world.owner.query(
    `update pathways set status = 'completed', ended_at = '2025-06-01', ended_on = '2025-06-01', closing_reason = 'no_need',
       outcome = 'closed', outcome_on = '2025-06-01' where id = $1`,
    [old.id],
  )
  await world.owner.query("set session_replication_role = 'origin'")
  const id = await world.acting('ida', (ctx) =>
    openPathway(ctx, {
      childId: old.childId,
      enquiryAt: instantOf('2026-11-20', '10:00'),
      contactedBy: 'mother',
      channel: 'phone',
      referredBy: null,
      residenceMunicipalityId: HOLBAEK,
      actingMunicipalityId: null,
      unitId: null,
      isUnder126a: true,
      themes: [],
      summary: 'Mor ringede igen i år.',
    }),
  )
  await act(id, 'responsibility', { staffId: world.staff.mette.id, unitId: '' })
  await written(id, { text: 'Fra forløbet i år.' })
  await written(id, { text: 'Seks år gammel iagttagelse.', day: '2020-11-20', lateReason: 'Fundet på papir.' })

  assert.match((await open(old.id)).html, /passer ikke til tilladelsens kriterier/)
  assert.equal((await open(id)).status, 303)
  const page = await ali.get(`/pathways/${id}`)
  assert.match(page.html, /Åbnet til kvalitetsarbejde[\s\S]*Mor ringede igen i år/)
  assert.deepEqual(await validateHtml(page.html), [])
  const journal = await ali.get(`/pathways/${id}/journal`)
  assert.match(journal.html, /Fra forløbet i år/)
  assert.match(journal.html, /Åbnet til kvalitetsarbejde/)
  assert.doesNotMatch(journal.html, /Hemmeligheden|Seks år gammel|Ret notatet|Udskriv/)
  assert.deepEqual(await validateHtml(journal.html), [])
  const search = (q: string) => ali.post(`/pathways/${id}/journal/search`, { q })
  assert.match((await search('forløbet')).html, /1 notat med/)
  assert.match((await search('hemmeligheden')).html, /Ingen notater med de ord/)
  assert.equal((await ali.get(`/pathways/${id}/journal/attachments/${file}`)).status, 404)
  // whatever shows more than the pathway, and the other pathway, stays closed
  for (const path of [
    `/pathways/${old.id}`,
    `/pathways/${old.id}/journal`,
    `/pathways/${old.id}/journal/attachments/${file}`,
    `/pathways/${id}/journal/extract`,
    `/pathways/${id}/sharing`,
    `/pathways/${id}/consent`,
    `/pathways/${id}/concerns`,
    `/pathways/${id}/retention`,
    `/pathways/${id}/residence`,
    `/children/${old.childId}`,
  ])
    assert.equal((await ali.get(path)).status, 403, path)
  const asked = await ali.postForFile(`/pathways/${id}/journal/extract`, new URLSearchParams({ of: 'all' }))
  assert.equal(asked.status, 403)
  // who treats the child sees all of it
  const mettes = await world.as('mette').get(`/pathways/${id}/journal`)
  assert.match(mettes.html, /Hemmeligheden[\s\S]*Seks år gammel/)
  assert.equal((await world.as('mette').getFile(`/pathways/${id}/journal/attachments/${file}`)).status, 200)
})

test('R57 a pathway that was taken back is no ground for quality work', async () => {
  const { id } = await aPathway()
  assert.equal((await open(id)).status, 303)
  await regretted(id)
  assert.equal((await ali.get(`/pathways/${id}`)).status, 403)
  assert.equal((await open(id)).status, 409)
})

test('R55 R57 who has leave for quality work, and gives a reason, looks for that reason and sees all', async () => {
  const { id } = await aPathway()
  await act(id, 'responsibility', { staffId: world.staff.mette.id, unitId: '' })
  assert.equal((await open(id)).status, 303)
  assert.match((await ali.get(`/pathways/${id}/journal`)).html, /Åbnet til kvalitetsarbejde/)
  assert.equal((await ali.post(`/pathways/${id}/access`, { reason: 'Familien ringer, og Mette er syg.' })).status, 303)
  const { html } = await ali.get(`/pathways/${id}/journal`)
  assert.doesNotMatch(html, /Åbnet til kvalitetsarbejde/)
  assert.match(html, /Skriv notat/)
})
