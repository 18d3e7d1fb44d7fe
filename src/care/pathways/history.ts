import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx.ts'
import type { ContactType, DeliveryType, ParticipantType, Theme, WayTarget } from '#platform/schema.ts'

/** A contact that was held, when it was registered, and when it was found to be a mistake. */
export type HeldContact = {
  id: string
  type: ContactType
  startsAt: Date
  delivery: DeliveryType | null
  participant: ParticipantType | null
  registeredAt: Date
  mistakenAt: Date | null
}

/** A stretch of days on which a pathway had a theme; `until` is the first day on which it no longer had it. */
export type ThemeDays = { theme: Theme; since: string; until: string | null }

export type ShownWay = {
  id: string
  target: WayTarget
  handedOverOn: string
  recordedAt: Date
  mistakenAt: Date | null
}

/** An ending, and when it was taken back. */
export type PastEnding = { at: Date; endedAt: Date; takenBackAt: Date | null }

/** What has happened to a pathway, each thing with the instant at which it became known. No names and no words. */
export type History = {
  id: string
  childId: string
  childBornOn: string
  isUnder126a: boolean
  enquiryAt: Date
  enquiryOn: string
  openedAt: Date
  /** The instants at which an earlier henvendelse was found, and when the pathway began until then. In order. */
  begunEarlier: { at: Date; before: Date }[]
  mistakenAt: Date | null
  endings: PastEnding[]
  /** The instants at which what it is about changed. */
  themesChangedAt: Date[]
  themes: ThemeDays[]
  contacts: HeldContact[]
  ways: ShownWay[]
}

type Row = {
  id: string
  child_id: string
  birth_date: string
  is_under_126a: boolean
  enquiry_at: Date
  enquiry_on: string
}
type Happening = { pathway_id: string; at: Date; name: string; of: string | null; before: string | null }

const NAMES = [
  'pathway.opened',
  'enquiry.joined_as_first',
  'pathway.ended',
  'pathway.reopened',
  'pathway.entered_in_error',
  'contact.held',
  'contact.corrected',
  'theme.added',
  'theme.removed',
  'way.corrected',
]

/**
 * The histories of these children's pathways, in the order in which they were opened, in a fixed number of statements. What
 * is known of a day in the past is told by when each thing was registered, not by when it was held.
 */
export async function historiesOf(ctx: Ctx, childIds: readonly string[]): Promise<History[]> {
  if (childIds.length === 0) return []
  const ids = [...childIds]
  const [pathways, happenings, contacts, themes, ways] = await Promise.all([
    sql<Row>`select p.id, p.child_id, c.birth_date, p.is_under_126a, p.enquiry_at, p.enquiry_on
      from pathways p join people c on c.municipality_id = p.municipality_id and c.id = p.child_id
      where p.child_id = any(${ids}) order by p.enquiry_at, p.id`.execute(ctx.db),
    sql<Happening>`select e.pathway_id, e.at, e.name, coalesce(e.detail ->> 'contact', e.detail ->> 'way') as of,
        e.detail ->> 'before' as before
      from events e join pathways p on p.municipality_id = e.municipality_id and p.id = e.pathway_id
      where p.child_id = any(${ids}) and e.name = any(${NAMES}) order by e.at, e.nth`.execute(ctx.db),
    sql<ContactRow>`select c.pathway_id, c.id, c.type, c.starts_at, c.delivery, c.participant
      from contacts c join pathways p on p.municipality_id = c.municipality_id and p.id = c.pathway_id
      where p.child_id = any(${ids}) and c.status in ('held', 'entered_in_error') order by c.starts_at, c.id`.execute(
      ctx.db,
    ),
    sql<ThemeDays & { pathway_id: string }>`select t.pathway_id, t.theme, t.since, t.until
      from pathway_themes t join pathways p on p.municipality_id = t.municipality_id and p.id = t.pathway_id
      where p.child_id = any(${ids}) order by t.since, t.theme`.execute(ctx.db),
    sql<WayRow>`select w.pathway_id, w.id, w.target, w.handed_over_on, w.recorded_at
      from ways w join pathways p on p.municipality_id = w.municipality_id and p.id = w.pathway_id
      where p.child_id = any(${ids}) order by w.handed_over_on, w.recorded_at, w.id`.execute(ctx.db),
  ])
  const happened = Map.groupBy(happenings.rows, ({ pathway_id }) => pathway_id)
  const contactsOf = Map.groupBy(contacts.rows, ({ pathway_id }) => pathway_id)
  const themesOf = Map.groupBy(themes.rows, ({ pathway_id }) => pathway_id)
  const waysOf = Map.groupBy(ways.rows, ({ pathway_id }) => pathway_id)
  return pathways.rows.map((row) =>
    historyOf(row, {
      happened: happened.get(row.id) ?? [],
      contacts: contactsOf.get(row.id) ?? [],
      themes: themesOf.get(row.id) ?? [],
      ways: waysOf.get(row.id) ?? [],
    }),
  )
}

