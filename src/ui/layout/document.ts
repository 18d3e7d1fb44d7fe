import type { Accent } from '../accents.ts'
import { asset } from '../assets.ts'
import { attributes, html, type Child } from '../html.ts'

export type Document = {
  title: string
  accent: Accent
  lang?: string | undefined
  dir?: 'ltr' | 'rtl' | undefined
  /** Which kind of page: `staff`, `public` or `plain`. */
  kind: 'staff' | 'public' | 'plain'
  /** Who typed what is kept in this tab; another person never gets it back. */
  owner?: string | undefined
  /** The address is a secret: it is told to no other page, also of ours, and no search engine keeps it. */
  secret?: boolean | undefined
}

/** The whole page around a body. Titles are read aloud, kept in the browser's history and seen on shared screens: no names. */
export const document = ({ title, accent, lang = 'da', dir, kind, owner, secret }: Document, body: Child) =>
  html`<!doctype html>
    <html${attributes({ lang, dir, class: `accent-${accent}` })}>
      <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="referrer" content="${secret ? 'strict-origin' : 'same-origin'}">
        ${secret && html`<meta name="robots" content="noindex, nofollow" />`}
        <title>${title} · Trin 2</title>
        <link rel="icon" href="${asset('favicon.svg')}" type="image/svg+xml">
        <link rel="stylesheet" href="${asset('css/dkfds.css')}">
        <link rel="stylesheet" href="${asset('app.css')}">
        <script type="module" src="${asset('app.js')}"></script>
      </head>
      <body${attributes({ class: kind, 'data-owner': owner })}>
        ${body}
      </body>
    </html>`

export const skipLink = (words = 'Gå til indholdet') => html`<a class="skip-link" href="#main">${words}</a>`

export const demoBar = (demo: boolean, words = 'Demo: opfundne personer. Skriv ikke rigtige oplysninger.') =>
  demo && html`<aside class="demo-bar" aria-label="Demo">${words}</aside>`

/** `Fejl` comes first, so that the one who hears the title knows that the form came back. */
export const titleWith = (title: string, errors: Readonly<Record<string, string>> | undefined, word = 'Fejl') =>
  errors && Object.keys(errors).length > 0 ? `${word}: ${title}` : title
