import { emptyState, heading } from '#ui/card.ts'
import { age, count, day, shortDay } from '#ui/danish.ts'
import { html } from '#ui/html.ts'
import { staffPage, type Frame } from '#ui/layout.ts'
import { linkTo } from '#ui/links.ts'
import { tag } from '#ui/tag.ts'
import { workTable } from '#ui/work-table.ts'
import type { Day } from '#platform/time.ts'
import type { LeadsTo } from '../leads-to.ts'
import type { Found } from '../search.ts'
import { contactName } from '../words.ts'

/** What a search found. The typed words stand on the page, not in its address or title. */
export const searchPage = (
  frame: Frame,
  { typed, found, today, leadsTo }: { typed: string; found: readonly Found[]; today: Day; leadsTo: LeadsTo },
) =>
  staffPage(
    frame,
    { title: 'Søgning', wide: true },
    html`${heading('Søgning', { line: typed ? html`${count(found.length, 'barn', 'børn')} ligner <q>${typed}</q>` : 'Skriv et navn, en fødselsdag eller et CPR-nummer.' })}
    ${
      found.length === 0
        ? emptyState(
            typed
              ? 'Ingen børn ligner det, du søgte. Prøv kun fornavnet, fødselsdagen eller CPR-nummeret.'
              : 'Søgningen tåler stavefejl: Sören finder Søren.',
            html`<p>
              Er det en ny henvendelse? <a href="/entrance/new">Registrér den her</a>. Nogle venter måske i
              <a href="/entrance">Indgangen</a> uden CPR-nummer.
            </p>`,
          )
        : workTable({
            caption: 'Fundne børn',
            quietCaption: true,
            columns: [
              { key: 'child', label: 'Barn' },
              { key: 'born', label: 'Født' },
              { key: 'step', label: 'Forløb' },
              { key: 'responsible', label: 'Ansvarlig' },
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
                        : html`<span class="quiet"
                            >afsluttet ${pathway.ended_on && shortDay(pathway.ended_on, today)}</span
                          >`
                      : 'intet forløb',
                    responsible: pathway?.responsible_name ?? html`<span class="quiet">ikke fordelt</span>`,
                  },
            ),
            empty: '',
          })
    }`,
  )

/** A child whose record is restricted: that there is one, and the way in for those who need it. */
const closedRow = ({ givenName, familyName }: Pick<Found, 'givenName' | 'familyName'>, pathway: Found['pathway']) => ({
  child: html`${givenName} ${familyName}`,
  born: '',
  step: pathway ? html`<a href="/pathways/${pathway.id}/access">Åbn med en begrundelse</a>` : '',
  responsible: '',
})
