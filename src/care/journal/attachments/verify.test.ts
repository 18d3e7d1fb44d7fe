import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import test from 'node:test'
import { openVault } from '#platform/vault.ts'
import { aPdf } from '../../../../test/files.ts'
import { notesIn } from '../../../../test/notes.ts'
import { aWorld, HOLBAEK } from '../../../../test/world.ts'
import {
  addFile,
  attachmentFaults,
  bindFiles,
  chainFaults,
  resealAttachments,
  saveDraft,
  signNote,
} from '../journal.ts'

const world = await aWorld()
const { aTalk } = notesIn(world)

/** A signed note with a file, made by the doors of the module. */
async function aSignedFile(keys = world.vault) {
  const { id, childId, contactId } = await aTalk()
  const matter = { pathwayId: id, contactId, correctsId: null }
  await world.acting('ida', async (acting) => {
    const ctx = { ...acting, vault: keys }
    const outcome = await saveDraft(ctx, matter, { problem: 'Se bilaget.' }, 0)
    if (!('saved' in outcome)) throw new Error('a draft was there')
    const file = { givenName: 'brev.pdf', bytes: aPdf('Brev'), type: 'pdf', scan: 'clean' } as const
    await addFile(ctx, { id: outcome.saved.id, pathwayId: id }, file)
    const entryId = crypto.randomUUID()
    await bindFiles(ctx, outcome.saved.id, entryId)
    await signNote(ctx, {
      entryId,
      childId,
      matter,
      kind: 'preliminary_talk',
      placeId: null,
      sections: [{ key: 'problem', heading: 'Barnets vanskeligheder', text: 'Se bilaget.' }],
      contactAt: new Date('2026-11-23T08:00:00Z'),
      writtenAt: ctx.now,
      lateReason: null,
      correction: null,
    })
  })
  const { rows } = await world.owner.query('select id, entry_id from journal_attachments where pathway_id = $1', [id])
  return rows[0] as { id: string; entry_id: string }
}

const faults = () => world.actingAsSystem(HOLBAEK, attachmentFaults)

/** What somebody with all power over the database does, with the triggers asleep; undone afterwards. */
async function tampered(sql: string, look: () => Promise<void>) {
  await world.owner.query('begin')
  await world.owner.query('create table kept as select * from journal_attachments')
  await world.owner.query('alter table journal_attachments disable trigger all')
  await world.owner.query(sql)
  await world.owner.query('commit')
  await look()
  await world.owner.query('begin')
  await world.owner.query('delete from journal_attachments')
  await world.owner.query('insert into journal_attachments select * from kept')
  await world.owner.query('alter table journal_attachments enable trigger all')
  await world.owner.query('drop table kept')
  await world.owner.query('commit')
  assert.deepEqual(await faults(), [])
}

test('R45 verify names a file that was changed, swapped, taken away or smuggled in', async () => {
  const one = await aSignedFile()
  const two = await aSignedFile()
  const { rows } = await world.owner.query('select journal_id from journal_entries where id = $1', [one.entry_id])
  const named = `journal ${rows[0].journal_id}: attachment ${one.id} of entry 1`
  assert.deepEqual(await faults(), [])
  const where = `where id = '${one.id}'`
  await tampered(`update journal_attachments set content = set_byte(content, 40, 7) ${where}`, async () =>
    assert.deepEqual(await faults(), [`${named} has been changed, or does not open with the present keys`]),
  )
  await tampered(
    `update journal_attachments a set content = b.content, key_sealed = b.key_sealed from journal_attachments b where a.id = '${one.id}' and b.id = '${two.id}'`,
    async () => assert.deepEqual(await faults(), [`${named} has been changed, or does not open with the present keys`]),
  )
  await tampered(`delete from journal_attachments ${where}`, async () =>
    assert.deepEqual(await faults(), [`${named} is missing`]),
  )
  await tampered(`update journal_attachments set entry_id = '${two.entry_id}' ${where}`, async () =>
    assert.deepEqual(await faults(), [`${named} is not of its entry`, `attachment ${one.id} is named by no entry`]),
  )
  await world.owner.query('alter table journal_entries disable trigger all')
  await world.owner.query(
    `update journal_entries set attachments = jsonb_set(attachments, '{0,sha256}', '"00"') where id = '${one.entry_id}'`,
  )
  await world.owner.query('alter table journal_entries enable trigger all')
  const { faults: broken } = await world.actingAsSystem(HOLBAEK, chainFaults)
  assert.deepEqual(broken, [`journal ${rows[0].journal_id}: entry 1 has been changed`])
  assert.deepEqual(await faults(), [`${named} has been changed`])
})

test('a new key seals anew, the file stays as it is, and the old key is not needed any more', async () => {
  const older = { id: 'older', key: randomBytes(32) }
  const newer = { id: 'newer', key: randomBytes(32) }
  const lookup = randomBytes(32)
  const { id } = await aSignedFile(openVault({ sealing: [older], lookup }))
  const both = openVault({ sealing: [newer, older], lookup })
  const row = async () =>
    (await world.owner.query('select content, key_id, key_sealed from journal_attachments where id = $1', [id])).rows[0]
  const before = await row()
  const renewed = await world.actingAsSystem(HOLBAEK, async (ctx) => {
    await ctx.db.updateTable('journal_attachments').set({ key_id: 'newer' }).where('id', '<>', id).execute()
    return resealAttachments({ ...ctx, vault: both })
  })
  assert.equal(renewed, 1)
  const after = await row()
  assert.deepEqual([after.key_id, after.content.equals(before.content)], ['newer', true])
  assert.ok(!after.key_sealed.equals(before.key_sealed))
  const { openFile } = await import('#platform/sealed-file.ts')
  const sealed = { content: after.content, keySealed: after.key_sealed, keyId: after.key_id }
  const vault = openVault({ sealing: [newer], lookup })
  assert.deepEqual(openFile(vault, sealed, `journal_attachments.${id}`), aPdf('Brev'))
  assert.throws(() => openFile(vault, sealed, 'journal_attachments.another'))
})
