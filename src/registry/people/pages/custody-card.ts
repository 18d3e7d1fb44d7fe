import { buttonLink } from '#ui/button.ts'
import { card, emptyState, facts } from '#ui/card.ts'
import { capital, day } from '#ui/danish.ts'
import { html } from '#ui/html.ts'
import { details, notice } from '#ui/notice.ts'
import { custodyInWords } from '../banner.ts'
import type { Custody } from '../custody.ts'
import type { OpenedChild } from '../open-child.ts'
import { fullName, sourceName } from '../person.ts'

/** R81: who holds custody, shared or alone, since when, and how we know; and who held it before. */
export function custodyCard({ child, family }: OpenedChild) {
  const { custody, earlierCustody } = family
  const [known] = custody
  return card(
    'Forældremyndighed',
    html`${
      known
        ? html`<p><strong>${capital(custodyInWords(custody))}</strong></p>
            ${known.sharing === 'shared' && custody.length === 1 && notice('warning', 'Den anden indehaver er ikke registreret', 'Begge skal kendes, før de kan tages med på råd.')}
            ${facts([
              ['Gælder fra', day(known.validFrom)],
              ['Kilde', capital(sourceName[known.source])],
              ['Oplyst', day(known.sourceDate)],
              ['Registreret af', known.recordedBy],
            ])}`
        : emptyState('Ikke oplyst. Den, der henvender sig, har ikke nødvendigvis forældremyndigheden.')
    }
    ${
      earlierCustody.length > 0 &&
      details(
        'Tidligere',
        html`<ul>
          ${earlierCustody.map((row) => html`<li>${earlier(row)}</li>`)}
        </ul>`,
      )
    }`,
    { aside: buttonLink(known ? 'Ret' : 'Registrer', `/children/${child.id}/custody`, { kind: 'quiet' }) },
  )
}

const earlier = (row: Custody) =>
  `${fullName(row)}, ${row.sharing === 'sole' ? 'alene' : 'fælles'}: ${day(row.validFrom)} til ${row.validTo ? day(row.validTo) : ''}. ${capital(sourceName[row.source])}, ${day(row.sourceDate)}.`
