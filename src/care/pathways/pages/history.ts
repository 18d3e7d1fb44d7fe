import { shortDay } from '#ui/danish.ts'
import { html, type Child } from '#ui/html.ts'
import { tag } from '#ui/tag.ts'
import { timeline, type Happening } from '#ui/timeline.ts'
import type {
  ReferringParty,
  Theme,
  WayCheck,
  WayTarget,
  Outcome,
  ClosingReason,
  ContactingParty,
} from '#platform/schema.ts'
import { may } from '#registry/access/roles.ts'
import { targetName } from '#registry/organisations/organisations.ts'
import { consentAddress } from '../consent-state.ts'
import { treatmentFormOf } from '../contact.ts'
import type { EventName } from '../events.ts'
import type { Contact, View, Way } from '../view.ts'
import { riskTellers } from './risk-history.ts'
import { isTakenBack, reasonToReopen } from './reopened.ts'
import {
  checkName,
  closingName,
  contactName,
  modeName,
  outcomeName,
  partyName,
  referrerName,
  themeName,
  treatmentFormName,
} from '../words.ts'

type Event = View['events'][number]
type Detail = Record<string, unknown>

/** What has happened, newest first, told from the events; contacts and ways lend their words. */
export function history(view: View): Child {
  const happenings = view.events.flatMap((event) => {
    const told = tell(view, event)
    return told ? [{ on: dayTold(view, event), happening: told }] : []
  })
  return timeline(happenings.toSorted((a, b) => b.on.localeCompare(a.on)).map(({ happening }) => happening))
}

const detailOf = (event: Event): Detail => event.detail as Detail // an object by what `record` writes
const word = (detail: Detail, key: string): string => (typeof detail[key] === 'string' ? detail[key] : '')

const dayTold = (view: View, event: Event): string => {
  const contact = view.contacts.find(({ id }) => id === word(detailOf(event), 'contact'))
  // a henvendelse stands on its own day, also when an earlier one was found
  return (
    (contact?.type !== 'enquiry' && contact?.on_day) ||
    word(detailOf(event), 'on') ||
    event.at.toISOString().slice(0, 10)
  )
}

