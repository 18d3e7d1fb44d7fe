import { dayOf } from '#platform/time.ts'
import { banner } from '#care/pathways/pathways.ts'
import { may, type Permission } from '#registry/access/roles.ts'
import { buttonLink, disabledAction } from '#ui/button.ts'
import { card, columns, facts, heading, nextStep } from '#ui/card.ts'
import { day, moment, relativeDay } from '#ui/danish.ts'
import { html, type Child } from '#ui/html.ts'
import { staffPage, type Frame } from '#ui/layout.ts'
import { backLink } from '#ui/links.ts'
import { notice } from '#ui/notice.ts'
import { tag } from '#ui/tag.ts'
import { mayReopen } from '../acts/reopening.ts'
import { requestAddress, reviewAddress } from '../addresses.ts'
import type { RequestView } from '../load.ts'
import { isOverdue, type Step } from '../request.ts'
import {
  askedByName,
  channelName,
  closingName,
  decisionName,
  letterName,
  powerWords,
  stepName,
  trackName,
} from '../words.ts'
import { deliveriesCard, lettersCard } from './sent-cards.ts'

/** One request: its clock, the one thing to do next, what was asked, and what was done. */
export const requestPage = (frame: Frame, view: RequestView) =>
  staffPage(
    frame,
    { title: trackName[view.request.track], wide: true },
    html`${banner(view, { linked: true, reads: may('pathway.read', view.reader) && !view.onlyHandles })}
    ${backLink('/record-requests', 'Aktindsigt')}
    ${heading(trackName[view.request.track], { line: html`Modtaget ${moment(view.request.received_at)} ${clock(view)}` })}
    ${view.request.sent_back && notice('warning', 'Afgørelsen er taget op igen', view.request.sent_back)}
    ${view.lost && !view.request.closed_at && notice('warning', 'Retten er ændret, siden der blev spurgt', view.lost)}
    ${columns(
      html`${next(view)} ${asked(view)} ${decided(view)}`,
      html`${lettersCard(view)} ${deliveriesCard(view)} ${otherWays(view)}`,
    )}`,
  )

/** R59: the clock is always shown. */
const clock = (view: RequestView): Child => {
  if (view.request.closed_at && view.request.closed_without)
    return tag('plain', `lukket uden svar ${day(dayOf(view.request.closed_at))}`)
  if (view.request.closed_at) return tag('ok', `besvaret ${day(dayOf(view.request.closed_at))}`)
  const words = `svar senest ${day(view.deadline)}, ${relativeDay(view.deadline, view.today)}`
  return tag(isOverdue(view.standing, view.today) ? 'bad' : 'info', words)
}

const WHAT: Record<Step, string> = {
  closed: 'Anmodningen er besvaret, og det står i journalen.',
  notice:
    'Fristen er overskredet. Giv besked om hvorfor, og hvornår svaret kommer. Før beskeden er sendt, kan der ikke arbejdes videre.',
  answer: 'Skriv svaret som et brev.',
  review: 'Gennemgå det, der er bedt om, stykke for stykke.',
  decision: 'Alt er gennemgået. Træf afgørelsen.',
  approval: 'Noget bliver ikke givet. En anden leder end den, der har truffet afgørelsen, skal godkende det.',
  sending: 'Brevet er skrevet. Send det, og registrér, at det er sendt.',
  documents: 'Afgørelsen er truffet. Dan det, der skal udleveres.',
  delivery: 'Dokumenterne er dannet. Udlevér dem, og registrér det.',
}

const next = (view: RequestView): Child => {
  const [href, permission] = whereTo(view)
  const what = view.request.closed_without
    ? 'Anmodningen er lukket uden svar, og det står i journalen.'
    : WHAT[view.step]
  if (!href) return card('Næste skridt', html`<p>${what}</p>`)
  const action = may(permission, view.reader)
    ? buttonLink(stepName[view.step], href, { kind: 'primary' })
    : disabledAction(
        stepName[view.step],
        permission === 'request.approve' ? 'En leder gør det.' : 'En behandler eller leder gør det.',
      )
  const detail = view.step === 'review' ? `${view.counts.unreviewed} af ${view.reviewed.length} mangler.` : undefined
  return nextStep({ what, action, ...(detail && { detail }) })
}

