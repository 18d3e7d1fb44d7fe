import { roleName } from '#registry/access/roles.ts'
import type { OpenMunicipality } from '#registry/organisations/organisations.ts'
import { postButton } from '#ui/button.ts'
import { emptyState } from '#ui/card.ts'
import { capital, list } from '#ui/danish.ts'
import { html } from '#ui/html.ts'
import { plainPage } from '#ui/layout.ts'
import { tabs, type Link } from '#ui/links.ts'
import { otherWays } from '../local/pages.ts'
import { roleTask } from '../role-task.ts'
import type { DemoPerson } from './people.ts'

export type DemoPage = {
  municipalities: readonly OpenMunicipality[]
  chosen: OpenMunicipality | undefined
  people: readonly DemoPerson[]
  next: string
  others: readonly Link[]
  hrefFor: (municipality: OpenMunicipality) => string
}

/** Whom to be in the demo, and where the families come in. */
export const demoPage = ({ municipalities, chosen, people, next, others, hrefFor }: DemoPage) =>
  plainPage(
    { title: 'Prøv Trin 2', demo: true, place: 'Demo' },
    html`<h1>Hvem vil du være?</h1>
      <p>Alle personer er opfundet. Vælg en, og se systemet, som den person ser det.</p>
      ${
        municipalities.length > 1 &&
        tabs(
          'Kommuner',
          municipalities.map((each) => ({ href: hrefFor(each), label: each.name, current: each === chosen })),
        )
      }
      ${
        chosen
          ? html`<ul class="people-to-be">
                ${people.map((person) => personLine(person, chosen.id, next))}
              </ul>
              <p class="other-ways">
                Eller som familie:
                <a href="/k/${chosen.slug}">${chosen.name} Kommunes indgang for børn, unge og forældre</a>
              </p>`
          : emptyState('Der er ingen demodata endnu. Hent dem med kommandoen trin2 seed.')
      }
      ${otherWays(others)}`,
  )

const personLine = ({ id, name, profession, unitName, roles }: DemoPerson, municipality: string, next: string) =>
  html`<li>
    <div>
      <p><strong>${name}</strong></p>
      <p class="quiet">
        ${[capital(profession), list(roles.map((role) => roleName[role])), unitName].filter(Boolean).join(' · ')}
      </p>
      ${roles.slice(0, 1).map((role) => html`<p class="small">${roleTask[role]}.</p>`)}
    </div>
    ${postButton(html`Log ind<span class="sr-only"> som ${name}</span>`, '/sign-in/demo', { values: { municipality, staff: id, next } })}
  </li>`
