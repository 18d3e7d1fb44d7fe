import { sql } from 'kysely'
import type { StaffCtx } from '#platform/ctx.ts'
import type { Theme } from '#platform/schema.ts'
import {
  checkName,
  closingName,
  contactName,
  contactStatusName,
  modeName,
  outcomeName,
  partyName,
  referrerName,
  themeName,
} from '#care/pathways/pathways.ts'
import { measuresForAccess } from '#care/measures/measures.ts'
import { targetName } from '#registry/organisations/organisations.ts'
import { capital, day, list, moment } from '#ui/danish.ts'
import { PLAIN, said, type Fact, type Item } from './item.ts'

/** Something of a pathway, with the pathway and the days it belongs to. */
export type Dated = { of: string; from: string; to: string; item: Item }

/** What stands about the pathways of a child outside the journal's entries: the pathways, their contacts, ways, forms and goals. */
export async function pathwayItems(ctx: StaffCtx, childId: string): Promise<Dated[]> {
  const [pathways, contacts, ways, measures] = await Promise.all([
    pathwaysOf(ctx, childId),
    contactsOf(ctx, childId),
    waysOf(ctx, childId),
    measuresForAccess(ctx, childId),
  ])
  return [
    ...pathways.map((pathway) => ({
      of: pathway.id,
      from: pathway.enquiry_on,
      to: pathway.ended_on ?? '9999-12-31',
      item: pathwayItem(pathway),
    })),
    ...contacts.map((contact) => ({
      of: contact.pathway_id,
      from: contact.on_day,
      to: contact.on_day,
      item: contactItem(contact),
    })),
    ...ways.map((way) => ({
      of: way.pathway_id,
      from: way.handed_over_on,
      to: way.handed_over_on,
      item: wayItem(way),
    })),
    ...measures.map(({ pathwayId, on, sections, ...measure }) => ({
      of: pathwayId,
      from: on,
      to: on,
      item: { ...PLAIN, ...measure, sections: said(sections) },
    })),
  ]
}

const pathwayItem = (pathway: Awaited<ReturnType<typeof pathwaysOf>>[number]): Item => ({
  ...PLAIN,
  kind: 'pathway',
  id: pathway.id,
  at: pathway.enquiry_at,
  title: `Forløb, begyndt ${day(pathway.enquiry_on)}`,
  facts: facts([
    ['Henvendelse fra', partyName[pathway.contacted_by]],
    ['Vist hertil af', pathway.referred_by && referrerName[pathway.referred_by]],
    ['Temaer', list(pathway.themes.map((theme) => themeName[theme].toLowerCase()))],
    [
      'Vurdering',
      pathway.outcome && pathway.outcome_on && `${outcomeName[pathway.outcome]}, ${day(pathway.outcome_on)}`,
    ],
    [
      'Afsluttet',
      pathway.closing_reason && pathway.ended_on && `${closingName[pathway.closing_reason]}, ${day(pathway.ended_on)}`,
    ],
  ]),
  sections: said([
    ['Begrundelse for vurderingen', pathway.outcome_reason],
    ['Vejledning givet til familien', pathway.guidance],
    ['Dage, som familien selv har bedt om', pathway.delays.join('\n')],
    ['Afslutning', pathway.closing_note],
    ['Derfor er der ikke brug for en vej videre', pathway.no_way_reason],
    ['Derfor er det ikke realistisk at genoptage forløbet', pathway.resumption_judged_unrealistic],
    ['Oprettet ved en fejl', pathway.error_reason],
  ]),
  wordingOf: pathway.id,
})

const contactItem = (contact: Awaited<ReturnType<typeof contactsOf>>[number]): Item => ({
  ...PLAIN,
  kind: 'contact',
  id: contact.id,
  at: contact.starts_at,
  title: `${contactName[contact.type]}, ${contactStatusName[contact.status]}, ${moment(contact.starts_at)}`,
  facts: facts([
    ['Med', contact.staff_name],
    ['Hvordan', modeName[contact.mode]],
    ['Sted', contact.place_name],
  ]),
  sections: said([
    ['Kort resumé', contact.summary],
    [`${capital(contactStatusName[contact.status])}, fordi`, contact.status_reason],
  ]),
  // what the ending says stands on the pathway too
  wordingOf: contact.type === 'ending' ? contact.pathway_id : null,
})

const wayItem = (way: Awaited<ReturnType<typeof waysOf>>[number]): Item => ({
  ...PLAIN,
  kind: 'way',
  id: way.id,
  at: way.recorded_at,
  title: `Vist vej, ${day(way.handed_over_on)}`,
  facts: facts([
    ['Til', `${way.receiver} (${targetName[way.target]})`],
    ['Modtager', way.receiver_person],
    ['Aftalt med', `${way.agreed_by}, ${day(way.agreed_on)}`],
    ['Set efter', way.check_outcome && way.checked_on && `${day(way.checked_on)}: ${checkName[way.check_outcome]}`],
  ]),
  sections: said([
    ['Givet videre', way.handed_over],
    ['Set efter', way.check_note],
    ['Registreret ved en fejl', way.entered_in_error_reason],
  ]),
})

const facts = (known: [name: string, what: string | null][]): Fact[] =>
  known.flatMap(([name, what]): Fact[] => (what ? [[name, what]] : []))

const pathwaysOf = (ctx: StaffCtx, childId: string) =>
  ctx.db
    .selectFrom('pathways')
    .selectAll()
    .select(
      sql<Theme[]>`array(select t.theme::text from pathway_themes t where t.municipality_id = pathways.municipality_id
        and t.pathway_id = pathways.id and t.until is null order by t.theme)`.as('themes'),
    )
    .select(
      sql<
        string[]
      >`array(select to_char(d.from_day, 'DD.MM.YYYY') || '-' || to_char(d.to_day, 'DD.MM.YYYY') || ': ' || d.reason
        from family_delays d where d.municipality_id = pathways.municipality_id and d.pathway_id = pathways.id
        order by d.from_day, d.id)`.as('delays'),
    )
    .where('child_id', '=', childId)
    .execute()

/** Those that were held, missed or called off, and mistakes; one that is planned has not been. */
const contactsOf = (ctx: StaffCtx, childId: string) =>
  ctx.db
    .selectFrom('contacts')
    .innerJoin('pathways', (join) =>
      join
        .onRef('pathways.municipality_id', '=', 'contacts.municipality_id')
        .onRef('pathways.id', '=', 'contacts.pathway_id')
        .on('pathways.child_id', '=', childId),
    )
    .leftJoin('staff', (join) =>
      join.onRef('staff.municipality_id', '=', 'contacts.municipality_id').onRef('staff.id', '=', 'contacts.staff_id'),
    )
    .leftJoin('treatment_places as place', (join) =>
      join.onRef('place.municipality_id', '=', 'contacts.municipality_id').onRef('place.id', '=', 'contacts.place_id'),
    )
    .selectAll('contacts')
    .select(['staff.name as staff_name', 'place.name as place_name'])
    .where('contacts.status', '<>', 'planned')
    .execute()

const waysOf = (ctx: StaffCtx, childId: string) =>
  ctx.db
    .selectFrom('ways')
    .innerJoin('pathways', (join) =>
      join
        .onRef('pathways.municipality_id', '=', 'ways.municipality_id')
        .onRef('pathways.id', '=', 'ways.pathway_id')
        .on('pathways.child_id', '=', childId),
    )
    .selectAll('ways')
    .execute()
