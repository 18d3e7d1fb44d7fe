import assert from 'node:assert/strict'
import test from 'node:test'
import { aWorld } from '../../../test/world.ts'
import {
  addAdult,
  addChild,
  addContact,
  childByCpr,
  childForBanner,
  cprOf,
  familyOf,
  recordCustody,
  searchChildren,
} from './people.ts'

const world = await aWorld()

test('a child is added with a CPR number, found by it, and has custody only when it is recorded', async () => {
  await world.acting('mette', async (ctx) => {
    const id = await addChild(ctx, {
      givenName: 'Josefine',
      familyName: 'Test Holm',
      birthDate: '2014-05-05',
      cpr: '0505149995',
    })
    assert.equal((await childByCpr(ctx, '0505149995'))?.id, id)
    assert.equal(await cprOf(ctx, id), '0505149995')
    const anne = await addAdult(ctx, { givenName: 'Anne', familyName: 'Holm' })
    await addContact(ctx, id, { adult: { id: anne }, relationship: 'mother', isPrimary: true })
    assert.deepEqual((await childForBanner(ctx, id)).custody, [])
    await recordCustody(ctx, id, {
      holders: [{ adultId: anne }],
      sharing: 'sole',
      source: 'document',
      sourceDate: '2026-11-01',
      validFrom: '2026-11-01',
    })
    assert.equal((await childForBanner(ctx, id)).custody[0]?.givenName, 'Anne')
    assert.equal((await familyOf(ctx, id)).contacts.length, 1)
    assert.equal((await searchChildren(ctx, 'Josefine')).length, 1)
    assert.equal((await searchChildren(ctx, '5. maj 2014')).length, 1)
  })
})
