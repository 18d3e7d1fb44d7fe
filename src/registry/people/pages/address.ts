import { html } from '#ui/html.ts'
import { details } from '#ui/notice.ts'

export const NOT_KNOWN = html`<span class="quiet">ikke oplyst</span>`

/** Shown to those who ask for it, not to those who look over a shoulder. */
export const addressOf = (person: { has_protected_address: boolean; address: string }) =>
  person.has_protected_address
    ? details('Beskyttet adresse', person.address || 'ikke oplyst')
    : person.address || NOT_KNOWN
