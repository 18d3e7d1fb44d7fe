import type { Errors } from '#platform/form.ts'
import { button } from '#ui/button.ts'
import { form, formActions, hiddenFields } from '#ui/form.ts'
import { html } from '#ui/html.ts'
import { plainPage } from '#ui/layout.ts'
import { details } from '#ui/notice.ts'
import { codeField, passwordField } from '#ui/text-fields.ts'
import type { Invited } from './accounts.ts'
import { SHORTEST_PASSWORD } from './password-rules.ts'
import { qrCode } from '#ui/qr-code.ts'
import { authenticatorUrl } from './totp.ts'

export type ActivationPage = {
  action: string
  invited: Invited
  secret: string
  sealedSecret: string
  demo: boolean
  errors?: Errors | undefined
}

/** Where a new member of staff chooses a password and connects the app that gives the codes. */
export const activationPage = ({ action, invited, secret, sealedSecret, demo, errors }: ActivationPage) =>
  plainPage(
    { title: 'Få adgang', errors, demo, place: 'For medarbejdere' },
    html`<h1>Velkommen, ${invited.name}</h1>
      <p>
        Vælg en adgangskode, og forbind en app, der giver dig en ny kode hver gang. Din adgang er personlig og må ikke
        deles.
      </p>
      ${form({ action, errors }, [
        hiddenFields({ secret: sealedSecret }),
        html`<input type="hidden" name="username" autocomplete="username" value="${invited.email}" />`,
        passwordField({
          name: 'password',
          label: 'Ny adgangskode',
          hint: `Mindst ${SHORTEST_PASSWORD} tegn. Tre-fire ord, der ikke hører sammen, er nemme at huske og svære at gætte.`,
          autocomplete: 'new-password',
          errors,
        }),
        passwordField({ name: 'again', label: 'Adgangskoden igen', autocomplete: 'new-password', errors }),
        connectApp(secret, invited.email),
        codeField({ name: 'code', label: 'Koden, som appen viser nu', hint: 'Seks tal.', errors }),
        formActions(button('Gem, og log ind')),
      ])}`,
  )

const connectApp = (secret: string, email: string) =>
  html`<div class="form-group connect">
    <h2>Forbind din app</h2>
    <p>
      Åbn en app til engangskoder på telefonen, fx Microsoft Authenticator, Google Authenticator eller den, jeres
      it-afdeling bruger. Vælg at tilføje en konto, og scan billedet.
    </p>
    ${qrCode(authenticatorUrl(secret, email), 'QR-kode til din app. Kan du ikke scanne den, så skriv nøglen nedenfor i appen.')}
    ${details(
      'Kan du ikke scanne?',
      html`<p>Skriv denne nøgle i appen:</p>
        <p class="key"><code>${inFours(secret)}</code></p>`,
    )}
  </div>`

const inFours = (secret: string): string => secret.replaceAll(/(.{4})(?=.)/g, '$1 ')
