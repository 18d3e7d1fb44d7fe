import { disabledAction, postButton } from '#ui/button.ts'
import { heading } from '#ui/card.ts'
import { html, type Child } from '#ui/html.ts'
import { staffPage, type Frame } from '#ui/layout.ts'
import { notice } from '#ui/notice.ts'
import { countsCard, type Counts } from './counts.ts'
import { reportsCard, type Reports } from './reports.ts'
import { standingCard, standingLine, type Now } from './standing.ts'
import { warnings } from './warnings.ts'

export type ReportingPage = Now & Counts & Reports & { maySet: boolean; isOrdered: boolean }

/** The national report as it stands: what waits, what is in the way, whether the numbers agree, and every report. */
export const reportingPage = (frame: Frame, page: ReportingPage) =>
  staffPage(
    frame,
    { title: 'Indberetning', wide: true },
    html`${heading('Indberetning', { line: standingLine(page), actions: sendNow(page) })} ${page.isOrdered && ordered}
    ${warnings(page, page)} ${standingCard(page)} ${countsCard(page)} ${reportsCard(page)}`,
  )

const ordered = notice(
  'success',
  'Indberetningen er sat i gang',
  html`Den kører i baggrunden. <a href="/reporting">Hent siden igen</a> om lidt for at se, hvad der er sendt.`,
  { live: true },
)

/** The one thing to do here. What is in its way stands beside it. */
export function sendNow({ settings: { sorCode, isPaused }, standing: { waiting, of } }: Now): Child {
  if (!sorCode) return disabledAction('Send nu', 'Kommunens SOR-kode mangler.')
  if (isPaused) return disabledAction('Send nu', 'Indberetningen er sat på pause.')
  if (waiting + of.pending + of.refused === 0) return disabledAction('Send nu', 'Der er intet at sende.')
  return postButton('Send nu', '/reporting/deliveries', { kind: 'primary' })
}
