import { ageOn, birthdayOf, dayOf } from '#platform/time.ts'
import { may } from '#registry/access/roles.ts'
import { fullName } from '#registry/people/people.ts'
import { banner, contactName, missingInWords, type Missing, type View } from '#care/pathways/pathways.ts'
import { buttonLink, disabledAction } from '#ui/button.ts'
import { card, columns, emptyState, heading } from '#ui/card.ts'
import { day, shortDay, time, weekdayAndDay } from '#ui/danish.ts'
import { html, type Child } from '#ui/html.ts'
import { staffPage, type Frame } from '#ui/layout.ts'
import { backLink } from '#ui/links.ts'
import { notice } from '#ui/notice.ts'
import { tag } from '#ui/tag.ts'
import { timeline } from '#ui/timeline.ts'
import { giverOn } from '../consent.ts'
import { happeningsOf, type Happened } from '../happenings.ts'
import { heldInWords } from '../words.ts'
import type { HeldWithout } from '../held-without.ts'
import { factsOf, yesThatCounts, type ConsentRecord } from '../load.ts'
import { decidersOf } from './deciders.ts'
import { formerGivers } from './former-givers.ts'
import { whoConsents } from './who-consents.ts'

const at = ({ pathway }: View, noun: string): string => `/pathways/${pathway.id}/${noun}`

/** Who must consent and why, how it stands with each, and all that was recorded. */
export const consentPage = (frame: Frame, view: View, record: ConsentRecord, held: readonly HeldWithout[]) =>
  staffPage(
    frame,
    { title: 'Samtykke', wide: true },
    html`${banner(view, { linked: true })}
    ${heading('Samtykke', { line: 'til screening og behandling', actions: primary(view) })}
    ${view.pathway.missing && standing(view, view.pathway.missing)} ${heldMeanwhile(held)}
    ${columns(
      html`${who(view, record)} ${planned(view)} ${card('Det, der er registreret', history(view, happeningsOf(record)))}`,
      html`${acts(view)} ${birthdays(view)}`,
    )}
    ${backLink(`/pathways/${view.pathway.id}`, 'Tilbage til forløbet')}`,
  )

const primary = (view: View): Child =>
  may('pathway.work', view.reader) &&
  (view.pathway.status === 'active'
    ? buttonLink('Registrér samtykke', at(view, 'consents/new'), { kind: 'primary' })
    : disabledAction('Registrér samtykke', 'Forløbet er ikke åbent.'))

/** What is missing, each with the way to mend it. */
const standing = (view: View, missing: readonly Missing[]): Child =>
  missing.length === 0
    ? notice('success', 'Samtykket er på plads', html`<p>Barnet/den unge kan screenes og behandles.</p>`)
    : notice(
        'warning',
        'Der kan ikke screenes eller behandles nu',
        html`<ul>
          ${missing.map((each) => html`<li>${missingInWords(each)} ${mend(view, each)}</li>`)}
        </ul>`,
      )

function mend(view: View, { code, isShared }: Missing): Child {
  const answer = html`<a href="${at(view, 'consents/new')}">Registrér svaret</a>`
  if (code === 'custody_unknown' || code === 'custody_incomplete')
    return html`<a href="/children/${view.child.id}/custody">Registrér forældremyndigheden</a>`
  if (code === 'holder_denied' && isShared)
    return html`<a href="${at(view, 'consent/disagreement')}">Når forældre ikke er enige</a>. Er svaret et andet nu?
      ${answer}`
  if (code === 'holder_not_told')
    return html`<a href="${at(view, 'notices/new')}">Registrér, at der er orienteret</a> eller
      <a href="${at(view, 'notices/wish')}">den unges ønske</a>`
  return answer
}

const who = (view: View, record: ConsentRecord): Child => {
  const facts = factsOf(record, view.child)
  const deciders = decidersOf(view, record)
  return card(
    'Hvem giver samtykke',
    html` ${
        deciders.length
          ? html`<ul class="plain-list">
              ${deciders.map(
                ({ id, name, role, state }) =>
                  html`<li>
                    <strong>${name}</strong> <span class="quiet">${role}</span> ${tag(state.kind, state.words)}
                    ${takeBack(view, yesThatCounts(view, record, id)?.id, name)}
                  </li>`,
              )}
            </ul>`
          : emptyState('Det er ikke registreret, hvem der har forældremyndigheden.')
      }
      ${formerGivers(view, record)}
      <div class="guidance">
        <p>${whoConsents(giverOn(facts, view.today.toString()))}</p>
        <p class="small">
          Den, der følger barnet, har ikke nødvendigvis forældremyndigheden.
          <a href="/children/${view.child.id}/custody">Se og ret forældremyndigheden</a>
        </p>
      </div>`,
  )
}

