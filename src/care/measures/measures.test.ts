import assert from 'node:assert/strict'
import test from 'node:test'
import { casesIn } from '../../../test/cases.ts'
import { aWorld, HOLBAEK } from '../../../test/world.ts'
import { fieldOf } from './entry.ts'
import { invite, lookForMissing, missingMeasures, recordResponse, responsesOf, setGoal } from './measures.ts'

const world = await aWorld()
const { aPathway, act, talk, regretted } = casesIn(world)
const mette = world.as('mette')

/** A child whom Mette treats, screened on a day. */
const treated = async () => {
  const made = await aPathway({ born: '2012-05-05' })
  await act(made.id, 'responsibility', { staffId: world.staff.mette.id, unitId: '' })
  return made
}
const phq = Object.fromEntries(Array.from({ length: 9 }, (_, nth) => [`q${nth + 1}`, nth === 8 ? 2 : 1]))
const rowsOf = async (table: string, pathwayId: string) =>
  (await world.owner.query(`select * from ${table} where pathway_id = $1`, [pathwayId])).rows
const tasksOf = async (pathwayId: string, kind: string) =>
  (await rowsOf('tasks', pathwayId)).filter((task) => task.kind === kind)
const typed = (answers: Record<string, number | string>) =>
  Object.fromEntries(Object.entries(answers).map(([id, value]) => [fieldOf(id), String(value)]))

const record = (pathwayId: string, more: Partial<Parameters<typeof recordResponse>[1]> = {}) =>
  world.acting('mette', (ctx) =>
    recordResponse(ctx, {
      pathwayId,
      formId: 'phq-a',
      moment: 'screening',
      entry: 'paper',
      answeredOn: '2026-11-23',
      answers: phq,
      ...more,
    }),
  )

test('an answered form is kept with its scores, in a fixed number of statements', async () => {
  const { id } = await treated()
  const before = world.database.statements()
  await record(id, { answers: { ...phq, q9: 0 } })
  assert.equal(world.database.statements() - before, 5)
  const [response] = await world.acting('mette', (ctx) => responsesOf(ctx, id))
  assert.deepEqual(
    response?.scores.map(({ scale, value, answered, items }) => [scale, value, answered, items]),
    [['total', 8, 9, 9]],
  )
  assert.equal(response?.shown, null)
  assert.deepEqual(response?.flags, [])
  assert.ok((await rowsOf('events', id)).some(({ name }) => name === 'measure.answered'))
})

test('an answer of harm is a task for the responsible at once, until somebody answers for it', async () => {
  const { id } = await treated()
  const { flagIds } = await record(id)
  const [task] = await tasksOf(id, 'measure_flag')
  assert.equal(task.assignee_id, world.staff.mette.id)
  assert.equal(task.due_on.toISOString?.().slice(0, 10) ?? task.due_on, '2026-11-23')
  const at = `/pathways/${id}/measures/flags/${flagIds[0]}`
  assert.match((await mette.get('/day')).html, new RegExp(at))
  assert.match((await mette.get(`/pathways/${id}/measures`)).html, /Et svar skal ses i dag/)

  const version = async () =>
    (await world.owner.query('select version from pathways where id = $1', [id])).rows[0].version
  assert.equal((await mette.post(at, { version: await version(), answer: '' })).status, 422)
  const answer = 'Talt med den unge og mor samme dag.'
  assert.equal((await mette.post(at, { version: await version(), answer })).status, 303)
  assert.doesNotMatch((await mette.get('/day')).html, new RegExp(at))
  assert.match((await mette.get(at)).html, /Talt med den unge og mor/)
  assert.equal((await mette.post(at, { version: await version(), answer })).status, 409)
  await assert.rejects(
    world.owner.query('update measure_flags set answer = $2 where id = $1', [flagIds[0], 'noget andet']),
    /never changed/,
  )
})

test('where nobody is responsible, an answer of harm is a task for those who treat', async () => {
  const { id } = await aPathway({ born: '2012-05-05' })
  await world.acting('ida', (ctx) =>
    recordResponse(ctx, {
      pathwayId: id,
      formId: 'phq-a',
      moment: 'screening',
      entry: 'paper',
      answeredOn: '2026-11-23',
      answers: phq,
    }),
  )
  const [task] = await tasksOf(id, 'measure_flag')
  assert.deepEqual([task.assignee_id, task.role], [null, 'therapist'])
})