function tell(view: View, event: Event): Happening | null {
  const detail = detailOf(event)
  const contact = view.contacts.find(({ id }) => id === word(detail, 'contact'))
  const way = view.ways.find(({ id }) => id === word(detail, 'way'))
  // what was there can still be read, although it counts no more
  const isRegretted = view.pathway.status === 'entered_in_error'
  const plain = (title: string, body?: Child): Happening => ({
    when: shortDay(dayTold(view, event), view.today),
    title,
    body,
    by: event.actor_name,
  })

  const tellers: Record<EventName, () => Happening | null> = {
    'pathway.opened': () => ({
      ...plain('Henvendelse', contact?.summary),
      id: contact?.id,
      tags: [
        tag('plain', partyName[word(detail, 'by') as ContactingParty]),
        detail['referred_by']
          ? tag('plain', `via ${referrerName[word(detail, 'referred_by') as ReferringParty]}`)
          : null,
      ],
    }),
    'enquiry.joined': () =>
      plain(
        'Ny henvendelse om samme barn',
        html`Fra ${partyName[word(detail, 'by') as ContactingParty]}. Fristerne tælles stadig fra den første.
          <a href="/entrance/${word(detail, 'enquiry')}">Se henvendelsen</a>`,
      ),
    'enquiry.joined_as_first': () =>
      plain(
        'Første henvendelse',
        html`Fra ${partyName[word(detail, 'by') as ContactingParty]}. Fristerne tælles herfra.
          <a href="/entrance/${word(detail, 'enquiry')}">Se henvendelsen</a>`,
      ),
    'contact.planned': () =>
      contact?.status === 'planned'
        ? { ...plain(`${contactName[contact.type]} aftalt`), tags: tag('info', 'aftalt') }
        : null,
    'contact.held': () => (contact && (contact.status === 'held' || isRegretted) ? held(view, plain, contact) : null),
    'contact.cancelled': () =>
      contact
        ? {
            ...plain(contactName[contact.type], contact.status_reason),
            tags: tag('warn', contact.cancelled_by === 'family' ? 'aflyst af familien' : 'aflyst af tilbuddet'),
          }
        : null,
    'contact.missed': () =>
      contact ? { ...plain(contactName[contact.type], contact.status_reason), tags: tag('warn', 'udeblevet') } : null,
    'contact.corrected': () =>
      contact
        ? {
            ...plain(contactName[contact.type], contact.status_reason),
            tags: tag('bad', 'registreret ved en fejl'),
            // on a regretted pathway the contact stands beside it, and has the id
            ...(!isRegretted && { id: contact.id }),
          }
        : null,
    'theme.added': () =>
      word(detail, 'on') === view.pathway.enquiry_on
        ? null
        : plain(`Tema: ${themeName[word(detail, 'theme') as Theme]}`),
    'theme.removed': () => plain(`Tema fjernet: ${themeName[word(detail, 'theme') as Theme]}`),
    'way.shown': () =>
      way
        ? shown(plain, way)
        : isRegretted
          ? plain(`Vist vej: ${targetName[word(detail, 'target') as WayTarget]}`)
          : null,
    'way.checked': () =>
      way
        ? {
            ...plain(`Set efter hos ${way.receiver}`, way.check_note),
            tags: tag(
              word(detail, 'outcome') === 'in_contact' ? 'ok' : 'warn',
              checkName[word(detail, 'outcome') as WayCheck],
            ),
          }
        : null,
    'way.corrected': () => ({ ...plain('En vej var registreret ved en fejl') }),
    'task.answered': () => {
      const task = view.tasks.find(({ id }) => id === word(detail, 'task'))
      return task ? plain(task.title, task.answer) : null
    },
    'sharing.consented': () => plain('Samtykke til at dele oplysninger', sharing(view)),
    'sharing.withdrawn': () => plain('Samtykke til at dele trukket tilbage', sharing(view)),
    'sharing.objected': () => plain('Indsigelse mod at dele oplysninger', sharing(view)),
    'sharing.lifted': () => plain('Indsigelse mod at dele ophævet', sharing(view)),
    // what it was done with tells of it
    'disclosure.made': () => (detail['with'] ? null : plain('Oplysninger givet videre', sharing(view))),
    'disclosure.corrected': () => plain('En videregivelse var registreret ved en fejl', sharing(view)),
    'concern.sent': () => plain('Underretning sendt', concern(view, detail)),
    'concern.supplemented': () => plain('Tilføjelse til underretning sendt', concern(view, detail)),
    'concern.receipt': () => plain('Kvittering for underretning modtaget', concern(view, detail)),
    'record_access.requested': () => plain('Anmodning om aktindsigt modtaget', request(detail)),
    'record_access.delayed': () => plain('Besked om forsinket aktindsigt', request(detail)),
    'record_access.decided': () => plain('Afgørelse om aktindsigt', request(detail)),
    'record_access.reopened': () => plain('Afgørelse om aktindsigt taget op igen', request(detail)),
    'record_access.delivered': () => plain('Aktindsigt udleveret', request(detail)),
    'record_access.answered': () => plain('Anmodning besvaret', request(detail)),
    'record_access.closed': () => plain('Anmodning lukket uden svar', request(detail)),
    'concern.followed_up': () => plain('Fulgt op på underretning', concern(view, detail)),
    'consent.permitted': () => plain('Samtykke givet', toConsent(view)),
    'consent.denied': () => plain('Siger nej til behandling', toConsent(view)),
    'consent.withdrawn': () => ({ ...plain('Samtykke trukket tilbage', toConsent(view)), tags: tag('bad', 'stopper') }),
    'consent.capacity_assessed': () => plain('Vurderet, om den unge selv kan give samtykke', toConsent(view)),
    'consent.holders_told': () => plain('Forældremyndighedens indehavere orienteret', toConsent(view)),
    'consent.holders_not_told': () => plain('Besluttet ikke at orientere nu', toConsent(view)),
    'consent.parents_talked_to': () => plain('Samtale om uenighed om samtykke', toConsent(view)),
    'consent.corrected': () => plain('Noget om samtykke var registreret ved en fejl', toConsent(view)),
    'measure.asked': () => plain('Bedt om at svare på et skema', measures(view)),
    'measure.not_asked': () => plain('Link til et skema trukket tilbage', measures(view)),
    'measure.answered': () => ({
      ...plain('Skema besvaret', response(view, detail)),
      tags: Number(detail['flags']) > 0 && tag('bad', 'et svar skal ses'),
    }),
    'measure.flag_answered': () => plain('Set på et svar i et skema', measures(view)),
    'measure.corrected': () => plain('Et skema var registreret ved en fejl', response(view, detail)),
    'measure.left_out': () => plain('Besluttet at undvære skemaer, der mangler', measures(view)),
    'goal.set': () => plain('Mål sat', measures(view)),
    'goal.ended': () => plain('Mål afsluttet', measures(view)),
    ...riskTellers(view, detail, plain),
    'pathway.judged': () =>
      plain(detail['in_target_group'] === true ? 'Tydeligt i målgruppen' : 'Ikke tydeligt i målgruppen'),
    'pathway.outcome_chosen': () =>
      plain(
        outcomeName[word(detail, 'outcome') as Outcome],
        view.pathway.outcome === word(detail, 'outcome') ? outcomeWords(view) : null,
      ),
    'pathway.delayed': () =>
      plain(
        `Familien ønskede at vente til ${shortDay(word(detail, 'to'), view.today)}`,
        view.delays.find(({ from_day }) => from_day === word(detail, 'on'))?.reason,
      ),
    'pathway.assigned': () => {
      const person = view.choices.staff.find(({ id }) => id === word(detail, 'to'))
      return plain(person ? `Ansvarlig: ${person.name}` : 'Ingen ansvarlig')
    },
    'pathway.residence_changed': () => plain('Kommuner ændret'),
    'pathway.transferred': () => plain('Overdraget til en anden kommunes tilbud'),
    'pathway.ended': () => ({
      ...plain('Afslutning', contact?.summary),
      id: contact?.id,
      tags: [
        tag('plain', closingName[word(detail, 'reason') as ClosingReason]),
        isTakenBack(view, event) && tag('bad', 'markeret som en fejl'),
      ],
    }),
    'pathway.reopened': () => plain('Genåbnet', reasonToReopen(view, event)),
    'pathway.entered_in_error': () => ({
      ...plain('Forløbet er oprettet ved en fejl', view.pathway.error_reason),
      tags: tag('bad', 'tæller ikke med'),
    }),
    'pathway.access_reasoned': () => plain('Åbnet med en begrundelse'),
    'journal.cosign_asked': () => null,
    'journal.cosigned': () =>
      plain(
        detail['outcome'] === 'signed' ? 'Notat medunderskrevet' : 'Rettelse af et notat ønsket',
        entryLink(view, word(detail, 'entry')),
      ),
    // a note on a talk is read from the talk, and what was entered about consent is told by the act
    'journal.signed': () =>
      detail['contact'] || isToldByItsAct(view, word(detail, 'entry'))
        ? null
        : plain(detail['corrects'] ? 'Notat rettet' : 'Notat', entryLink(view, word(detail, 'entry'))),
  }
  return tellers[event.name as EventName]() // the names that `record` takes
}

