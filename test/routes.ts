import assert from 'node:assert/strict'
import { guardOf, type Guard } from '#platform/guard.ts'
import { may, type Permission } from '#registry/access/roles.ts'
import { casesIn } from './cases.ts'
import { aPdf } from './files.ts'
import { concernsIn } from './concerns.ts'
import { controlledAccess } from './access.ts'
import { delegationsIn } from './delegations.ts'
import { MIXED } from './fhir-forms.ts'
import { measured } from './measures.ts'
import { notesIn } from './notes.ts'
import { sharingIn } from './sharing.ts'
import { requestsIn } from './record-requests.ts'
import { HOLBAEK, STAFF, type Person, type World } from './world.ts'

export type Route = { method: string; path: string; guards: Guard[] }

/** The name of the child whom the addresses are about: where it stands, the record was shown. */
export const MARK = 'Hemmelig Marie'

export const people = Object.keys(STAFF) as Person[] // the keys of STAFF

/** The permission that a route asks for; null when it is open to everybody. */
export const permissionOf = ({ guards: [guard] }: Route): Permission | null =>
  guard?.who === 'staff' ? (guard.permission as Permission) : null // set by `staff()` alone

/** A signed note, and a draft beside it. */
async function aNote(world: World, pathwayId: string): Promise<string> {
  const { save, sign } = notesIn(world)
  const address = `/pathways/${pathwayId}/journal/note`
  const { location } = await sign('mette', address, { text: 'Ringede til skolen.', day: '2026-11-23', time: '09:00' })
  await save('mette', address, { text: 'Et til.' })
  return location?.split('#')[1] ?? ''
}

/** A file of a signed note. */
async function aFile(world: World, pathwayId: string): Promise<string> {
  const { save, sign } = notesIn(world)
  const address = `/pathways/${pathwayId}/journal/note`
  const note = { text: 'Se bilaget.', day: '2026-11-23', time: '09:00' }
  await world.as('mette').post(`${address}/removal`)
  await world.as('mette').postFile(`${address}/attachments`, new File([new Uint8Array(aPdf('Brev'))], `${MARK}.pdf`))
  const { rows } = await world.owner.query<{ id: string }>(
    'select id from journal_attachments where draft_id is not null',
  )
  const [file] = rows
  await sign('mette', address, { ...note, version: 1, files: file?.id })
  await save('mette', address, { text: 'Et til.' })
  return file?.id ?? ''
}

/** A signed note of Ida's, with a file, that waits for Mette's signature. */
async function aNoteThatWaits(world: World, pathwayId: string): Promise<{ entryId: string; fileId: string }> {
  const address = `/pathways/${pathwayId}/journal/note`
  const file = new File([new Uint8Array(aPdf('Brev fra mor'))], `${MARK}.pdf`)
  await world.as('ida').postFile(`${address}/attachments`, file)
  const { rows } = await world.owner.query<{ id: string }>('select id from journal_attachments')
  const fileId = rows[0]?.id ?? ''
  const { location } = await notesIn(world).sign('ida', address, {
    text: 'Talte med mor.',
    day: '2026-11-23',
    time: '09:00',
    version: 1,
    files: fileId,
  })
  return { entryId: location?.split('#')[1] ?? '', fileId }
}

/**
 * Every address of the application, taken from the application itself, so that a new one cannot be forgotten, with one
 * child's case in Holbæk that each of them can be about: Mette is responsible, Ali's reason has lapsed.
 */