test('an invitation is answered once, and before it runs out', async () => {
  const { id } = await treated()
  const asked = await world.acting('mette', (ctx) =>
    invite(ctx, {
      pathwayId: id,
      definition: { id: 'phq-a', version: '1', informant: 'self' },
      moment: 'screening',
      channel: 'handed_over',
      expiresAt: new Date('2026-12-01T00:00Z'),
    }),
  )
  const answer = () =>
    world.actingAsSystem(HOLBAEK, (ctx) =>
      recordResponse(ctx, {
        pathwayId: id,
        formId: 'phq-a',
        moment: 'screening',
        entry: 'link',
        invitationId: asked.id,
        answeredOn: '2026-11-23',
        answers: phq,
      }),
    )
  await answer()
  await assert.rejects(answer(), /brugt eller udløbet/)
  assert.equal((await rowsOf('measure_responses', id)).length, 1)
  const { rows } = await world.owner.query(
    "select encode(token_hash, 'escape') as kept from measure_invitations where id = $1",
    [asked.id],
  )
  assert.ok(!rows[0].kept.includes(asked.secret))
})

test('answers and scores are never changed, and nothing is answered on a pathway that should never have been', async () => {
  const { id } = await treated()
  const made = await record(id)
  for (const change of [
    "update measure_responses set language = 'en' where id = $1",
    'delete from measure_scores where response_id = $1',
    'update measure_scores set value = 1 where response_id = $1',
  ])
    await assert.rejects(world.owner.query(change, [made.id]), /never changed/, change)
  await regretted(id)
  assert.equal((await tasksOf(id, 'measure_flag'))[0].done_at, null)
  await assert.rejects(record(id), /entered in error/)
})

test('paper is typed twice without seeing the first, and where they differ somebody chooses', async () => {
  const { id } = await treated()
  const at = `/pathways/${id}/measures/entry?form=phq-a&moment=screening&entry=paper`
  const form = (await mette.get(at)).html
  assert.match(form, /Spørgsmål 9/)
  const whoAndWhen = { answeredOn: '2026-11-20', personId: '', informantName: '' }
  const wrong = await mette.post(at, { pass: 'first', ...whoAndWhen, ...typed({ ...phq, q3: 7 }) })
  assert.equal(wrong.status, 422)
  assert.match(wrong.html, /Svaret skal være/)
  const second = await mette.post(at, { pass: 'first', ...whoAndWhen, ...typed(phq) })
  assert.equal(second.status, 200)
  assert.match(second.html, /Indtast det samme igen/)
  assert.match(second.html, /name="a-q9"[^>]*value=""/)
  const first = JSON.stringify(phq)
  const settle = await mette.post(at, { pass: 'second', first, ...whoAndWhen, ...typed({ ...phq, q9: 0 }) })
  assert.match(settle.html, /ikke ens/)
  assert.deepEqual(await rowsOf('measure_responses', id), [])
  const done = await mette.post(at, { pass: 'settle', first, ...whoAndWhen, ...typed({ q9: 0 }) })
  assert.equal(done.status, 303)
  const [response] = await world.acting('mette', (ctx) => responsesOf(ctx, id))
  assert.equal(response?.scores[0]?.value, 8)
  assert.equal(response?.answered_on, '2026-11-20')
  const page = await mette.get(done.location ?? '')
  assert.equal(page.status, 200)
  assert.match(page.html, /Tegn på depression/)
})

test('R41 scores are taken over from paper, and a form without a licence is not shown on screen', async () => {
  const { id } = await treated()
  const at = (entry: string) => `/pathways/${id}/measures/entry?form=sdq-s11-17&moment=screening&entry=${entry}`
  assert.match((await mette.get(at('on_screen'))).html, /må ikke vises uden en licens/)
  assert.equal((await mette.post(at('on_screen'), { pass: 'first' })).status, 409)
  const who = { answeredOn: '2026-11-20' }
  const scores = typed({ total: 17, emotional: 6 })
  assert.equal((await mette.post(at('paper_scores'), { pass: 'first', ...who, ...typed({ total: 41 }) })).status, 422)
  const first = JSON.stringify({ total: 17, emotional: 6 })
  const done = await mette.post(at('paper_scores'), { pass: 'second', first, ...who, ...scores })
  assert.equal(done.status, 303)
  const [response] = await world.acting('mette', (ctx) => responsesOf(ctx, id))
  assert.deepEqual(response?.answers, {})
  assert.deepEqual(Object.fromEntries(response?.scores.map(({ scale, value }) => [scale, value]) ?? []), {
    emotional: 6,
    total: 17,
  })
})

