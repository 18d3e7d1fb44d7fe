import { buttonLink } from '#ui/button.ts'
import { card, emptyState } from '#ui/card.ts'
import { capital } from '#ui/danish.ts'
import { html, type Child } from '#ui/html.ts'
import { tag } from '#ui/tag.ts'
import type { Contact } from '../contacts.ts'
import { languageName } from '../language.ts'
import type { OpenedChild } from '../open-child.ts'
import { fullName, relationshipName } from '../person.ts'
import { addressOf } from './address.ts'

/** The adults around a child, the one we contact first on top. */
export const contactsCard = ({ child, family, knowsAddress }: OpenedChild) =>
  card(
    'Voksne omkring barnet',
    family.contacts.length === 0
      ? emptyState('Der er ingen voksne registreret endnu.')
      : html`<ul class="plain-list">
          ${family.contacts.map(
            (contact) =>
              html`<li>
                <p class="chips">
                  <strong>${fullName(contact)}</strong>
                  <span class="quiet">${capital(relationshipName[contact.relationship])}</span>
                  ${contact.isPrimary && tag('info', 'kontaktes først')}
                  ${family.custody.some(({ holderId }) => holderId === contact.adultId) && tag('plain', 'forældremyndighed')}
                  ${contact.needsInterpreter && tag('warn', `tolk: ${languageName(contact.language)}`)}
                </p>
                ${reachOf(contact, knowsAddress)}
                <p class="small">
                  <a href="/children/${child.id}/contacts/${contact.id}"
                    >Ret <span class="sr-only">${fullName(contact)}</span></a
                  >
                </p>
              </li>`,
          )}
        </ul>`,
    { aside: buttonLink('Tilføj en voksen', `/children/${child.id}/new-contact`, { kind: 'quiet' }) },
  )

function reachOf(contact: Contact, knowsAddress: boolean): Child {
  const known: Child[] = [
    contact.phone && html`<a href="tel:${contact.phone.replaceAll(/[^+\d]/g, '')}">${contact.phone}</a>`,
    contact.email && html`<a href="mailto:${contact.email}">${contact.email}</a>`,
    !contact.needsInterpreter && contact.language !== 'da' && capital(languageName(contact.language)),
    !contact.hasProtectedAddress && contact.address,
  ].filter(Boolean)
  return [
    known.length > 0 && html`<p>${known.map((each, at) => html`${at > 0 && ' · '}${each}`)}</p>`,
    known.length === 0 && !contact.hasProtectedAddress && html`<p class="quiet">Ingen kontaktoplysninger</p>`,
    contact.hasProtectedAddress && addressOf({ has_protected_address: true, address: contact.address }, knowsAddress),
  ]
}
