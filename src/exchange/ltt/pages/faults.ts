import type { LttKind } from '#platform/schema.ts'
import { card } from '#ui/card.ts'
import { html, type Child } from '#ui/html.ts'
import type { Report } from '../list.ts'
import { aboutOf, mendingOf, saidOf, type Fault, type Mending } from '../mend.ts'
import { pathTo } from '../thing.ts'

/** What is wrong with a report, fault by fault: what was said, what to do about it, and where. */
type Shown = { report: Report; isRelated: boolean; maySet: boolean; mayOpen: boolean; mayAssign: boolean }

export const faultsCard = (shown: Shown): Child =>
  shown.report.faults.length > 0 &&
  card(
    shown.report.state === 'refused' ? 'Hvad der er galt' : 'Hvad modtageren sagde',
    html`<ul class="faults">
      ${shown.report.faults.map((fault) => html`<li>${told(fault, shown)}</li>`)}
    </ul>`,
  )

function told(fault: Fault, shown: Shown): Child {
  const mending = mendingOf(fault, shown.report)
  const { words, quoted } = saidOf(fault, shown.report.things)
  return html`<p><strong>${words}</strong></p>
    ${quoted && html`<p class="quiet">Modtageren skrev: <q>${quoted}</q></p>`}
    ${mending && html`<p>${mending.words} ${wayTo(mending.at, fault, shown)}</p>`}
    <p class="quiet small">${fault.code}${fault.location && html` · ${fault.location}`}</p>`
}

/** Where it is mended, or who can. */
function wayTo(at: Mending['at'], fault: Fault, shown: Shown): Child {
  const { report, isRelated, maySet, mayOpen } = shown
  if (at === 'nowhere') return null
  if (at === 'settings') return maySet && html`<a href="/administration/reporting">Gå til indstillingerne</a>`
  if (!isRelated || !mayOpen) return whoCan(shown)
  if (at === 'child') return html`<a href="/children/${report.childId}">Gå til barnet</a>`
  const about = aboutOf(fault, report.things)
  const href = about ? pathTo(about) : report.pathwayId && `/pathways/${report.pathwayId}`
  return href && html`<a href="${href}">Gå til ${placeName[about?.kind ?? 'plan']}</a>`
}

/** R55: for who does not treat the child, the one who can mend it, and what they themselves may do about it. */
const whoCan = ({ report: { pathwayId, responsible }, mayOpen, mayAssign }: Shown): Child =>
  html`${responsible ? `Det kan ${responsible} rette, som har ansvaret for forløbet.` : 'Det kan den rette, der får ansvaret for forløbet. Det har ingen endnu.'}
  ${pathwayId && mayOpen && html`<a href="/pathways/${pathwayId}/access">Åbn forløbet med en begrundelse</a>`}
  ${pathwayId && mayAssign && html`<a href="/pathways/${pathwayId}/responsibility">${responsible ? 'Giv en anden ansvaret' : 'Giv nogen ansvaret'}</a>`}`

const placeName = {
  citizen: 'forløbet',
  plan: 'forløbet',
  encounter: 'kontakten',
  referral: 'henvisningen',
} as const satisfies Record<LttKind, string>
