import assert from 'node:assert/strict'
import test from 'node:test'
import { aFamily } from '../../../../test/consents.ts'
import { casesIn } from '../../../../test/cases.ts'
import { validateHtml } from '../../../../test/html.ts'
import { invitationsIn, OWN_FORM } from '../../../../test/invitations.ts'
import { aWorld, HOLBAEK } from '../../../../test/world.ts'
import { remindToAnswer } from './remind.ts'

const world = await aWorld({ now: '2026-11-23T09:00:00Z' })
const { aPathway, act } = casesIn(world)
const { takeIntoUse } = invitationsIn(world)
await takeIntoUse()
const mette = world.as('mette')
const visitor = world.signedOut()

/** A child with two parents who hold custody, whose treatment Mette is responsible for and has consent to. */
async function aChild({ born = '2014-05-05', givenName = 'Marie', phone = '11 11 11 11' } = {}) {
  const { id, childId } = await aPathway({ givenName, born, withConsent: false })
  const { Anne = '', Jens = '' } = await aFamily(world, { childId }, ['Anne', 'Jens'])
  await world.owner.query(
    "update people set phone = $2, address = 'Hemmelig Vej 1', has_protected_address = true where id = $1",
    [Anne, phone],
  )
  await act(id, 'responsibility', { staffId: world.staff.mette.id, unitId: '' })
  for (const giver of Number(born.slice(0, 4)) > 2011 ? [Anne, Jens] : [childId])
    await world.owner.query(
      `insert into treatment_consents (municipality_id, pathway_id, giver_id, decision, form, given_on, informed_of, recorded_at)
       values ($1, $2, $3, 'permit', 'oral', '2026-11-23', 'Hvad behandlingen går ud på.', $4)`,
      [HOLBAEK, id, giver, world.clock()],
    )
  return { id, childId, Anne, Jens }
}
const versionOf = async (id: string) =>
  (await world.owner.query<{ version: number }>('select version from pathways where id = $1', [id])).rows[0]?.version
const at = (id: string, more = '') => `/pathways/${id}/measures/invitations${more}`
const send = async (id: string, fields: Record<string, string>) =>
  mette.post(at(id, '/new'), {
    formId: OWN_FORM.id,
    moment: 'talk',
    language: 'da',
    ...fields,
    version: await versionOf(id),
  })
const sent = () => world.postOffice.sent().at(-1)
const linkIn = (text = '') =>
  /https:\/\/trin2\.example(\S+)|http:\/\/localhost(\S+)/.exec(text)?.slice(1).find(Boolean) ?? ''
const invited = async (id: string) =>
  (
    await world.owner.query<{ id: string; receiver_id: string | null; person_id: string | null; channel: string }>(
      'select id, receiver_id, person_id, channel from measure_invitations where pathway_id = $1 order by asked_at desc',
      [id],
    )
  ).rows

test('a child below fifteen is asked through a parent; the message tells nothing, and the link leads to the questions', async () => {
  const { id, childId, Anne } = await aChild()
  const page = await mette.get(at(id, '/new'))
  assert.match(page.html, /Sms til Anne Holm, 11 11 11 11/)
  assert.doesNotMatch(page.html, /Hemmelig Vej/)
  assert.deepEqual(await validateHtml(page.html), [])
  const { status, location } = await send(id, { whom: 'self', 'way-self': `sms:${Anne}` })
  assert.equal(status, 303)
  assert.equal(location, at(id))
  assert.deepEqual(await invited(id).then(([one]) => [one?.person_id, one?.receiver_id]), [childId, Anne])
  assert.match((await mette.get(at(id))).html, /på vej/)
  await world.jobs.runDue()
  const message = sent()
  assert.equal(message?.to, '11 11 11 11')
  assert.match(message.text, /^Holbæk Kommune har nogle spørgsmål\. Svar senest 7\. december 2026 her: \S+$/)
  assert.doesNotMatch(`${message.subject} ${message.text}`, /Marie|Holm|skema|Sådan har/i)
  assert.equal((await visitor.get(linkIn(message.text))).status, 200)
  const list = await mette.get(at(id))
  assert.match(list.html, />sendt</)
  assert.match(list.html, /gennem Anne Holm/)
  await visitor.post(linkIn(message.text))
  assert.match((await mette.get(at(id))).html, />åbnet</)
  assert.deepEqual(await validateHtml((await mette.get(at(id))).html), [])
})

