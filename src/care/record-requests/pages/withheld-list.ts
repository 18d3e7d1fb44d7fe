import { html, type Child } from '#ui/html.ts'
import { itemAddress, reviewAddress } from '../addresses.ts'
import type { RequestView } from '../load.ts'
import { passageKey, passagesOf } from '../passages.ts'

/** R65: what is not given: of which thing, in which words, and for which regard; for the one who answers for it too. */
export const withheldList = ({ request, reviewed }: RequestView): Child => [
  reviewed
    .filter(({ verdict }) => verdict && verdict.verdict !== 'give')
    .map(
      ({ item, verdict, isChanged }) =>
        html`<section class="withheld">
          <h2 class="h5">
            ${item.mayRead ? html`<a href="${itemAddress(request.id, item)}">${item.title}</a>` : item.title}
          </h2>
          <p class="as-typed">Hensyn: ${verdict?.reason}</p>
          ${
            verdict?.verdict === 'withhold'
              ? html`<p>Undtages i sin helhed.</p>`
              : isChanged
                ? html`<p>Det er ændret, siden det blev gennemgået. Send afgørelsen tilbage, så det gennemgås igen.</p>`
                : item.mayRead &&
                  html`<p>Undtages:</p>
                    <ul>
                      ${item.sections.flatMap(({ heading, text }, section) =>
                        passagesOf(text)
                          .filter((_, n) => verdict?.withheld.includes(passageKey(section, n)))
                          .map((passage) => html`<li>${heading}: »${passage.trim()}«</li>`),
                      )}
                    </ul>`
          }
        </section>`,
    ),
  html`<p><a href="${reviewAddress(request.id)}">Se hele gennemgangen</a></p>`,
]
