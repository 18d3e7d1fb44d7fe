import { buttonLink } from '#ui/button.ts'
import { card, facts, heading } from '#ui/card.ts'
import { capital, count } from '#ui/danish.ts'
import { html, type Child } from '#ui/html.ts'
import { staffPage, type Frame } from '#ui/layout.ts'
import { notice } from '#ui/notice.ts'
import type { Municipality } from '../municipalities.ts'

type May = { changeFace: boolean; changeGoal: boolean; changeOffice: boolean }

/** What a municipality has chosen, and what the citizen sees of it. */
export const settingsPage = (frame: Frame, own: Municipality, may: May) =>
  staffPage(
    frame,
    { title: 'Indstillinger' },
    html`${heading('Indstillinger', { line: `${own.name} Kommune` })} ${missing(own)}
    ${card(
      'Det, borgerne ser',
      facts([
        ['Telefon', known(joined(own.phone, own.phoneHours))],
        ['E-mail', known(own.email)],
        ['Anonym rådgivning', known(joined(own.counsellingName, own.counsellingPhone, own.counsellingHours))],
        ['Rådgivningens hjemmeside', web(own.counsellingWeb)],
        ['Tilgængelighedserklæring', web(own.accessibilityStatement)],
        ['Farve', capital(own.accent)],
        ['Jeres side', html`<a href="/k/${own.slug}">/k/${own.slug}</a>`],
      ]),
      { aside: may.changeFace && buttonLink('Ret', '/administration/settings/face', { kind: 'quiet' }) },
    )}
    ${card(
      'Mål for behandling',
      own.treatmentGoalDays
        ? html`<p>Første behandling senest ${count(own.treatmentGoalDays, 'dag', 'dage')} efter screening.</p>`
        : html`<p>
            Kommunen har ikke sat et mål. De nationale mål på 14 dage til forsamtale og 30 dage til screening gælder
            altid.
          </p>`,
      { aside: may.changeGoal && buttonLink('Ret', '/administration/settings/treatment-goal', { kind: 'quiet' }) },
    )}
    ${card(
      'Modtagelsen, der får underretninger',
      facts([
        ['Navn', known(own.officeName)],
        ['Telefon i åbningstiden', known(own.officePhone)],
        ['Uden for åbningstiden', known(own.officeAcutePhone)],
        ['Sikker mail', known(own.officeMail)],
      ]),
      { aside: may.changeOffice && buttonLink('Ret', '/administration/settings/receiving-office', { kind: 'quiet' }) },
    )}`,
  )

const joined = (...parts: string[]): string => parts.filter(Boolean).join(', ')
const known = (text: string): Child => text || html`<span class="quiet">ikke oplyst</span>`
const web = (address: string): Child =>
  address ? html`<a href="${address}" rel="noreferrer">${address}</a>` : known('')

/** R4, R103: what the citizen's pages cannot do without. */
function missing(own: Municipality) {
  const lacks = [
    own.phone === '' && 'et telefonnummer, så familier kan ringe',
    own.counsellingName === '' && 'hvor den, der vil være anonym, kan få rådgivning',
    own.accessibilityStatement === '' && 'adressen på jeres tilgængelighedserklæring, som loven kræver',
  ].filter((each) => each !== false)
  return (
    lacks.length > 0 &&
    notice(
      'warning',
      'Jeres side til borgerne mangler noget',
      html`<ul>
        ${lacks.map((each) => html`<li>${each}</li>`)}
      </ul>`,
    )
  )
}
