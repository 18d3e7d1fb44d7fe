import { targetName } from '#registry/organisations/organisations.ts'
import { disabledAction, postButton } from '#ui/button.ts'
import { card, emptyState, facts, heading } from '#ui/card.ts'
import { day, moment, type Day } from '#ui/danish.ts'
import { html, type Child } from '#ui/html.ts'
import { staffPage, type Frame } from '#ui/layout.ts'
import { backLink } from '#ui/links.ts'
import { notice } from '#ui/notice.ts'
import { tag } from '#ui/tag.ts'
import type { Report } from '../list.ts'
import { pathTo, type Thing } from '../thing.ts'
import { leftOutName, stateKind, stateName, thingName } from '../words.ts'
import { faultsCard } from './faults.ts'

export type ReportPage = {
  report: Report
  /** R55: whether the reader treats the child, and so is shown more than kinds and days. */
  isRelated: boolean
  /** Whether the reader's role opens pathways; then they are led to. */
  mayOpen: boolean
  mayAssign: boolean
  maySet: boolean
  isOrdered: boolean
  today: Day
}

/** One report: what became of it, what is wrong and what to do, and what it tells. */
export const reportPage = (frame: Frame, page: ReportPage) =>
  staffPage(
    frame,
    { title: 'Indberetning' },
    html`${backLink('/reporting', 'Indberetning')}
    ${heading(`Indberetning for ${day(page.report.day)}`, { line: page.report.childName, actions: sendAgain(page.report) })}
    ${page.isOrdered && ordered} ${faultsCard(page)} ${fate(page)} ${things(page)}`,
  )

const ordered = notice('success', 'Den bliver sendt igen', 'Det sker i baggrunden. Hent siden igen om lidt.', {
  live: true,
})

function sendAgain({ id, state }: Report): Child {
  if (state === 'refused' || state === 'failed')
    return postButton('Send igen', `/reporting/${id}/delivery`, { kind: 'primary' })
  const reason = {
    pending: 'Den venter allerede på at blive sendt.',
    sent: 'Den er modtaget.',
    duplicate: 'Den er modtaget.',
    left_out: 'Den skal ikke sendes.',
    replaced: 'En anden indberetning er trådt i stedet.',
  }[state]
  return disabledAction('Send igen', reason)
}

const fate = ({ report, mayOpen }: ReportPage): Child =>
  card(
    'Hvad der er sket med den',
    facts([
      [
        'Barn',
        report.pathwayId && mayOpen
          ? html`<a href="/pathways/${report.pathwayId}">${report.childName}</a>`
          : report.childName,
      ],
      ['Dag', day(report.day)],
      [
        'Tilstand',
        html`${tag(stateKind[report.state], stateName[report.state])} ${report.leftOut && leftOutName[report.leftOut]}`,
      ],
      ['Samlet', moment(report.builtAt)],
      ...(report.leftOut ? [] : [['Forsøg', String(report.attempts)] as const]),
      ...(report.nextTryAt ? [['Næste forsøg', moment(report.nextTryAt)] as const] : []),
      ...(report.settledAt && !report.leftOut
        ? [[report.state === 'replaced' ? 'Erstattet' : 'Svar', moment(report.settledAt)] as const]
        : []),
    ]),
  )

const things = (page: ReportPage): Child => {
  const { things: all, leftOut } = page.report
  const shown = all.filter(({ kind, isError }) => kind !== 'citizen' || isError)
  return card(
    'Det, den fortæller',
    shown.length === 0
      ? emptyState(leftOut ? `Intet: forløbet er ${leftOutName[leftOut]}.` : 'Intet.')
      : html`<ul class="things">
            ${shown.map((thing) => html`<li>${thingLine(thing, page)}</li>`)}
          </ul>
          ${!page.isRelated && html`<p class="quiet small">Du har ikke en aktiv behandlingsrelation til barnet. Derfor ser du kun, hvad det er, og hvilken dag.</p>`}`,
  )
}

/** With a relation also whereto, and the way to the very contact; without, no more than the list says. */
function thingLine(thing: Thing, { isRelated, mayOpen, today }: ReportPage): Child {
  const name = thingName(thing, today) ?? ''
  const repeated =
    thing.isRepeated && html` <span class="quiet">(fortalt før; sendes igen, fordi resten henviser til det)</span>`
  const href = pathTo(thing)
  if (!isRelated || !mayOpen || !href) return html`${name}${repeated}`
  const target = thing.target && ` til ${lower(targetName[thing.target])}`
  return html`<a href="${href}">${name}</a>${target}${repeated}`
}

const lower = (text: string): string =>
  /^[A-ZÆØÅ]{2}/.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1)
