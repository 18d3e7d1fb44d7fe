import { card, facts } from '#ui/card.ts'
import { day, moment } from '#ui/danish.ts'
import { html, type Child } from '#ui/html.ts'
import { staffPage, type Frame } from '#ui/layout.ts'
import { backLink } from '#ui/links.ts'
import { fullName, languageName, relationshipName } from '#registry/people/people.ts'
import { concernHref } from '../act.ts'
import type { Letter } from '../letter.ts'
import { channelName } from '../words.ts'
import { writtenOf } from '../written.ts'
import { contentOf } from './content.ts'

/** What is sent or handed over: all that the receiver needs, and nothing else. */
export const printPage = (frame: Frame, letter: Letter) => {
  const { concern } = letter.view
  return staffPage(
    frame,
    { title: 'Underretning til udskrift' },
    html`<div class="not-printed">
        ${backLink(concern.sent_at ? concernHref(letter.view) : `${concernHref(letter.view)}/sending`)}
        <p>Udskriv siden fra browseren (Ctrl+P eller ⌘P), eller gem den som PDF. Menuen kommer ikke med.</p>
      </div>
      ${card(
        null,
        html`<div class="concern">
          <h1>Underretning efter barnets lov § 133</h1>
          ${concern.is_acute && html`<p><strong>AKUT</strong></p>`}
          ${facts([
            ['Til', [concern.receiver, concern.receiver_phone, concern.receiver_mail].filter(Boolean).join(' · ')],
            ['Fra', sender(letter)],
            ['Dato', concern.sent_at ? moment(concern.sent_at) : day(letter.view.today)],
            ...(concern.channel ? [['Sendt med', channelName[concern.channel]] as const] : []),
          ])}
          <h2>Barnet</h2>
          ${facts(childFacts(letter))}
          ${
            letter.adults.length > 0 &&
            html`<h2>Voksne omkring barnet</h2>
              ${adults(letter)}`
          }
          <h2>Underretningen</h2>
          ${contentOf(writtenOf(concern))}
          ${letter.view.supplements.map(
            (supplement) =>
              html`<h2>Tilføjelse, ${moment(supplement.sent_at)}</h2>
                <p class="as-typed">${supplement.text}</p>`,
          )}
        </div>`,
      )}`,
  )
}

const sender = ({ view: { concern }, offer }: Letter): string =>
  [
    `${concern.author_name}, ${concern.author_profession}`,
    concern.unit_name,
    `${offer.name} Kommune`,
    concern.unit_phone || offer.phone,
  ]
    .filter(Boolean)
    .join(' · ')

const PROTECTED = 'beskyttet adresse'

const childFacts = ({ child, cpr, custody, view }: Letter): [string, Child][] => [
  ['Navn', `${child.given_name} ${child.family_name}`],
  ['CPR-nummer', cpr ?? `ikke oplyst, født ${day(child.birth_date)}`],
  // the receiver finds it in CPR when it is needed; on paper it could reach those it is hidden from
  ['Adresse', child.has_protected_address ? PROTECTED : child.address || 'ikke oplyst'],
  ...(child.school
    ? [['Skole', [child.school, child.school_class].filter(Boolean).join(', ')] satisfies [string, Child]]
    : []),
  ['Forældremyndighed', custody],
  ...(view.child.language !== 'da' || view.child.needsInterpreter
    ? [
        [
          'Sprog',
          `${languageName(view.child.language)}${view.child.needsInterpreter ? ', har brug for tolk' : ''}`,
        ] satisfies [string, Child],
      ]
    : []),
]

const adults = ({ adults: all }: Letter): Child =>
  html`<ul>
    ${all.map(
      (adult) =>
        html`<li>
          ${[fullName(adult), relationshipName[adult.relationship], adult.phone, adult.needsInterpreter && `${languageName(adult.language)}, har brug for tolk`, adult.hasProtectedAddress && PROTECTED].filter(Boolean).join(' · ')}
        </li>`,
    )}
  </ul>`
