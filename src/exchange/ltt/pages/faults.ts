import type { LttKind } from '#platform/schema.ts'
import { card } from '#ui/card.ts'
import { html, type Child } from '#ui/html.ts'
import type { Report } from '../list.ts'
import { aboutOf, mendingOf, type Fault, type Mending } from '../mend.ts'
import { pathTo } from '../thing.ts'

/** What is wrong with a report, fault by fault: what was said, what to do about it, and where. */
export const faultsCard = ({ report, maySet }: { report: Report; maySet: boolean }): Child =>
  report.faults.length > 0 &&
  card(
    report.state === 'refused' ? 'Hvad der er galt' : 'Hvad modtageren sagde',
    html`<ul class="faults">
      ${report.faults.map((fault) => html`<li>${told(fault, report, maySet)}</li>`)}
    </ul>`,
  )

function told(fault: Fault, report: Report, maySet: boolean): Child {
  const mending = mendingOf(fault, report.state)
  return html`<p><strong>${fault.words}</strong></p>
    ${mending && html`<p>${mending.words} ${wayTo(mending.at, fault, { report, maySet })}</p>`}
    <p class="quiet small">${fault.code}${fault.location && html` · ${fault.location}`}</p>`
}

function wayTo(at: Mending['at'], fault: Fault, { report, maySet }: { report: Report; maySet: boolean }): Child {
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
