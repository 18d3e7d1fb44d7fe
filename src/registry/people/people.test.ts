import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import test from 'node:test'
import type { Ctx } from '#platform/ctx.ts'
import { Problem } from '#platform/problem.ts'
import { plainDate } from '#platform/time.ts'
import { openVault } from '#platform/vault.ts'
import { aWorld, HOLBAEK } from '../../../test/world.ts'
import {
  addAdult,
  addChild,
  addContact,
  bannerOf,
  changeChild,
  childByCpr,
  childForBanner,
  cprOf,
  familyOf,
  giveCpr,
  recordCustody,
  resealCpr,
} from './people.ts'

const world = await aWorld()
const BORN = { givenName: 'Josefine', familyName: 'Holm', birthDate: '2014-05-05' }
const as = <T>(person: 'mette' | 'karen', work: (ctx: Ctx) => Promise<T>) => world.acting(person, work)
const aChild = (more: object = {}) => as('mette', (ctx) => addChild(ctx, { ...BORN, ...more }))
const refusal = (status: number, words: RegExp) => (error: unknown) =>
  error instanceof Problem && error.status === status && words.test(error.message)

test('a child is found by CPR number in its own municipality, and nowhere else', async () => {
  const id = await aChild({ cpr: '0505149995' })
  assert.deepEqual(await as('mette', (ctx) => childByCpr(ctx, '0505149995')), {
    id,
    ...BORN,
    hasProtectedAddress: false,
    isClosed: false,
  })
  assert.equal(await as('karen', (ctx) => childByCpr(ctx, '0505149995')), null)
  assert.equal(await as('karen', (ctx) => cprOf(ctx, id)), null)
  assert.equal(await as('mette', (ctx) => childByCpr(ctx, '0505149987')), null)
})

test('two municipalities may know the same child, each with a row and a keyed hash of its own', async () => {
  const here = await aChild({ cpr: '0505149979' })
  const there = await as('karen', (ctx) => addChild(ctx, { ...BORN, cpr: '0505149979' }))
  const { rows } = await world.owner.query<{ sealed: Buffer; lookup: Buffer }>(
    'select sealed, lookup from person_identifiers where person_id = any($1)',
    [[here, there]],
  )
  assert.equal(new Set(rows.map(({ lookup }) => lookup.toString('hex'))).size, 2)
  for (const { sealed, lookup } of rows) assert.ok(!Buffer.concat([sealed, lookup]).includes('0505149979'))
})

test('a CPR number that another has, or that does not agree with the birth date, is refused and leaves nothing', async () => {
  await aChild({ cpr: '0505149952' })
  await assert.rejects(aChild({ cpr: '0505149952' }), refusal(422, /En anden i kommunen har allerede/))
  await assert.rejects(aChild({ cpr: '0605149950' }), refusal(422, /passer ikke med fødselsdatoen 5\. maj 2014/))
  await assert.rejects(aChild({ cpr: '0505585999' }), refusal(422, /findes ikke/))
  const { rows } = await world.owner.query(
    "select from people where given_name = 'Josefine' and municipality_id = $1 and not exists (select from person_identifiers where person_id = people.id)",
    [HOLBAEK],
  )
  assert.equal(rows.length, 0)
})

test('two who give the same number to different children at once: one of them is told', async () => {
  const [one, two] = [await aChild(), await aChild()]
  const given = await Promise.allSettled([one, two].map((id) => as('mette', (ctx) => giveCpr(ctx, id, '0505149944'))))
  assert.deepEqual(given.map(({ status }) => status).toSorted(), ['fulfilled', 'rejected'])
})

test('a number can change: the old one is closed, no longer found, and free for nobody to lose', async () => {
  const id = await aChild({ cpr: '0505149936' })
  await as('mette', (ctx) => giveCpr(ctx, id, '0505149928'))
  await as('mette', (ctx) => giveCpr(ctx, id, '0505149928')) // the same again does nothing
  assert.equal(await as('mette', (ctx) => cprOf(ctx, id)), '0505149928')
  assert.equal(await as('mette', (ctx) => childByCpr(ctx, '0505149936')), null)
  const { rows } = await world.owner.query(
    'select valid_to from person_identifiers where person_id = $1 order by valid_to',
    [id],
  )
  assert.deepEqual(rows, [{ valid_to: '2026-11-23' }, { valid_to: null }])
})

test('an adult gets the birth date from the number, when it was not known', async () => {
  const id = await as('mette', (ctx) => addAdult(ctx, { givenName: 'Anne', familyName: 'Holm', cpr: '0203849999' }))
  const { rows } = await world.owner.query('select birth_date from people where id = $1', [id])
  assert.deepEqual(rows, [{ birth_date: '1984-03-02' }])
  assert.equal(await as('mette', (ctx) => childByCpr(ctx, '0203849999')), null) // not a child
})

