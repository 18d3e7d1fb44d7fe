import { emptyState, heading } from '#ui/card.ts'
import { age, count, day, shortDay } from '#ui/danish.ts'
import { html } from '#ui/html.ts'
import { staffPage, type Frame } from '#ui/layout.ts'
import { linkTo } from '#ui/links.ts'
import { tag } from '#ui/tag.ts'
import { workTable } from '#ui/work-table.ts'
import type { Staff } from '#platform/ctx.ts'
import type { Day } from '#platform/time.ts'
import { may } from '#registry/access/roles.ts'
import type { FoundEnquiry } from '../found-enquiries.ts'
import type { LeadsTo } from '../leads-to.ts'
import type { Found } from '../search.ts'
import { contactName } from '../words.ts'

type Result = List & { typed: string; enquiries: readonly FoundEnquiry[] }

/** What a search found. The typed words stand on the page, not in its address or title. */
export const searchPage = (frame: Frame, { typed, enquiries, ...list }: Result) =>
  staffPage(
    frame,
    { title: 'Søgning', wide: true },
    html`${heading('Søgning', { line: typed ? html`${howMany(list.found.length, enquiries.length)} ligner <q>${typed}</q>` : 'Skriv et navn, en fødselsdag, et CPR-nummer eller nummeret på en kvittering.' })}
    ${
      list.found.length + enquiries.length === 0
        ? nothing(typed, list.reader)
        : html`${list.found.length > 0 && children(list)}
          ${enquiries.length > 0 && inTheEntrance(enquiries, list.today)}`
    }`,
  )

const howMany = (children: number, enquiries: number): string =>
  [
    (children > 0 || enquiries === 0) && count(children, 'barn', 'børn'),
    enquiries > 0 && count(enquiries, 'henvendelse', 'henvendelser'),
  ]
    .filter(Boolean)
    .join(' og ')

const nothing = (typed: string, reader: Staff) =>
  emptyState(
    typed
      ? 'Ingen børn ligner det, du søgte. Prøv kun fornavnet, fødselsdagen, CPR-nummeret eller nummeret på kvitteringen.'
      : 'Søgningen tåler stavefejl: Sören finder Søren.',
    may('entrance.register', reader) &&
      html`<p>
        Er det en ny henvendelse? <a href="/entrance/new">Registrér den her</a>. Se også dem, der venter i
        <a href="/entrance">Indgangen</a>.
      </p>`,
  )

const inTheEntrance = (enquiries: readonly FoundEnquiry[], today: Day) =>
  workTable({
    caption: 'I Indgangen',
    columns: [
      { key: 'child', label: 'Henvendelse om' },
      { key: 'born', label: 'Født' },
      { key: 'received', label: 'Modtaget' },
      { key: 'standing', label: 'Hvordan den står' },
    ],
    rows: enquiries.map(({ id, name, birthDate, receivedOn, standing }) => ({
      child: html`<a href="/entrance/${id}">${name}</a>`,
      born: birthDate && `${day(birthDate)} (${age(birthDate, today)} år)`,
      received: shortDay(receivedOn, today),
      standing,
    })),
    empty: '',
  })

type List = { found: readonly Found[]; today: Day; reader: Staff; leadsTo: LeadsTo }

const children = ({ found, today, reader, leadsTo }: List) =>
  workTable({
    caption: 'Fundne børn',
    quietCaption: true,
    columns: [
      { key: 'child', label: 'Barn' },
      { key: 'born', label: 'Født' },
      { key: 'step', label: 'Forløb' },
      { key: 'responsible', label: 'Ansvarlig' },
      ...(may('access.restrict', reader) ? [{ key: 'access' as const, label: 'Adgang' }] : []),
    ],
    rows: found.map(({ pathway, ...child }) =>
      child.isClosed
        ? closedRow(child, pathway)
        : {
            child: html`${linkTo(pathway && leadsTo(pathway), `${child.givenName} ${child.familyName}`)}
            ${child.hasProtectedAddress && tag('bad', 'Beskyttet adresse')}`,
            born: `${day(child.birthDate)} (${age(child.birthDate, today)} år)`,
            step: pathway
              ? pathway.status === 'active'
                ? contactName[pathway.step]
                : html`<span class="quiet">afsluttet ${pathway.ended_on && shortDay(pathway.ended_on, today)}</span>`
              : 'intet forløb',
            responsible: pathway?.responsible_name ?? html`<span class="quiet">ikke fordelt</span>`,
            access: accessTo(child),
          },
    ),
    empty: '',
  })

/** A child whose record is restricted: that there is one, and the way in for those who need it. */
const closedRow = (child: Omit<Found, 'pathway'>, pathway: Found['pathway']) => ({
  child: html`${child.givenName} ${child.familyName}`,
  born: '',
  step: pathway ? html`<a href="/pathways/${pathway.id}/access">Åbn med en begrundelse</a>` : '',
  responsible: '',
  access: accessTo(child),
})

/** For those who see to who may look, and who did, also where they may not look themselves. */
const accessTo = ({ id, givenName, familyName }: Omit<Found, 'pathway'>) => {
  const whose = html`<span class="sr-only">, ${givenName} ${familyName}</span>`
  return html`<a href="/children/${id}/restriction">Hvem kan åbne${whose}</a> ·
    <a href="/children/${id}/access-log">Hvem har set${whose}</a>`
}
