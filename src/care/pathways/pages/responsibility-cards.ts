import type { Staff } from '#platform/ctx.ts'
import { dayOf, type Day } from '#platform/time.ts'
import type { Delegation } from '#registry/delegation/delegation.ts'
import { postButton } from '#ui/button.ts'
import { card } from '#ui/card.ts'
import { relativeDay, shortDay } from '#ui/danish.ts'
import { html, type Child } from '#ui/html.ts'
import { tag } from '#ui/tag.ts'
import type { CosignWork } from '../cosign-work.ts'

type Reading = { today: Day; reader: Staff }

/** R85: colleagues' notes to sign too, and own notes that are to be corrected. */
export const cosignCard = (work: readonly CosignWork[], { today, reader }: Reading): Child =>
  work.length > 0 &&
  card(
    'Medunderskrift',
    html`<ul class="plain-list">
      ${work.map((each) => {
        const late = each.due_on < today.toString()
        const mine = each.cosigner_id === reader.id
        const journal = `/pathways/${each.pathway_id}/journal`
        const when = `${each.given_name} ${each.family_name}, ${shortDay(dayOf(each.contact_at), today)}`
        return html`<li>
          ${tag(late ? 'bad' : 'plain', relativeDay(each.due_on, today))}
          ${mine ? html`<a href="${journal}/${each.entry_id}/cosignature">Læs, og medunderskriv ${each.author_name}s notat</a>` : html`<a href="${journal}/${each.entry_id}/correction">${each.cosigner} beder dig rette dit notat</a>`}
          <span class="quiet">${when}</span>
        </li>`
      })}
    </ul>`,
  )

/** R85: delegations of one's own that run out, until they are laid aside. */
export const expiringCard = (expiring: readonly Delegation[], { today, reader }: Reading): Child =>
  expiring.length > 0 &&
  card(
    'Delegationer, der udløber',
    html`<ul class="plain-list">
      ${expiring.map((each) => {
        const other = each.delegatorId === reader.id ? `til ${each.helper}` : `fra ${each.delegator}`
        return html`<li>
          ${tag('warn', relativeDay(each.validTo, today))} <a href="/delegations/${each.id}">Delegation ${other}</a>
          ${postButton(html`Set<span class="sr-only">: delegation ${other}</span>`, `/delegations/${each.id}/notice`, { kind: 'quiet' })}
        </li>`
      })}
    </ul>`,
  )