test('after a change of key all numbers are sealed again, also earlier ones, and are still found', async () => {
  const id = await as('karen', (ctx) => addChild(ctx, { ...BORN, cpr: '0505149898' }))
  await as('karen', (ctx) => giveCpr(ctx, id, '0505149871'))
  const old = { id: 'old', key: randomBytes(32) }
  const lookup = randomBytes(32)
  const before = openVault({ sealing: [old], lookup })
  const after = openVault({ sealing: [{ id: 'new', key: randomBytes(32) }, old], lookup })
  const only = openVault({ sealing: [{ id: 'new', key: randomBytes(32) }], lookup })
  await as('karen', async (ctx) => {
    const child = await addChild({ ...ctx, vault: before }, { ...BORN, cpr: '0505149855' })
    await giveCpr({ ...ctx, vault: before }, child, '0505149847')
    await ctx.db.updateTable('person_identifiers').set({ key_id: 'new' }).where('person_id', '<>', child).execute()
    assert.equal(await resealCpr({ ...ctx, vault: after }, { atMost: 1 }), 1)
    assert.equal(await resealCpr({ ...ctx, vault: after }), 1)
    assert.equal(await resealCpr({ ...ctx, vault: after }), 0)
    assert.equal(await cprOf({ ...ctx, vault: after }, child), '0505149847')
    assert.equal((await childByCpr({ ...ctx, vault: after }, '0505149847'))?.id, child)
    await assert.rejects(cprOf({ ...ctx, vault: only }, child))
  })
})

test('the banner is one statement, and says what is not known', async () => {
  const id = await aChild({ language: 'uk', needsInterpreter: true, hasProtectedAddress: true })
  await as('mette', async (ctx) => {
    const before = world.database.statements()
    const child = await childForBanner(ctx, id)
    assert.equal(world.database.statements() - before, 1)
    const banner = bannerOf(child, { today: plainDate('2026-11-23'), responsible: 'Mette Lund' })
    assert.deepEqual(
      [banner.name, banner.born, banner.custody, banner.protectedAddress],
      ['Josefine Holm', '12 år, født 5. maj 2014', 'ikke oplyst', true],
    )
    assert.deepEqual(banner.more, [
      ['CPR-nummer', 'mangler'],
      ['Sprog', 'ukrainsk, tolk'],
    ])
  })
})

test('R81 custody in force stands in the banner with its holders', async () => {
  const id = await aChild()
  await as('mette', async (ctx) => {
    const anne = await addAdult(ctx, { givenName: 'Anne', familyName: 'Holm' })
    const jens = await addAdult(ctx, { givenName: 'Jens', familyName: 'Holm' })
    await addContact(ctx, id, { adult: { id: anne }, relationship: 'mother', isPrimary: true })
    assert.deepEqual((await childForBanner(ctx, id)).custody, [])
    const known = { source: 'document', sourceDate: '2026-11-01', validFrom: '2026-11-01' } as const
    await recordCustody(ctx, id, { ...known, sharing: 'shared', holders: [{ adultId: anne }, { adultId: jens }] })
    const { custody } = await childForBanner(ctx, id)
    assert.deepEqual(
      custody.map(({ givenName, sharing }) => [givenName, sharing]),
      [
        ['Anne', 'shared'],
        ['Jens', 'shared'],
      ],
    )
    await assert.rejects(
      recordCustody(ctx, id, { ...known, sharing: 'sole', holders: [{ adultId: id }] }),
      refusal(404, /adgang/),
    )
  })
})

test('a child is changed only by who has seen it as it is; the same adult can be added twice and stands once', async () => {
  const id = await aChild()
  await as('mette', async (ctx) => {
    assert.equal(await changeChild(ctx, id, 1, { school: 'Nørre Skole' }), true)
    assert.equal(await changeChild(ctx, id, 1, { school: 'Sønder Skole' }), false)
    const anne = await addAdult(ctx, { givenName: 'Anne', familyName: 'Holm' })
    await addContact(ctx, id, { adult: { id: anne }, relationship: 'mother', isPrimary: false })
    await addContact(ctx, id, { adult: { id: anne }, relationship: 'foster_parent', isPrimary: true })
    const { contacts } = await familyOf(ctx, id)
    assert.deepEqual(
      contacts.map(({ relationship, isPrimary }) => [relationship, isPrimary]),
      [['foster_parent', true]],
    )
  })
})

test('a query without any condition shows the children of one’s own municipality only', async () => {
  const mine = await as('karen', (ctx) => ctx.db.selectFrom('people').select('municipality_id').distinct().execute())
  assert.deepEqual(mine, [{ municipality_id: '0326' }])
})
