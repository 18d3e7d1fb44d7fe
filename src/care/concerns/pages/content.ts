import { shortDay } from '#ui/danish.ts'
import { html, type Child } from '#ui/html.ts'
import type { Written } from '../concern.ts'
import { groundName, toldName } from '../words.ts'

/** What an underretning says, heading by heading, as it is read here and by the one who receives it. */
export const contentOf = (written: Written): Child => [
  html`<h3>Grund efter barnets lov § 133</h3>
    <ul>
      ${written.grounds.map((ground) => html`<li>${groundName[ground]}</li>`)}
    </ul>`,
  said('Det, der giver anledning til bekymring', written.facts),
  said('Barnets egne ord', written.childWords),
  said('Det, vi har set', written.observed),
  said('Det, vi har gjort', written.done),
  said('Barnets eget syn på det', written.childView),
  said('Søskende, som også kan være i risiko', written.siblings),
  html`<h3>Er familien orienteret?</h3>
    <p>${written.familyTold ? toldName[written.familyTold] : 'Ikke oplyst'}.</p>
    ${
      written.familyTold === 'told'
        ? html`<p class="as-typed">${written.toldWhat}</p>
            <p class="quiet">
              Af ${written.toldBy}${written.toldOn && `, ${shortDay(written.toldOn)} ${written.toldOn.slice(0, 4)}`}
            </p>`
        : written.notToldWhy && html`<p class="as-typed">${written.notToldWhy}</p>`
    }`,
]

const said = (heading: string, text: string): Child =>
  text &&
  html`<h3>${heading}</h3>
    <p class="as-typed">${text}</p>`