test('goals are set in the child’s words, at most three, and what was rated keeps its words', async () => {
  const { id } = await treated()
  const version = async () =>
    (await world.owner.query('select version from pathways where id = $1', [id])).rows[0].version
  const set = async (words: string) =>
    mette.post(`/pathways/${id}/measures/goals/new`, { version: await version(), words, setBy: 'self' })
  assert.equal((await set('Sove i min egen seng')).status, 303)
  await record(id, { formId: 'goals-self', moment: 'talk', answers: { goal1: 4 }, entry: 'on_screen' })
  const [goal] = await rowsOf('measure_goals', id)
  const changed = { version: await version(), becomes: 'changed', words: 'Sove hos en ven', setBy: 'self' }
  assert.equal((await mette.post(`/pathways/${id}/measures/goals/${goal.id}`, changed)).status, 303)
  const [response] = await world.acting('mette', (ctx) => responsesOf(ctx, id))
  assert.match(JSON.stringify(response?.shown), /Sove i min egen seng/)
  assert.match((await mette.get(`/pathways/${id}/measures`)).html, /Sove hos en ven/)
  await set('To')
  await set('Tre')
  assert.match((await mette.get(`/pathways/${id}/measures/goals/new`)).html, /allerede tre mål/)
  await assert.rejects(
    world.acting('mette', (ctx) => setGoal(ctx, id, { words: 'Fire', setBy: 'self' })),
    /tre mål/,
  )
})

test('what was entered in error stays to be read, and counts no more', async () => {
  const { id } = await treated()
  const made = await record(id)
  const version = (await world.owner.query('select version from pathways where id = $1', [id])).rows[0].version
  const at = `/pathways/${id}/measures/${made.id}`
  assert.equal((await mette.post(`${at}/mistake`, { version, reason: 'Et andet barns skema.' })).status, 303)
  assert.match((await mette.get(at)).html, /Et andet barns skema/)
})

test('R40 what is missing becomes a task of the night, once, and is done when it is there', async () => {
  const { id } = await treated()
  await act(id, 'outcome', { outcome: 'treatment', on: '2026-11-23', reason: '', guidance: '' })
  const held = await act(id, 'talks/screening', talk('2026-11-23', { time: '08:00' }))
  assert.equal(held.status, 303)
  const missing = await world.acting('mette', (ctx) => missingMeasures(ctx, id))
  assert.deepEqual(missing.map(({ formId }) => formId).toSorted(), ['five-areas-self', 'sdq-p11-17'])
  for (let night = 0; night < 2; night += 1) await world.actingAsSystem(HOLBAEK, lookForMissing)
  assert.equal((await tasksOf(id, 'measure_missing')).length, 2)
  const answers = { family: 2, friends: 2, school: 1, leisure: 3, mood: 2 }
  const made = await record(id, { formId: 'five-areas-self', answers })
  const open = async () => (await tasksOf(id, 'measure_missing')).filter(({ done_at }) => done_at === null)
  assert.equal((await open()).length, 1)
  const version = (await world.owner.query('select version from pathways where id = $1', [id])).rows[0].version
  await mette.post(`/pathways/${id}/measures/${made.id}/mistake`, { version, reason: 'Et andet barns skema.' })
  assert.equal((await open()).length, 2)
})

test('the pages about measures open for who treats the child, in a fixed number of statements', async () => {
  const { id } = await treated()
  await record(id)
  const at = `/pathways/${id}/measures`
  const one = await mette.get(at)
  await record(id)
  const two = await mette.get(at)
  assert.deepEqual([one.status, one.statements], [200, two.statements])
  for (const path of [at, `${at}/new`]) {
    assert.equal((await world.signedOut().get(path)).status, 303)
    assert.equal((await world.as('ali').get(path)).status, 403)
    assert.equal((await world.as('karen').get(path)).status, 404)
    assert.equal((await world.as('bo').get(path)).status, 403)
  }
  for (const path of [
    `${at}/nej`,
    `${at}/${world.staff.mette.id}`,
    `${at}/entry`,
    `${at}/entry?form=nej&moment=end&entry=paper`,
  ])
    assert.equal((await mette.get(path)).status, 404, path)
})
