import assert from 'node:assert/strict'
import test from 'node:test'
import { casesIn } from '../cases.ts'
import { invitationsIn } from '../invitations.ts'
import { aWorld, HOLBAEK } from '../world.ts'
import { isSound, visiting } from './visit.ts'

const world = await aWorld({ now: new Date().toISOString() })
const { aPathway, act } = casesIn(world)
const { takeIntoUse } = invitationsIn(world)
await takeIntoUse()
const site = await visiting(world)
const PHONE = { width: 375, height: 720 }

test('R40 a form is sent, answered on a phone whose network is lost in the middle, and seen by the therapist with its flag', async () => {
  const { id, childId } = await aPathway({ givenName: 'Marie', born: '2010-05-05' })
  await act(id, 'responsibility', { staffId: world.staff.mette.id, unitId: '' })
  await world.owner.query("update people set phone = '22 22 22 22' where id = $1", [childId])

  const mette = await site.as('mette')
  await mette.goto(`/pathways/${id}/measures/invitations/new`)
  await isSound(mette)
  await mette.getByLabel('Marie selv').check()
  await mette.getByLabel('Sms til Marie Test Holm, 22 22 22 22').check()
  await mette.getByLabel('Skema', { exact: true }).selectOption('own-days')
  await mette.getByLabel('Hvornår er det?').selectOption('talk')
  await isSound(mette)
  await mette.getByRole('button', { name: 'Send', exact: true }).click()
  await mette.getByText('på vej').waitFor()
  await isSound(mette)
  await world.jobs.runDue()
  const message = world.postOffice.sent().at(-1)
  assert.equal(message?.to, '22 22 22 22')
  const path = new URL(/https?:\S+/.exec(message.text)?.[0] ?? '').pathname

  const phone = await site.opened(PHONE)
  await phone.goto(path)
  await isSound(phone)
  await phone.getByRole('button', { name: 'Begynd' }).click()
  await phone.waitForURL('**/1')
  await isSound(phone)
  const all = phone.waitForResponse(/all\?for=script/)
  await phone.reload()
  await all
  // a digit chooses, Enter goes on
  await phone.keyboard.press('2')
  await phone.keyboard.press('Enter')
  await phone.getByRole('heading', { name: 'Spørgsmål' }).waitFor({ state: 'attached' })
  await phone.getByLabel('Hvad holdt dig vågen?').waitFor()

  await phone.context().setOffline(true)
  await phone.getByLabel('Hvad holdt dig vågen?').fill('Naboens hund 🐕')
  await phone.getByRole('button', { name: 'Næste' }).click()
  await phone.getByText('Hvor meget har du lyst').waitFor()
  await phone.getByText('Dine svar ligger her i telefonen').waitFor()
  await phone.getByLabel('4', { exact: true }).check({ force: true })
  await phone.getByRole('button', { name: 'Næste' }).click()
  await phone.waitForTimeout(300)
  await phone.context().setOffline(false)

  await phone.waitForURL('**/check')
  await isSound(phone)
  assert.match(await phone.locator('.answers').innerText(), /Naboens hund 🐕/)
  await phone.getByRole('button', { name: 'Send mine svar' }).click()
  await phone.getByRole('heading', { name: 'Det er godt, du fortalte det' }).waitFor()
  await isSound(phone)
  await phone.goto(path)
  await phone.getByRole('heading', { name: 'Svarene er sendt' }).waitFor()
  await isSound(phone)

  await mette.goto('/day')
  await mette.getByText('skal ses i dag').first().waitFor()
  await mette.goto(`/pathways/${id}/measures/invitations`)
  await mette.getByText('besvaret', { exact: true }).waitFor()
  await mette.getByRole('link', { name: 'Se svarene' }).click()
  await mette.getByText('Naboens hund 🐕').waitFor()
  const { rows } = await world.owner.query<{ value: string }>(
    'select value from measure_flags where municipality_id = $1 and pathway_id = $2',
    [HOLBAEK, id],
  )
  assert.deepEqual(
    rows.map(({ value }) => Number(value)),
    [4],
  )
})

test('all questions on one page, for an interpreter, large and printable; and in English', async () => {
  const { id } = await aPathway()
  const { aLink } = invitationsIn(world)
  const { link } = await aLink(id)
  const phone = await site.opened(PHONE)
  await phone.goto(link.replace('/svar/', '/en/svar/'))
  await isSound(phone)
  await phone.getByRole('link', { name: 'Show all questions on one page' }).click()
  await isSound(phone)
  await phone.getByLabel('No', { exact: true }).check({ force: true })
  await phone.getByRole('button', { name: 'Save, and look the answers over' }).click()
  await phone.waitForURL('**/check')
  await isSound(phone)
})
