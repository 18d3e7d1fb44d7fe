import assert from 'node:assert/strict'
import test from 'node:test'
import { aWorld, HOLBAEK } from '../../../test/world.ts'
import { addChild, searchChildren } from './people.ts'

const world = await aWorld()

const found = (person: 'mette' | 'karen', typed: string) =>
  world.acting(person, async (ctx) =>
    (await searchChildren(ctx, typed)).map((child) => `${child.givenName} ${child.familyName}`),
  )

/** A child of the municipality, and how somebody in a hurry may type the name. */
const CHILDREN: Record<string, string[]> = {
  'Søren Kjær': ['Sören', 'Soren Kjaer', 'Sørne', 'Søern', 'Søren Kær'],
  'Aase Bøgh': ['Åse', 'Ase Bogh', 'Asae'],
  'Kristian Riis': ['Christian', 'Krisitan', 'Cristian Ris'],
  'Josefine Test Holm': ['Josephine', 'Joesfine', 'Josfine', 'Josefnie Holm', 'jos'],
  'Liam Dalsgaard': ['Laim', 'Lima', 'Laim Dalsgård'],
  'Emma Sørensen': ['Ema', 'Emam', 'Emma Soerensen'],
  'Sofie Lund': ['Sophie', 'Sofei', 'Sofi'],
  'Karl Bech': ['Carl Beck', 'Kral'],
  'Mathilde Damborg': ['Matilde', 'Mahtilde', 'Mathlide'],
  'Thea Krogh': ['Tea', 'Thae'],
  'William Lauritsen': ['Villiam', 'Willaim', 'Lauridsen'],
  'Isabella Schmidt': ['Izabela', 'Smidt', 'Isablela'],
  'Mohammed Al-Hassan': ['Muhammed', 'Mohamed', 'Alhassan'],
  'Cecilie Juul': ['Sesilie', 'Cecilia', 'Jul'],
  'Freja Møller': ['Freya', 'Moller', 'Frjea'],
  'Rasmus Ødegård': ['Rasums', 'Ødegaard', 'Odegard'],
  'Signe Hjorth': ['Singe', 'Hjort'],
  'Noah Bæk': ['Noa Bæk', 'Noah Baek', 'Naoh'],
  'Alberte Vestergaard': ['Albrete', 'Vestergård', 'Westergaard'],
  'Magnus Thygesen': ['Mangus', 'Magnus Tygesen'],
  'Lærke Skovgaard': ['Laerke', 'Lerke', 'Lærek'],
  'Mikkel Brodersen': ['Michael', 'Mikel', 'Mikkle'],
  'Victor Storm': ['Viktor', 'Vitcor'],
  'Filippa Toft': ['Philippa', 'Filipa'],
  'Tobias Munk': ['Tobais', 'Tobias Munck'],
  'Nikolaj Eskildsen': ['Nicolai', 'Nikolaj Eskilsen'],
  'Bjørn Dahl': ['Bjorn', 'Bjrøn', 'Bjoern'],
  'Kasper Lindholt': ['Casper', 'Kapser'],
  'Yasmin Aydin': ['Jasmin', 'Yasmni'],
  'Jeppe Qvist': ['Kvist', 'Jeppe Quist', 'Jeppe'],
  'Katrine Hedegaard': ['Cathrine', 'Katrien', 'Kathrine Hedegård'],
}

test('thirty children are found however their names are spelt, before anybody else', async () => {
  await world.acting('mette', async (ctx) => {
    for (const name of Object.keys(CHILDREN)) {
      const [givenName = '', ...family] = name.split(' ')
      await addChild(ctx, { givenName, familyName: family.join(' '), birthDate: '2014-05-05' })
    }
  })
  for (const [name, spellings] of Object.entries(CHILDREN)) {
    for (const typed of [name, name.toUpperCase(), ...spellings])
      assert.equal((await found('mette', typed))[0], name, typed)
  }
})

test('a name that is nothing like any child finds nobody', async () => {
  const strangers = [
    'Gunnar',
    'Xerxes',
    'Dorthe Opstrup',
    'Ulla',

    'Hugo Vang',
    'Wafa',
    'Peter',
    'Grethe',
    'Olga Ibsen',
    '%',
    "' or 1=1",
  ]
  for (const typed of strangers) assert.deepEqual(await found('mette', typed), [], typed)
})

test('names that only share their letters are not taken for each other', async () => {
  await world.acting('mette', (ctx) =>
    addChild(ctx, { givenName: 'Amira', familyName: 'Yusuf', birthDate: '2013-01-02' }),
  )
  assert.deepEqual(await found('mette', 'Maria'), [])
})

