import { html } from '#ui/html.ts'
import { plainPage } from '#ui/layout.ts'
import { publicPage } from '#ui/public-page.ts'
import type { OpenMunicipality } from '../municipalities.ts'

const COMPLAINT = 'https://digst.dk/digital-inklusion/webtilgaengelighed/oplever-du-ikke-tilgaengeligt-indhold/'

/** R103: for a municipality that has not said where its statement is: that it is missing, and how to get help and complain. */
export const accessibilityPage = (own: OpenMunicipality, demo: boolean) =>
  publicPage(
    {
      accent: own.accent,
      municipality: `${own.name} Kommune`,
      demo,
      homeUrl: `/k/${own.slug}`,
      accessibilityUrl: `/k/${own.slug}/was`,
    },
    { title: 'Tilgængelighedserklæring' },
    html`<h1>Tilgængeligheds&shy;erklæring</h1>
      <p>${own.name} Kommune har ikke offentliggjort en tilgængelighedserklæring for denne side endnu.</p>
      <h2>Er der noget, du ikke kan bruge?</h2>
      <p>Så fortæl os det. Vi hjælper dig på en anden måde, og vi retter det, der er i vejen.</p>
      ${reach(own)}
      <h2>Hvis vi ikke svarer</h2>
      <p>
        Har du ikke fået svar efter 10 arbejdsdage, eller synes du, at erklæringen burde være her, kan du
        <a href="${COMPLAINT}" rel="noreferrer">klage til Digitaliseringsstyrelsen</a>. Den holder øje med, at
        offentlige hjemmesider kan bruges af alle.
      </p>`,
  )

const reach = (own: OpenMunicipality) =>
  (own.phone || own.email) &&
  html`<ul>
    ${own.phone && html`<li>Ring på <a href="tel:${own.phone.replaceAll(/[^+\d]/g, '')}">${own.phone}</a>${own.phoneHours && ` (${own.phoneHours})`}</li>`}
    ${own.email && html`<li>Skriv til <a href="mailto:${own.email}">${own.email}</a></li>`}
  </ul>`

/** Where several municipalities share an installation, each has its own statement. */
export const accessibilityList = (open: readonly OpenMunicipality[], demo: boolean) =>
  plainPage(
    { title: 'Tilgængelighedserklæring', demo },
    html`<h1>Tilgængeligheds&shy;erklæring</h1>
      ${
        open.length === 0
          ? html`<p>Ingen kommune bruger denne side endnu.</p>`
          : html`<p>Hver kommune har sin egen erklæring.</p>
              <ul>
                ${open.map(({ slug, name }) => html`<li><a href="/k/${slug}/was">${name} Kommune</a></li>`)}
              </ul>`
      }`,
  )
