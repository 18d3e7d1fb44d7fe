import { dayOf } from '#platform/time.ts'
import { may } from '#registry/access/roles.ts'
import { card } from '#ui/card.ts'
import { day } from '#ui/danish.ts'
import { html, type Child } from '#ui/html.ts'
import { tag } from '#ui/tag.ts'
import { requestAddress } from '../addresses.ts'
import type { RequestView } from '../load.ts'
import { channelName, letterName } from '../words.ts'

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

/** What was made to be given, and each time it was given. */
export const deliveriesCard = ({ request, documents, deliveries, reader }: RequestView): Child =>
  documents.length > 0 &&
  card(
    'Udleveret',
    html`<ul class="plain-list">
        ${documents.map(
          ({ format, sha256 }) =>
            html`<li>
              ${may('request.deliver', reader) ? html`<a href="${requestAddress(request.id)}/documents/${format}">Aktindsigt som ${format.toUpperCase()}</a>` : `Aktindsigt som ${format.toUpperCase()}`}
              <span class="quiet small">kontrolsum ${sha256.slice(0, 16)}</span>
            </li>`,
        )}
        ${deliveries.map(
          (each) =>
            html`<li>
              ${each.copy === 1 ? 'Givet' : `Kopi nr. ${each.copy} givet`} til ${each.given_to} ${day(each.given_on)}
              med ${channelName[each.channel]}${each.fee_kroner > 0 && `, ${each.fee_kroner} kr.`}
            </li>`,
        )}
      </ul>
      ${deliveries.length > 0 && may('request.deliver', reader) && html`<p class="small"><a href="${requestAddress(request.id)}/deliveries/new">Registrér en kopi mere</a></p>`}`,
  )
