import type { Context } from 'hono'
import { problem } from '#platform/problem.ts'
import { disabledAction, postButton } from '#ui/button.ts'
import { checkbox, select } from '#ui/choice-fields.ts'
import { card } from '#ui/card.ts'
import { capital } from '#ui/danish.ts'
import { fieldRow, fieldSection } from '#ui/form.ts'
import { html } from '#ui/html.ts'
import { textField } from '#ui/text-fields.ts'
import type { ChildForm, Shown } from '../child-form.ts'
import { addContact, changeContact, type Contact } from '../contacts.ts'
import { contactForm } from '../form.ts'
import type { OpenedChild } from '../open-child.ts'
import { fullName, RELATIONSHIPS, relationshipName } from '../person.ts'
import { reachFields, takenAddress } from './reach-fields.ts'

type Bond = ReturnType<typeof contactForm>['_output']

const fields = (contact: Contact | null, shown: Shown, knowsAddress = true) => {
  const known = { ...shown, autocomplete: 'off' }
  return [
    fieldSection('Den voksne', [
      fieldRow(
        textField({ ...known, name: 'givenName', label: 'Fornavn', value: contact?.givenName }),
        textField({ ...known, name: 'familyName', label: 'Efternavn', value: contact?.familyName }),
      ),
      select({
        ...shown,
        name: 'relationship',
        label: 'Er barnets',
        hint: 'Forældremyndighed registreres for sig. Den følger ikke af, hvem der henvender sig.',
        value: contact?.relationship,
        empty: 'Vælg',
        options: RELATIONSHIPS.map((value) => ({ value, label: relationshipName[value] })),
      }),
      checkbox({
        ...shown,
        name: 'isPrimary',
        label: 'Den, vi kontakter først',
        checked: contact?.isPrimary,
        optional: true,
      }),
    ]),
    reachFields(contact, shown, knowsAddress),
  ]
}

export const newContact: ChildForm<Bond> = {
  path: 'new-contact',
  what: 'child',
  title: 'Tilføj en voksen',
  submit: 'Tilføj',
  schema: () => contactForm([]),
  fields: (_, shown) => fields(null, shown),
  async save(ctx, { child }, { relationship, isPrimary, ...adult }) {
    await addContact(ctx, child.id, { adult, relationship, isPrimary })
    return null
  },
}

export const knownContact: ChildForm<Bond> = {
  path: 'contacts/:contactId',
  what: 'child',
  title: 'Ret en voksen',
  submit: 'Gem',
  schema: ({ family }) => contactForm(family.contacts.map(({ language }) => language)),
  fields: (opened, shown, c) => fields(contactIn(opened, c), shown, opened.knowsAddress),
  below: (opened, c) => removal(opened, contactIn(opened, c)),
  async save(ctx, opened, { relationship, isPrimary, ...adult }, c) {
    const contact = contactIn(opened, c)
    const taken = takenAddress(adult, contact, opened.knowsAddress)
    await changeContact(ctx, opened.child.id, contact.id, { relationship, isPrimary, adult: taken })
    return null
  },
}

function contactIn({ family }: OpenedChild, c: Context): Contact {
  const contact = family.contacts.find(({ id }) => id === c.req.param('contactId'))
  if (!contact) throw problem.notFound('Den voksne')
  return contact
}

function removal({ child, family }: OpenedChild, contact: Contact) {
  const holds = family.custody.some(({ holderId }) => holderId === contact.adultId)
  return card(
    'Fjern fra barnets voksne',
    holds
      ? disabledAction(
          'Fjern',
          `${fullName(contact)} har forældremyndigheden. Ret den først, hvis det ikke er rigtigt.`,
        )
      : html`<p>${capital(relationshipName[contact.relationship])} skal ikke længere stå som en af barnets voksne.</p>
          ${postButton('Fjern', `/children/${child.id}/contacts/${contact.id}/removal`, { kind: 'danger', values: { version: child.version } })}`,
  )
}
