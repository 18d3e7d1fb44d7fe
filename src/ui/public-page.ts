import type { Accent } from './accents.ts'
import type { Errors } from './field.ts'
import { attributes, html, type Child } from './html.ts'
import { demoBar, document, skipLink, titleWith } from './layout/document.ts'
import { progress } from './progress.ts'
import { danish, type PublicWords } from './public-words.ts'

/** What surrounds the citizen's pages. */
export type PublicFrame = {
  accent: Accent
  /** `Holbæk Kommune` */
  municipality: string
  demo: boolean
  homeUrl?: string | undefined
  accessibilityUrl?: string | undefined
  lang?: string | undefined
  dir?: 'ltr' | 'rtl' | undefined
  /** The layout's own words in that language; Danish when none are given. */
  words?: PublicWords | undefined
  languages?: readonly { lang: string; label: string; href: string; current?: boolean | undefined }[] | undefined
  /** Where *Forlad siden* leads: somewhere that tells nothing of what one came from. */
  leaveUrl?: string | undefined
  /** Signed in to *Mit forløb*: a way out is shown. */
  signOut?: { url: string; label: string } | undefined
  /** The address of the page is a secret. */
  secret?: boolean | undefined
}

export type PublicOptions = {
  title: string
  errors?: Errors | undefined
  step?: { at: number; of: number; minutes?: number | undefined } | undefined
  back?: { href: string; label: string } | undefined
}

/** A page for a citizen: one thing on it, a way out, and always where to get help at once. */
export function publicPage(frame: PublicFrame, { title, errors, step, back }: PublicOptions, body: Child) {
  const words = frame.words ?? danish
  return document(
    {
      title: titleWith(title, errors, words.error),
      accent: frame.accent,
      lang: frame.lang,
      dir: frame.dir,
      kind: 'public',
      owner: 'citizen',
      secret: frame.secret,
    },
    html`${skipLink(words.skip)} ${demoBar(frame.demo, words.demo)}
      <header class="public-head">
        <a class="municipality" href="${frame.homeUrl ?? '/'}">${frame.municipality}</a>
        <a class="leave" href="${frame.leaveUrl ?? 'https://www.dmi.dk/'}" rel="noreferrer" data-leave
          >${words.leave}</a
        >
      </header>
      ${
        (frame.languages || frame.signOut) &&
        html`<div class="public-tools">
          ${frame.languages && languages(words.languages, frame.languages)} ${frame.signOut && signOut(frame.signOut)}
        </div>`
      }
      <main id="main" tabindex="-1" class="public-main">
        ${back && html`<p class="back"><a href="${back.href}">${back.label}</a></p>`}
        ${step && progress(words.question(step.at, step.of, step.minutes), step.at, step.of)} ${body}
      </main>
      <footer class="public-foot">
        <div class="acute">
          <h2>${words.acute}</h2>
          ${words.acuteHelp}
        </div>
        <p><a href="${frame.accessibilityUrl ?? '/was'}">${words.accessibility}</a></p>
      </footer>`,
  )
}

const languages = (name: string, all: NonNullable<PublicFrame['languages']>) =>
  html`<nav class="languages" aria-label="${name}">
    <ul>
      ${all.map(
        ({ lang, label, href, current }) =>
          html`<li><a${attributes({ href, lang, hreflang: lang, 'aria-current': current && 'true' })}>${label}</a></li>`,
      )}
    </ul>
  </nav>`

const signOut = ({ url, label }: { url: string; label: string }) =>
  html`<form action="${url}" method="post" data-sign-out>
    <button type="submit" class="button-link">${label}</button>
  </form>`
