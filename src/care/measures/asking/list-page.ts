import { banner, type View } from '#care/pathways/pathways.ts'
import { may } from '#registry/access/roles.ts'
import { buttonLink, postButton } from '#ui/button.ts'
import { card, heading } from '#ui/card.ts'
import { moment, day } from '#ui/danish.ts'
import { html, type Child } from '#ui/html.ts'
import { staffPage, type Frame } from '#ui/layout.ts'
import { backLink } from '#ui/links.ts'
import { notice } from '#ui/notice.ts'
import { qrCode } from '#ui/qr-code.ts'
import { tag, type TagKind } from '#ui/tag.ts'
import { workTable } from '#ui/work-table.ts'
import { dayOf } from '#platform/time.ts'
import { channelName, informantName, momentName, shortTitleOf } from '../words.ts'
import { standingOfInvited, type Invited, type Standing } from './list.ts'
import { askedAddress } from './new-act.ts'

const standings = {
  answered: ['ok', 'besvaret'],
  cancelled: ['plain', 'trukket tilbage'],
  expired: ['warn', 'udløbet'],
  failed: ['bad', 'kunne ikke sendes'],
  waiting: ['plain', 'på vej'],
  opened: ['plain', 'åbnet'],
  reminded: ['plain', 'påmindet'],
  sent: ['plain', 'sendt'],
  handed_over: ['plain', 'givet i hånden'],
} as const satisfies Record<Standing, readonly [TagKind, string]>

/** Who was asked, how far they have come, and what can be done about it; and a link that was just made to be handed over. */
export function invitedPage(
  frame: Frame,
  view: View,
  { invited, link, failed }: { invited: readonly Invited[]; link: string | undefined; failed?: string | undefined },
) {
  const here = askedAddress(view.pathway.id)
  const mayAsk = may('pathway.work', view.reader)
  return staffPage(
    frame,
    { title: 'Sendte skemaer', wide: true },
    html`${banner(view, { linked: true, reads: may('pathway.read', view.reader) })}
    ${backLink(`/pathways/${view.pathway.id}/measures`, 'Mål og skemaer')}
    ${heading('Sendte skemaer', { line: 'Hvem der er bedt om at svare, og hvor langt de er.' })}
    ${failed && notice('error', failed)} ${link && handedOver(link)}
    ${card(
      null,
      html`${mayAsk && html`<p>${buttonLink('Send et skema', `${here}/new`, { kind: 'primary' })}</p>`}
      ${workTable({
        caption: 'Hvem der er bedt om at svare',
        quietCaption: true,
        columns: [
          { key: 'what', label: 'Skema' },
          { key: 'whom', label: 'Hvem' },
          { key: 'how', label: 'Hvordan' },
          { key: 'state', label: 'Hvor langt' },
          { key: 'until', label: 'Svar senest', tight: true },
          { key: 'act', label: 'Handling' },
        ],
        rows: invited.map((each) => row(each, view, mayAsk)),
        empty: 'Ingen er bedt om at svare endnu.',
      })}`,
    )}`,
  )
}

/** Shown once: the secret is kept nowhere. */
const handedOver = (link: string) =>
  card(
    'Giv linket i hånden',
    html`<p>
        Lad den, der skal svare, scanne koden, eller åbn linket på en skærm her. Det vises kun denne ene gang; du kan
        altid lave et nyt.
      </p>
      ${qrCode(link, 'QR-kode med linket. Kan den ikke scannes, så brug linket nedenfor.')}
      <p class="as-typed"><a href="${link}" rel="noreferrer">${link}</a></p>
      <p class="quiet">Åbnes linket på din egen skærm, så lås den eller log ud, før du giver den fra dig.</p>`,
  )

function row(invited: Invited, { pathway, now }: View, mayAsk: boolean) {
  const standing = standingOfInvited(invited, now)
  const [kind, name] = standings[standing]
  return {
    what: html`${shortTitleOf(invited.form_id, invited.own_title)}
      <span class="quiet small">${momentName[invited.moment]}</span>`,
    whom: html`${invited.name || informantName[invited.informant]}
      <span class="quiet small"
        >${informantName[invited.informant]}${invited.receiver && ` · gennem ${invited.receiver}`}</span
      >`,
    how: html`${channelName[invited.channel]}
      <span class="quiet small">${moment(invited.asked_at)}${invited.asked_by && `, ${invited.asked_by}`}</span>`,
    state: html`${tag(kind, name)} ${told(invited)}`,
    until: day(dayOf(invited.expires_at)),
    act: invited.response_id
      ? html`<a href="/pathways/${pathway.id}/measures/${invited.response_id}">Se svarene</a>`
      : mayAsk && !invited.cancelled_at && acts(invited, `${askedAddress(pathway.id)}/${invited.id}`),
  }
}

const told = ({ reminded_at, opened_at, answered_at }: Invited): Child => {
  const when = answered_at ?? opened_at ?? reminded_at
  return when && html`<span class="quiet small">${moment(when)}</span>`
}

const acts = (invited: Invited, at: string): Child =>
  html`${
    (invited.channel === 'handed_over' || invited.has_receiver) &&
    postButton(
      html`${invited.channel === 'handed_over' ? 'Nyt link' : 'Send igen'}<span class="sr-only"
          >: ${shortTitleOf(invited.form_id, invited.own_title)}</span
        >`,
      `${at}/link`,
    )
  }
  ${postButton(html`Træk tilbage<span class="sr-only">: ${shortTitleOf(invited.form_id, invited.own_title)}</span>`, `${at}/cancellation`, { kind: 'quiet' })}`