test('another municipality never sees the children, whatever it types', async () => {
  for (const typed of ['Josefine Test Holm', 'Søren', '5.5.2014', '050514', 'jo'])
    assert.deepEqual(await found('karen', typed), [], typed)
})

test('a birth date finds all who were born on it, at most twenty; a CPR number finds the one', async () => {
  await world.acting('mette', (ctx) =>
    addChild(ctx, {
      givenName: 'Nana',
      familyName: 'Friis',
      birthDate: '2012-02-29',
      cpr: '2902129999',
      hasProtectedAddress: true,
      address: 'Hemmelig Vej 1',
    }),
  )
  assert.equal((await found('mette', '5. maj 2014')).length, 20)
  assert.deepEqual(await found('mette', '290212'), ['Nana Friis'])
  assert.deepEqual(await found('mette', '290212-9999'), ['Nana Friis'])
  assert.deepEqual(await found('karen', '290212-9999'), [])
  assert.deepEqual(await found('mette', '290212-9998'), [])
})

test('a list tells that an address is protected, and never what it is', async () => {
  const [nana] = await world.acting('mette', (ctx) => searchChildren(ctx, 'Nana Friis'))
  assert.equal(nana?.hasProtectedAddress, true)
  assert.ok(!JSON.stringify(nana).includes('Hemmelig'))
})

test('R56 a search is written in the access log by its criterion, and never with a CPR number', async () => {
  const since = new Date(world.clock().getTime() + 60_000)
  world.setTime(since.toISOString())
  for (const typed of ['Josefine', '5. maj 2014', '050514-9995', 'Josefine 050514 9995']) await found('mette', typed)
  const { rows } = await world.owner.query<{ criterion: string; kind: string; staff_id: string }>(
    'select criterion, kind, staff_id from access_log where at >= $1 order by id',
    [since],
  )
  assert.deepEqual(
    rows.map(({ criterion }) => criterion).toSorted(),
    ['2014-05-05', 'Josefine', '[CPR-nummer]', '[CPR-nummer]'].toSorted(),
  )
  assert.ok(rows.every(({ kind, staff_id }) => kind === 'search' && staff_id === world.staff.mette.id))
})

test('each kind of search is two statements: the log and the look', async () => {
  for (const typed of ['Josefine', '5. maj 2014', '050514-9995']) {
    const before = world.database.statements()
    await found('mette', typed)
    assert.equal(world.database.statements() - before, 3, typed) // the first says who asks
  }
})

test('the search by name looks in the index of names, also among many', async () => {
  await world.owner.query(`insert into people (municipality_id, given_name, family_name, is_child, birth_date)
    select '${HOLBAEK}', chr(97 + n % 26) || chr(97 + n / 26 % 26) || chr(97 + n / 676 % 26) || 'na', 'Efternavn' || n % 800, true, '2013-03-03'
    from generate_series(1, 5000) as n`)
  await world.owner.query('analyze people')
  const { rows } = await world.owner.query<{ prosrc: string }>(
    "select prosrc from pg_proc where proname = 'children_named'",
  )
  const queries = [...(rows[0]?.prosrc ?? '').matchAll(/return query([\s\S]*?);/g)].map(([, query = '']) => query)
  assert.equal(queries.length, 2)
  for (const query of queries) {
    const plan = await asSearcher(
      query
        .replaceAll(/words\[(\d)\]/g, "(array['laim'])[$1]")
        .replaceAll('wanted', "'laim'::text")
        .replaceAll('swapped', "with_letters_swapped('laim')")
        .replaceAll('at_most', '20')
        .replaceAll('exact', '0'),
    )
    assert.match(plan, /Bitmap Index Scan on people_by_name/)
    assert.doesNotMatch(plan, /Seq Scan/)
  }
  assert.deepEqual((await found('mette', 'Laim'))[0], 'Liam Dalsgaard')
})

/** The plan of a query as the function runs it: in its role, on behalf of Holbæk. */
async function asSearcher(query: string): Promise<string> {
  await world.owner.query('begin')
  await world.owner.query(`set local role trin2_search; set local trin2.municipality = '${HOLBAEK}'`)
  const { rows } = await world.owner.query<{ 'QUERY PLAN': string }>(`explain ${query}`)
  await world.owner.query('rollback')
  return rows.map((row) => row['QUERY PLAN']).join('\n')
}