export async function addressesOf(world: World) {
  const { aPathway, act, talk, way } = casesIn(world)
  const { id: pathwayId, childId } = await aPathway({ givenName: MARK })
  await act(pathwayId, 'ways/new', way('civil_society', '2026-11-22'))
  await act(pathwayId, 'plans/preliminary-talk', talk('2026-11-30'))
  await act(pathwayId, 'responsibility', { staffId: world.staff.mette.id, unitId: '' })
  await world.as('ali').post(`/pathways/${pathwayId}/access`, { reason: 'Vikar i dag, familien ringer.' })
  await world.owner.query(
    "update care_relations set starts_at = starts_at - interval '2 hours', ends_at = starts_at - interval '1 hour' where staff_id = $1",
    [world.staff.ali.id],
  )
  const one = async (sql: string, values: unknown[] = []): Promise<string> =>
    (await world.owner.query<{ id: string }>(sql, values)).rows[0]?.id ?? ''
  const enquiryId = await one(
    `insert into enquiries (municipality_id, source, received_at, received_on, contacted_by, channel, child_given_name, child_family_name, child_birth_date, contact_name, contact_phone, receipt)
     values ($1, 'staff', '2026-11-22T10:00Z', '2026-11-22', 'mother', 'phone', $2, 'Test Holm', '2015-02-03', 'Mor', '12345678', 'TEST-0001') returning id`,
    [HOLBAEK, MARK],
  )
  const placeId = await one(
    "insert into treatment_places (municipality_id, unit_id, name, address, registration_number, registered_from) values ($1, $2, 'Sted', 'Ahlgade 1', '12', '2026-01-01') returning id",
    [HOLBAEK, world.staff.mette.unitId],
  )
  const partnerId = await one(
    "insert into partner_organisations (municipality_id, name, target) values ($1, 'headspace', 'civil_society') returning id",
    [HOLBAEK],
  )
  const adultId = await one(
    "insert into people (municipality_id, given_name, family_name, is_child) values ($1, 'Anne', 'Holm', false) returning id",
    [HOLBAEK],
  )
  const childContactId = await one(
    "insert into child_contacts (municipality_id, child_id, adult_id, relationship) values ($1, $2, $3, 'mother') returning id",
    [HOLBAEK, childId, adultId],
  )

  const { aRequest, doing, giveTheRest } = requestsIn(world)
  const holder = await one('select holder_id as id from custody where child_id = $1 and valid_to is null', [childId])
  const asks = {
    by: 'representative',
    name: 'Advokat Bo Lind',
    powerOfAttorney: 'Brev af 20. november 2026',
    powerFrom: 'custody_holder',
    adultId: holder,
  }
  const requestId = await aRequest(pathwayId, asks)
  await doing(requestId, 'notice', { reason: 'Sygdom i huset.', expectedOn: '2026-12-09' })
  const madeRequestId = await aRequest(pathwayId, { ...asks, scope: 'period', from: '2026-01-01', to: '2026-01-02' })
  await doing(madeRequestId, 'decision', { decision: 'full' })
  await doing(madeRequestId, 'documents')

  const { instructionId, draftedId, delegationId, supervisorId } = await delegationsIn(world).some()
  const awaiting = await aNoteThatWaits(world, pathwayId)
  const { aDraft, aSent } = concernsIn(world)
  const concernId = await aSent({ id: pathwayId, childId })
  const draftId = await aDraft(pathwayId)

  const { aConsent, aDisclosure, anObjection } = sharingIn(world)
  const family = { id: pathwayId, childId, anne: holder, jens: holder }
  const consentId = await aConsent(family, { speakers: [holder] })
  const objectionId = await anObjection(family, 'hospital')
  const disclosureId = await aDisclosure(family)

  /** What stands for each part of an address. A part that is not named here fails the test: say what it is. */
  const params: Record<string, string> = {
    draftId,
    pathwayId,
    childId,
    enquiryId,
    placeId,
    partnerId,
    adultId,
    concernId,
    consentId,
    objectionId,
    disclosureId,
    requestId,
    letterId: await one('select id from record_request_letters where request_id = $1', [requestId]),
    kind: 'way',
    itemId: await one('select id from ways where pathway_id = $1', [pathwayId]),
    format: 'pdf',
    instructionId,
    delegationId,
    supervisorId,
    contactId: await one("select id from contacts where pathway_id = $1 and status = 'planned'", [pathwayId]),
    holdId: await one(
      "insert into legal_holds (municipality_id, child_id, kind, reason, from_day, placed_by, placed_at) values ($1, $2, 'claim', 'Erstatningssag.', '2026-11-20', $3, '2026-11-21') returning id",
      [HOLBAEK, childId, world.staff.lise.id],
    ),
    wayId: await one('select id from ways where pathway_id = $1', [pathwayId]),
    taskId: await one("select id from tasks where pathway_id = $1 and kind = 'way_check'", [pathwayId]),
    talk: 'preliminary-talk',
    staffId: world.staff.mette.id,
    unitId: world.staff.mette.unitId,
    entryId: await aNote(world, pathwayId),
    reportId: await one(
      `insert into ltt_reports (municipality_id, id, child_id, day, state, built_at, settled_at, attempts, faults)
       values ($1, gen_random_uuid(), $2, '2026-11-20', 'refused', '2026-11-20T22:45Z', '2026-11-20T22:45Z', 1, $3) returning id`,
      [
        HOLBAEK,
        childId,
        JSON.stringify([{ code: 'cpr-malformed', location: 'Bundle', words: 'Forkert.', item: null }]),
      ],
    ),
    ...(await controlledAccess(world, { childId })),
    ...(await measured(world, pathwayId)),
    planId: await one('select id from measure_plans where municipality_id = $1 limit 1', [HOLBAEK]),
    packId: await one(
      "insert into measure_packs (municipality_id, form_id, form_version, language, content, sha256, installed_at) values ($1, 'gad-7', '1', 'fo', '{}', sha256(''), '2026-11-20') returning id",
      [HOLBAEK],
    ),
    formId: await one(
      `insert into measure_forms (municipality_id, form_id, form_version, definition, installed_at)
       values ($1, 'mixed', '1', $2, '2026-11-20') returning id`,
      [HOLBAEK, JSON.stringify(MIXED)],
    ),
    normId: await one(
      `insert into measure_norms (municipality_id, norm_id, norm_version, content, installed_at)
       values ($1, 'test', '1', '{"id": "test", "title": "Prøvenormer", "source": "Ingen", "labels": [], "tables": []}', '2026-11-20') returning id`,
      [HOLBAEK],
    ),
    safetyPlanId: await one(
      "insert into safety_plans (municipality_id, pathway_id, number, made_on, myself, on_phone, recorded_at) values ($1, $2, 1, '2026-11-22', 'Gå en tur.', true, '2026-11-22T10:00Z') returning id",
      [HOLBAEK, pathwayId],
    ),
    linkId: await one(
      "insert into safety_plan_links (municipality_id, pathway_id, token_hash, made_at, expires_at) values ($1, $2, sha256('x'), '2026-11-22T10:00Z', '2027-01-01T10:00Z') returning id",
      [HOLBAEK, pathwayId],
    ),
    recordedId: await one('select id from risk_assessments where pathway_id = $1', [pathwayId]),
    happeningId: await one('select id from treatment_consents where pathway_id = $1', [pathwayId]),
    phraseId: await one(
      "insert into journal_phrases (municipality_id, name, heading, text) values ($1, 'Aftale', 'follow_up', 'Vi ses [dag].') returning id",
      [HOLBAEK],
    ),
    fileId: await aFile(world, pathwayId),
    jobId: '00000000-0000-4000-8000-000000000000',
    token: 'x'.repeat(43),
    slug: 'holbaek',
    question: 'who',
    nth: '1',
    hash: 'x',
    name: 'app.css',
    lang: 'en',
  }
  const special: Record<string, Record<string, string>> = {
    '/access-reviews/:relationId': {
      relationId: await one("select relation_id as id from tasks where pathway_id = $1 and kind = 'break_glass'", [
        pathwayId,
      ]),
    },
  }
  for (const path of ['/children/:childId/contacts/:contactId', '/children/:childId/contacts/:contactId/removal'])
    special[path] = { contactId: childContactId }

  special['/pathways/:pathwayId/consents/:consentId/withdrawal'] = {
    consentId: await one('select id from treatment_consents where pathway_id = $1', [pathwayId]),
  }
  const groupDraftId = await one(
    "insert into journal_group_drafts (municipality_id, author_id, staff_id, starts_at, contact_ids, typed, begun_at, saved_at) values ($1, $2, $2, '2026-11-20T09:00Z', array[$3::uuid], $4, now(), now()) returning id",
    [HOLBAEK, world.staff.mette.id, params['contactId'], JSON.stringify({ 'common-treatment': MARK })],
  )
  for (const path of ['/day/group-drafts/:draftId', '/day/group-drafts/:draftId/removal'])
    special[path] = { draftId: groupDraftId }
  special['/record-requests/:requestId/documents/:format'] = { requestId: madeRequestId }
  const withFileId = await aRequest(pathwayId, asks)
  await giveTheRest(withFileId)
  await doing(withFileId, 'decision', { decision: 'full' })
  await doing(withFileId, 'documents')
  special['/record-requests/:requestId/documents/files/:fileId'] = { requestId: withFileId }
  for (const path of ['/pathways/:pathwayId/journal/:entryId/cosignature', '/cosignatures/:entryId'])
    special[path] = { entryId: awaiting.entryId }
  special['/pathways/:pathwayId/journal/:entryId/cosignature/attachments/:fileId'] = awaiting
  for (const noun of ['draft', 'approval'])
    special[`/instructions/:instructionId/${noun}`] = { instructionId: draftedId }
  for (const noun of ['draft', 'sending', 'removal'])
    special[`/pathways/:pathwayId/concerns/:concernId/${noun}`] = { concernId: draftId }

  const routes = [
    ...world.app.routes
      .reduce((all, { method, path, handler }) => {
        if (method === 'ALL') return all
        const key = `${method} ${path}`
        const route = all.get(key) ?? { method, path, guards: [] }
        const guard = guardOf(handler)
        if (guard) route.guards.push(guard)
        return all.set(key, route)
      }, new Map<string, Route>())
      .values(),
  ]

  /** What a page is about that stands after the question mark. */
  const queries: Record<string, string> = {
    '/pathways/:pathwayId/measures/entry': '?form=phq-a&moment=screening&entry=paper',
  }
  const addressOf = ({ path }: Route): string =>
    path.replaceAll(/:(\w+)(\{[^}]*\})?\??/g, (_, name: string) => {
      const value = special[path]?.[name] ?? params[name]
      assert.ok(value, `what is :${name} in ${path}?`)
      return value
    }) + (queries[path] ?? '')
  /** Somebody who may: for what is about the child, the one who treats her. */
  const whoMay = (route: Route): Person | null => {
    const permission = permissionOf(route)
    if (!permission) return null
    const order: Person[] = ['mette', 'ida', 'lise', 'adam', 'bo']
    return order.find((person) => may(permission, world.actorOf(person))) ?? null
  }

  return { routes, addressOf, whoMay }
}
