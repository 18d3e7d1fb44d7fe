import type { Accent } from './accents.ts'
import type { Errors } from './field.ts'
import { html, type Child } from './html.ts'
import { bar, wordmark } from './layout/bar.ts'
import { demoBar, document, skipLink, titleWith } from './layout/document.ts'
import type { Frame } from './layout/frame.ts'
import { menu } from './layout/menu.ts'

export type { Frame, MenuGroup, MenuItem } from './layout/frame.ts'

export type PageOptions = {
  /** Where one is, in words that hold no name: `Forløb`. */
  title: string
  /** Given when a form came back, so that the title says so. */
  errors?: Errors | undefined
  /** Fills the screen: tables and overviews. Otherwise the page is as wide as is good to read. */
  wide?: boolean | undefined
}

/** A page for those who work here: bar, menu, body. */
export const staffPage = (frame: Frame, { title, errors, wide }: PageOptions, body: Child) =>
  document(
    {
      title: titleWith(title, errors),
      accent: frame.accent,
      kind: 'staff',
      owner: `${frame.place} ${frame.person.name}`,
    },
    html`${skipLink()} ${demoBar(frame.demo)} ${bar(frame)}
      <div class="frame">
        ${menu(frame.menu)}
        <main id="main" tabindex="-1" class="${wide ? 'wide' : 'measured'}">${body}</main>
      </div>
      <footer class="foot">
        <p>${frame.place}</p>
        <p><a href="${frame.accessibilityUrl ?? '/was'}">Tilgængelighedserklæring</a></p>
      </footer>`,
  )

export type PlainOptions = {
  title: string
  errors?: Errors | undefined
  accent?: Accent | undefined
  demo?: boolean | undefined
  place?: string | undefined
  homeUrl?: string | undefined
  accessibilityUrl?: string | undefined
}

/** A page with one thing on it and nobody signed in: sign-in, refusals, faults. */
export const plainPage = (options: PlainOptions, body: Child) =>
  document(
    { title: titleWith(options.title, options.errors), accent: options.accent ?? 'fjord', kind: 'plain' },
    html`${skipLink()} ${demoBar(options.demo ?? false)}
      <header class="plain-head">
        ${wordmark(options.homeUrl ?? '/')} ${options.place && html`<p class="place">${options.place}</p>`}
      </header>
      <main id="main" tabindex="-1" class="plain-main">${body}</main>
      <footer class="foot">
        <p><a href="${options.accessibilityUrl ?? '/was'}">Tilgængelighedserklæring</a></p>
      </footer>`,
  )
