import { html } from '#ui/html.ts'
import { details } from '#ui/notice.ts'

export const NOT_KNOWN = html`<span class="quiet">ikke oplyst</span>`

/**
 * An address; a protected one is shown to those who may know it when they ask for it, not to those who look over a shoulder,
 * and never on paper.
 */
export function addressOf(person: { has_protected_address: boolean; address: string }, knowsAddress: boolean) {
  if (!person.has_protected_address) return person.address || NOT_KNOWN
  if (!knowsAddress) return 'Beskyttet adresse'
  return details('Beskyttet adresse', html`<span class="not-printed">${person.address || 'ikke oplyst'}</span>`)
}