/** R84: that it was sent, and when; to whom, and what it says, is told on its own page, to those who may read it. */
const concern = ({ pathway }: View, detail: Detail): Child =>
  html`<a href="/pathways/${pathway.id}/concerns/${word(detail, 'concern')}">Se underretningen</a>`

const request = (detail: Detail): Child =>
  html`<a href="/record-requests/${word(detail, 'request')}">Se anmodningen</a>`

const measures = ({ pathway }: View): Child => html`<a href="/pathways/${pathway.id}/measures">Se mål og skemaer</a>`

const response = ({ pathway }: View, detail: Detail): Child =>
  html`<a href="/pathways/${pathway.id}/measures/${word(detail, 'response')}">Se svarene</a>`

const sharing = ({ pathway }: View): Child =>
  html`<a href="/pathways/${pathway.id}/sharing">Se deling af oplysninger</a>`

/** An act that entered something in the journal by itself tells of it, and need not be told twice. */
const isToldByItsAct = (view: View, entry: string): boolean =>
  view.events.some((event) => event.name !== 'journal.signed' && word(detailOf(event), 'entry') === entry)

const toConsent = ({ pathway }: View): Child => html`<a href="${consentAddress(pathway.id)}">Se samtykke</a>`

const entryLink = (view: View, entry: string): Child =>
  may('journal.read', view.reader) &&
  html`<a href="/pathways/${view.pathway.id}/journal#${entry}">Læs det i journalen</a>`

/** To the note on a talk, or to writing it. */
function noteLink(view: View, contact: Contact): Child {
  const signed = view.events.find(
    (event) => event.name === 'journal.signed' && word(detailOf(event), 'contact') === contact.id,
  )
  if (signed)
    return (
      may('journal.read', view.reader) &&
      html` · <a href="/pathways/${view.pathway.id}/journal#${word(detailOf(signed), 'entry')}">Læs notatet</a>`
    )
  return (
    view.pathway.status !== 'entered_in_error' &&
    may('journal.write', view.reader) &&
    html` · <a href="/pathways/${view.pathway.id}/contacts/${contact.id}/note">Skriv notat</a>`
  )
}

const outcomeWords = ({ pathway }: View) => [pathway.outcome_reason, pathway.guidance].filter(Boolean).join(' ')

function held(view: View, plain: (title: string, body?: Child) => Happening, contact: Contact): Happening {
  const form = treatmentFormOf(contact.delivery, contact.participant)
  const number =
    contact.type === 'treatment'
      ? ` ${view.contacts.filter(({ type, status, starts_at }) => type === 'treatment' && status === 'held' && starts_at <= contact.starts_at).length}`
      : ''
  return {
    ...plain(`${contactName[contact.type]}${number}`, contact.summary && html`<p>${contact.summary}</p>`),
    id: contact.id,
    tags: [
      form && tag('plain', treatmentFormName[form].replace('behandling ', '').toLowerCase()),
      contact.mode !== 'in_person' && tag('plain', modeName[contact.mode]),
    ],
    by: html`${[contact.staff_name, contact.place_name].filter(Boolean).join(' · ')}${noteLink(view, contact)}
    ${view.pathway.status === 'active' && html` · <a href="/pathways/${view.pathway.id}/contacts/${contact.id}/correction">Ret</a>`}`,
  }
}

const shown = (plain: (title: string, body?: Child) => Happening, way: Way): Happening => ({
  ...plain(
    `Vist vej: ${way.receiver}`,
    `${targetName[way.target]}. ${way.agreed_by} har sagt ja.${way.receiver_person ? ` Modtager: ${way.receiver_person}.` : ''} ${way.handed_over}`,
  ),
  id: way.id,
  tags: way.check_outcome && tag(way.check_outcome === 'in_contact' ? 'ok' : 'warn', checkName[way.check_outcome]),
})