type ContactRow = {
  pathway_id: string
  id: string
  type: ContactType
  starts_at: Date
  delivery: DeliveryType | null
  participant: ParticipantType | null
}
type WayRow = { pathway_id: string; id: string; target: WayTarget; handed_over_on: string; recorded_at: Date }

function historyOf(
  row: Row,
  {
    happened,
    contacts,
    themes,
    ways,
  }: { happened: Happening[]; contacts: ContactRow[]; themes: ThemeDays[]; ways: WayRow[] },
): History {
  const when = (name: string, of?: string) => happened.find((one) => one.name === name && (!of || one.of === of))?.at
  const mistakenAt = when('pathway.entered_in_error') ?? null
  const earliest = (...instants: (Date | null | undefined)[]) =>
    instants.filter((each) => each instanceof Date).toSorted((a, b) => a.getTime() - b.getTime())[0] ?? null

  const endings: (PastEnding & { contactId: string | null })[] = []
  for (const { at, name, of } of happened) {
    const endedAt = contacts.find(({ id }) => id === of)?.starts_at ?? at
    if (name === 'pathway.ended') endings.push({ at, contactId: of, endedAt, takenBackAt: null })
    const stood = endings.at(-1)
    if (name === 'pathway.reopened' && stood) stood.takenBackAt = at
  }

  const registered = (contact: ContactRow) =>
    contact.type === 'ending'
      ? endings.find(({ contactId }) => contactId === contact.id)?.at
      : when(contact.type === 'enquiry' ? 'pathway.opened' : 'contact.held', contact.id)

  return {
    id: row.id,
    childId: row.child_id,
    childBornOn: row.birth_date,
    isUnder126a: row.is_under_126a,
    enquiryAt: row.enquiry_at,
    enquiryOn: row.enquiry_on,
    openedAt: when('pathway.opened') ?? row.enquiry_at,
    begunEarlier: happened.flatMap(({ name, at, before }) =>
      name === 'enquiry.joined_as_first' && before ? [{ at, before: new Date(before) }] : [],
    ),
    mistakenAt,
    endings: endings.map(({ at, endedAt, takenBackAt }) => ({ at, endedAt, takenBackAt })),
    themesChangedAt: happened.filter(({ name }) => name.startsWith('theme.')).map(({ at }) => at),
    themes: themes.map(({ theme, since, until }) => ({ theme, since, until })),
    contacts: contacts.flatMap((contact) => {
      const registeredAt = registered(contact)
      // what was planned and never held is nobody's business but the house's (R23)
      if (!registeredAt) return []
      return [
        {
          id: contact.id,
          type: contact.type,
          startsAt: contact.starts_at,
          delivery: contact.delivery,
          participant: contact.participant,
          registeredAt,
          mistakenAt: earliest(
            contact.type === 'ending'
              ? endings.find(({ contactId }) => contactId === contact.id)?.takenBackAt
              : when('contact.corrected', contact.id),
            mistakenAt,
          ),
        },
      ]
    }),
    ways: ways.map((way) => ({
      id: way.id,
      target: way.target,
      handedOverOn: way.handed_over_on,
      recordedAt: way.recorded_at,
      mistakenAt: earliest(when('way.corrected', way.id), mistakenAt),
    })),
  }
}
