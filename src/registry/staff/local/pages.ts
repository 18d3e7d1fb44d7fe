import type { Errors, Typed } from '#platform/form.ts'
import type { OpenMunicipality } from '#registry/organisations/organisations.ts'
import { button } from '#ui/button.ts'
import { select } from '#ui/choice-fields.ts'
import { form, formActions, hiddenFields } from '#ui/form.ts'
import { html } from '#ui/html.ts'
import { plainPage } from '#ui/layout.ts'
import type { Link } from '#ui/links.ts'
import { emptyState } from '#ui/card.ts'
import { codeField, emailField, passwordField } from '#ui/text-fields.ts'

type Page = { demo: boolean; errors?: Errors | undefined }

export type SignInPage = Page & {
  municipalities: readonly OpenMunicipality[]
  municipalityId?: string | undefined
  next: string
  others: readonly Link[]
  typed?: Typed | undefined
}

/** The first page: where one works, one's address, one's password. */
export const signInPage = ({ municipalities, municipalityId, next, others, typed, errors, demo }: SignInPage) =>
  plainPage(
    { title: 'Log ind', errors, demo, place: 'For medarbejdere' },
    html`<h1>Log ind</h1>
      ${
        municipalities.length === 0
          ? emptyState(
              'Ingen kommune er åbnet her endnu. Den, der driver Trin 2, åbner en med kommandoen trin2 open-municipality.',
            )
          : form({ action: '/sign-in/local', errors }, [
              hiddenFields({ next }),
              whichMunicipality(municipalities, municipalityId, { typed, errors }),
              emailField({ name: 'email', label: 'E-mail', autocomplete: 'username', typed, errors }),
              passwordField({ name: 'password', label: 'Adgangskode', autocomplete: 'current-password', errors }),
              formActions(button('Fortsæt')),
            ])
      }
      ${otherWays(others)}`,
  )

const whichMunicipality = (
  municipalities: readonly OpenMunicipality[],
  value: string | undefined,
  { typed, errors }: { typed: Typed | undefined; errors: Errors | undefined },
) => {
  const [only, ...more] = municipalities
  if (only && more.length === 0) return hiddenFields({ municipality: only.id })
  const options = municipalities.map(({ id, name }) => ({ value: id, label: `${name} Kommune` }))
  return select({ name: 'municipality', label: 'Kommune', options, value, empty: 'Vælg kommune', typed, errors })
}

/** Other ways of signing in, as links below. */
export const otherWays = (others: readonly Link[]) =>
  others.length > 0 &&
  html`<p class="other-ways">
    Eller: ${others.map(({ href, label }, at) => html`${at > 0 && ' · '}<a href="${href}">${label}</a>`)}
  </p>`

/** The second page, the same whether what came before was right or not. */
export const codePage = ({ errors, demo }: Page) =>
  plainPage(
    { title: 'Kode', errors, demo, place: 'For medarbejdere' },
    html`<h1>Skriv koden fra din app</h1>
      ${form({ action: '/sign-in/code', errors }, [
        codeField({
          name: 'code',
          label: 'Kode',
          hint: 'Seks tal, som skifter hvert halve minut. Appen er den, du scannede QR-koden med, da du fik adgang.',
          errors,
        }),
        formActions(button('Log ind')),
      ])}
      <p class="other-ways"><a href="/sign-in/local">Begynd forfra</a></p>`,
  )
