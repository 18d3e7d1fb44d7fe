import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import test from 'node:test'
import { aWorld, HOLBAEK, KALUNDBORG } from '../../test/world.ts'
import { lines, readStory, tell, type Story } from './story.ts'

const world = await aWorld()

const example = async (): Promise<Story> => {
  const file = new URL('../../docs/stories/national-example.json', import.meta.url)
  const { story, faults } = readStory(await readFile(file, 'utf8'))
  assert.deepEqual(faults, undefined)
  assert.ok(story)
  return story
}

const HELD = [
  ['enquiry', '2025-05-14'],
  ['preliminary_talk', '2025-06-02'],
  ['screening', '2025-06-23'],
  ['treatment', '2025-07-07'],
  ['treatment', '2025-08-18'],
  ['treatment', '2025-09-08'],
  ['treatment', '2025-10-06'],
  ['final_talk', '2025-11-06'],
  ['ending', '2025-11-08'],
]

test('R21 the national example entered from its file misses both goals, with its contacts, themes and referral', async () => {
  const [alma] = await tell(world.machine, await example())
  assert.ok(alma)
  const [pathway] = alma.pathways
  assert.deepEqual(pathway?.clocks, [
    { goal: 'preliminary_talk', days: 19, goalDays: 14, counts: true },
    { goal: 'screening', days: 40, goalDays: 30, counts: true },
  ])
  const rows = async (sql: string) =>
    (await world.owner.query({ text: sql, values: [pathway.id], rowMode: 'array' })).rows
  assert.deepEqual(
    await rows(
      "select type::text, on_day::text from contacts where pathway_id = $1 and status = 'held' order by starts_at",
    ),
    HELD,
  )
  assert.deepEqual(
    await rows("select distinct delivery, participant from contacts where pathway_id = $1 and type = 'treatment'"),
    [['individual', 'with_child']],
  )
  assert.deepEqual(
    await rows('select theme::text, since::text, until::text from pathway_themes where pathway_id = $1 order by since'),
    [
      ['body_and_food', '2025-06-02', null],
      ['worry', '2025-07-07', null],
    ],
  )
  assert.deepEqual(await rows('select target::text, handed_over_on::text from ways where pathway_id = $1'), [
    ['civil_society', '2025-07-07'],
  ])
  // what happened bears the day and the name of the one who did it
  assert.deepEqual(
    await rows(
      `select at::date::text, s.name from events e join staff s on s.id = e.actor_id where pathway_id = $1
         and e.name in ('pathway.opened', 'pathway.ended') order by at`,
    ),
    [
      ['2025-05-14', 'Ida Friis'],
      ['2025-11-08', 'Ali Demir'],
    ],
  )
  const { rows: family } = await world.owner.query(
    'select given_name, sharing::text from custody c join people p on p.id = c.holder_id where child_id = $1 order by 1',
    [alma.childId],
  )
  assert.deepEqual(family, [
    { given_name: 'Lone', sharing: 'shared' },
    { given_name: 'Per', sharing: 'shared' },
  ])
  const { rows: known } = await world.owner.query('select school from people where id = $1', [alma.childId])
  assert.deepEqual(known, [{ school: 'Søndre Skole' }])
  const printed = lines([alma])
  assert.match(printed, new RegExp(`child    ${alma.childId}`))
  assert.match(printed, /preliminary_talk {2}day 19 of 14, missed/)
  assert.match(printed, /screening {9}day 40 of 30, missed/)
  assert.ok(!printed.includes('Alma') && !printed.includes('170914'))
})

test('the same child cannot be entered twice while its pathway is open, and once it has ended only when that is said', async () => {
  const story = await example()
  const opening = { ...story, events: story.events.slice(0, 1) }
  await assert.rejects(tell(world.machine, opening), /allerede et forløb fra samme tidspunkt/)
  const [again] = await tell(world.machine, opening, { again: true })
  assert.equal(again?.pathways.length, 1)
  await assert.rejects(tell(world.machine, opening, { again: true }), /allerede et åbent forløb/)
})

test('the example is entered where one person both takes in and treats', async () => {
  await world.owner.query('update staff set is_active = false where municipality_id = $1 and name <> $2', [
    KALUNDBORG,
    'Karen Øst',
  ])
  const [alma] = await tell(world.machine, { ...(await example()), municipality: KALUNDBORG })
  assert.deepEqual(
    alma?.happened.map(({ by }) => by),
    Array.from({ length: 16 }, () => 'karen@example.org'),
  )
  const there = await world.inMunicipality(HOLBAEK, (db) =>
    db
      .selectFrom('pathways')
      .select('id')
      .where('id', '=', alma?.pathways[0]?.id ?? '')
      .execute(),
  )
  assert.deepEqual(there, [])
})