const takeBack = (view: View, consentId: string | undefined, name: string): Child =>
  consentId &&
  html` <a class="small" href="${at(view, `consents/${consentId}/withdrawal`)}"
    >Trækkes tilbage<span class="sr-only"> af ${name}</span></a
  >`

/** R74: what was held after consent was taken back, and before anybody here had recorded it. */
const heldMeanwhile = (held: readonly HeldWithout[]): Child =>
  held.length > 0 &&
  notice(
    'warning',
    'Holdt, efter at samtykket var trukket tilbage',
    html`<p>Det gælder ${heldInWords(held)}. Det bliver stående, og lederen er bedt om at se på det.</p>`,
  )

/** Talks that are planned and cannot be held as it stands. */
function planned(view: View): Child {
  const waiting = view.contacts.filter(
    ({ status, type }) => status === 'planned' && (type === 'screening' || type === 'treatment'),
  )
  if (!waiting.length || !view.pathway.missing?.length) return null
  return card(
    'Aftaler, der venter på samtykke',
    html`<ul class="plain-list">
        ${waiting.map(
          (contact) =>
            html`<li>
              <strong>${contactName[contact.type]}</strong> ${weekdayAndDay(dayOf(contact.starts_at), view.today)} kl.
              ${time(contact.starts_at)} ${tag('warn', 'kan ikke holdes nu')}
              <a class="small" href="${at(view, `contacts/${contact.id}/cancellation`)}">Aflys</a>
            </li>`,
        )}
      </ul>
      <p class="quiet">${view.pathway.missing.map(missingInWords).join(' ')}</p>`,
  )
}

const history = (view: View, happenings: readonly Happened[]): Child =>
  happenings.length === 0
    ? emptyState('Der er ikke registreret noget om samtykke endnu.')
    : timeline(
        happenings.map((each) => ({
          id: each.id,
          when: shortDay(dayOf(each.at), view.today),
          title: each.title,
          tags: each.mistake !== null && tag('bad', 'registreret ved en fejl'),
          body: html`<p>${each.body}</p>
            ${each.mistake !== null && html`<p class="quiet">Fejl: ${each.mistake}</p>`}`,
          by: html`${each.recorder}${
            each.mistake === null &&
            view.pathway.status !== 'entered_in_error' &&
            may('pathway.work', view.reader) &&
            html` · <a href="${at(view, `consent/mistakes/${each.id}`)}">Ret</a>`
          }`,
        })),
      )

/** What else can be recorded; what cannot is shown with its reason. */
function acts(view: View): Child {
  if (view.pathway.status !== 'active' || !may('pathway.work', view.reader)) return null
  const years = ageOn(view.child.birthDate, view.today)
  const from15 = (label: string, noun: string) =>
    years < 15 || years >= 18 ? disabledAction(label, 'Kun for unge på 15-17 år.') : buttonLink(label, at(view, noun))
  return card(
    'Mere om samtykke',
    html`<div class="act-list">
      ${buttonLink('Forældrene er ikke enige', at(view, 'consent/disagreement'))}
      ${from15('Forældrene er orienteret', 'notices/new')}
      ${from15('Den unge vil ikke have forældrene orienteret', 'notices/wish')}
      ${from15('Kan den unge selv give samtykke?', 'capacity/new')}
      ${may('journal.read', view.reader) && buttonLink('Læs om samtykke i journalen', at(view, 'journal?kind=consent'))}
    </div>`,
  )
}

/** R73: the birthdays on which it is looked at again. */
const birthdays = (view: View): Child => {
  const coming = [15, 18]
    .map((years) => ({ years, on: birthdayOf(view.child.birthDate, years) }))
    .filter(({ on }) => on > view.today.toString())
  return (
    coming.length > 0 &&
    card(
      'Vurderes igen',
      html`<ul class="plain-list">
          ${coming.map(({ years, on }) => html`<li>${fullName(view.child)} fylder ${years} år ${day(on)}</li>`)}
        </ul>
        <p class="quiet small">30 dage før får den ansvarlige en opgave.</p>`,
    )
  )
}
