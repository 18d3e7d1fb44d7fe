import { fullName } from '#registry/people/people.ts'
import type { View } from '#care/pathways/pathways.ts'
import { html } from '#ui/html.ts'

/** Consents are asked for while a pathway goes on; one that is opened again keeps those that it had. */
export const onlyActive = ({ pathway }: View): string | null =>
  pathway.status === 'active' ? null : 'Forløbet er afsluttet. Genåbn det først.'

/** What is wrong with a day on which something about consent happened. */
export const dayFault = (view: View, day: string): string | null => {
  if (day > view.today.toString()) return 'Dagen ligger i fremtiden.'
  return day < view.pathway.enquiry_on ? 'Dagen ligger før henvendelsen.' : null
}

export const custodyLink = ({ child }: View) =>
  html`<a href="/children/${child.id}/custody">Ret forældremyndigheden</a>`

export const childName = ({ child }: View): string => fullName(child)