const whereTo = (view: RequestView): readonly [href: string | null, permission: Permission] => {
  const at = requestAddress(view.request.id)
  const letter = view.letters.findLast(({ kind, sent_on, isReplaced }) => kind !== 'notice' && !sent_on && !isReplaced)
  const unsentNotice = view.letters.findLast(
    ({ kind, sent_on, isReplaced }) => kind === 'notice' && !sent_on && !isReplaced,
  )
  const places = {
    closed: [null, 'request.read'],
    notice: [unsentNotice ? `${at}/letters/${unsentNotice.id}/sending` : `${at}/notice`, 'request.deliver'],
    answer: [`${at}/answer`, 'request.handle'],
    review: [reviewAddress(view.request.id), 'request.handle'],
    decision: [`${at}/decision`, 'request.handle'],
    approval: [`${at}/approval`, 'request.approve'],
    sending: [letter ? `${at}/letters/${letter.id}/sending` : null, 'request.deliver'],
    documents: [`${at}/documents`, 'request.deliver'],
    delivery: [`${at}/deliveries/new`, 'request.deliver'],
  } as const satisfies Record<Step, readonly [string | null, Permission]>
  return places[view.step]
}

const scopeWords = ({ request }: RequestView): string => {
  if (request.scope === 'period' && request.scope_from && request.scope_to)
    return `fra ${day(request.scope_from)} til ${day(request.scope_to)}`
  return request.scope === 'pathway' ? 'dette forløb' : 'alt'
}

const asked = (view: RequestView): Child => {
  const { request } = view
  return card(
    'Anmodningen',
    facts([
      ['Fra', `${request.name}, ${askedByName[request.asked_by].toLowerCase()}`],
      ['Kom med', channelName[request.channel]],
      ['Omfang', scopeWords(view)],
      ...(request.about ? [['Med egne ord', html`<span class="as-typed">${request.about}</span>`] as const] : []),
      ['Identitet', `${request.identity} (${request.registrar_name})`],
      ['Alder den dag', `${request.age_then} år`],
      ['Forældremyndighed den dag', request.custody_then],
      ...(request.power_of_attorney ? [['Fuldmagt', powerWords(request)] as const] : []),
      ...(request.maturity ? [['Vurdering af modenhed', request.maturity] as const] : []),
      [
        'Behandles af',
        [
          request.handler_name ?? 'ingen endnu',
          !request.closed_at &&
            may('request.register', view.reader) &&
            html` ·
              <a href="${requestAddress(request.id)}/handler">${request.handler_name ? 'Giv den videre' : 'Vælg'}</a>`,
        ],
      ],
      ...(request.closed_without
        ? [
            ['Lukket uden svar', closingName[request.closed_without]] as const,
            ['Hvorfor', html`<span class="as-typed">${request.closed_reason ?? ''}</span>`] as const,
          ]
        : []),
    ]),
  )
}

const decided = ({ request, counts, reviewed, reader }: RequestView): Child =>
  request.decision &&
  card(
    'Afgørelse',
    facts([
      ['Afgørelse', decisionName[request.decision]],
      ['Truffet', request.decided_at && `${moment(request.decided_at)} af ${request.decider_name ?? ''}`],
      ...(request.decision === 'full'
        ? []
        : [
            ['Begrundelse', request.decision_reason] as const,
            [
              'Godkendt',
              request.approved_at
                ? `${moment(request.approved_at)} af ${request.approver_name ?? ''}`
                : tag('warn', 'ikke endnu'),
            ] as const,
          ]),
      [
        'Gennemgået',
        html`${counts.given} gives, ${counts.inPart} med undtagelser, ${counts.withheld} undtages
        ${reviewed.length > 0 && may('request.handle', reader) && html`<br /><a href="${reviewAddress(request.id)}">Se gennemgangen</a>`}`,
      ],
    ]),
  )

/** What is not the next step, and can be done all the same. */
const otherWays = (view: RequestView): Child => {
  const at = requestAddress(view.request.id)
  const ways = [
    // what was reviewed is looked at again, and changed, until it is decided
    view.step === 'decision' &&
      may('request.handle', view.reader) &&
      html`Er noget forkert gennemgået? <a href="${reviewAddress(view.request.id)}">Se gennemgangen igen</a>`,
    view.step !== 'notice' &&
      may('request.deliver', view.reader) &&
      html`Når I det ikke? <a href="${at}/notice">${letterName.notice}</a>`,
    view.step === 'sending' &&
      view.request.track !== 'access' &&
      may('request.handle', view.reader) &&
      html`Er brevet forkert? <a href="${at}/answer">Skriv det om</a>`,
    mayReopen(view) && html`Er afgørelsen forkert? <a href="${at}/reopening">Tag den op igen</a>`,
    may('request.handle', view.reader) && html`Skal der ikke svares? <a href="${at}/closure">Luk uden svar</a>`,
  ].filter(Boolean)
  return (
    view.step !== 'closed' &&
    ways.length > 0 &&
    card(
      'Andet, I kan gøre',
      ways.map((way) => html`<p>${way}</p>`),
    )
  )
}
