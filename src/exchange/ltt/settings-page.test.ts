import assert from 'node:assert/strict'
import test from 'node:test'
import { validateHtml } from '../../../test/html.ts'
import { aWorld, type Fields } from '../../../test/world.ts'
import { settingsOf } from './settings.ts'

const world = await aWorld()
const adam = world.as('adam')
const SOR = '325421000016003'
const SETTINGS = '/administration/reporting'

const sound = async (html: string) => assert.deepEqual(await validateHtml(html), [])
const own = () => world.acting('adam', settingsOf)
const decide = async (fields: Fields) =>
  adam.post(SETTINGS, { sorCode: SOR, runsAt: '23:45', running: 'yes', version: (await own()).version, ...fields })
test('R98 a SOR code is digits, at least eleven; what is not is refused at the field, and what was typed is kept', async () => {
  for (const sorCode of ['123', '1234567890', 'SOR32542100001', '1234567890123456789', '<script>', '👩‍👧'.repeat(50)]) {
    const { status, html } = await decide({ sorCode, runsAt: '22:10' })
    assert.equal(status, 422, sorCode)
    assert.match(html, /id="sorCode-error"/)
    assert.match(html, /value="22:10"/)
    await sound(html)
  }
  assert.equal((await own()).sorCode, null)
  const { status, location } = await decide({ sorCode: '3254 2100 0016 003' })
  assert.deepEqual([status, location], [303, `${SETTINGS}?saved=yes`])
  assert.equal((await own()).sorCode, SOR)
  assert.match((await adam.get(`${SETTINGS}?saved=yes`)).html, /Der sendes hver dag kl\. 23\.45/)
})

test('a time that does not exist, and a choice that is none, are refused at the field', async () => {
  for (const wrong of [{ runsAt: '25:00' }, { runsAt: '' }, { running: 'måske' }, { running: '' }] as Fields[])
    assert.equal((await decide(wrong)).status, 422)
})

test('two who change the settings: the second is told, and loses nothing', async () => {
  const { version } = await own()
  assert.equal((await decide({ runsAt: '01:15', version })).status, 303)
  const second = await decide({ runsAt: '02:30', version })
  assert.equal(second.status, 409)
  assert.match(second.html, /En anden har gemt en ændring/)
  assert.match(second.html, /value="02:30"/)
  assert.equal((await own()).runsAt, '01:15')
  await sound(second.html)
  await decide({})
})
