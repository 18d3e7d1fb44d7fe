import { dayOf } from '#platform/time.ts'
import { may } from '#registry/access/roles.ts'
import { card } from '#ui/card.ts'
import { day } from '#ui/danish.ts'
import { html, type Child } from '#ui/html.ts'
import { tag } from '#ui/tag.ts'
import { aboutFile, type Attachment } from '#care/journal/journal.ts'
import { requestAddress } from '../addresses.ts'
import { filesOf, mayFetch } from '../files.ts'
import type { RequestView } from '../load.ts'
import { channelName, HAS_CONCERN, letterName } from '../words.ts'

/** The letters to who asked, and whether they are sent. */
export const lettersCard = ({ request, letters, reader }: RequestView): Child => {
  const at = `${requestAddress(request.id)}/letters`
  return (
    letters.length > 0 &&
    card(
      'Breve',
      html`<ul class="plain-list">
        ${letters.map(
          (letter) =>
            html`<li>
              ${letterName[letter.kind]}, skrevet ${day(dayOf(letter.written_at))}
              ${
                letter.sent_on && letter.channel
                  ? tag('ok', `sendt ${day(letter.sent_on)} med ${channelName[letter.channel]}`)
                  : letter.isReplaced
                    ? tag('plain', 'skal ikke sendes')
                    : tag('warn', 'ikke sendt')
              }
              ${
                may('request.deliver', reader) &&
                html`<br /><a href="${at}/${letter.id}/document">Hent ${letterName[letter.kind].toLowerCase()} (PDF)</a>
                  ${!letter.sent_on && !letter.isReplaced && !request.closed_at && html` · <a href="${at}/${letter.id}/sending">Registrér som sendt</a>`}`
              }
            </li>`,
        )}
      </ul>`,
    )
  )
}

/** What was made to be given, the files that go with it, and each time it was given. */
export const deliveriesCard = (view: RequestView): Child => {
  const { request, documents, deliveries, reader } = view
  const at = requestAddress(request.id)
  const isFor = may('request.deliver', reader)
  const isOpen = isFor && mayFetch(view) && !request.closed_without
  return (
    documents.length > 0 &&
    card(
      deliveries.length > 0 ? 'Udleveret' : request.closed_without ? 'Dannet, men ikke udleveret' : 'Til udlevering',
      html`<ul class="plain-list">
          ${documents.map(
            ({ format, sha256 }) =>
              html`<li>
                ${isOpen ? html`<a href="${at}/documents/${format}">Aktindsigt som ${format.toUpperCase()}</a>` : `Aktindsigt som ${format.toUpperCase()}`}
                <span class="quiet small">kontrolsum ${sha256.slice(0, 16)}</span>
              </li>`,
          )}
          ${filesOf(view).map((file) => html`<li>Bilag: ${fileLink(view, file, isOpen)}</li>`)}
          ${deliveries.map(
            (each) =>
              html`<li>
                ${each.copy === 1 ? 'Givet' : `Kopi nr. ${each.copy} givet`} til ${each.given_to} ${day(each.given_on)}
                med ${channelName[each.channel]}${each.fee_kroner > 0 && `, ${each.fee_kroner} kr.`}
              </li>`,
          )}
        </ul>
        ${isFor && !isOpen && !request.closed_without && html`<p class="small">${HAS_CONCERN}</p>`}
        ${deliveries.length > 0 && isFor && html`<p class="small"><a href="${at}/deliveries/new">Registrér en kopi mere</a></p>`}`,
    )
  )
}

const fileLink = ({ request }: RequestView, file: Attachment, isOpen: boolean): Child =>
  isOpen
    ? html`<a href="${requestAddress(request.id)}/documents/files/${file.id}">${file.name}</a>
        <span class="quiet small">${aboutFile(file)}</span>`
    : file.name

/** R63: by name, what is to be handed over beside the document: the files whose lines stand in it, and no other. */
export const filesToGive = (view: RequestView): Child => {
  const files = filesOf(view)
  return (
    files.length > 0 &&
    html`<h2 class="h5">Bilag, der gives med</h2>
      <ul>
        ${files.map((file) => html`<li>${fileLink(view, file, mayFetch(view))}</li>`)}
      </ul>`
  )
}