test('handed over: the link and its code are shown once, and a new one stops the old', async () => {
  const { id } = await aChild()
  const answer = await send(id, { whom: 'self', 'way-self': 'handed_over' })
  assert.equal(answer.status, 303)
  const cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  const shown = await carried(id, cookie)
  assert.match(shown, /<svg/)
  const link = linkIn(/http:\/\/localhost\/k\/holbaek\/svar\/[\w-]+/.exec(shown)?.[0])
  assert.equal((await visitor.get(link)).status, 200)
  assert.doesNotMatch((await mette.get(at(id))).html, /\/svar\//)
  const [one] = await invited(id)
  const again = await mette.post(at(id, `/${one?.id}/link`))
  assert.equal(again.status, 303)
  assert.equal((await visitor.get(link)).status, 404)
})

async function carried(id: string, cookie: string): Promise<string> {
  const token = await sessionOf()
  const { app } = world
  const answer = await app.request(`http://localhost${at(id)}`, {
    headers: { Cookie: `${token}; ${cookie}`, Accept: 'text/html' },
  })
  return answer.text()
}
async function sessionOf(): Promise<string> {
  const { createHash, randomBytes } = await import('node:crypto')
  const token = randomBytes(32).toString('base64url')
  await world.owner.query(
    'insert into sessions (municipality_id, token_hash, staff_id, method, started_at, seen_at) values ($1, $2, $3, $4, $5, $5)',
    [HOLBAEK, createHash('sha256').update(token).digest(), world.staff.mette.id, 'test', world.clock()],
  )
  return `__Host-trin2=${HOLBAEK}.${token}`
}

test('R71 parents of a young person are asked only when they were told; the young person on their own telephone', async () => {
  const { id, childId, Anne } = await aChild({ born: '2010-05-05' })
  await world.owner.query(
    `insert into custody_notices (municipality_id, pathway_id, decision, on_day, reason, review_on, recorded_at)
     values ($1, $2, 'told_later', '2026-11-23', 'Frygter en konflikt hjemme lige nu.', '2026-12-23', $3)`,
    [HOLBAEK, id, world.clock()],
  )
  const { html } = await mette.get(at(id, '/new'))
  assert.match(html, /Anne Holm kan ikke spørges nu/)
  assert.match(html, new RegExp(`/pathways/${id}/consent`))
  assert.doesNotMatch(html, /Sms til Anne/)
  const refused = await send(id, { whom: Anne, formId: 'five-areas-parent', [`way-${Anne}`]: `sms:${Anne}` })
  assert.equal(refused.status, 422)
  await world.owner.query("update people set phone = '22 22 22 22' where id = $1", [childId])
  assert.equal((await send(id, { whom: 'self', 'way-self': `sms:${childId}` })).status, 303)
  await world.jobs.runDue()
  assert.equal(sent()?.to, '22 22 22 22')
})

test('R75 R79 somebody at school is asked with a written consent to share only, and that stands in the register', async () => {
  const { id, childId, Anne, Jens } = await aChild()
  const teacher = {
    whom: 'teacher',
    formId: 'own-school',
    teacherName: 'Mads Lind',
    teacherWay: 'email',
    teacherEmail: 'mads@example.org',
  }
  await takeIntoUse({ ...OWN_FORM, id: 'own-school', informant: 'teacher' })
  assert.match((await mette.get(at(id, '/new'))).html, /En lærer eller pædagog kan ikke spørges nu/)
  assert.equal((await send(id, teacher)).status, 422)
  await world.owner.query(
    `insert into sharing_consents (municipality_id, child_id, pathway_id, receiver_kind, receiver, purpose, aim, what, capacity, giver_id, second_giver_id, given_on, valid_until, written_as, recorded_at, recorded_by)
     values ($1, $2, $3, 'school', 'Vestre Skole', 'other_legislation', 'Så skolen kan hjælpe.', 'At hun får hjælp.', 'custody_holder', $4, $5, '2026-11-23', '2027-11-22', 'paper', $6, $7)`,
    [HOLBAEK, childId, id, Anne, Jens, world.clock(), world.staff.mette.id],
  )
  const asked = await send(id, teacher)
  assert.equal(asked.status, 303, asked.html)
  const { rows } = await world.owner.query<{ receiver: string; what: string }>(
    'select receiver, what from disclosures where pathway_id = $1',
    [id],
  )
  assert.equal(rows[0]?.receiver, 'Vestre Skole')
  assert.match(rows[0].what, /Mads Lind/)
  await world.jobs.runDue()
  assert.equal(sent()?.to, 'mads@example.org')
  const [one] = await invited(id)
  assert.equal((await mette.post(at(id, `/${one?.id}/link`))).status, 409, 'the address was not kept')
})

test('R41 a form without words here cannot be sent, nor one of another informant, and it is said why', async () => {
  const { id, Anne } = await aChild()
  const way = { whom: Anne, [`way-${Anne}`]: `sms:${Anne}` }
  const licensed = await send(id, { ...way, formId: 'sdq-p11-17' })
  assert.equal(licensed.status, 422)
  assert.match(licensed.html, /indholdspakke/)
  assert.match((await send(id, way)).html, /Skemaet er til barnet eller den unge/)
  assert.match((await send(id, { ...way, formId: 'goals-parent' })).html, /ikke sat mål/)
  assert.equal((await send(id, { whom: 'self', 'way-self': 'sms:00000000-0000-4000-8000-000000000000' })).status, 422)
  assert.equal((await send(id, { whom: '<script>', formId: 'x' })).status, 422)
  assert.deepEqual(await invited(id), [])
})

test('R69 without consent to treatment nobody is asked, and the way to it is shown', async () => {
  const { id } = await aPathway({ withConsent: false })
  await act(id, 'responsibility', { staffId: world.staff.mette.id, unitId: '' })
  const { html } = await mette.get(at(id, '/new'))
  assert.match(html, /Se samtykke til screening og behandling/)
  assert.equal((await send(id, { whom: 'self', 'way-self': 'handed_over' })).status, 409)
})

test('taken back: the link stops, what was not sent never is', async () => {
  const { id, Anne } = await aChild()
  await send(id, { whom: Anne, formId: 'five-areas-parent', [`way-${Anne}`]: `sms:${Anne}` })
  const before = world.postOffice.sent().length
  const [one] = await invited(id)
  assert.equal((await mette.post(at(id, `/${one?.id}/cancellation`))).status, 303)
  await world.jobs.runDue()
  assert.equal(world.postOffice.sent().length, before)
  assert.match((await mette.get(at(id))).html, /trukket tilbage/)
  assert.equal((await mette.post(at(id, `/${one?.id}/cancellation`))).status, 409)
  assert.equal((await mette.post(at(id, `/${one?.id}/link`))).status, 409)
})

test('who has not answered is reminded once, by a new link that goes on where they were; who is at it is left in peace', async () => {
  const { id, Anne } = await aChild({ phone: '33 33 33 33' })
  const ours = () => world.postOffice.sent().findLast(({ to }) => to === '33 33 33 33')
  await send(id, { whom: Anne, formId: 'five-areas-parent', [`way-${Anne}`]: `sms:${Anne}` })
  await world.jobs.runDue()
  const old = linkIn(ours()?.text)
  const remind = (day: string) =>
    world.actingAsSystem(HOLBAEK, (ctx) =>
      remindToAnswer({ origin: 'https://trin2.example' }).run({ ...ctx, now: new Date(`${day}T09:00:00Z`) }),
    )
  await remind('2026-11-26')
  world.setTime('2026-11-28T08:00:00Z')
  assert.equal((await visitor.post(`${old}/1`, { 'a-family': '2' })).location, `${old}/2`)
  await remind('2026-11-28')
  assert.equal((await visitor.get(old)).status, 200, 'too early, then at it')
  await remind('2026-11-30')
  await world.jobs.runDue()
  assert.match(ours()?.text ?? '', /En venlig påmindelse/)
  assert.equal((await visitor.get(old)).status, 404)
  assert.equal((await visitor.post(linkIn(ours()?.text))).location, `${linkIn(ours()?.text)}/2`)
  const last = ours()?.id
  await remind('2026-12-04')
  await world.jobs.runDue()
  assert.equal(ours()?.id, last)
  world.setTime('2026-11-23T09:00:00Z')
})

test('the lists of one and of ten who were asked take the same statements', async () => {
  const { id } = await aChild()
  await send(id, { whom: 'self', 'way-self': 'handed_over' })
  const { statements } = await mette.get(at(id))
  for (let nth = 0; nth < 9; nth += 1) await send(id, { whom: 'self', 'way-self': 'handed_over' })
  assert.equal((await mette.get(at(id))).statements, statements)
})
