import type { LttKind } from '#platform/schema.ts'
import { card } from '#ui/card.ts'
import { html, type Child } from '#ui/html.ts'
import type { Report } from '../list.ts'
import { aboutOf, mendingOf, type Fault, type Mending } from '../mend.ts'
import { pathTo } from '../thing.ts'

/** What is wrong with a report, fault by fault: what was said, what to do about it, and where. */
type Shown = { report: Report; maySet: boolean; mayOpen: boolean }

export const faultsCard = (shown: Shown): Child =>
  shown.report.faults.length > 0 &&
  card(
    shown.report.state === 'refused' ? 'Hvad der er galt' : 'Hvad modtageren sagde',
    html`<ul class="faults">
      ${shown.report.faults.map((fault) => html`<li>${told(fault, shown)}</li>`)}
    </ul>`,
  )

function told(fault: Fault, shown: Shown): Child {
  const mending = mendingOf(fault, shown.report.state)
  return html`<p><strong>${fault.words}</strong></p>
    ${mending && html`<p>${mending.words} ${wayTo(mending.at, fault, shown)}</p>`}
    <p class="quiet small">${fault.code}${fault.location && html` · ${fault.location}`}</p>`
}

/** Where it is mended, or who can. */
function wayTo(at: Mending['at'], fault: Fault, { report, maySet, mayOpen }: Shown): Child {
  if (at !== 'settings' && at !== 'nowhere' && !mayOpen)
    return 'Det kan den, der behandler barnet, eller en leder rette.'
  if (at === 'child') return html`<a href="/children/${report.childId}">Gå til barnet</a>`
  if (at === 'settings') return maySet && html`<a href="/administration/reporting">Gå til indstillingerne</a>`
  if (at === 'nowhere') return null
  const about = aboutOf(fault, report.things)
  const href = about ? pathTo(about) : report.pathwayId && `/pathways/${report.pathwayId}`
  return href && html`<a href="${href}">Gå til ${placeName[about?.kind ?? 'plan']}</a>`
}

const placeName = {
  citizen: 'forløbet',
  plan: 'forløbet',
  encounter: 'kontakten',
  referral: 'henvisningen',
} as const satisfies Record<LttKind, string>
