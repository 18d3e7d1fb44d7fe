import { may } from '#registry/access/roles.ts'
import { buttonLink } from '#ui/button.ts'
import { card, columns, facts } from '#ui/card.ts'
import { childBanner } from '#ui/child-banner.ts'
import { capital, day } from '#ui/danish.ts'
import { html } from '#ui/html.ts'
import { staffPage, type Frame } from '#ui/layout.ts'
import { backLink } from '#ui/links.ts'
import { bannerOf } from '../banner.ts'
import { languageName } from '../language.ts'
import type { OpenedChild } from '../open-child.ts'
import { addressOf, NOT_KNOWN } from './address.ts'
import { contactsCard } from './contacts-card.ts'
import { custodyCard } from './custody-card.ts'

/** What is known of a child and of the adults around it. */
export const childPage = (frame: Frame, opened: OpenedChild) =>
  staffPage(
    frame,
    { title: 'Barnet og familien', wide: true },
    html`${childBanner(bannerOf(opened.banner, { today: opened.today, responsible: opened.inCare?.responsible ?? 'ikke fordelt', risk: opened.inCare?.risk }))}
    ${opened.inCare && backLink(`/pathways/${opened.inCare.pathwayId}`, 'Til forløbet')}
    ${columns([detailsCard(opened), contactsCard(opened)], [custodyCard(opened), regrettedCard(opened), accessCard(opened)])}`,
  )

/** Pathways that should never have been: nothing can be done with them, and what was written can still be read. */
const regrettedCard = ({ regretted }: OpenedChild) =>
  regretted.length > 0 &&
  card(
    'Oprettet ved en fejl',
    html`<ul class="plain-list">
      ${regretted.map(({ pathwayId, enquiryOn }) => html`<li><a href="/pathways/${pathwayId}">Forløb fra ${day(enquiryOn)}</a></li>`)}
    </ul>`,
  )

/** For those who see to who may look, and who did. */
const accessCard = ({ child, reader }: OpenedChild) =>
  (may('log.extract', reader) || may('access.restrict', reader)) &&
  card(
    'Adgang',
    html`<ul class="plain-list">
      ${may('log.extract', reader) && html`<li><a href="/children/${child.id}/access-log">Udtræk af loggen</a></li>`}
      ${may('access.restrict', reader) && html`<li><a href="/children/${child.id}/restriction">Begræns adgangen</a></li>`}
    </ul>`,
  )

function detailsCard({ banner, child, knowsAddress }: OpenedChild) {
  const base = `/children/${child.id}`
  return card(
    'Stamdata',
    facts([
      [
        'CPR-nummer',
        banner.hasCpr
          ? html`${masked(child.birth_date)} <a href="${base}/cpr">Vis eller ret</a>`
          : html`mangler <a href="${base}/cpr">Skriv nummeret</a>`,
      ],
      ['Født', day(child.birth_date)],
      ['Sprog', `${capital(languageName(child.language))}${child.needs_interpreter ? ', har brug for tolk' : ''}`],
      ['Adresse', addressOf(child, knowsAddress)],
      ['Telefon', child.phone || NOT_KNOWN],
      ['E-mail', child.email || NOT_KNOWN],
      ['Skole eller dagtilbud', [child.school, child.school_class].filter(Boolean).join(', ') || NOT_KNOWN],
      ['Egen læge', child.general_practice || NOT_KNOWN],
    ]),
    { aside: buttonLink('Ret stamdata', `${base}/details`, { kind: 'quiet' }) },
  )
}

/** `050514-••••`: what the birth date says already. */
function masked(birthDate: string) {
  const [year = '', month = '', date = ''] = birthDate.split('-')
  return html`${date}${month}${year.slice(2)}-<span aria-hidden="true">••••</span>
    <span class="sr-only">de sidste fire cifre er skjult</span>`
}
