import type { Errors, Typed } from '#platform/form.ts'
import type { Day } from '#platform/time.ts'
import { clockOf, PRELIMINARY_TALK_DAYS } from '#care/pathways/pathways.ts'
import { postButton } from '#ui/button.ts'
import { card, columns, heading } from '#ui/card.ts'
import { age, day, moment } from '#ui/danish.ts'
import { html, type Child } from '#ui/html.ts'
import { staffPage, type Frame } from '#ui/layout.ts'
import { backLink } from '#ui/links.ts'
import { notice } from '#ui/notice.ts'
import { clockBadge } from '#ui/tag.ts'
import { mayDo } from '../enquiry.ts'
import type { Enquiry } from '../load.ts'
import type { Match } from '../matches.ts'
import { enquiryFacts } from './enquiry-facts.ts'
import { guideForm, openForm, withdrawForm } from './enquiry-forms.ts'
import { matchTable, sameOption } from './match-table.ts'
import type { Places } from './opening-fields.ts'
import { guidedReasonName, statusName } from './words.ts'

export type ActName = 'pathway' | 'joining' | 'guidance' | 'withdrawal'

export type EnquiryView = {
  enquiry: Enquiry
  joined: readonly Enquiry[]
  matches: readonly Match[]
  places: Places
  today: Day
  /** The number that came with the henvendelse, with its last four digits hidden. */
  hiddenCpr: string | null
  mayOpenPathway: boolean
  /** What came back from one of the forms. */
  back?: { act: ActName; typed: Typed; errors?: Errors | undefined; conflict?: boolean | undefined } | undefined
}

/** A henvendelse with everything known of it, whom it may be the same as, and what can be done. */
export function enquiryPage(frame: Frame, view: EnquiryView) {
  const { enquiry, joined, back } = view
  const name = `${enquiry.child_given_name} ${enquiry.child_family_name}`
  const isWaiting = mayDo('open', enquiry.status)
  return staffPage(
    frame,
    { title: 'Henvendelse', errors: back?.errors, wide: true },
    html`${backLink('/entrance', 'Indgangen')}
    ${heading(name, {
      line: html`${age(enquiry.child_birth_date, view.today)} år, født ${day(enquiry.child_birth_date)} · modtaget
      ${moment(enquiry.received_at)} · kvittering ${enquiry.receipt}`,
      actions:
        isWaiting &&
        html`<span class="quiet">Til forsamtale</span>
          ${clockBadge(clockOf({ from: enquiry.received_on, goalDays: PRELIMINARY_TALK_DAYS, today: view.today }))}`,
    })}
    ${back?.conflict && conflict(view)} ${!isWaiting && !back?.conflict && outcome(view)}
    ${isWaiting && back?.act === 'joining' && back.errors && notice('error', Object.values(back.errors).join(' '), null, { live: true })}
    ${isWaiting && matchCard(view)}
    ${columns(
      html`${card('Henvendelsen', enquiryFacts(enquiry))}
      ${joined.map((each) => card(`Også modtaget ${moment(each.received_at)}`, enquiryFacts(each), { aside: html`<span class="quiet">kvittering ${each.receipt}</span>` }))}`,
      isWaiting ? html`${openForm(view)} ${guideForm(view)} ${withdrawForm(view)}` : null,
    )}`,
  )
}

/** Two handled it at once: what has happened, and everything the second one typed. */
const conflict = (view: EnquiryView): Child => {
  const isWaiting = view.enquiry.status === 'waiting'
  return html`${notice(
    'warning',
    isWaiting ? 'Henvendelsen er ændret, mens du skrev' : 'En kollega har behandlet henvendelsen, mens du skrev',
    isWaiting
      ? 'Intet af det, du skrev, er gået tabt. Se det nye, og gem igen, hvis dit stadig passer.'
      : handledWords(view),
    { live: true },
  )}
  ${!isWaiting && typedCard(view.back?.typed ?? {})}`
}

const outcome = (view: EnquiryView): Child =>
  notice('info', `Henvendelsen er ${statusName[view.enquiry.status]}`, handledWords(view))

function handledWords({ enquiry, mayOpenPathway }: EnquiryView): Child {
  const by = html`${enquiry.handler_name ?? 'Systemet'}, ${enquiry.handled_at && moment(enquiry.handled_at)}.`
  const pathway =
    enquiry.pathway_id && mayOpenPathway && html`<a href="/pathways/${enquiry.pathway_id}">Gå til forløbet</a>`
  const first =
    !enquiry.pathway_id &&
    enquiry.joined_to &&
    html`<a href="/entrance/${enquiry.joined_to}">Gå til den henvendelse, den er lagt sammen med</a>`
  return html`<p>${by} ${pathway} ${first}</p>
    ${enquiry.outcome_reason && html`<p>Grund: ${enquiry.outcome_reason}</p>`}
    ${enquiry.guided_to && html`<p>Vist hen til: ${enquiry.guided_to}</p>`}`
}

const SILENT = ['once', 'version', 'kept', 'cpr', 'childId', 'unitId', 'residence', 'acting', 'with', 'themes']

function typedCard(typed: Typed): Child {
  const reasons: Readonly<Record<string, string>> = guidedReasonName
  const lines = Object.entries(typed).flatMap(([name, value]) =>
    SILENT.includes(name) || value === ''
      ? []
      : [
          [value]
            .flat()
            .map((word) => reasons[word] ?? word)
            .join(', '),
        ],
  )
  return lines.length > 0 && card('Det, du skrev', html`<div class="as-typed">${lines.join('\n')}</div>`)
}

function matchCard({ enquiry, matches }: EnquiryView): Child {
  if (matches.length === 0) return null
  const here = {
    givenName: enquiry.child_given_name,
    familyName: enquiry.child_family_name,
    birthDate: enquiry.child_birth_date,
    hasCpr: enquiry.cpr_lookup !== null,
  }
  const act = (match: Match) =>
    (match.kind === 'enquiry' || match.pathwayStatus === 'active') &&
    postButton('Læg sammen', `/entrance/${enquiry.id}/joining`, {
      values: { version: enquiry.version, with: sameOption(match).value },
    })
  return card(
    'Er det et barn, der er her i forvejen?',
    html`${matchTable(here, matches, act)}
      <p class="quiet small">
        Læg kun sammen, når du er sikker. Den første henvendelse bestemmer, hvornår uret begyndte.
      </p>`,
  )
}
